import { type Answer, notThere, type PageRequest, page } from '../../../ui/answer.ts'
import { dateOf } from '../../../ui/dates.ts'
import { BackLink, PageHeading, Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { PatientDb } from '../../access/index.ts'
import { AboutEntry } from './ask.page.tsx'
import { answer_days, dueAt, type Question, questionsOf } from './ask-question.ts'
import { lookAt } from './looks.ts'
import { readerOf } from './who-looked.page.tsx'
import { words } from './words.ts'

/** `GET /who-looked/questions/:id`: what was asked, and the answer or when it will come. */
export async function questionPage(request: PageRequest, db: PatientDb<'audit:read'>): Promise<Answer> {
  const { look, lang, params, query } = request
  const text = words(lang).questions
  const [question] = await questionsOf(db, params.id ?? '')
  const entry = question ? await lookAt(db, question.entry) : null
  // The line may have become one that this reader must not see; then the question is none of hers either.
  if (!question || entry === null) return notThere
  const sent = query.has('sent') && question.answered_at === null
  return page(
    text.title,
    <>
      <BackLink lang={lang} href="/who-looked" text={text.back} />
      {sent && (
        <Notice kind="success" title={text.sentTitle}>
          <p>{text.sentText(answer_days)}</p>
        </Notice>
      )}
      <PageHeading title={text.title} />
      <AboutEntry title={text.about} entry={entry} reader={readerOf(request, db)} zone={look.zone} />
      <Section id="asked" title={text.question}>
        <p class="as-written">{question.question}</p>
        <p class="hint">
          {text.askedBy(question.asked_by_name ?? '', dateOf(question.asked_at, lang, look.zone))}
        </p>
      </Section>
      <Section id="answer" title={text.answer}>
        <TheAnswer request={request} question={question} />
      </Section>
    </>,
  )
}

function TheAnswer({ request, question }: { request: PageRequest; question: Question }) {
  const { look, lang } = request
  const text = words(lang).questions
  if (question.answer === null || question.answered_at === null) {
    const due = dueAt(question.asked_at)
    const late = due.epochMilliseconds < look.now.epochMilliseconds
    return <p>{late ? text.late : text.noAnswer(dateOf(due, lang, look.zone))}</p>
  }
  return (
    <>
      <p class="as-written">{question.answer}</p>
      <p class="hint">{text.answeredBy(look.clinic.name, dateOf(question.answered_at, lang, look.zone))}</p>
    </>
  )
}
