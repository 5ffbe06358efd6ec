import { type Answer, notThere, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { dateTimeOf } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { PatientDb } from '../../access/index.ts'
import { attachmentsOf } from '../files/attachments.ts'
import { aboutOfRow } from '../writing/about.ts'
import { aboutNamed } from '../writing/about-named.ts'
import { openDraftIn } from '../writing/drafts.ts'
import { AboutThing } from '../writing/write-form.tsx'
import { AnswerBox } from './answer-box.tsx'
import { maySend } from './boxes.tsx'
import { KeepThread } from './keep-thread.tsx'
import type { Db } from './list-threads.ts'
import { Messages } from './messages.tsx'
import { putAway } from './put-away.ts'
import {
  lockReading,
  markRead,
  messagesBefore,
  readByClinic,
  type ThreadRead,
  threadAfter,
  threadNamed,
  threadRead,
} from './read-thread.ts'
import { lineOf, readerOf } from './say.ts'
import { words } from './words.ts'

/** `GET /messages/:id`: one thread, its last messages or those before number `?before=`. The newest are read by this. */
export async function threadPage(request: PageRequest, db: Db): Promise<Answer> {
  const { look, lang, query } = request
  const { thread: text, topics } = words(lang)
  const before = numberOf(query.get('before'))
  const found = await openThread(request, db, before)
  if (found === null) return notThere
  const { thread, wasUnread, read_n } = found
  const messages = await messagesBefore(db, thread.id, Math.min(before ?? Infinity, thread.messages + 1))
  const files = await attachmentsOf(
    db,
    db.patient,
    messages.map(({ id }) => id),
  )
  if (found.marks) await markRead(db, thread.id, thread.messages, look.now)
  const about = aboutOfRow(thread)
  const named = about && (await aboutNamed(db, about, look))
  const pool = thread[`name_${lang}`]
  const writes = maySend(look, db)
  const draft = writes
    ? await openDraftIn(db as unknown as PatientDb<'messages:write'>, db.patient, thread.id)
    : null
  return page(
    text.title(pool),
    <>
      <BackLink lang={lang} href="/messages" text={text.back} />
      <Done request={request} />
      <PageHeading title={lineOf(thread.subject)} caption={topics[thread.topic]} />
      <Facts
        facts={[
          { term: text.with, detail: pool },
          { term: text.about, detail: about && <AboutThing about={{ named }} unseen={text.aboutGone} /> },
        ]}
      />
      <State request={request} thread={thread} writes={writes} />
      <Neighbours request={request} {...(await neighboursOf(db, thread))} />
      <Messages
        look={look}
        reader={readerOf(look, db)}
        thread={thread}
        messages={messages}
        files={files}
        newAfter={wasUnread ? read_n : null}
        readByClinic={await readByClinic(db, thread.id)}
      />
      {writes && <AnswerBox look={look} thread={thread} draft={draft} />}
      <KeepThread look={look} thread={thread} />
    </>,
    wasUnread && found.marks ? { unread: Math.max(0, (look.unread ?? 1) - 1) } : {},
  )
}

type Opened = {
  readonly thread: ThreadRead
  /** This page marks the thread as read. */
  readonly marks: boolean
  readonly wasUnread: boolean
  readonly read_n: number
}

/** In a view the page leaves no trace of having been read. */
async function openThread(
  { look, params }: PageRequest,
  db: Db,
  before: number | null,
): Promise<Opened | null> {
  const reader = readerOf(look, db)
  const id = params.id ?? ''
  const thread = await threadRead(db, reader, id)
  if (thread === null) return null
  const first = { wasUnread: thread.unread === true, read_n: thread.read_n ?? 0 }
  const isNewest = before === null || before > thread.messages
  const isRead = thread.unread !== true && thread.read_n !== null && thread.read_n >= thread.messages
  if (reader === null || !isNewest || isRead) return { thread, marks: false, ...first }
  await lockReading(db, thread)
  const again = await threadRead(db, reader, id)
  return again && { thread: again, marks: true, ...first }
}

function numberOf(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null
}

/** `POST /messages/:id/archive`: `do=archive` puts it away for whoever posts, `do=unarchive` brings it back. */
export async function takeArchive({ params, form, look }: PageRequest, db: Db): Promise<Answer> {
  const id = params.id ?? ''
  const done = form.do === 'unarchive' ? 'unarchive' : 'archive'
  const there = await putAway(db, id, done === 'archive', look.now)
  return there ? redirect(`/messages/${id}?done=${done}`) : notThere
}

function Done({ request }: { request: PageRequest }) {
  const { thread: text } = words(request.lang)
  const done = request.query.get('done')
  if (done !== 'sent' && done !== 'archive' && done !== 'unarchive') return null
  return (
    <Notice kind="success" title={done === 'sent' ? text.sent : text.done[done]}>
      <p>{done === 'sent' ? text.sentText : text.done[`${done}Text`]}</p>
    </Notice>
  )
}

/** What happens next, and by when. */
function State(props: { request: PageRequest; thread: ThreadRead; writes: boolean }) {
  const { request, thread, writes } = props
  const { look, lang } = request
  const { thread: text } = words(lang)
  if (thread.state === 'closed')
    return (
      <Notice kind="info" title={text.closed}>
        <p>{writes ? text.closedText : text.closedRead}</p>
      </Notice>
    )
  if (thread.due_at === null) return null
  const by = dateTimeOf(thread.due_at, lang, look.zone)
  const isLate = thread.due_at.epochMilliseconds < look.now.epochMilliseconds
  return (
    <Notice kind={isLate ? 'warning' : 'info'} title={isLate ? text.late : text.waiting}>
      <p>{isLate ? text.lateText(by) : text.waitingText(by)}</p>
    </Notice>
  )
}

type Neighbour = { readonly id: string; readonly subject: string } | null

async function neighboursOf(db: Db, thread: ThreadRead): Promise<{ follows: Neighbour; goesOn: Neighbour }> {
  return {
    follows: thread.follows === null ? null : await threadNamed(db, thread.follows),
    goesOn: thread.state === 'closed' ? await threadAfter(db, thread.id) : null,
  }
}

function Neighbours(props: { request: PageRequest; follows: Neighbour; goesOn: Neighbour }) {
  const { thread: text } = words(props.request.lang)
  const link = (said: string, one: Neighbour) =>
    one && (
      <p>
        {said}{' '}
        <a href={`/messages/${one.id}`}>
          <bdi>{lineOf(one.subject)}</bdi>
        </a>
      </p>
    )
  return (
    <>
      {link(text.follows, props.follows)}
      {link(text.goesOn, props.goesOn)}
    </>
  )
}
