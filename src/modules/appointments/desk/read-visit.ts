import type { AccountId, PatientId } from '../../../platform/ids.ts'
import type { ClinicDb } from '../../access/index.ts'
import { identityOf } from '../../clinical/index.ts'
import type { AppointmentEvent } from '../booking/read-appointments.ts'
import type { DeskDb } from '../handles.ts'

export type DeskPatient = {
  readonly id: PatientId
  readonly name: string
  readonly birth_date: string | null
  readonly deceased: boolean
  /** As the clinic's record has them; none for a role that may not read them. */
  readonly phones: readonly string[]
}

/** Who comes, and how to call. `today` is a date, as `2026-03-03`. Null where there is no such patient. */
export async function deskPatient(db: DeskDb, id: string, today: string): Promise<DeskPatient | null> {
  if (mayIdentify(db)) {
    const known = await identityOf(db, id, today)
    return known && { ...known, id: known.patient }
  }
  const row = await db
    .selectFrom('patients')
    .select(['id', 'name', 'birth_date', 'deceased'])
    .where('id', '=', id as PatientId)
    .executeTakeFirst()
  return row ? { ...row, phones: [] } : null
}

/** Whoever may invite a patient sees how the record says to reach her. */
const mayIdentify = (db: DeskDb): db is DeskDb & ClinicDb<'invitations:manage'> =>
  db.may.has('invitations:manage')

/** Names of those of the clinic who did something with a visit. */
export async function staffIn(
  db: DeskDb,
  events: readonly AppointmentEvent[],
): Promise<Map<AccountId, string>> {
  const ids = events.flatMap(one => (one.by_whom === 'clinic' ? (one.account_id ?? []) : []))
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('accounts as a')
    .innerJoin('staff as s', 's.account_id', 'a.id')
    .select(['a.id', 'a.name'])
    .where('a.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
