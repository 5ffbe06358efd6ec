import type { Selectable } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tables } from '../../../platform/db.ts'
import { isUuid, type PatientId } from '../../../platform/ids.ts'
import type { WritingDb } from '../handles.ts'
import { messagesPart, type Side, type Topic } from '../topics.ts'
import { type About, aboutOfRow, groupsOfAbout } from './about.ts'
import { cleanLine, cleanText, longest_body, longest_subject } from './clean-text.ts'

export type Draft = Readonly<Selectable<Tables['message_drafts']>>

/** What somebody begins to write: in a thread that is there, or to begin one. */
export type NewDraft = {
  /** From the form: the same form sent twice is one draft. */
  readonly id: string
  readonly side: Side
  readonly thread?: string | null
  readonly topic?: Topic | null
  readonly pool?: string | null
  readonly subject?: string
  readonly about?: About | null
  readonly body?: string
}

export type Started = { started: true; draft: Draft } | { started: false; why: 'gone' }

/**
 * Begins a draft, or finds the one that this form began before. Writing to a thread that is closed begins a new one
 * that goes on with it: same matter, same people. 'gone' where thread, thing or id are not for whoever asks.
 */
export async function startDraft(
  db: WritingDb,
  patient: PatientId,
  want: NewDraft,
  now: Instant,
): Promise<Started> {
  const before = await draftOf(db, patient, want.id)
  if (before) return { started: true, draft: before }
  const thread = want.thread ? await threadOf(db, patient, want.thread) : null
  if (want.thread && !thread) return { started: false, why: 'gone' }
  const about = thread ? aboutOfRow(thread) : (want.about ?? null)
  const groups = about === null ? 0 : await groupsOfAbout(db, patient, about)
  // The thing may have left the record since the thread began; that is no reason to fall silent.
  if (groups === null && !thread) return { started: false, why: 'gone' }
  await db
    .insertInto('message_drafts')
    .values({
      patient_id: patient,
      id: want.id,
      account_id: db.account,
      by_whom: want.side,
      thread_id: thread?.state === 'open' ? thread.id : null,
      follows: thread?.state === 'closed' ? thread.id : null,
      topic: thread?.topic ?? want.topic ?? null,
      subject: (thread?.subject ?? cleanLine(want.subject ?? '')).slice(0, longest_subject),
      about_kind: about?.kind ?? null,
      about_id: about?.id ?? null,
      pool_id: thread?.pool_id ?? want.pool ?? null,
      body: cleanText(want.body ?? '').slice(0, longest_body),
      made_at: now,
      saved_at: now,
      sent_at: null,
      dropped_at: null,
      needs: thread?.needs ?? messagesPart | (groups ?? 0),
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  // Null where the id is another's: then nothing was written, and nothing is told of it.
  const draft = await draftOf(db, patient, want.id)
  return draft ? { started: true, draft } : { started: false, why: 'gone' }
}

/** A draft of whoever asks, sent and thrown-away ones too; null for anybody else's. */
export async function draftOf(db: WritingDb, patient: PatientId, id: string): Promise<Draft | null> {
  if (!isUuid(id)) return null
  const row = await db
    .selectFrom('message_drafts')
    .selectAll()
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** What the writer can change; what is left out stays. */
export type DraftWords = {
  readonly topic?: Topic | null
  readonly pool?: string | null
  readonly subject?: string
  readonly body?: string
}

export type Saved = { saved: true; version: number } | { saved: false; why: 'gone' | 'changed' | 'too-long' }

/**
 * Keeps what stands in a window. `version` is what that window showed: if another has saved since, nothing is
 * overwritten ('changed'). The same words again are no change, so that an answer that was lost on its way can be asked
 * for again. In a thread that is there only the words are the draft's own.
 */
export async function saveDraft(
  db: WritingDb,
  patient: PatientId,
  id: string,
  words: DraftWords,
  version: number,
  now: Instant,
): Promise<Saved> {
  const draft = await lockedDraft(db, patient, id)
  if (!draft || draft.sent_at || draft.dropped_at) return { saved: false, why: 'gone' }
  const thread = draft.thread_id === null ? null : await threadOf(db, patient, draft.thread_id)
  if (draft.thread_id !== null && thread === null) return { saved: false, why: 'gone' }
  // A thread that was closed meanwhile goes on in a new one, of which more can be said.
  const begins = thread === null || thread.state === 'closed'
  const next = {
    topic: begins && words.topic !== undefined ? words.topic : draft.topic,
    pool_id: begins && words.pool !== undefined ? words.pool : draft.pool_id,
    subject: begins && words.subject !== undefined ? cleanLine(words.subject) : draft.subject,
    body: words.body !== undefined ? cleanText(words.body) : draft.body,
  }
  const { topic, pool_id, subject, body } = next
  if (subject.length > longest_subject || body.length > longest_body) return { saved: false, why: 'too-long' }
  const isSame =
    topic === draft.topic && pool_id === draft.pool_id && subject === draft.subject && body === draft.body
  if (isSame) return { saved: true, version: draft.version }
  if (draft.version !== version) return { saved: false, why: 'changed' }
  await db
    .updateTable('message_drafts')
    .set({
      ...next,
      ...(thread?.state === 'closed' && { thread_id: null, follows: thread.id }),
      version: version + 1,
      saved_at: now,
    })
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .execute()
  return { saved: true, version: version + 1 }
}

/** Throws a draft away: it is shown no more. Twice is once; false where there is none to throw away. */
export async function dropDraft(
  db: WritingDb,
  patient: PatientId,
  id: string,
  now: Instant,
): Promise<boolean> {
  const draft = await lockedDraft(db, patient, id)
  if (!draft || draft.sent_at) return false
  if (draft.dropped_at) return true
  await db
    .updateTable('message_drafts')
    .set({ dropped_at: now })
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .execute()
  return true
}

/** The draft in this thread that she saved last and has not sent; null where there is none. */
export async function openDraftIn(db: WritingDb, patient: PatientId, thread: string): Promise<Draft | null> {
  const row = await db
    .selectFrom('message_drafts')
    .selectAll()
    .where('patient_id', '=', patient)
    .where('account_id', '=', db.account)
    .where(eb => eb.or([eb('thread_id', '=', thread), eb('follows', '=', thread)]))
    .where('sent_at', 'is', null)
    .where('dropped_at', 'is', null)
    .orderBy('saved_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** For whoever is about to change or send it: another window, and another click, wait until that is done. */
export async function lockedDraft(db: WritingDb, patient: PatientId, id: string): Promise<Draft | null> {
  if (!isUuid(id)) return null
  const row = await db
    .selectFrom('message_drafts')
    .selectAll()
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export type Thread = Readonly<Selectable<Tables['message_threads']>>

export async function threadOf(db: WritingDb, patient: PatientId, id: string): Promise<Thread | null> {
  if (!isUuid(id)) return null
  const row = await db
    .selectFrom('message_threads')
    .selectAll()
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
