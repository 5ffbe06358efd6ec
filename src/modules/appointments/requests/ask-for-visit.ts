import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import { takeTurns } from '../booking/take-turns.ts'
import type { BookingDb } from '../handles.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { appointmentsPart } from '../states.ts'
import { dueAt } from './due.ts'
import { kindsToAskFor } from './kinds.ts'
import type { Suits } from './suits.ts'

/** What she would like: a kind of visit, perhaps with somebody and somewhere, and when it suits her. */
export type Wanted = Suits & {
  /** From the form: the same form sent twice is one request. */
  readonly id: string
  readonly patient: PatientId
  readonly type: string
  readonly clinician: string | null
  readonly place: string | null
  readonly reason: string | null
}

export type AskedFor =
  | { asked: true; id: string; already: boolean }
  | { asked: false; why: 'not-allowed' | 'not-theirs' | 'too-many' }

export const longest_reason = 1_000
/** Whoever has asked so often is answered first. */
export const most_open = 5

/** Asks the clinic for a time. `zone` is the clinic's, by whose days it answers. */
export async function askForVisit(
  db: BookingDb,
  want: Wanted,
  by: { readonly account: AccountId },
  now: Instant,
  zone: string,
): Promise<AskedFor> {
  const { patient, id, clinician, place } = want
  await takeTurns(db, patient)
  const before = await askedBefore(db, want)
  if (before !== null) return { asked: true, id: before, already: true }
  const schedule = await readSchedule(db)
  const type = kindsToAskFor(db, schedule).find(kind => kind.id === want.type)
  if (!type) return { asked: false, why: 'not-allowed' }
  if (clinician !== null && !type.clinicians.includes(clinician)) return { asked: false, why: 'not-theirs' }
  if (place !== null && !schedule.places.get(place)?.active) return { asked: false, why: 'not-allowed' }
  if ((await countOpen(db, patient)) >= most_open) return { asked: false, why: 'too-many' }
  const inserted = await db
    .insertInto('appointment_requests')
    .values({
      patient_id: patient,
      id,
      kind: 'new',
      status: 'waiting',
      visit_type_id: type.id,
      appointment_id: null,
      clinician_id: clinician,
      place_id: place,
      reason: want.reason,
      earliest: want.earliest,
      latest: want.latest,
      weekdays: [...want.weekdays],
      parts: [...want.parts],
      needs: appointmentsPart | type.needs,
      asked_by: by.account,
      asked_at: now,
      due_at: dueAt(now, zone),
      answered_by: null,
      answered_at: null,
      answer: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return { asked: true, id, already: inserted.numInsertedOrUpdatedRows === 0n }
}

/** The request that came of the same form; or an open one that says the same, from a form that the back button drew anew. */
async function askedBefore(db: BookingDb, want: Wanted): Promise<string | null> {
  const { patient, id, type, clinician, place, reason, earliest, latest, weekdays, parts } = want
  const row = await db
    .selectFrom('appointment_requests')
    .select('id')
    .where('patient_id', '=', patient)
    .where(eb =>
      eb.or([
        eb('id', '=', id),
        eb.and([
          eb('kind', '=', 'new'),
          eb('status', 'in', ['waiting', 'offered']),
          eb('visit_type_id', '=', type),
          eb('clinician_id', 'is not distinct from', clinician),
          eb('place_id', 'is not distinct from', place),
          eb('reason', 'is not distinct from', reason),
          eb('earliest', 'is not distinct from', earliest),
          eb('latest', 'is not distinct from', latest),
          sql<boolean>`weekdays = ${[...weekdays]}::smallint[] and parts = ${[...parts]}::text[]`,
        ]),
      ]),
    )
    .orderBy(eb => eb('id', '=', id), 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

async function countOpen(db: BookingDb, patient: PatientId): Promise<number> {
  const { count } = await db
    .selectFrom('appointment_requests')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('patient_id', '=', patient)
    .where('kind', '=', 'new')
    .where('status', 'in', ['waiting', 'offered'])
    .executeTakeFirstOrThrow()
  return count
}
