import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import { isUuid } from '../../../platform/ids.ts'
import { fhirMilliseconds, objectIn, objectsIn, textIn, valuesAt } from '../../clinical/index.ts'
import type { Status } from '../states.ts'

/** Of the portal's own visits: by it the portal knows them again when a record tells of them. */
export const ownNumbers = 'urn:porchlight:appointment'

/** Of identifiers that are URIs. */
export const uris = 'urn:ietf:rfc:3986'
export const urnOf = (id: string): string => `urn:uuid:${id}`
export const idOfUrn = (text: unknown): string | null => {
  const id =
    textIn(text)
      ?.replace(/^urn:uuid:/i, '')
      .toLowerCase() ?? ''
  return isUuid(id) ? id : null
}

/** Every status of FHIR R4 but for those that are read as another: `checked-in` as `arrived`, `waitlist` as `proposed`. */
export type ToldStatus = Exclude<Status, 'held'> | 'proposed' | 'entered-in-error'

const statuses: Record<string, ToldStatus> = {
  proposed: 'proposed',
  waitlist: 'proposed',
  pending: 'pending',
  booked: 'booked',
  arrived: 'arrived',
  'checked-in': 'arrived',
  fulfilled: 'fulfilled',
  cancelled: 'cancelled',
  noshow: 'noshow',
  'entered-in-error': 'entered-in-error',
}

export type Participant = {
  /** The type that the reference names: `Patient`, `Practitioner`, `PractitionerRole`, `Location` …; null: not said. */
  readonly type: string | null
  readonly reference: string | null
  readonly display: string | null
  readonly status: string | null
  /** The portal's own id of her, him or it, where it says so. */
  readonly own_id: string | null
}

/** What an Appointment says, from wherever it comes; every field may be missing. */
export type ToldAppointment = {
  /** The portal's id of it, if it is one of the portal's own. */
  readonly own_id: string | null
  readonly status: ToldStatus | null
  readonly starts_at: Instant | null
  readonly ends_at: Instant | null
  /** What it is for, in the words of whoever wrote it. */
  readonly what: string | null
  readonly reason: string | null
  readonly comment: string | null
  readonly participants: readonly Participant[]
}

/** Reads an Appointment; odd or missing fields are null, and nothing throws. */
export function readAppointment(json: unknown): ToldAppointment {
  const told = objectIn(json) ?? {}
  const starts_at = instantIn(told.start)
  const minutes = typeof told.minutesDuration === 'number' ? told.minutesDuration : null
  return {
    own_id:
      objectsIn(told.identifier)
        .filter(({ system }) => system === ownNumbers)
        .map(({ value }) => idOfUrn(value))
        .find(id => id !== null) ?? null,
    status: statuses[textIn(told.status) ?? ''] ?? null,
    starts_at,
    ends_at: instantIn(told.end) ?? (starts_at && minutes ? minutesAfter(starts_at, minutes) : null),
    what:
      conceptWords(told.serviceType) ??
      textIn(told.description) ??
      conceptWords(told.appointmentType) ??
      conceptWords(told.specialty),
    reason: conceptWords(told.reasonCode),
    comment: textIn(told.comment),
    participants: objectsIn(told.participant).map(participantOf),
  }
}

/** A time of day; a date alone is none. */
function instantIn(value: unknown): Instant | null {
  const at = textIn(value)?.includes('T') ? fhirMilliseconds(value) : null
  return at === null ? null : Temporal.Instant.fromEpochMilliseconds(at)
}

function minutesAfter(at: Instant, minutes: number): Instant | null {
  const whole = Math.round(minutes)
  return whole > 0 && whole < 100_000 ? at.add({ minutes: whole }) : null
}

/** The words of a CodeableConcept, or of the first of several that has any. */
export const conceptWords = (concepts: unknown): string | null =>
  objectsIn(concepts)
    .map(
      one =>
        textIn(one.text) ??
        valuesAt(one, 'coding', 'display')
          .map(textIn)
          .find(words => words !== null) ??
        null,
    )
    .find(words => words !== null) ?? null

function participantOf(participant: { readonly [field: string]: unknown }): Participant {
  const actor = objectIn(participant.actor)
  const reference = textIn(actor?.reference)
  const [, named = null] = /(?:^|\/)([A-Z][A-Za-z]+)(?:\/[^/?]+|\?.*)$/.exec(reference ?? '') ?? []
  return {
    type: textIn(actor?.type) ?? named,
    reference,
    display: textIn(actor?.display),
    status: textIn(participant.status),
    own_id: idOfUrn(objectIn(actor?.identifier)?.value),
  }
}
