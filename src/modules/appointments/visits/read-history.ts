import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import type { SeeingDb } from '../handles.ts'

/** Something that happened with a visit, and how it stood after it. */
export type Happened = {
  readonly id: string
  readonly at: Instant
  readonly act: string
  readonly by_whom: 'patient' | 'clinic' | 'portal'
  readonly account_id: AccountId | null
  /** Who of the patient's side did it; who it was of the clinic is the clinic's matter. */
  readonly name: string | null
  readonly starts_at: Instant
  readonly place_id: string
  readonly note: string | null
}

const most_shown = 100

/** The history of one visit, the latest first. */
export const historyOf = (db: SeeingDb, patient: PatientId, id: string): Promise<Happened[]> =>
  db
    .selectFrom('appointment_events as e')
    .leftJoin('accounts as a', join =>
      join.onRef('a.id', '=', 'e.account_id').on('e.by_whom', '=', 'patient'),
    )
    .select([
      'e.id',
      'e.at',
      'e.act',
      'e.by_whom',
      'e.account_id',
      'a.name',
      'e.starts_at',
      'e.place_id',
      'e.note',
    ])
    .where('e.patient_id', '=', patient)
    .where('e.appointment_id', '=', id)
    .orderBy('e.at', 'desc')
    .orderBy('e.id')
    .limit(most_shown)
    .execute()
