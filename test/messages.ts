import { open, openClinic, type PatientDb, type Role } from '../src/modules/access/index.ts'
import type { AnsweringDb } from '../src/modules/messages/handles.ts'
import { topics } from '../src/modules/messages/topics.ts'
import { startDraft } from '../src/modules/messages/writing/drafts.ts'
import { type Sent, sendMessage } from '../src/modules/messages/writing/send-message.ts'
import { type AccountId, newId, type PatientId, type SessionId } from '../src/platform/ids.ts'
import { bySystem, type Person } from './booking.ts'
import type { TestPortal } from './portal.ts'

/** A practitioner of no record: give a record's own to have its patient write to `ruiz`. */
export type SeededPools = Record<'team' | 'ruiz' | 'billing' | 'gone', string>

/**
 * The pools of a small clinic, open Monday to Friday from 8:00 to 17:00 (Chicago). All may write to `team` about
 * anything and to `billing` about bills; to `ruiz`, whom `team` covers, only whom that practitioner cares for; to
 * `gone` nobody any more. `members` answer for `team`.
 */
export async function seedPools(
  t: TestPortal,
  { members = [], practitioner = newId() }: { members?: readonly AccountId[]; practitioner?: string } = {},
): Promise<SeededPools> {
  const pools: SeededPools = { team: newId(), ruiz: newId(), billing: newId(), gone: newId() }
  const { now } = t.time
  const row = (key: keyof SeededPools, name_en: string, name_es: string) => ({
    id: pools[key],
    name_en,
    name_es,
    zone: 'America/Chicago',
    open_to: key === 'ruiz' ? ('care' as const) : ('all' as const),
    topics:
      key === 'billing' ? ['billing'] : key === 'ruiz' ? ['medical', 'medicine', 'result'] : [...topics],
    cover_id: key === 'ruiz' ? pools.team : null,
    away_until: null,
    active: key !== 'gone',
    position: Object.keys(pools).indexOf(key),
  })
  await bySystem(t, async db => {
    await db
      .insertInto('message_pools')
      .values([
        row('team', 'Harbor care team', 'Equipo de Harbor'),
        row('ruiz', "Dr. Ruiz's team", 'Equipo de la Dra. Ruiz'),
        row('billing', 'Billing office', 'Oficina de facturación'),
        row('gone', 'Old team', 'Equipo anterior'),
      ])
      .execute()
    await db
      .insertInto('message_pool_hours')
      .values(
        Object.values(pools).flatMap(pool_id =>
          [1, 2, 3, 4, 5].map(weekday => ({ pool_id, weekday, from_time: '08:00', until_time: '17:00' })),
        ),
      )
      .execute()
    await db
      .insertInto('message_pool_clinicians')
      .values({ pool_id: pools.ruiz, practitioner_id: practitioner })
      .execute()
    for (const account_id of members)
      await db
        .insertInto('message_pool_members')
        .values({ pool_id: pools.team, account_id, added_at: now, added_by: null })
        .execute()
  })
  return pools
}

const actorOf = (account: AccountId, role: Role | null = null) => ({
  account,
  session: newId() as SessionId,
  act: 'POST /test',
  target: null,
  origin: null,
  role,
})

/** What somebody writes for a patient, by what she may do for her; throws where she may not write. */
export async function byWriter<T>(
  { database, time }: Pick<TestPortal, 'database' | 'time'>,
  { account, patient }: Person,
  work: (db: PatientDb<'messages:write'>) => Promise<T>,
): Promise<T> {
  const opened = await open(database, actorOf(account), patient, 'messages:write', time.now, work)
  if (!opened.opened) throw new Error('not opened')
  return opened.value
}

/** What a member of staff does in the queues of her pools. */
export async function byAnswering<T>(
  { database, time }: Pick<TestPortal, 'database' | 'time'>,
  account: AccountId,
  work: (db: AnsweringDb) => Promise<T>,
  role: Role = 'nurse',
): Promise<T> {
  const opened = await openClinic(database, actorOf(account, role), 'messages:answer', time.now, work)
  if (!opened.opened) throw new Error('not opened')
  return opened.value
}

/** Words that a patient sends to a pool, in a thread of her own or as a new one; throws where they are not sent. */
export async function writeAs(
  t: TestPortal,
  she: Person,
  more: { pool: string; thread?: string; subject?: string; body?: string },
): Promise<{ thread: string; message: string }> {
  const sent = await byWriter(t, she, async (db): Promise<Sent> => {
    const { pool, thread = null, subject = 'A question', body = 'May I ask something?' } = more
    const want = { id: newId(), side: 'patient', thread, topic: 'medical', pool, subject, body } as const
    const begun = await startDraft(db, she.patient, want, t.time.now)
    if (!begun.started) throw new Error(begun.why)
    const by = { account: she.account, as: 'patient' } as const
    return sendMessage(db, she.patient, begun.draft, { name: 'Maria Lopez', as: 'self' }, by, t.time.now)
  })
  if (!sent.sent) throw new Error(sent.why)
  return sent
}

/** Words that a member of staff sends in a thread, as its answer. */
export async function answerAs(
  t: TestPortal,
  nurse: AccountId,
  patient: PatientId,
  thread: string,
  body = 'Yes, you may.',
): Promise<Sent> {
  return byAnswering(t, nurse, async db => {
    const begun = await startDraft(db, patient, { id: newId(), side: 'clinic', thread, body }, t.time.now)
    if (!begun.started) throw new Error(begun.why)
    const by = { account: nurse, as: 'clinic' } as const
    return sendMessage(db, patient, begun.draft, { name: 'Nora Nurse', as: 'nurse' }, by, t.time.now)
  })
}
