import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { dateOf, dateTimeOf } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { ClinicDb } from '../../access/index.ts'
import {
  type AskedOfUs,
  answerQuestion,
  longest_answer,
  most_related,
  questionAsked,
  relatedTo,
} from './answer-question.ts'
import type { Look } from './looks.ts'
import { Due } from './questions.staff.tsx'
import { sayWhat, sayWho, sayWhy, sentence } from './say.ts'
import { words } from './words.ts'

type Db = ClinicDb<'questions:answer'>

/** `GET /staff/questions/:id`: the access in question, what else its account did here, and the answer. */
export async function staffQuestionPage(request: PageRequest, db: Db): Promise<Answer> {
  const question = await questionAsked(db, request.params.id ?? '')
  return question === null ? notThere : draw(request, db, question)
}

/** `POST /staff/questions/:id`: the answer. Of two who answer at once the first one's counts. */
export async function takeAnswer(request: PageRequest, db: Db): Promise<Answer> {
  const { form, look, lang, params, baseUrl } = request
  const text = words(lang).staff
  const question = await questionAsked(db, params.id ?? '')
  if (question === null) return notThere
  const answer = (form.answer ?? '').trim()
  const wrong = (field: string, words: string) => draw(request, db, question, [{ field, text: words }])
  if (answer === '') return wrong('answer', text.noText)
  if (answer.length > longest_answer) return wrong('answer', text.longText(longest_answer))
  const clinic = look.clinic.name
  const done = await answerQuestion(db, { id: question.id, answer, clinic, baseUrl }, look.now)
  if (done.answered) return redirect('/staff/questions?sent')
  switch (done.why) {
    case 'not-there':
      return notThere
    case 'own':
      return wrong('answer', text.own)
    case 'already':
      return draw(request, db, (await questionAsked(db, question.id)) ?? question, [], true)
  }
}

async function draw(
  request: PageRequest,
  db: Db,
  question: AskedOfUs,
  errors: readonly FieldError[] = [],
  late = false,
): Promise<Answer> {
  const { look, lang } = request
  const text = words(lang).staff
  const related = await relatedTo(db, question)
  return staffPage(
    request,
    'questions',
    { title: text.one, caption: text.of(question.patient_name ?? '') },
    <>
      <BackLink lang={lang} href="/staff/questions" text={text.title} />
      <ErrorSummary lang={lang} errors={errors} />
      {late && (
        <Notice kind="warning" title={text.meanwhileTitle}>
          <p>{text.meanwhileText}</p>
        </Notice>
      )}
      <Section id="question" title={text.question}>
        <p class="as-written">{question.asked}</p>
        <p class="hint">
          {question.asked_by_name ?? text.somebody}, {dateOf(question.asked_at, lang, look.zone)}{' '}
          {question.answered_at === null && <Due asked={question.asked_at} now={look.now} lang={lang} />}
        </p>
      </Section>
      <Section id="access" title={text.access}>
        <Access request={request} question={question} />
      </Section>
      <Section id="related" title={text.related}>
        <Related request={request} question={question} related={related} />
      </Section>
      <Section id="answering" title={text.theAnswer}>
        <TheAnswer request={request} db={db} question={question} errors={errors} />
      </Section>
    </>,
    errors.length > 0 || late ? { status: 422 } : {},
  )
}

const readerOf = (request: PageRequest, question: AskedOfUs) => ({
  lang: request.lang,
  account: '',
  of: question.patient_name ?? '',
})

function Access({ request, question }: { request: PageRequest; question: AskedOfUs }): JSX.Element {
  const { look, lang } = request
  const text = words(lang).staff
  const reader = readerOf(request, question)
  return (
    <Facts
      facts={[
        { term: text.when, detail: dateTimeOf(question.micros / 1000, lang, look.zone) },
        { term: text.who, detail: sayWho(question, reader) },
        { term: text.what, detail: sentence(sayWhat(question, lang, reader.of)) },
        { term: text.why, detail: sayWhy(question, reader) ?? text.noWhy },
      ]}
    />
  )
}

function Related(props: {
  request: PageRequest
  question: AskedOfUs
  related: readonly Look[]
}): JSX.Element {
  const { request, question, related } = props
  const { look, lang } = request
  const text = words(lang).staff
  const reader = readerOf(request, question)
  if (related.length === 0) return <p>{text.noRelated}</p>
  const columns: Column<Look>[] = [
    { head: text.when, cell: one => dateTimeOf(one.micros / 1000, lang, look.zone), names: true },
    { head: text.what, cell: one => sentence(sayWhat(one, lang, reader.of)) },
    { head: text.why, cell: one => sayWhy(one, reader) ?? '' },
  ]
  return (
    <>
      {related.length >= most_related && <p class="hint">{text.relatedNote(most_related)}</p>}
      <Table caption={text.related} captionUnseen columns={columns} rows={related} />
    </>
  )
}

type Answering = { request: PageRequest; db: Db; question: AskedOfUs; errors: readonly FieldError[] }

function TheAnswer({ request, db, question, errors }: Answering): JSX.Element {
  const { look, lang, form } = request
  const text = words(lang).staff
  if (question.answer !== null && question.answered_at !== null)
    return (
      <>
        <p class="as-written">{question.answer}</p>
        <p class="hint">
          {text.answeredBy(
            question.answered_by_name ?? text.somebody,
            dateOf(question.answered_at, lang, look.zone),
          )}
        </p>
        {form.answer !== undefined && <p class="as-written">{form.answer}</p>}
      </>
    )
  if (question.about_account === db.account) return <p>{text.own}</p>
  return (
    <Form look={look} action={`/staff/questions/${question.id}`}>
      <TextArea
        lang={lang}
        name="answer"
        label={text.answer}
        hint={text.answerHint}
        value={form.answer}
        error={errorOf(errors, 'answer')}
        rows={8}
      />
      <Button text={text.send} />
    </Form>
  )
}
