import {
  type Answer,
  type FileAnswer,
  notThere,
  type PageRequest,
  page,
  redirect,
} from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading, Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ofWhom } from '../../../ui/page.ts'
import type { PatientDb } from '../../access/index.ts'
import { attachmentsOf } from '../files/attachments.ts'
import { aboutOfRow } from './about.ts'
import { aboutNamed } from './about-named.ts'
import { cleanLine, cleanText, longest_body, longest_subject } from './clean-text.ts'
import { type DraftWords, dropDraft, saveDraft } from './drafts.ts'
import { openDraft, type Writing } from './open-draft.ts'
import { words } from './words.ts'
import { WriteForm } from './write-form.tsx'

type Db = PatientDb<'messages:write'>
type Fields = Readonly<Record<string, string>>

/** `GET /messages/drafts/:id`: to whom, the subject, the words. */
export async function writePage(request: PageRequest, db: Db): Promise<Answer> {
  const found = await openDraft(db, request.params.id ?? '', request.look.now)
  if (!found.open) return found.answer
  const { writing } = found
  if (writing.draft.topic === null) return redirect(`/messages/new?draft=${writing.draft.id}`)
  const why = request.query.get('why')
  const errors = why === null ? [] : wrong(request, writing, fieldsOf(writing))
  return draw(request, db, writing, { form: fieldsOf(writing), errors })
}

/**
 * `POST /messages/drafts/:id`: keeps what stands in the form (`do=save`), and goes on to its files (`do=files`) or to the
 * check (`do=check`). What she typed is kept before it is judged; only what is too long for the table comes back unsaved,
 * in the form.
 */
export async function takeWriting(request: PageRequest, db: Db): Promise<Answer> {
  const { form, look, params } = request
  const id = params.id ?? ''
  const found = await openDraft(db, id, look.now)
  if (!found.open) return found.answer
  const saved = await saveDraft(db, db.patient, id, wordsOf(form, found.writing), versionOf(form), look.now)
  if (!saved.saved) {
    if (saved.why === 'changed') return changedPage(request, db, id)
    return saved.why === 'too-long' ? tooLongPage(request, db, id) : notThere
  }
  if (form.do === 'files') return redirect(`/messages/drafts/${id}/files`)
  if (form.do !== 'check') return redirect(`/messages/drafts/${id}?done=saved`)
  const again = await openDraft(db, id, look.now)
  if (!again.open) return again.answer
  const kept = fieldsOf(again.writing)
  const errors = wrong(request, again.writing, kept)
  if (errors.length > 0) return draw(request, db, again.writing, { form: kept, errors })
  return redirect(`/messages/drafts/${id}/check`)
}

/** `POST /messages/drafts/:id/save`: the same for a script, which reads whether it was kept and what window it has now. */
export async function takeAutosave(request: PageRequest, db: Db): Promise<Answer> {
  const { form, look, params } = request
  const id = params.id ?? ''
  const found = await openDraft(db, id, look.now)
  if (!found.open)
    return found.answer.kind === 'not-there' ? notThere : answerScript({ saved: false, why: 'gone' })
  return answerScript(
    await saveDraft(db, db.patient, id, wordsOf(form, found.writing), versionOf(form), look.now),
  )
}

const answerScript = (answer: object): FileAnswer => ({
  kind: 'file',
  name: 'saved.json',
  contentType: 'application/json',
  bytes: new TextEncoder().encode(JSON.stringify(answer)),
  inline: true,
})

/** `POST /messages/drafts/:id/drop`. Twice is once. */
export async function takeDrop({ params, look }: PageRequest, db: Db): Promise<Answer> {
  const dropped = await dropDraft(db, db.patient, params.id ?? '', look.now)
  return dropped ? redirect('/messages/drafts?done=dropped') : notThere
}

/** What the form says; only pools that the draft can go to count. */
function wordsOf(form: Fields, { whom }: Writing): DraftWords {
  const pool = whom.find(one => one.pool.id === form.pool)?.pool.id
  return {
    ...(form.subject !== undefined && { subject: form.subject }),
    ...(form.body !== undefined && { body: form.body }),
    ...(pool !== undefined && { pool }),
  }
}

/** Which saving the window showed; 0 is none. */
export const versionOf = ({ version = '' }: Fields): number =>
  /^\d{1,9}$/.test(version) ? Number(version) : 0

const fieldsOf = ({ draft }: Writing): Fields => ({
  subject: draft.subject,
  body: draft.body,
  pool: draft.pool_id ?? '',
})

/** All that stands in the way of sending. */
function wrong({ lang }: PageRequest, { thread, whom }: Writing, form: Fields): FieldError[] {
  const { errors } = words(lang).write
  const pool = form.pool ?? ''
  const isNobody = thread === null && !whom.some(one => one.pool.id === pool)
  return [
    isNobody && { field: 'pool', text: pool === '' && whom.length > 0 ? errors.pool : errors.noPool },
    thread === null && cleanLine(form.subject ?? '') === '' && { field: 'subject', text: errors.subject },
    cleanText(form.body ?? '').trim() === '' && { field: 'body', text: errors.body },
  ].filter(error => error !== false)
}

function tooLong({ lang }: PageRequest, form: Fields): FieldError[] {
  const { errors } = words(lang).write
  return [
    cleanLine(form.subject ?? '').length > longest_subject && {
      field: 'subject',
      text: errors.longSubject(longest_subject),
    },
    cleanText(form.body ?? '').length > longest_body && {
      field: 'body',
      text: errors.longBody(longest_body),
    },
  ].filter(error => error !== false)
}

/** Nothing was kept, and all she typed stands in the form. */
export async function tooLongPage(request: PageRequest, db: Db, id: string): Promise<Answer> {
  const found = await openDraft(db, id, request.look.now)
  if (!found.open) return found.answer
  const form = { ...fieldsOf(found.writing), ...request.form }
  return draw(request, db, found.writing, { form, errors: tooLong(request, form) })
}

/** Another window has saved since: both stand here, and whichever she now saves is the draft. */
export async function changedPage(request: PageRequest, db: Db, id: string): Promise<Answer> {
  const found = await openDraft(db, id, request.look.now)
  if (!found.open) return found.answer
  const form = { ...fieldsOf(found.writing), ...request.form }
  return draw(request, db, found.writing, { form, errors: [], changed: true })
}

type Drawn = { readonly form: Fields; readonly errors: readonly FieldError[]; readonly changed?: true }

async function draw(request: PageRequest, db: Db, writing: Writing, drawn: Drawn): Promise<Answer> {
  const { look, lang, query } = request
  const { draft, thread } = writing
  const all = words(lang)
  const text = all.write
  const { errors, changed = false } = drawn
  const files = (await attachmentsOf(db, db.patient, [draft.id])).get(draft.id) ?? []
  const about = aboutOfRow(draft)
  const named = about && (await aboutNamed(db, about, look))
  const title = thread ? text.answerTitle(ofWhom(look)) : text.title(ofWhom(look))
  return page(
    title,
    <>
      {thread ? (
        <BackLink lang={lang} href={`/messages/${thread.id}`} text={text.backToThread} />
      ) : (
        <BackLink lang={lang} href={`/messages/new?draft=${draft.id}`} text={text.backToTopic} />
      )}
      <ErrorSummary lang={lang} errors={errors} />
      {query.get('done') === 'saved' && request.form.version === undefined && (
        <Notice kind="success" title={text.saved}>
          <p>{text.savedText}</p>
        </Notice>
      )}
      {changed && (
        <Notice kind="urgent" title={text.changed.title}>
          <p>{text.changed.text}</p>
        </Notice>
      )}
      <PageHeading title={title} caption={thread ? thread.subject : all.topics[draft.topic ?? 'other']} />
      {changed && <SavedElsewhere request={request} writing={writing} />}
      {!thread && draft.follows && (
        <Notice kind="info" title={text.follows}>
          <p>{text.followsText}</p>
        </Notice>
      )}
      <WriteForm
        look={look}
        writing={writing}
        about={about && { named }}
        files={files}
        form={drawn.form}
        errors={errors}
      />
      <Section id="drop" title={text.dropTitle}>
        <p>{text.dropText}</p>
        <Form look={look} action={`/messages/drafts/${draft.id}/drop`}>
          <Button text={text.drop} kind="quiet" />
        </Form>
      </Section>
    </>,
    { status: errors.length > 0 || changed ? 422 : 200 },
  )
}

/** What the other window saved. */
function SavedElsewhere({ request, writing }: { request: PageRequest; writing: Writing }) {
  const text = words(request.lang).write
  const { draft, thread } = writing
  return (
    <Section id="other" title={text.changed.other}>
      {!thread && draft.subject !== '' && (
        <p>
          <strong>{draft.subject}</strong>
        </p>
      )}
      <p class="as-written">{draft.body}</p>
    </Section>
  )
}
