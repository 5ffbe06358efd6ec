import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, notThere, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { TextArea } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { PatientDb } from '../../access/index.ts'
import { answer_days, askQuestion, longest_question } from './ask-question.ts'
import { entryText, type Look, lookAt, readEntry } from './looks.ts'
import { type Reader, sayWhat, sayWho, sayWhy } from './say.ts'
import { readerOf } from './who-looked.page.tsx'
import { words } from './words.ts'

type Db = PatientDb<'audit:read'>

/** `GET /who-looked/ask?entry=…`: the line, and what she would like to know about it. */
export async function askPage(request: PageRequest, db: Db): Promise<Answer> {
  const entry = await askable(db, request.query.get('entry'))
  if (entry === null) return notThere
  return entry.question === null
    ? draw(request, db, entry)
    : redirect(`/who-looked/questions/${entry.question}`)
}

/** `POST /who-looked/ask`: one question an entry, however often the button is pressed. */
export async function takeAsk(request: PageRequest, db: Db): Promise<Answer> {
  const { form, look, lang } = request
  const text = words(lang).questions
  const entry = await askable(db, form.entry ?? null)
  if (entry === null) return notThere
  const question = (form.question ?? '').trim()
  if (question === '') return draw(request, db, entry, [{ field: 'question', text: text.noText }])
  if (question.length > longest_question)
    return draw(request, db, entry, [{ field: 'question', text: text.longText(longest_question) }])
  const asked = await askQuestion(db, entry, question, look.now)
  if (asked.asked) return redirect(`/who-looked/questions/${asked.id}${asked.again ? '' : '?sent'}`)
  return page(
    text.alreadyTitle,
    <>
      <BackLink lang={lang} href="/who-looked" text={text.back} />
      <PageHeading title={text.alreadyTitle} lede={text.alreadyText} />
    </>,
  )
}

/** An entry of somebody else that this reader can see. */
async function askable(db: Db, text: string | null): Promise<Look | null> {
  const id = readEntry(text)
  const look = id === null ? null : await lookAt(db, id)
  return look === null || look.capacity === 'self' || look.account === db.account ? null : look
}

function draw(request: PageRequest, db: Db, entry: Look, errors: readonly FieldError[] = []): Answer {
  const { look, lang, form } = request
  const text = words(lang).questions
  return page(
    text.askTitle,
    <>
      <BackLink lang={lang} href="/who-looked" text={text.back} />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={text.askTitle} lede={text.askLede(look.clinic.name, answer_days)} />
      <AboutEntry title={text.about} entry={entry} reader={readerOf(request, db)} zone={look.zone} />
      <Form look={look} action="/who-looked/ask">
        <input type="hidden" name="entry" value={entryText(entry)} />
        <TextArea
          lang={lang}
          name="question"
          label={text.text}
          hint={text.hint}
          value={form.question}
          error={errorOf(errors, 'question')}
        />
        <Button text={text.send} />
      </Form>
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

/** The line that a question is about, in one sentence. */
export function AboutEntry(props: { title: string; entry: Look; reader: Reader; zone: string }): JSX.Element {
  const { entry, reader, zone } = props
  const why = sayWhy(entry, reader)
  return (
    <Notice kind="info" title={props.title}>
      <p>
        {sayWho(entry, reader)}: {sayWhat(entry, reader.lang, reader.of)}
      </p>
      <p>{dateTimeOf(entry.micros / 1000, reader.lang, zone)}</p>
      {why !== null && <p>{words(reader.lang).because(why)}</p>}
    </Notice>
  )
}
