import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import type { SeeingDb } from '../handles.ts'

/** Something that was asked of the clinic. Kind of visit, clinician and place by id. */
export type Request = {
  readonly patient_id: PatientId
  readonly id: string
  readonly kind: 'new' | 'cancel' | 'move'
  readonly status: 'waiting' | 'offered' | 'settled' | 'declined' | 'withdrawn'
  readonly visit_type_id: string
  readonly appointment_id: string | null
  readonly clinician_id: string | null
  readonly place_id: string | null
  readonly reason: string | null
  readonly earliest: string | null
  readonly latest: string | null
  readonly weekdays: readonly number[]
  readonly parts: readonly string[]
  readonly asked_by: AccountId
  readonly asked_at: Instant
  readonly due_at: Instant
  readonly answered_at: Instant | null
  readonly answer: string | null
}

export const requestColumns = [
  'r.patient_id',
  'r.id',
  'r.kind',
  'r.status',
  'r.visit_type_id',
  'r.appointment_id',
  'r.clinician_id',
  'r.place_id',
  'r.reason',
  'r.earliest',
  'r.latest',
  'r.weekdays',
  'r.parts',
  'r.asked_by',
  'r.asked_at',
  'r.due_at',
  'r.answered_at',
  'r.answer',
] as const

/** For so long a patient's pages tell of an answer of words. */
const told_days = 30
const most_listed = 50

/** What waits for the clinic, and what it answered with words lately; the newest first. */
export const requestsOf = (db: SeeingDb, patient: PatientId, now: Instant): Promise<Request[]> =>
  db
    .selectFrom('appointment_requests as r')
    .select(requestColumns)
    .where('r.patient_id', '=', patient)
    .where(eb =>
      eb.or([
        eb('r.status', 'in', ['waiting', 'offered']),
        eb.and([
          eb('r.answer', 'is not', null),
          eb('r.status', 'in', ['declined', 'settled']),
          eb('r.answered_at', '>', now.subtract({ hours: 24 * told_days })),
        ]),
      ]),
    )
    .orderBy('r.asked_at', 'desc')
    .orderBy('r.id')
    .limit(most_listed)
    .execute()

/** One of hers; null if there is none of that id. */
export const requestOf = async (db: SeeingDb, patient: PatientId, id: string): Promise<Request | null> =>
  (await db
    .selectFrom('appointment_requests as r')
    .select(requestColumns)
    .where('r.patient_id', '=', patient)
    .where('r.id', '=', id)
    .executeTakeFirst()) ?? null

/** The time that is offered for a request and waits for an answer. */
export const offerFor = async (
  db: SeeingDb,
  patient: PatientId,
  request: string,
  now: Instant,
): Promise<Offer | null> =>
  (await db
    .selectFrom('appointments')
    .select(['id', 'starts_at', 'clinician_id', 'place_id', 'held_until'])
    .where('patient_id', '=', patient)
    .where('request_id', '=', request)
    .where('status', '=', 'pending')
    .where('held_until', '>', now)
    .executeTakeFirst()) ?? null

export type Offer = {
  readonly id: string
  readonly starts_at: Instant
  readonly clinician_id: string
  readonly place_id: string
  readonly held_until: Instant | null
}

/** A time that was offered and not taken: declined, perhaps with words, or not answered in time. */
export type EarlierOffer = {
  readonly starts_at: Instant
  readonly clinician_id: string
  readonly place_id: string
  readonly cancel_reason: string | null
  readonly cancel_note: string | null
}

/** What was offered for a request before, the latest first. */
export const earlierOffers = (db: SeeingDb, patient: PatientId, request: string): Promise<EarlierOffer[]> =>
  db
    .selectFrom('appointments')
    .select(['starts_at', 'clinician_id', 'place_id', 'cancel_reason', 'cancel_note'])
    .where('patient_id', '=', patient)
    .where('request_id', '=', request)
    .where('status', '=', 'cancelled')
    .where('cancel_reason', '!=', 'moved')
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(most_listed)
    .execute()
