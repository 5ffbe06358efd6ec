import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId, type PatientId } from '../../../platform/ids.ts'
import type { DeskDb } from '../handles.ts'
import { appointmentsPart, offer_hours } from '../states.ts'
import type { Time } from '../times/time.ts'
import { type Appointment, type By, type NoTime, placeOfTime } from './choice.ts'
import { setRequest } from './end-what-waits.ts'
import { nextTimes } from './next-times.ts'
import { isThere, type StaffWant, takeForStaff } from './over-rule.ts'
import { takeGround } from './take-ground.ts'
import { takeTurns } from './take-turns.ts'

export { acceptOffer, declineOffer } from './answer-offer.ts'

/** An offer ends so long before the visit, and whoever gets it has at least as long to answer. */
const last_hours = 1

/**
 * `answered`: the request no longer waits; `too-soon`: there would be no time to answer. `gone`: the request, or the
 * booking that it would move, is not there.
 */
export type Offered =
  | { readonly offered: true; readonly id: string; readonly held_until: Instant; readonly already: boolean }
  | ({ readonly offered: false } & (
      | NoTime
      | { readonly why: 'answered' | 'too-soon'; readonly next: readonly Time[] }
    ))

/** `key` comes with the form: the same form offers once. */
export type NewOffer = StaffWant & { readonly request: string; readonly key: string }

/** Offers a time for a request: it is kept for the patient for 48 hours, or until an hour before it. */
export async function offerTime(
  db: DeskDb,
  patient: PatientId,
  want: NewOffer,
  by: By,
  now: Instant,
): Promise<Offered> {
  await takeTurns(db, patient)
  const key = `offer ${want.key}`
  const before = await offeredBefore(db, patient, key)
  if (before) return { offered: true, ...before, already: true }
  const about = await requestFor(db, patient, want.request)
  if (!about || about.visit_type_id !== want.type) return { offered: false, why: 'gone', next: [] }
  if (about.status !== 'waiting') return { offered: false, why: 'answered', next: [] }
  const ground = await takeGround(db, patient, want, now)
  const type = ground.schedule.types.get(want.type)
  if (!type || !isThere(ground.schedule, want)) return { offered: false, why: 'gone', next: [] }
  const held_until = endOf(want.starts_at, now)
  if (held_until === null)
    return {
      offered: false,
      why: 'too-soon',
      next: await nextTimes(db, { ...want, type }, now, true),
    }
  const rowFor = (time: Time, over_rule: string | null) => ({
    patient_id: patient,
    id: newId(),
    status: 'pending' as const,
    visit_type_id: type.id,
    mode: type.mode,
    ...placeOfTime(time),
    reason: about.kind === 'new' ? about.reason : null,
    needs: appointmentsPart | type.needs,
    held_until,
    moves: about.appointment_id,
    request_id: want.request,
    made_by: by.account,
    made_at: now,
    over_rule,
    updated_at: now,
  })
  const noted = { act: 'offered', by, key, news: 'offered' } as const
  const took = await takeForStaff(db, ground, { type, want, noted }, rowFor, now)
  if (!took.taken) {
    const { taken: _, ...no } = took
    return { offered: false, ...no }
  }
  const answered = { status: 'offered', answered_at: now, answered_by: by.account } as const
  await setRequest(db, { patient_id: patient, request_id: want.request }, answered)
  return { offered: true, id: took.row.id, held_until, already: false }
}

/** Until when an offer waits; null where the visit is too near for one. */
function endOf(starts_at: Instant, now: Instant): Instant | null {
  const [latest, longest] = [starts_at.subtract({ hours: last_hours }), now.add({ hours: offer_hours })]
  const end = latest.epochMilliseconds < longest.epochMilliseconds ? latest : longest
  return end.epochMilliseconds < now.add({ hours: last_hours }).epochMilliseconds ? null : end
}

async function offeredBefore(
  db: Tx,
  patient: PatientId,
  key: string,
): Promise<{ id: string; held_until: Instant } | null> {
  const offer = await db
    .selectFrom('appointment_events as e')
    .innerJoin('appointments as a', join =>
      join.onRef('a.patient_id', '=', 'e.patient_id').onRef('a.id', '=', 'e.appointment_id'),
    )
    .select(['a.id', 'a.held_until', 'a.updated_at'])
    .where('e.patient_id', '=', patient)
    .where('e.key', '=', key)
    .executeTakeFirst()
  return offer ? { id: offer.id, held_until: offer.held_until ?? offer.updated_at } : null
}

/** The request, and the booking that it would move, if that may still be moved; nobody else answers it meanwhile. */
async function requestFor(db: Tx, patient: PatientId, id: string) {
  const request = await db
    .selectFrom('appointment_requests')
    .select(['kind', 'status', 'visit_type_id', 'appointment_id', 'reason'])
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .where('kind', 'in', ['new', 'move'])
    .forUpdate()
    .executeTakeFirst()
  if (!request?.appointment_id) return request
  const booking = await db
    .selectFrom('appointments')
    .select('id')
    .where('patient_id', '=', patient)
    .where('id', '=', request.appointment_id)
    .where('status', '=', 'booked' satisfies Appointment['status'])
    .executeTakeFirst()
  return booking ? request : undefined
}
