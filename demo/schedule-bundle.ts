import type { Appointment, Bundle, Patient, ServiceRequest } from '@medplum/fhirtypes'
import type { DemoElsewhere } from './booking.ts'
import { addDays, bornBefore, instant, later } from './calendar.ts'
import { neighbors } from './cast/neighbors.ts'
import { bundleOf, restricted } from './chart.ts'
import { type DoctorKey, doctorRef, organizationRef, placeRef } from './clinic.ts'
import { neighborId } from './clinic-days.ts'
import { coding, concept, hl7, hl7Concept } from './concepts.ts'
import { orderCodes } from './visit-types.ts'

type Order = {
  readonly patient: string
  readonly by: DoctorKey
  readonly with: DoctorKey
  readonly what: keyof typeof orderCodes
  readonly why: string
  /** Days from today. */
  readonly made: number
  readonly from: number
  readonly until: number
}

/** Visits that clinicians have asked for: each is a ticket with which the patient books. */
// biome-ignore format: a table, one order a line
const orders: readonly Order[] = [
  { patient: 'maria-delgado', by: 'vargas', with: 'vargas', what: 'followUp', why: 'Diabetes: see how the new dose works', made: -7, from: 75, until: 105 },
  { patient: 'priya-nair', by: 'okafor', with: 'okafor', what: 'followUp', why: 'Lupus: titers again', made: -20, from: 25, until: 60 },
  { patient: 'earl-washington', by: 'okafor', with: 'stein', what: 'heart', why: 'Swollen ankles, short of breath on stairs', made: -5, from: 0, until: 45 },
  { patient: 'hannah-weiss', by: 'okafor', with: 'stein', what: 'heart', why: 'Irregular pulse', made: -3, from: 0, until: 30 },
  { patient: 'jordan-tran', by: 'lindgren', with: 'moreau', what: 'talk', why: 'Go on with the sessions', made: -12, from: 0, until: 120 },
]

/**
 * What the clinic's EHR tells of coming visits: people of whom it tells nothing else, orders for visits, and
 * appointments that it booked itself. One transaction Bundle; its ids stay the same on any day.
 */
export function scheduleBundle(today: string, elsewhere: readonly DemoElsewhere[]): Bundle {
  return bundleOf([
    ...neighbors.map(one => patient(one, today)),
    ...orders.map((one, n) => order(one, `visit-order-${n + 1}`, today)),
    ...elsewhere.map(appointment),
  ])
}

function patient(
  [given, family, gender, age, days, , spanish]: (typeof neighbors)[number],
  today: string,
): Patient {
  const language = spanish ?? 'en'
  const id = neighborId(given, family)
  const number = String(
    [...id].reduce((sum, letter) => (sum * 33 + letter.charCodeAt(0)) % 900_000, 11) + 100_000,
  )
  return {
    resourceType: 'Patient',
    id,
    identifier: [
      {
        use: 'usual',
        type: { coding: [hl7('v2-0203', 'MR', 'Medical record number')], text: 'Medical record number' },
        system: 'https://harborstreet.example/record-number',
        value: number,
      },
    ],
    active: true,
    name: [{ use: 'official', family, given: [given] }],
    gender,
    birthDate: bornBefore(today, age, days),
    telecom: [{ system: 'phone', value: `+1-414-555-${number.slice(-4)}`, use: 'mobile' }],
    communication: [
      {
        language: concept(language === 'es' ? 'Spanish' : 'English', coding('urn:ietf:bcp:47', language)),
        preferred: true,
      },
    ],
  }
}

function order(one: Order, id: string, today: string): ServiceRequest {
  const { system, code, display } = orderCodes[one.what]
  return {
    resourceType: 'ServiceRequest',
    id,
    ...(one.what === 'talk' ? { meta: restricted('PSY') } : {}),
    status: 'active',
    intent: 'order',
    code: concept(display, coding(system, code, display)),
    subject: { reference: `Patient/${one.patient}` },
    authoredOn: instant(addDays(today, one.made), '11:30'),
    requester: doctorRef(one.by),
    performer: [doctorRef(one.with)],
    occurrencePeriod: { start: addDays(today, one.from), end: addDays(today, one.until) },
    reasonCode: [{ text: one.why }],
  }
}

function appointment(one: DemoElsewhere): Appointment {
  const accepted = { status: 'accepted' as const, required: 'required' as const }
  return {
    resourceType: 'Appointment',
    id: one.id,
    status: one.status,
    ...(one.status === 'cancelled'
      ? {
          cancelationReason: {
            ...hl7Concept('appointment-cancellation-reason', 'maint', 'Equipment Maintenance/Repair'),
            text: 'The camera is being repaired',
          },
        }
      : {}),
    serviceType: [{ text: one.what }],
    start: instant(one.date, one.time),
    end: instant(one.date, later(one.time, one.minutes)),
    minutesDuration: one.minutes,
    participant: [
      { actor: { reference: `Patient/${one.patient}` }, ...accepted },
      { actor: doctorRef(one.clinician), ...accepted },
      { actor: placeRef(one.place), ...accepted },
    ],
    supportingInformation: [organizationRef('clinic')],
  }
}
