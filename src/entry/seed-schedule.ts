import { Temporal } from 'temporal-polyfill'
import {
  type DemoBooking,
  demoClinicians,
  demoClosures,
  demoHours,
  demoParents,
  demoPlaces,
  demoRequests,
  demoSignIns,
  demoVisitTypes,
  type VisitTypeKey,
  visitType,
} from '../../demo/index.ts'
import type { SystemDb } from '../modules/access/index.ts'
import {
  appointmentsPart,
  offer_hours,
  setUpSchedule,
  takeOverBookings,
} from '../modules/appointments/index.ts'
import { maskOf } from '../modules/terminology/index.ts'
import type { Instant } from '../platform/clock.ts'
import { type AccountId, type PatientId, uuidFrom } from '../platform/ids.ts'
import type { Accounts } from './seed-sharing.ts'

const source = 'demo'
const idOf = (kind: string, key: string): string => uuidFrom(source, kind, key)
const typeKeys = Object.keys(demoVisitTypes) as VisitTypeKey[]
const zone = demoPlaces[0]?.zone ?? 'UTC'

/** The demo clinic's own clock. */
const at = (date: string, time: string): Instant =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).toInstant()

/** Gives the demo clinic its places, clinicians, kinds of visit and hours; nothing where there are some already. */
export const seedSchedule = (db: SystemDb, today: string, now: Instant): Promise<boolean> =>
  setUpSchedule(db, {
    schedule_places: demoPlaces.map(({ key, ...place }) => ({
      ...place,
      id: idOf('place', key),
      location_id: uuidFrom(source, 'Location', key),
      active: true,
    })),
    schedule_clinicians: demoClinicians.map(({ key, name, work, languages, practitioner }) => ({
      id: idOf('clinician', key),
      name,
      work_en: work.en,
      work_es: work.es,
      languages,
      practitioner_id: uuidFrom(source, 'Practitioner', practitioner),
      leaves_on: null,
      active: true,
    })),
    visit_types: typeKeys.map(typeRow),
    visit_type_clinicians: typeKeys.flatMap(key =>
      visitType(key).clinicians.map(clinician => ({
        visit_type_id: idOf('visit-type', key),
        clinician_id: idOf('clinician', clinician),
      })),
    ),
    schedule_hours: demoHours(today).map(hours => ({
      id: idOf('hours', [hours.clinician, hours.place, hours.weekday, hours.from].join(' ')),
      clinician_id: idOf('clinician', hours.clinician),
      place_id: idOf('place', hours.place),
      weekday: hours.weekday,
      from_time: hours.from,
      until_time: hours.until,
      valid_from: hours.valid_from,
      valid_until: hours.valid_until,
      visit_types: hours.types?.map(key => idOf('visit-type', key)) ?? null,
      made_by: null,
      made_at: at(hours.valid_from, '08:00'),
    })),
    schedule_closures: demoClosures(today).map(({ id, place, clinician, kind, note, from, until }) => ({
      id: idOf('closure', id),
      clinician_id: clinician && idOf('clinician', clinician),
      place_id: place && idOf('place', place),
      starts_at: at(...from),
      ends_at: at(...until),
      kind,
      note,
      resource_id: null,
      made_by: null,
      made_at: now,
      ended_by: null,
      ended_at: null,
    })),
  })

function typeRow(key: VisitTypeKey, position: number) {
  const type = visitType(key)
  return {
    id: idOf('visit-type', key),
    name_en: type.name.en,
    name_es: type.name.es,
    about_en: type.about.en,
    about_es: type.about.es,
    preparation_en: type.preparation.en,
    preparation_es: type.preparation.es,
    minutes: type.minutes,
    buffer_before: 0,
    buffer_after: type.buffer_after ?? 0,
    step: type.step,
    mode: type.mode,
    bookable_by: type.bookable_by,
    notice_minutes: type.notice_minutes ?? 120,
    ahead_days: type.ahead_days ?? 90,
    cutoff_hours: type.cutoff_hours ?? 24,
    needs: maskOf(type.tells),
    order_codes: [...type.order_codes],
    position,
    active: true,
  }
}

const patientOf = (id: string): PatientId => uuidFrom(source, 'Patient', id) as PatientId
const needsOf = (type: VisitTypeKey): number => appointmentsPart | maskOf(visitType(type).tells)

/** Fills the clinic's book: all of it or nothing. */
export async function seedBookings(
  db: SystemDb,
  bookings: readonly DemoBooking[],
  accounts: Accounts,
  now: Instant,
): Promise<void> {
  const asks = (patient: string): AccountId | null => {
    const email =
      demoSignIns.find(one => one.patient === patient)?.email ??
      demoParents.find(({ child }) => child === patient)?.parent
    return (email === undefined ? undefined : accounts.get(email)) ?? null
  }
  await takeOverBookings(db, {
    appointments: bookings.map(one => bookingRow(one, asks(one.patient), now)),
    requests: demoRequests.flatMap(one => requestRow(one, bookings, asks(one.patient), now) ?? []),
  })
}

function bookingRow(one: DemoBooking, account: AccountId | null, now: Instant) {
  const starts = at(one.date, one.time)
  const ends = starts.add({ minutes: one.minutes })
  const past = starts.epochMilliseconds <= now.epochMilliseconds
  const made = earlier(starts.subtract({ hours: one.days_before * 24 + 3 }), now.subtract({ hours: 2 }))
  return {
    patient_id: patientOf(one.patient),
    id: idOf('appointment', one.id),
    status: one.status,
    visit_type_id: idOf('visit-type', one.type),
    clinician_id: idOf('clinician', one.clinician),
    place_id: idOf('place', one.place),
    mode: visitType(one.type).mode,
    starts_at: starts,
    ends_at: ends,
    busy_from: starts,
    busy_until: past ? ends : ends.add({ minutes: visitType(one.type).buffer_after ?? 0 }),
    reason: one.reason,
    needs: needsOf(one.type),
    held_until: one.status === 'pending' ? now.add({ hours: offer_hours - 8 }) : null,
    moves: null,
    request_id: one.request === null ? null : idOf('appointment-request', one.request),
    ticket_id: null,
    made_by: one.by === 'patient' ? account : null,
    made_at: made,
    over_rule: one.over_rule,
    late_minutes: one.late_minutes,
    cancel_reason: one.cancel_reason,
    cancel_note: null,
    needs_move: one.needs_move,
    sequence: 0,
    updated_at: ['booked', 'pending'].includes(one.status) ? made : earlier(ends, now),
  }
}

const earlier = (one: Instant, other: Instant): Instant =>
  one.epochMilliseconds < other.epochMilliseconds ? one : other

function requestRow(
  one: (typeof demoRequests)[number],
  bookings: readonly DemoBooking[],
  account: AccountId | null,
  now: Instant,
) {
  const asked = now.subtract({ hours: one.hours_ago })
  const about = bookings.find(
    ({ patient, type, status }) => patient === one.patient && type === one.moves && status === 'booked',
  )
  if (account === null || (one.moves !== null && !about)) return null
  return {
    patient_id: patientOf(one.patient),
    id: idOf('appointment-request', one.id),
    kind: one.kind,
    status: one.status,
    visit_type_id: idOf('visit-type', one.type),
    appointment_id: about ? idOf('appointment', about.id) : null,
    clinician_id: null,
    place_id: null,
    reason: one.reason,
    earliest: null,
    latest: null,
    weekdays: [...one.weekdays],
    parts: [...one.parts],
    needs: needsOf(one.type),
    asked_by: account,
    asked_at: asked,
    due_at: asked.add({ hours: 24 }),
    answered_by: null,
    answered_at: null,
    answer: null,
  }
}
