import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'
import { readOrder, stands, typeOrdered } from './order.ts'

const type = (id: string, order_codes: string[], more: Partial<VisitType> = {}): [string, VisitType] => [
  id,
  {
    id,
    name: { en: id, es: id },
    about: { en: '', es: '' },
    preparation: { en: '', es: '' },
    minutes: 20,
    buffer_before: 0,
    buffer_after: 0,
    step: 20,
    mode: 'in-person',
    bookable_by: 'ticket',
    notice_minutes: 0,
    ahead_days: 90,
    cutoff_hours: 24,
    needs: 0,
    order_codes,
    active: true,
    clinicians: [],
    ...more,
  },
]
const schedule: Schedule = {
  places: new Map(),
  clinicians: new Map(),
  types: new Map([
    type('again', ['390906007']),
    type('heart', ['HEART']),
    type('old', ['OLD'], { active: false }),
  ]),
}
const ordered = (code: unknown) => typeOrdered({ code }, schedule)?.id ?? null

test('the kind of visit comes of its codes; orders to come back are known by many names', () => {
  expect(ordered({ coding: [{ code: 'x' }, { system: 'house', code: 'HEART' }] })).toBe('heart')
  expect(ordered({ coding: [{ code: '185389009' }] })).toBe('again')
  expect(ordered({ text: 'Follow-up visit in 3 months' })).toBe('again')
  expect(ordered({ coding: [{ code: 'local-7', display: 'Return appointment' }] })).toBe('again')
  expect(ordered({ text: 'Visita de seguimiento' })).toBe('again')
  expect(ordered({ text: 'Follow-up MRI of the knee' })).toBeNull()
  expect(ordered({ coding: [{ code: 'OLD' }] })).toBeNull()
  expect(ordered({ coding: [{ system: 'http://loinc.org', code: '4548-4' }] })).toBeNull()
  expect(typeOrdered({}, { ...schedule, types: new Map([type('heart', ['HEART'])]) })).toBeNull()
})

test('only an order that stands gives a ticket', () => {
  expect(stands({ status: 'active', intent: 'order' })).toBe(true)
  expect(stands({ status: 'active', intent: 'plan' })).toBe(true)
  for (const odd of [
    { status: 'completed', intent: 'order' },
    { status: 'revoked', intent: 'order' },
    { status: 'on-hold', intent: 'order' },
    { status: 'entered-in-error', intent: 'order' },
    { status: 'active', intent: 'proposal' },
    { status: 'active' },
    { status: 'active', intent: 'order', doNotPerform: true },
  ])
    expect(stands(odd)).toBe(false)
})

const time = (order: Record<string, unknown>) => {
  const read = readOrder(order, '2026-11-24')
  return read && [read.from_date, read.until_date]
}

test('its time is that of the order, or a year', () => {
  expect(time({ occurrencePeriod: { start: '2027-02-01', end: '2027-03-01' } })).toEqual([
    '2027-02-01',
    '2027-03-01',
  ])
  expect(time({ authoredOn: '2026-11-20', occurrencePeriod: { end: '2027-03-01T10:00:00-06:00' } })).toEqual([
    '2026-11-20',
    '2027-03-01',
  ])
  expect(time({ occurrenceDateTime: '2027-02-24' })).toEqual(['2027-02-10', '2027-03-24'])
  expect(time({ occurrenceDateTime: '2027-02' })).toEqual(['2027-02-01', '2027-02-28'])
  expect(time({ occurrenceDateTime: '2027' })).toEqual(['2027-01-01', '2027-12-31'])
  expect(time({ occurrenceTiming: { event: ['2027-05-20', '2027-02-20'] } })).toEqual([
    '2027-02-06',
    '2027-06-17',
  ])
  expect(
    time({ occurrenceTiming: { repeat: { boundsPeriod: { start: '2027-01-05', end: '2027-07-05' } } } }),
  ).toEqual(['2027-01-05', '2027-07-05'])
  expect(time({ authoredOn: '2026-11-20T08:00:00Z' })).toEqual(['2026-11-20', '2027-11-20'])
  expect(time({})).toEqual(['2026-11-24', '2027-11-24'])
  expect(time({ occurrencePeriod: { start: '2027-03-01', end: '2027-02-01' } })).toBeNull()
})

test('odd orders are read without a throw, and their dates are dates in order', () => {
  const field = fc.constantFrom(
    'code',
    'authoredOn',
    'occurrenceDateTime',
    'occurrencePeriod',
    'occurrenceTiming',
    'reasonCode',
    'performer',
    'status',
    'intent',
  )
  const value = fc.oneof(
    fc.jsonValue(),
    fc.record({ start: fc.string(), end: fc.constantFrom('2026', '9999-12-31', '2026-02-31', '0000') }),
    fc.constantFrom('9999-12-31', '0001-01-01', '2027-13-01', '2027-02-30', '2027-02-24T25:00:00Z'),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(field, value), { maxLength: 6 }), parts => {
      const order = Object.fromEntries(parts)
      typeOrdered(order, schedule)
      stands(order)
      const read = readOrder(order, '2026-11-24')
      if (read) {
        expect(read.from_date).toMatch(/^[+-]?\d{4,6}-\d\d-\d\d$/)
        if (read.until_date !== null) expect(read.until_date >= read.from_date).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})
