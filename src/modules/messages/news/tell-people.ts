import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import { openSystem, type Seeing, type SystemDb, whoMaySee } from '../../access/index.ts'
import { firstNameOf } from '../../appointments/index.ts'
import { type Reason, tellPerson } from '../../notices/index.ts'
import type { Side } from '../topics.ts'
import type { MessageHolds } from './still-new.ts'
import { words } from './words.ts'

/** A message that was sent, as the outbox has it. */
export type SentMessage = {
  readonly patient: string
  readonly thread: string
  readonly message: string
  readonly by: Side
}

type Clinic = { readonly name: string; readonly baseUrl: string }

/** As long as she has not read the thread, she hears of it no more often. */
const tell_again_hours = 4
/** Trying to send it ends then; that there is a message is still to be seen in the portal. */
const worth_days = 7

/**
 * Tells everybody whom an answer of the clinic is for that there is one: she herself, her parents and guardians, and
 * who wrote in the thread. Only those who may see it now and have not read it; for a burst in one thread once. The
 * clinic hears of messages by its queue.
 */
export async function tellPeopleOfMessage(
  database: Database,
  clinic: Clinic,
  sent: SentMessage,
  now: Instant,
): Promise<void> {
  if (sent.by === 'patient') return
  const patient = sent.patient as PatientId
  await openSystem(database, { name: 'jobs', act: 'tell-of-message' }, now, async db => {
    const message = await messageOf(db, patient, sent.message)
    if (message === null) return
    const wrote = await whoWrote(db, patient, message.thread)
    const name = await firstNameOf(db, patient)
    for (const one of await whoMaySee(db, patient, message.needs, now)) {
      const reason = reasonFor(one, wrote)
      if (reason === null || !(await takeTelling(db, patient, message, one.account, now))) continue
      await tellOne(db, clinic, { patient, message, account: one.account, reason, name }, now)
    }
  })
}

type Told = { readonly thread: string; readonly n: number; readonly needs: number }

async function messageOf(db: SystemDb, patient: PatientId, id: string): Promise<Told | null> {
  const row = await db
    .selectFrom('messages')
    .select(['thread_id as thread', 'n', 'needs'])
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

async function whoWrote(db: SystemDb, patient: PatientId, thread: string): Promise<ReadonlySet<AccountId>> {
  const rows = await db
    .selectFrom('messages')
    .select('account_id')
    .distinct()
    .where('patient_id', '=', patient)
    .where('thread_id', '=', thread)
    .where('by_whom', '=', 'patient')
    .execute()
  return new Set(rows.map(row => row.account_id))
}

function reasonFor({ account, relation }: Seeing, wrote: ReadonlySet<AccountId>): Reason | null {
  if (relation === 'self') return 'own'
  if (relation !== 'caregiver') return 'cares'
  return wrote.has(account) ? 'did' : null
}

/**
 * Notes that she is told of this message; false where she has read it, or was told of another that she has not read
 * yet. Of two processes one notes it, since they change the same row.
 */
async function takeTelling(
  db: SystemDb,
  patient: PatientId,
  { thread, n }: Told,
  account: AccountId,
  now: Instant,
): Promise<boolean> {
  const taken = await db
    .updateTable('message_readings')
    .set({ told_n: n, told_at: now })
    .where('patient_id', '=', patient)
    .where('thread_id', '=', thread)
    .where('account_id', '=', account)
    .where('unread', '=', true)
    .where('read_n', '<', n)
    .where('told_n', '<', n)
    .where(({ eb, or, ref }) =>
      or([
        eb('told_at', 'is', null),
        // She has read since.
        eb('told_n', '<=', ref('read_n')),
        eb('told_at', '<=', now.subtract({ hours: tell_again_hours })),
      ]),
    )
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

type Telling = {
  readonly patient: PatientId
  readonly message: Told
  readonly account: AccountId
  readonly reason: Reason
  /** What the patient is called. */
  readonly name: string | null
}

async function tellOne(
  db: SystemDb,
  { name: clinic, baseUrl }: Clinic,
  { patient, message: { thread, n }, account, reason, name }: Telling,
  now: Instant,
): Promise<void> {
  const holds: MessageHolds = { patient, thread, n }
  await tellPerson(
    db,
    {
      topic: 'messages',
      account,
      reason,
      key: `message ${thread} ${n} ${account}`,
      not_after: now.add({ hours: 24 * worth_days }),
      holds,
      write: lang => {
        const { mail, somebody } = words(lang)
        const of = reason === 'own' ? null : (name ?? somebody)
        return { subject: mail.subject(clinic), lines: [mail.first(of), mail.open, `${baseUrl}/messages`] }
      },
    },
    now,
  )
}
