import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import { type AccountId, isUuid, newId, type PatientId } from '../../../platform/ids.ts'
import type { AnsweringDb } from '../handles.ts'
import { cleanText } from '../writing/clean-text.ts'

export const longest_note = 4_000

/** Who works on which thread: the account is the handle's, the name is what colleagues read. */
export type Worker = { readonly patient: PatientId; readonly thread: string; readonly name: string }

export type Worked =
  | { done: true }
  /** `changed`: it is not as she saw it; somebody else was faster, or the patient wrote again. */
  | { done: false; why: 'gone' | 'changed' | 'closed' | 'not-there' | 'empty' | 'too-long' }

const not = (why: Extract<Worked, { done: false }>['why']): Worked => ({ done: false, why })

/** Who has it, as a form carries it: an account, or '' for nobody. */
export const readSeen = (text: string | undefined): AccountId | null =>
  text !== undefined && isUuid(text) ? (text as AccountId) : null

/** Takes a thread: from nobody, or over from whom she saw that had it. Of two at once one has it. */
export async function claimThread(
  db: AnsweringDb,
  worker: Worker,
  seen: AccountId | null,
  now: Instant,
): Promise<Worked> {
  const thread = await lockedThread(db, worker)
  if (!thread) return not('gone')
  if (thread.state === 'closed') return not('closed')
  if (thread.claimed_by === db.account) return { done: true }
  if (thread.claimed_by !== seen) return not('changed')
  await change(db, worker, { claimed_by: db.account, claimed_at: now })
  await noteAct(db, worker, { act: 'claimed' }, now)
  return { done: true }
}

/** Gives a thread that she took back to the queue. */
export async function letGo(db: AnsweringDb, worker: Worker, now: Instant): Promise<Worked> {
  const thread = await lockedThread(db, worker)
  if (!thread) return not('gone')
  if (thread.claimed_by === null) return { done: true }
  if (thread.claimed_by !== db.account) return not('changed')
  await change(db, worker, { claimed_by: null, claimed_at: null })
  await noteAct(db, worker, { act: 'let-go' }, now)
  return { done: true }
}

/** Leaves a note that only the clinic reads. The same form sent twice is one note. */
export async function leaveNote(
  db: AnsweringDb,
  worker: Worker,
  { id, text }: { readonly id: string; readonly text: string },
  now: Instant,
): Promise<Worked> {
  const body = cleanText(text).trim()
  if (body === '') return not('empty')
  if (body.length > longest_note) return not('too-long')
  if (!(await lockedThread(db, worker))) return not('gone')
  await noteAct(db, worker, { id, act: 'note', body }, now)
  return { done: true }
}

/** Hands a thread to another pool; who had it has it no more. `text`: what its people should know, or ''. */
export async function handOver(
  db: AnsweringDb,
  worker: Worker,
  { pool, text, seen }: { readonly pool: string; readonly text: string; readonly seen: AccountId | null },
  now: Instant,
): Promise<Worked> {
  const body = cleanText(text).trim()
  if (body.length > longest_note) return not('too-long')
  const thread = await lockedThread(db, worker)
  if (!thread) return not('gone')
  if (thread.state === 'closed') return not('closed')
  if (!isUuid(pool) || pool === thread.pool_id || !(await isActive(db, pool))) return not('not-there')
  if (thread.claimed_by !== seen) return not('changed')
  await noteAct(db, worker, { act: 'handed', body: body === '' ? null : body, to_pool: pool }, now)
  const { rows } = await sql<{ handed: boolean }>`
    select messages_hand_over(${worker.patient}, ${worker.thread}, ${pool}, ${seen}) as handed`.execute(db)
  if (rows[0]?.handed !== true) throw new Error('a locked thread was not handed over')
  return { done: true }
}

/** Asks a clinician for advice: from now on she sees the thread, whatever her pools. */
export async function askClinician(
  db: AnsweringDb,
  worker: Worker,
  { id, clinician, text }: { readonly id: string; readonly clinician: string; readonly text: string },
  now: Instant,
): Promise<Worked> {
  const body = cleanText(text).trim()
  if (body === '') return not('empty')
  if (body.length > longest_note) return not('too-long')
  const thread = await lockedThread(db, worker)
  if (!thread) return not('gone')
  if (thread.state === 'closed') return not('closed')
  const one = (await cliniciansToAsk(db)).find(({ account }) => account === clinician)
  if (!one) return not('not-there')
  if (!thread.asked.includes(one.account)) await change(db, worker, { asked: [...thread.asked, one.account] })
  await noteAct(db, worker, { id, act: 'asked', body, to_account: one.account }, now)
  return { done: true }
}

/**
 * Closes a thread: what waited in it needs no answer. `seen` is how many messages she saw; one that came since is not
 * closed unread.
 */
export async function closeThread(
  db: AnsweringDb,
  worker: Worker,
  seen: number,
  now: Instant,
): Promise<Worked> {
  const thread = await lockedThread(db, worker)
  if (!thread) return not('gone')
  if (thread.state === 'closed') return { done: true }
  if (thread.messages !== seen) return not('changed')
  const nobody = { claimed_by: null, claimed_at: null, waiting_since: null, due_at: null, escalated_at: null }
  await change(db, worker, { state: 'closed', closed_at: now, ...nobody })
  await noteAct(db, worker, { act: 'closed' }, now)
  return { done: true }
}

/** Keeps which request for an appointment a thread was turned into. */
export async function noteRequest(db: AnsweringDb, worker: Worker, request: string, now: Instant) {
  await change(db, worker, { request_id: request })
  await noteAct(db, worker, { id: request, act: 'requested' }, now)
}

/** The thread, if she answers for its pool or was asked; nobody else changes it until the transaction ends. */
export async function lockedThread(db: AnsweringDb, { patient, thread }: Omit<Worker, 'name'>) {
  if (!isUuid(thread)) return undefined
  return db
    .selectFrom('message_threads')
    .select(['pool_id', 'state', 'messages', 'claimed_by', 'asked', 'request_id'])
    .where('patient_id', '=', patient)
    .where('id', '=', thread)
    .forUpdate()
    .executeTakeFirst()
}

type Clinician = { readonly account: AccountId; readonly name: string }

/** Clinicians of the clinic besides herself, by name. */
export const cliniciansToAsk = (db: AnsweringDb): Promise<Clinician[]> =>
  db
    .selectFrom('staff')
    .innerJoin('accounts', 'accounts.id', 'staff.account_id')
    .select(['accounts.id as account', 'accounts.name'])
    .where('staff.role', '=', 'clinician')
    .where('staff.disabled_at', 'is', null)
    .where('accounts.id', '!=', db.account)
    .orderBy('accounts.name')
    .execute()

async function isActive(db: AnsweringDb, pool: string): Promise<boolean> {
  const row = await db
    .selectFrom('message_pools')
    .select('id')
    .where('id', '=', pool)
    .where('active', '=', true)
    .executeTakeFirst()
  return row !== undefined
}

type Change = {
  claimed_by?: AccountId | null
  claimed_at?: Instant | null
  asked?: AccountId[]
  state?: 'closed'
  closed_at?: Instant
  waiting_since?: null
  due_at?: null
  escalated_at?: null
  request_id?: string
}

const change = (db: AnsweringDb, { patient, thread }: Worker, to: Change): Promise<unknown> =>
  db
    .updateTable('message_threads')
    .set(to)
    .where('patient_id', '=', patient)
    .where('id', '=', thread)
    .execute()

type Act = {
  readonly id?: string
  readonly act: 'note' | 'claimed' | 'let-go' | 'handed' | 'asked' | 'closed' | 'requested'
  readonly body?: string | null
  readonly to_pool?: string
  readonly to_account?: AccountId
}

const noteAct = (
  db: AnsweringDb,
  { patient, thread, name }: Worker,
  { id = newId(), act, body = null, to_pool, to_account }: Act,
  now: Instant,
): Promise<unknown> =>
  db
    .insertInto('message_notes')
    .values({
      patient_id: patient,
      id,
      thread_id: thread,
      at: now,
      account_id: db.account,
      author: name,
      act,
      body,
      to_pool: to_pool ?? null,
      to_account: to_account ?? null,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
