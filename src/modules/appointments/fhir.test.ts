import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { PatientId } from '../../platform/ids.ts'
import { clinicReasons, patientReasons, portalReasons } from './booking/cancel-reasons.ts'
import type { Appointment as Row } from './booking/choice.ts'
import { appointmentOfFhir, fhirOfAppointment, fhirOfRequest } from './fhir.ts'
import { readAppointment } from './record/told-appointment.ts'
import type { Request } from './requests/read-requests.ts'
import type { Schedule } from './schedule/read-schedule.ts'

const id = fc.uuid().map(text => text.toLowerCase())
const words = fc.option(
  fc.string({ minLength: 1, maxLength: 80 }).filter(text => text.trim() !== ''),
  { nil: null },
)
const minute = fc
  .integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 })
  .map(minutes => Temporal.Instant.fromEpochMilliseconds(minutes * 60_000))

const row: fc.Arbitrary<Row> = fc
  .record({
    patient: id,
    id,
    type: id,
    clinician: id,
    place: id,
    status: fc.constantFrom('pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow' as const),
    mode: fc.constantFrom('in-person', 'telehealth', 'phone' as const),
    starts_at: minute,
    minutes: fc.integer({ min: 5, max: 720 }),
    reason: words,
    note: words,
    cancel: fc.constantFrom(...patientReasons, ...clinicReasons, ...portalReasons),
  })
  .map(made => {
    const ends_at = made.starts_at.add({ minutes: made.minutes })
    return {
      patient_id: made.patient as PatientId,
      id: made.id,
      status: made.status,
      visit_type_id: made.type,
      clinician_id: made.clinician,
      place_id: made.place,
      mode: made.mode,
      starts_at: made.starts_at,
      ends_at,
      busy_from: made.starts_at,
      busy_until: ends_at,
      reason: made.reason,
      needs: 2048,
      held_until: made.status === 'pending' ? made.starts_at : null,
      moves: null,
      request_id: null,
      ticket_id: null,
      made_by: null,
      made_at: made.starts_at.subtract({ hours: 100 }),
      over_rule: null,
      late_minutes: null,
      cancel_reason: made.status === 'cancelled' ? made.cancel : null,
      cancel_note: made.status === 'cancelled' ? made.note : null,
      needs_move: null,
      sequence: 0,
      updated_at: made.starts_at,
    }
  })

const empty: Schedule = { places: new Map(), clinicians: new Map(), types: new Map() }

/** A clinic that knows everything the row names. */
const scheduleOf = ({ place_id, clinician_id, visit_type_id }: Row): Schedule => ({
  places: new Map([
    [
      place_id,
      {
        id: place_id,
        name: 'Harbor',
        address: null,
        phone: null,
        zone: 'UTC',
        location_id: place_id,
        active: true,
      },
    ],
  ]),
  clinicians: new Map([
    [
      clinician_id,
      {
        id: clinician_id,
        name: 'Ana Ruiz, MD',
        work: { en: '', es: '' },
        languages: ['en'],
        practitioner_id: clinician_id,
        leaves_on: null,
        active: true,
      },
    ],
  ]),
  types: new Map([
    [
      visit_type_id,
      {
        id: visit_type_id,
        name: { en: 'Check-up', es: 'Chequeo' },
        about: { en: '', es: '' },
        preparation: { en: '', es: '' },
        minutes: 30,
        buffer_before: 0,
        buffer_after: 0,
        step: 15,
        mode: 'in-person',
        bookable_by: 'anyone',
        notice_minutes: 0,
        ahead_days: 90,
        cutoff_hours: 24,
        needs: 0,
        order_codes: [],
        active: true,
        clinicians: [],
      },
    ],
  ]),
})

const said = ({
  patient_id,
  id,
  status,
  visit_type_id,
  clinician_id,
  place_id,
  mode,
  reason,
  cancel_reason,
  cancel_note,
}: Row) => ({
  patient_id,
  id,
  status,
  visit_type_id,
  clinician_id,
  place_id,
  mode,
  reason,
  cancel_reason,
  cancel_note,
})

test('what a row says comes back from FHIR, whether the clinic still knows its parts or not', () => {
  fc.assert(
    fc.property(row, fc.boolean(), (made, known) => {
      const fhir = fhirOfAppointment(made, known ? scheduleOf(made) : empty)
      const back = appointmentOfFhir(JSON.parse(JSON.stringify(fhir)))
      expect(back).not.toBeNull()
      const { starts_at, ends_at, ...rest } = back ?? { starts_at: null, ends_at: null }
      expect(rest).toEqual(said(made))
      expect(starts_at?.toString()).toBe(made.starts_at.toString())
      expect(ends_at?.toString()).toBe(made.ends_at.toString())
    }),
    { numRuns: 300 },
  )
})

test('each status is FHIR’s own, a mistake is said to be one, and a held time is no appointment', () => {
  const [made] = fc.sample(row, { numRuns: 1, seed: 4 })
  if (!made) throw new Error('no row')
  const as = (change: Partial<Row>) => fhirOfAppointment({ ...made, cancel_reason: null, ...change }, empty)
  for (const status of ['pending', 'booked', 'arrived', 'fulfilled', 'noshow'] as const)
    expect(as({ status })?.status).toBe(status)
  expect(as({ status: 'cancelled', cancel_reason: 'better' })).toMatchObject({
    status: 'cancelled',
    cancelationReason: { coding: [{ code: 'pat-fb' }, { code: 'better' }] },
  })
  expect(as({ status: 'cancelled', cancel_reason: 'entered-in-error' })?.status).toBe('entered-in-error')
  expect(as({ status: 'held' })).toBeNull()
  expect(as({ status: 'pending' })?.participant.map(({ status }) => status)).toEqual([
    'needs-action',
    'accepted',
    'accepted',
  ])
})

test('what is asked for is proposed, with the dates that suit', () => {
  const [made] = fc.sample(row, { numRuns: 1, seed: 7 })
  if (!made) throw new Error('no row')
  const request: Request = {
    patient_id: made.patient_id,
    id: made.id,
    kind: 'new',
    status: 'waiting',
    visit_type_id: made.visit_type_id,
    appointment_id: null,
    clinician_id: made.clinician_id,
    place_id: null,
    reason: 'A form',
    earliest: '2026-12-01',
    latest: null,
    weekdays: [],
    parts: [],
    asked_by: made.patient_id as unknown as Request['asked_by'],
    asked_at: made.made_at,
    due_at: made.starts_at,
    answered_at: null,
    answer: null,
  }
  const fhir = fhirOfRequest(request, scheduleOf(made))
  expect(fhir).toMatchObject({
    status: 'proposed',
    requestedPeriod: [{ start: '2026-12-01' }],
    reasonCode: [{ text: 'A form' }],
    participant: [{ status: 'accepted' }, { status: 'needs-action', actor: { display: 'Ana Ruiz, MD' } }],
  })
  expect(fhir).not.toHaveProperty('start')
  expect(readAppointment(fhir).status).toBe('proposed')
  expect(appointmentOfFhir(fhir)).toBeNull()
  expect(fhirOfRequest({ ...request, kind: 'move' }, empty)).toBeNull()
  expect(fhirOfRequest({ ...request, status: 'settled' }, empty)).toBeNull()
  expect(fhirOfRequest({ ...request, status: 'withdrawn' }, empty)?.status).toBe('cancelled')
})

test('any JSON is read without a throw, also where a good appointment has one odd field', () => {
  const [made] = fc.sample(row, { numRuns: 1, seed: 1 })
  const good = JSON.parse(JSON.stringify(made && fhirOfAppointment(made, empty))) as Record<string, unknown>
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(good)), (odd, field) => {
      readAppointment(odd)
      appointmentOfFhir(odd)
      readAppointment({ ...good, [field]: odd })
      appointmentOfFhir({ ...good, [field]: odd })
      readAppointment({ ...good, participant: [odd, { actor: odd, status: odd }] })
    }),
    { numRuns: 500 },
  )
})

test('an appointment of another system is read as far as it goes', () => {
  const told = readAppointment({
    resourceType: 'Appointment',
    identifier: [{ system: 'https://ehr.example/appointments', value: '17' }],
    status: 'checked-in',
    start: '2026-12-01T09:00:00-06:00',
    minutesDuration: 20,
    serviceType: [{ coding: [{ display: 'Echo' }] }],
    participant: [
      {
        actor: { reference: 'https://ehr.example/fhir/Practitioner/9', display: 'Dr. Nine' },
        status: 'accepted',
      },
      { actor: { reference: 'Location?identifier=x|y' } },
      {},
    ],
  })
  expect(told).toMatchObject({ own_id: null, status: 'arrived', what: 'Echo', reason: null })
  expect(told.ends_at?.toString()).toBe('2026-12-01T15:20:00Z')
  expect(told.participants.map(({ type }) => type)).toEqual(['Practitioner', 'Location', null])
  expect(readAppointment({ status: 'booked', start: '2026-12-01' }).starts_at).toBeNull()
})
