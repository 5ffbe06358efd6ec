import { type Answer, notThere, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { type Fact, Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading, Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ofWhom } from '../../../ui/page.ts'
import type { PatientDb } from '../../access/index.ts'
import type { Session } from '../../accounts/index.ts'
import { type Attachment, attachmentsOf } from '../files/attachments.ts'
import { FilesOf, fileLink } from '../files/files-of.tsx'
import { dueAt } from '../pools/due-at.ts'
import { readUrgentWords } from '../pools/urgent/read-urgent-words.ts'
import { urgentIn } from '../pools/urgent/urgent-in.ts'
import type { Help } from '../topics.ts'
import { aboutOfRow } from './about.ts'
import { aboutNamed } from './about-named.ts'
import { type AnswerTime, answerTimeOf, longSaid } from './answer-time.ts'
import { chosenOf, openDraft, type Writing } from './open-draft.ts'
import { authorOf, awaySaid } from './say.ts'
import { sendMessage } from './send-message.ts'
import { urgentPage } from './urgent-page.tsx'
import type { Whom } from './whom.ts'
import { words } from './words.ts'
import { versionOf } from './write.page.tsx'
import { AboutThing } from './write-form.tsx'

type Db = PatientDb<'messages:write'>
type Asked = PageRequest & { readonly session: Session }

/**
 * `GET /messages/drafts/:id/check`: what is sent, to whom, and when an answer comes. Words that ask for help at once
 * have a page before it, which `?passed=` (the version that was read) has passed.
 */
export async function checkPage(request: Asked, db: Db): Promise<Answer> {
  const { params, look, query } = request
  const found = await openDraft(db, params.id ?? '', look.now)
  if (!found.open) return found.answer
  const { writing } = found
  const { draft } = writing
  const to = chosenOf(writing)
  if (isUnready(writing) || to === null) return redirect(`/messages/drafts/${draft.id}?why=unready`)
  const help = await helpFor(db, writing)
  const isPassed = query.get('passed') === String(draft.version)
  if (help && !isPassed) return urgentPage(request, draft, help)
  return draw(request, db, { writing, to, isPassed })
}

/** `POST /messages/drafts/:id/send`: sends it; again, it only leads to where it went. */
export async function takeSend(request: Asked, db: Db): Promise<Answer> {
  const { params, look, form, session } = request
  const id = params.id ?? ''
  const here = `/messages/drafts/${id}`
  const found = await openDraft(db, id, look.now)
  if (!found.open) {
    const { answer } = found
    return answer.kind === 'redirect' && answer.to !== '/messages/drafts'
      ? redirect(`${answer.to}?done=sent`)
      : answer
  }
  const help = await helpFor(db, found.writing)
  if (help && form.passed !== String(found.writing.draft.version)) return redirect(`${here}/check`)
  const by = { account: db.account, as: 'patient' } as const
  const draft = { id, version: versionOf(form) }
  const sent = await sendMessage(db, db.patient, draft, authorOf(session, db.patient), by, look.now)
  if (sent.sent) return redirect(`/messages/${sent.thread}?done=sent`)
  if (sent.why === 'changed') return redirect(`${here}/check?why=changed`)
  return sent.why === 'gone' ? notThere : redirect(`${here}?why=unready`)
}

const isUnready = ({ draft, thread }: Writing): boolean =>
  draft.body.trim() === '' || (thread === null && draft.subject === '')

async function helpFor(db: Db, { draft }: Writing): Promise<Help | null> {
  return urgentIn(`${draft.subject}\n${draft.body}`, await readUrgentWords(db))
}

type Checked = { readonly writing: Writing; readonly to: Whom; readonly isPassed: boolean }

async function draw(request: Asked, db: Db, { writing, to, isPassed }: Checked): Promise<Answer> {
  const { look, lang, query } = request
  const { draft, thread } = writing
  const text = words(lang).check
  const reads = to.cover ?? to.pool
  const due = thread?.due_at ?? dueAt(reads, look.now)
  const isLate = due.epochMilliseconds < look.now.epochMilliseconds
  const about = aboutOfRow(draft)
  const named = about && (await aboutNamed(db, about, look))
  const files = (await attachmentsOf(db, db.patient, [draft.id])).get(draft.id) ?? []
  return page(
    text.title,
    <>
      <BackLink lang={lang} href={`/messages/drafts/${draft.id}`} text={text.back} />
      {query.get('why') === 'changed' && (
        <Notice kind="warning" title={text.changed}>
          <p>{text.changedText}</p>
        </Notice>
      )}
      <PageHeading title={text.title} />
      <Facts facts={factsOf(request, writing, to, { about: about && { named }, files })} />
      <Section id="who" title={text.whoTitle}>
        <WhoReads request={request} to={to} />
      </Section>
      <Section id="when" title={text.whenTitle}>
        <p>{isLate ? text.late : text.due(dateTimeOf(due, lang, look.zone))}</p>
        <p>{timesSaid(request, await answerTimeOf(db, reads.id))}</p>
        <p>{text.told}</p>
      </Section>
      <Form look={look} action={`/messages/drafts/${draft.id}/send`}>
        <input type="hidden" name="version" value={String(draft.version)} autocomplete="off" />
        {isPassed && <input type="hidden" name="passed" value={String(draft.version)} />}
        <ButtonRow>
          <Button text={text.send} />
          <ButtonLink text={text.back} href={`/messages/drafts/${draft.id}`} kind="secondary" />
        </ButtonRow>
      </Form>
    </>,
  )
}

function factsOf(
  { look, lang, session }: Asked,
  { draft, thread }: Writing,
  to: Whom,
  {
    about,
    files,
  }: {
    about: Parameters<typeof AboutThing>[0]['about'] | null
    files: readonly Attachment[]
  },
): Fact[] {
  const all = words(lang)
  const text = all.check
  const of = ofWhom(look)
  return [
    { term: text.to, detail: <strong>{to.pool.name[lang]}</strong> },
    { term: text.from, detail: of === null ? session.name : text.fromFor(session.name, of) },
    { term: text.topic, detail: all.topics[thread?.topic ?? draft.topic ?? 'other'] },
    { term: all.about, detail: about && <AboutThing about={about} unseen={all.aboutGone} /> },
    { term: text.subject, detail: thread?.subject ?? draft.subject },
    { term: text.message, detail: <span class="as-written">{draft.body.trim()}</span> },
    {
      term: text.files,
      detail: files.length > 0 ? <FilesOf lang={lang} files={files} href={fileLink} /> : null,
    },
  ]
}

function WhoReads({ request, to }: { request: Asked; to: Whom }) {
  const { look, lang } = request
  const text = words(lang).check
  const of = ofWhom(look)
  const away = awaySaid(to, look)
  const name = to.pool.name[lang]
  return (
    <>
      {away?.cover && <p>{text.cover(name, away.cover, away.until)}</p>}
      <p>{text.who(away?.cover ?? name)}</p>
      <p>
        {of === null ? text.others : text.othersOf(of)} {text.kept}
      </p>
    </>
  )
}

function timesSaid({ lang }: PageRequest, time: AnswerTime | null): string {
  const all = words(lang)
  if (time === null) return all.check.tooFew
  return all.check.usual(longSaid(time.median, all), longSaid(time.ninetieth, all))
}
