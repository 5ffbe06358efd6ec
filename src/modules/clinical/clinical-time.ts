import { type Resource, valuesAt } from './json.ts'

/**
 * Where a resource says when it happened, the first that is there: what was observed or done before what was
 * planned or written, that before what was recorded. The names are FHIR R4's; no type has two that disagree
 * in this order.
 */
const places: readonly (readonly [string, ...string[]])[] = [
  ['effectiveDateTime'],
  ['effectiveInstant'],
  ['effectivePeriod', 'start'],
  ['effectiveTiming', 'event'],
  ['occurrenceDateTime'],
  ['occurrencePeriod', 'start'],
  ['occurredDateTime'],
  ['performedDateTime'],
  ['performedPeriod', 'start'],
  ['onsetDateTime'],
  ['onsetPeriod', 'start'],
  ['started'],
  ['start'],
  ['whenHandedOver'],
  ['whenPrepared'],
  ['collection', 'collectedDateTime'],
  ['collection', 'collectedPeriod', 'start'],
  ['receivedTime'],
  ['timingDateTime'],
  ['timingPeriod', 'start'],
  ['authoredOn'],
  ['authored'],
  ['sent'],
  ['billablePeriod', 'start'],
  ['period', 'start'],
  ['startDate'],
  ['dateTime'],
  ['date'],
  ['createdDateTime'],
  ['createdPeriod', 'start'],
  ['recordedDate'],
  ['recordedOn'],
  ['recorded'],
  ['dateAsserted'],
  ['issued'],
  ['created'],
  ['received'],
  ['effectivePeriod', 'end'],
  ['performedPeriod', 'end'],
  ['period', 'end'],
  ['context', 'period', 'start'],
  ['content', 'attachment', 'creation'],
]

/** When it happened, as milliseconds since 1970, for sorting; null where the resource does not say. */
export function clinicalTime(resource: Resource): number | null {
  for (const place of places) {
    if (!Object.hasOwn(resource, place[0])) continue
    for (const value of valuesAt(resource, ...place)) {
      const at = fhirMilliseconds(value)
      if (at !== null) return at
    }
  }
  return null
}

const form = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/

/**
 * A FHIR date, dateTime or instant as milliseconds since 1970; null for anything else. A year or a
 * month counts as its first day. A day without a time counts as noon UTC, which is that same day in every zone
 * from 12 hours behind to 11 ahead; a time without a zone as UTC. Good enough to sort by, never to show.
 */
export function fhirMilliseconds(value: unknown): number | null {
  const match = typeof value === 'string' ? form.exec(value.trim()) : null
  if (!match) return null
  const [, year = '', month = '01', day = '01', hour = '12', minute = '00', second = '00', fraction, zone] =
    match
  if (year === '0000') return null
  const milliseconds = (fraction ?? '').padEnd(3, '0').slice(0, 3)
  const at = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second === '60' ? '59' : second}.${milliseconds}${zone ?? 'Z'}`,
  )
  return Number.isNaN(at) ? null : at
}
