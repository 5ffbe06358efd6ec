import { Facts } from '../../../ui/facts.tsx'
import type { Lang } from '../../../ui/page.ts'
import { plainName } from '../../terminology/index.ts'
import { type Json, objects, str } from '../in-words/json.ts'
import { refOf } from '../in-words/reference.ts'
import { valueInWords } from '../in-words/value.ts'
import { dateWhen } from '../in-words/when.ts'
import type { Leads } from './leads.ts'
import { words } from './words.ts'

type Asked = { question: string; official: string | null; answers: string[]; inner: Asked[] }

const deepest = 8

/** The questions of a QuestionnaireResponse (R4) with their answers, groups within groups. */
export function questionsOf(json: Json, reader: { lang: Lang; zone: string }, depth = 0): Asked[] {
  if (depth > deepest) return []
  return objects(json.item).map(item => {
    const answers = objects(item.answer)
    const inner = [...objects(item.item), ...answers.flatMap(answer => objects(answer.item))]
    return {
      ...questionOf(item, reader.lang),
      answers: answers.flatMap(answer => answerOf(answer, reader) ?? []),
      inner: questionsOf({ item: inner }, reader, depth + 1),
    }
  })
}

/** Many sources number their questions with LOINC codes, as in `/44250-9`. */
function questionOf(item: Json, lang: Lang): { question: string; official: string | null } {
  const text = str(item.text)
  const code = /(\d{1,7}-\d)$/.exec(str(item.linkId) ?? '')?.[1]
  const named = code ? plainName({ coding: [{ system: 'http://loinc.org', code }] }, lang, 'item') : null
  if (named?.known) return { question: named.plain, official: text }
  return { question: text ?? str(item.linkId) ?? words(lang).question, official: null }
}

function answerOf(answer: Json, reader: { lang: Lang; zone: string }): string | null {
  const { valueCoding, valueReference, valueUri } = answer
  if (valueCoding !== undefined) return plainName(valueCoding, reader.lang).plain
  if (valueReference !== undefined) return refOf(valueReference)?.display ?? null
  return valueInWords(answer, reader)?.text ?? str(valueUri)
}

/** A questionnaire as it was answered: who, when, and each question with its answer. */
export function Answers(props: { lang: Lang; zone: string; json: Json; leads: Leads }) {
  const { lang, json, leads } = props
  const text = words(lang)
  const author = refOf(json.author)
  return (
    <>
      <Facts
        facts={[
          { term: text.answeredOn, detail: dateWhen(json.authored, props)?.full },
          { term: text.answeredBy, detail: author && (leads(author)?.text ?? author.display) },
        ]}
      />
      <h2>{text.questions}</h2>
      <AskedList lang={lang} asked={questionsOf(json, props)} />
    </>
  )
}

/** Questions with their answers, those without one too. */
export function AskedList({ lang, asked }: { lang: Lang; asked: readonly Asked[] }) {
  return (
    <Facts
      facts={asked.map(({ question, official, answers, inner }) => ({
        term: question,
        detail: (
          <>
            {answers.join(', ') || (inner.length === 0 && <span class="hint">{words(lang).noAnswer}</span>)}
            {official && official !== question && <span class="hint"> ({official})</span>}
            {inner.length > 0 && <AskedList lang={lang} asked={inner} />}
          </>
        ),
      }))}
    />
  )
}
