import { expect, test } from 'vitest'
import type { Place, Schedule } from '../read-schedule.ts'
import { overlapOf } from './overlaps.ts'

const place = (id: string, zone: string, active = true): [string, Place] => [
  id,
  { id, name: id, address: null, phone: null, zone, location_id: null, active },
]
const schedule: Schedule = {
  places: new Map([
    place('york', 'America/New_York'),
    place('phoenix', 'America/Phoenix'),
    place('shut', 'America/New_York', false),
  ]),
  clinicians: new Map(),
  types: new Map(),
}
const hours = (place_id: string, from_time: string, until_time: string, more: object = {}) => ({
  clinician_id: 'chen',
  place_id,
  weekday: 1,
  from_time,
  until_time,
  valid_from: '2026-01-01',
  valid_until: null,
  visit_types: null,
  ...more,
})
const meet = (a: ReturnType<typeof hours>, b: ReturnType<typeof hours>, today = '2026-07-01') =>
  overlapOf([a], [b], schedule, today) !== null

test('hours that touch do not overlap, nor those of others or of closed places', () => {
  const morning = hours('york', '09:00', '12:00')
  expect(meet(morning, hours('york', '12:00', '17:00'))).toBe(false)
  expect(meet(morning, hours('york', '11:59', '17:00'))).toBe(true)
  expect(meet(morning, hours('york', '09:00', '12:00', { clinician_id: 'ruiz' }))).toBe(false)
  expect(meet(morning, hours('york', '09:00', '12:00', { weekday: 2 }))).toBe(false)
  expect(meet(morning, hours('shut', '09:00', '12:00'))).toBe(false)
})

test('they meet only while both hold', () => {
  const until = hours('york', '09:00', '12:00', { valid_until: '2026-07-05' })
  expect(meet(until, hours('york', '09:00', '12:00', { valid_from: '2026-07-06' }))).toBe(false)
  expect(meet(until, hours('york', '09:00', '12:00', { valid_from: '2026-06-29' }), '2026-06-01')).toBe(true)
  expect(
    meet(hours('york', '09:00', '12:00', { valid_from: '2030-01-07' }), hours('york', '09:00', '12:00')),
  ).toBe(true)
})

test('over midnight is the next morning, and of a Sunday the Monday', () => {
  const night = hours('york', '22:00', '06:00', { weekday: 7 })
  expect(meet(night, hours('york', '05:00', '07:00'))).toBe(true)
  expect(meet(night, hours('york', '06:00', '07:00'))).toBe(false)
})

test('Arizona keeps its clock when New York changes: what overlaps in winter alone is found in summer', () => {
  // 9 to 12 in New York is 6 to 9 in Arizona in summer, and 7 to 10 in winter.
  expect(meet(hours('york', '09:00', '12:00'), hours('phoenix', '09:00', '10:00'))).toBe(true)
  expect(meet(hours('york', '09:00', '12:00'), hours('phoenix', '10:00', '11:00'))).toBe(false)
  const summer = { valid_from: '2026-06-01', valid_until: '2026-08-31' }
  expect(meet(hours('york', '09:00', '12:00'), hours('phoenix', '09:00', '10:00', summer))).toBe(false)
})

test('several new ones are held against each other', () => {
  const [a, b] = [hours('york', '09:00', '12:00'), hours('york', '11:00', '13:00')]
  expect(overlapOf([a, b], [], schedule, '2026-07-01')).toBe(a)
})
