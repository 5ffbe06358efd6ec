import { Temporal } from 'temporal-polyfill'
import {
  codingsOf,
  fhirMilliseconds,
  listIn,
  objectIn,
  objectsIn,
  plainWords,
  type Resource,
  textIn,
  valuesAt,
} from '../../clinical/index.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'

/** What an order (ServiceRequest) says that matters to whoever books by it. Dates are ISO dates. */
export type Order = {
  readonly from_date: string
  readonly until_date: string | null
  readonly reason: string | null
  /** References to whoever is to do it. */
  readonly performers: readonly string[]
}

/** Visits again, in SNOMED CT: follow-up encounter, follow-up visit, follow-up consultation. */
export const followUps: readonly string[] = ['390906007', '185389009', '281036007']
const followUpWords = /\b(follow ?up|return) (visit|appointment|encounter)\b|\bvisita de seguimiento\b/

/**
 * The kind of visit that an order asks for; null where it asks for none that the clinic has. Orders to come back are
 * written in many ways: any of them means the kind of visit that lists one of their codes.
 */
export function typeOrdered(order: Resource, schedule: Schedule): VisitType | null {
  const codes = codingsOf(order.code).map(({ code }) => code)
  const active = [...schedule.types.values()].filter(type => type.active)
  const byCode = active.find(type => type.order_codes.some(code => codes.includes(code)))
  if (byCode) return byCode
  const words = [objectIn(order.code)?.text, ...valuesAt(order, 'code', 'coding', 'display')]
  const again =
    codes.some(code => followUps.includes(code)) ||
    words.some(text => followUpWords.test(plainWords(textIn(text) ?? '').join(' ')))
  return again ? (active.find(type => type.order_codes.some(code => followUps.includes(code))) ?? null) : null
}

/** Who has it done, and asks for nothing else. A proposal, or what must not be done, gives no ticket. */
const intents = ['order', 'original-order', 'instance-order', 'plan']

/** Whether an order stands: neither revoked nor on hold, done, or only proposed. */
export const stands = (order: Resource): boolean =>
  order.status === 'active' && intents.includes(textIn(order.intent) ?? '') && order.doNotPerform !== true

/** Days around a single date on which a visit that was ordered for it may be. */
const days_before = 14
const days_after = 28

/** How long an order holds that says no time. */
const months_open = 12

/** Reads an order; null where its time cannot be (its end before its beginning). */
export function readOrder(order: Resource, today: string): Order | null {
  const begins = dayIn(order.authoredOn) ?? today
  const { from, until } = timeIn(order) ?? { from: begins, until: plus(begins, { months: months_open }) }
  const from_date = from ?? begins
  if (until !== null && until < from_date) return null
  return {
    from_date,
    until_date: until,
    reason: reasonIn(order),
    performers: valuesAt(order, 'performer', 'reference').flatMap(one => textIn(one) ?? []),
  }
}

const reasonIn = (order: Resource): string | null => {
  const told = objectsIn(order.reasonCode).map(
    one => textIn(one.text) ?? textIn(valuesAt(one, 'coding', 'display')[0]),
  )
  return told.find(words => words !== null)?.slice(0, 500) ?? null
}

type Span = { readonly from: string | null; readonly until: string | null }

/** `occurrence[x]`: a date, a period, or the days of a timing. */
function timeIn(order: Resource): Span | null {
  const date = textIn(order.occurrenceDateTime)
  if (date !== null) return aroundDate(date)
  const period = periodIn(order.occurrencePeriod)
  if (period) return period
  const timing = objectIn(order.occurrenceTiming)
  const events = listIn(timing?.event)
    .flatMap(one => dayIn(one) ?? [])
    .toSorted()
  const [first] = events
  const last = events.at(-1)
  if (first !== undefined && last !== undefined)
    return { from: plus(first, { days: -days_before }), until: plus(last, { days: days_after }) }
  return periodIn(objectIn(timing?.repeat)?.boundsPeriod)
}

/** "2027-02" is any day of that month, "2027" of that year; a day is one to be near to. */
function aroundDate(text: string): Span | null {
  const day = dayIn(text)
  if (day === null) return null
  const [year, month, date] = text.trim().slice(0, 10).split('-')
  if (date !== undefined)
    return { from: plus(day, { days: -days_before }), until: plus(day, { days: days_after }) }
  if (month !== undefined) return { from: day, until: plus(day, { months: 1, days: -1 }) }
  return year === undefined ? null : { from: day, until: `${year}-12-31` }
}

function periodIn(value: unknown): Span | null {
  const from = dayIn(objectIn(value)?.start)
  const until = dayIn(objectIn(value)?.end)
  return from === null && until === null ? null : { from, until }
}

/** The day that a FHIR date or dateTime names, by its own clock; the first of a month or year. */
function dayIn(value: unknown): string | null {
  const text = textIn(value)?.trim() ?? ''
  if (fhirMilliseconds(text) === null) return null
  const [year, month, day] = text.slice(0, 10).split('-').map(Number)
  // February 30 counts as its last day.
  return Temporal.PlainDate.from({ year: year ?? 1, month: month ?? 1, day: day ?? 1 }).toString()
}

/** A month later is the same day, or the last day of a shorter month. */
function plus(date: string, span: { months?: number; days?: number }): string {
  const day = Temporal.PlainDate.from(date)
  return day
    .add({ months: span.months ?? 0 })
    .add({ days: span.days ?? 0 })
    .toString()
}
