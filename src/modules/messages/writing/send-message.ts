import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import { plain } from '../../clinical/index.ts'
import { groupsOfText } from '../../terminology/index.ts'
import type { WritingDb } from '../handles.ts'
import { tellOfMessage } from '../news/tell-of-message.ts'
import { readUrgentWords } from '../pools/urgent/read-urgent-words.ts'
import { urgentIn } from '../pools/urgent/urgent-in.ts'
import { messagesPart, type Side } from '../topics.ts'
import { aboutOfRow, groupsOfAbout } from './about.ts'
import { type Draft, lockedDraft, type Thread } from './drafts.ts'
import { dueOf, poolToSendTo } from './whom.ts'

/** Who writes, as the other side will read it: her name now, and what she is to the patient, or her role. */
export type Author = { readonly name: string; readonly as: string }

export type Sent =
  | { sent: true; thread: string; message: string; already: boolean }
  | { sent: false; why: 'empty' | 'no-subject' | 'no-pool' | 'gone' | 'changed' }

type By = { readonly account: AccountId; readonly as: Side }

/**
 * Sends a draft, once: the message bears its id, and whoever sends it again hears where it went. `version` is what the
 * sender saw of it last: what another window has written since is not sent unseen ('changed'). All of it happens in the
 * transaction of `db`, or nothing. A thread that was closed meanwhile stays closed; a new one goes on with it.
 */
export async function sendMessage(
  db: WritingDb,
  patient: PatientId,
  { id, version }: { readonly id: string; readonly version: number },
  author: Author,
  by: By,
  now: Instant,
): Promise<Sent> {
  const draft = await lockedDraft(db, patient, id)
  if (!draft || draft.dropped_at) return { sent: false, why: 'gone' }
  if (draft.sent_at) return sentBefore(db, patient, id)
  if (draft.version !== version) return { sent: false, why: 'changed' }
  const body = draft.body.trim()
  if (body === '') return { sent: false, why: 'empty' }
  const found = await threadToSendTo(db, patient, draft, body, by, now)
  if ('sent' in found) return found
  const { thread } = found
  await insertMessage(db, thread, { id, body, author, by }, now)
  await moveOn(db, thread, by.as, now)
  await takeAlong(db, patient, id, thread.id)
  await noteReading(db, thread, by, now)
  await db
    .updateTable('message_drafts')
    .set({ sent_at: now })
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .execute()
  if (by.as === 'clinic') await sql`select messages_mark_unread(${patient}, ${thread.id}, ${now})`.execute(db)
  await tellOfMessage(db, { patient, thread: thread.id, message: id, by: by.as }, now)
  return { sent: true, thread: thread.id, message: id, already: false }
}

async function sentBefore(db: WritingDb, patient: PatientId, id: string): Promise<Sent> {
  const thread = await threadOfSent(db, patient, id)
  return thread === null ? { sent: false, why: 'gone' } : { sent: true, thread, message: id, already: true }
}

/** Where a draft went that was sent; null where whoever asks sees no such message. */
export async function threadOfSent(db: WritingDb, patient: PatientId, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('messages')
    .select('thread_id')
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.thread_id ?? null
}

type ToSendTo = { thread: Thread } | Extract<Sent, { sent: false }>

/** The draft's thread, locked, if it is open; a new one for all else. */
async function threadToSendTo(
  db: WritingDb,
  patient: PatientId,
  draft: Draft,
  body: string,
  by: By,
  now: Instant,
): Promise<ToSendTo> {
  if (draft.thread_id === null) return beginThread(db, patient, draft, body, by, now)
  const thread = await db
    .selectFrom('message_threads')
    .selectAll()
    .where('patient_id', '=', patient)
    .where('id', '=', draft.thread_id)
    .forUpdate()
    .executeTakeFirst()
  if (!thread) return { sent: false, why: 'gone' }
  if (thread.state === 'open') return { thread }
  return beginThread(db, patient, { ...draft, follows: thread.id }, body, by, now)
}

async function beginThread(
  db: WritingDb,
  patient: PatientId,
  draft: Draft,
  body: string,
  by: By,
  now: Instant,
): Promise<ToSendTo> {
  const { topic, subject, pool_id, follows } = draft
  if (subject === '') return { sent: false, why: 'no-subject' }
  const pool =
    topic === null || pool_id === null ? null : await poolToSendTo(db, patient, topic, pool_id, by.as, now)
  if (topic === null || pool === null) return { sent: false, why: 'no-pool' }
  const about = aboutOfRow(draft)
  const groups = about === null ? 0 : await groupsOfAbout(db, patient, about)
  if (groups === null && follows === null) return { sent: false, why: 'gone' }
  const thread: Thread = {
    patient_id: patient,
    id: newId(),
    topic,
    subject,
    about_kind: draft.about_kind,
    about_id: draft.about_id,
    pool_id: pool,
    state: 'open',
    started_by: by.account,
    started_as: by.as,
    started_at: now,
    last_at: now,
    last_from_patient_at: null,
    last_from_clinic_at: null,
    messages: 0,
    waiting_since: null,
    due_at: null,
    escalated_at: null,
    claimed_by: null,
    claimed_at: null,
    asked: [],
    closed_at: null,
    follows,
    request_id: null,
    needs: messagesPart | draft.needs | (groups ?? 0) | groupsInWords(db, `${subject}\n${body}`),
  }
  await db.insertInto('message_threads').values(thread).execute()
  return { thread }
}

/**
 * Confidential matters that the words themselves tell of. A helper who may not see such matters does see what she
 * writes herself: of her words none is found.
 */
const groupsInWords = (db: WritingDb, text: string): number =>
  'patient' in db && !db.may.has('sensitive:read') ? 0 : groupsOfText(text)

async function insertMessage(
  db: WritingDb,
  thread: Thread,
  { id, body, author, by }: { id: string; body: string; author: Author; by: By },
  now: Instant,
) {
  const n = thread.messages + 1
  // With the first message its subject is found, and heard.
  const said = n === 1 ? `${thread.subject}\n${body}` : body
  const answers = by.as === 'clinic' && thread.waiting_since !== null
  await db
    .insertInto('messages')
    .values({
      patient_id: thread.patient_id,
      id,
      thread_id: thread.id,
      n,
      sent_at: now,
      account_id: by.account,
      by_whom: by.as,
      author: author.name,
      author_as: author.as,
      body,
      plain: plain(said),
      answered_minutes: answers ? minutesBetween(thread.waiting_since, now) : null,
      needs: thread.needs,
      urgent: by.as === 'patient' ? urgentIn(said, await readUrgentWords(db)) : null,
    })
    .execute()
}

const minutesBetween = (from: Instant, to: Instant): number =>
  Math.max(0, Math.round((to.epochMilliseconds - from.epochMilliseconds) / 60_000))

/** Whose turn it is: what a patient wrote waits for the clinic, from the first message that nobody answered. */
async function moveOn(db: WritingDb, thread: Thread, by: Side, now: Instant) {
  const turn =
    by === 'clinic'
      ? { last_from_clinic_at: now, waiting_since: null, due_at: null, escalated_at: null }
      : {
          last_from_patient_at: now,
          ...(thread.waiting_since === null && {
            waiting_since: now,
            due_at: await dueOf(db, thread.pool_id, now),
          }),
        }
  await db
    .updateTable('message_threads')
    .set({ last_at: now, messages: thread.messages + 1, ...turn })
    .where('patient_id', '=', thread.patient_id)
    .where('id', '=', thread.id)
    .execute()
}

/** Files that were added to the draft go with the message. */
const takeAlong = (db: WritingDb, patient: PatientId, id: string, thread: string) =>
  db
    .updateTable('message_attachments')
    .set({ thread_id: thread })
    .where('patient_id', '=', patient)
    .where('message_id', '=', id)
    .where('thread_id', 'is', null)
    .where('removed_at', 'is', null)
    .execute()

/** Whoever begins a thread has read it so far; whoever writes in one wants it before her again. */
async function noteReading(db: WritingDb, thread: Thread, by: By, now: Instant) {
  const begins = thread.messages === 0
  await db
    .insertInto('message_readings')
    .values({
      patient_id: thread.patient_id,
      thread_id: thread.id,
      account_id: by.account,
      by_whom: by.as,
      read_at: begins ? now : null,
      read_n: begins ? 1 : 0,
      archived_at: null,
      needs: thread.needs,
    })
    .onConflict(conflict =>
      conflict.columns(['patient_id', 'thread_id', 'account_id']).doUpdateSet({ archived_at: null }),
    )
    .execute()
}
