import type { Appointment, AppointmentParticipant, CodeableConcept } from '@medplum/fhirtypes'
import { codingsOf, listIn, objectIn, valuesAt } from '../clinical/index.ts'
import type { Appointment as Row } from './booking/choice.ts'
import {
  idOfUrn,
  ownNumbers,
  readAppointment,
  type ToldStatus,
  uris,
  urnOf,
} from './record/told-appointment.ts'
import type { Request } from './requests/read-requests.ts'
import type { Schedule } from './schedule/read-schedule.ts'
import type { Mode, Status } from './states.ts'

/**
 * Visits as FHIR R4 Appointment (hl7.org/fhir/R4/appointment.html) and back. What is held for ten minutes is none.
 * Whatever has an id of the portal says it as an identifier.
 */

const participationMode = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode'
const modeCodes: Record<Mode, string> = { 'in-person': 'PHYSICAL', telehealth: 'VIDEOCONF', phone: 'PHONE' }

const cancellationReason = 'http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason'
/** The portal's own reasons, which HL7's example codes do not all have. */
const ownReason = 'urn:porchlight:cancel-reason'
const reasonCodes: Record<string, string> = {
  better: 'pat-fb',
  'not-needed': 'pat',
  'cannot-come': 'pat',
  'other-clinic': 'pat-ucp',
  cost: 'oth-fin',
  transport: 'pat-lt',
  'patient-asked': 'pat',
  declined: 'pat',
  'clinician-away': 'prov',
  'clinic-closed': 'other',
  'entered-in-error': 'oth-err',
}

/** A visit or an offered time; null for one that is only held. */
export function fhirOfAppointment(row: Row, schedule: Schedule): Appointment | null {
  if (row.status === 'held') return null
  const mistaken = row.cancel_reason === 'entered-in-error'
  return {
    resourceType: 'Appointment',
    id: row.id,
    identifier: [{ use: 'official', system: ownNumbers, value: row.id }],
    status: mistaken ? 'entered-in-error' : row.status,
    ...(row.cancel_reason === null ? {} : { cancelationReason: reasonOf(row.cancel_reason) }),
    serviceCategory: [{ coding: [{ system: participationMode, code: modeCodes[row.mode] }] }],
    serviceType: [serviceOf(row.visit_type_id, schedule)],
    ...reasonText(row.reason),
    start: row.starts_at.toString(),
    end: row.ends_at.toString(),
    minutesDuration: row.starts_at.until(row.ends_at).total('minutes'),
    created: row.made_at.toString(),
    ...(row.cancel_note === null ? {} : { comment: row.cancel_note }),
    participant: [
      patientOf(row.patient_id, row.status === 'pending' ? 'needs-action' : answerOf(row)),
      clinicianOf(row.clinician_id, schedule, 'accepted'),
      placeOf(row.place_id, schedule, 'accepted'),
    ],
  }
}

const answerOf = (row: Row): AppointmentParticipant['status'] =>
  row.status === 'cancelled' && row.cancel_reason === 'declined' ? 'declined' : 'accepted'

/** What a patient has asked for and has no time yet; null for what asks to change a visit, or is settled. */
export function fhirOfRequest(request: Request, schedule: Schedule): Appointment | null {
  if (request.kind !== 'new' || request.status === 'settled') return null
  const { earliest, latest } = request
  const period = { ...(earliest ? { start: earliest } : {}), ...(latest ? { end: latest } : {}) }
  return {
    resourceType: 'Appointment',
    id: request.id,
    identifier: [{ use: 'official', system: ownNumbers, value: request.id }],
    status: request.status === 'waiting' || request.status === 'offered' ? 'proposed' : 'cancelled',
    serviceType: [serviceOf(request.visit_type_id, schedule)],
    ...reasonText(request.reason),
    created: request.asked_at.toString(),
    ...(earliest || latest ? { requestedPeriod: [period] } : {}),
    participant: [
      patientOf(request.patient_id, 'accepted'),
      ...(request.clinician_id ? [clinicianOf(request.clinician_id, schedule, 'needs-action')] : []),
      ...(request.place_id ? [placeOf(request.place_id, schedule, 'needs-action')] : []),
    ],
  }
}

const reasonText = (reason: string | null): { reasonCode?: CodeableConcept[] } =>
  reason === null ? {} : { reasonCode: [{ text: reason }] }

const reasonOf = (reason: string): CodeableConcept => ({
  coding: [
    { system: cancellationReason, code: reasonCodes[reason] ?? 'other' },
    { system: ownReason, code: reason },
  ],
})

const serviceOf = (id: string, schedule: Schedule): CodeableConcept => {
  const name = schedule.types.get(id)?.name.en
  return { coding: [{ system: uris, code: urnOf(id) }], ...(name === undefined ? {} : { text: name }) }
}

type Answer = AppointmentParticipant['status']

const patientOf = (id: string, status: Answer): AppointmentParticipant => ({
  actor: { reference: `Patient/${id}`, type: 'Patient', identifier: { system: uris, value: urnOf(id) } },
  status,
})

function clinicianOf(id: string, schedule: Schedule, status: Answer): AppointmentParticipant {
  const known = schedule.clinicians.get(id)
  return {
    actor: {
      ...(known?.practitioner_id ? { reference: `Practitioner/${known.practitioner_id}` } : {}),
      type: 'Practitioner',
      identifier: { system: uris, value: urnOf(id) },
      ...(known ? { display: known.name } : {}),
    },
    status,
  }
}

function placeOf(id: string, schedule: Schedule, status: Answer): AppointmentParticipant {
  const known = schedule.places.get(id)
  return {
    actor: {
      ...(known?.location_id ? { reference: `Location/${known.location_id}` } : {}),
      type: 'Location',
      identifier: { system: uris, value: urnOf(id) },
      ...(known ? { display: known.name } : {}),
    },
    status,
  }
}

export type OwnAppointment = Pick<
  Row,
  | 'patient_id'
  | 'id'
  | 'visit_type_id'
  | 'clinician_id'
  | 'place_id'
  | 'mode'
  | 'starts_at'
  | 'ends_at'
  | 'reason'
  | 'cancel_reason'
  | 'cancel_note'
> & { readonly status: Exclude<Status, 'held'> }

/** The row that an Appointment of the portal's own says; null for any other, and where something is missing. */
export function appointmentOfFhir(json: unknown): OwnAppointment | null {
  const told = readAppointment(json)
  const own = (type: string) => told.participants.find(one => one.type === type)?.own_id ?? null
  const [patient, clinician, place] = [own('Patient'), own('Practitioner'), own('Location')]
  const type = valuesAt(json, 'serviceType', 'coding', 'code')
    .map(idOfUrn)
    .find(id => id !== null)
  const status = told.status === 'entered-in-error' ? 'cancelled' : told.status
  const { own_id, starts_at, ends_at } = told
  if (!patient || !clinician || !place || !type || !own_id || !starts_at || !ends_at) return null
  if (status === null || status === 'proposed') return null
  return {
    patient_id: patient as Row['patient_id'],
    id: own_id,
    status,
    visit_type_id: type,
    clinician_id: clinician,
    place_id: place,
    mode: modeIn(objectIn(json)?.serviceCategory),
    starts_at,
    ends_at,
    reason: told.reason,
    cancel_reason: status === 'cancelled' ? cancelReasonIn(json, told.status) : null,
    cancel_note: told.comment,
  }
}

function modeIn(categories: unknown): Mode {
  const codes = listIn(categories).flatMap(codingsOf)
  const found = (Object.keys(modeCodes) as Mode[]).find(mode =>
    codes.some(({ system, code }) => system === participationMode && code === modeCodes[mode]),
  )
  return found ?? 'in-person'
}

function cancelReasonIn(json: unknown, status: ToldStatus | null): string {
  const own = codingsOf(objectIn(json)?.cancelationReason).find(({ system }) => system === ownReason)?.code
  return own ?? (status === 'entered-in-error' ? status : 'other')
}
