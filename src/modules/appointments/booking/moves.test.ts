import { expect, test } from 'vitest'
import type { Status } from '../states.ts'
import { type Act, after, mayMove, stands } from './moves.ts'

const statuses: Status[] = ['held', 'pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow']
const acts: Act[] = [
  'book',
  'accept',
  'decline',
  'lapse',
  'cancel',
  'arrived',
  'late',
  'fulfilled',
  'noshow',
  'undo',
]

test('what is cancelled stays so, and nobody comes back to a time that is only kept', () => {
  for (const act of acts) {
    expect(after(act, 'cancelled'), act).toBe(null)
    for (const status of statuses) expect(['held', 'pending']).not.toContain(after(act, status))
  }
})

test('every state but the two beginnings is reached, and an offer becomes a visit or ends', () => {
  const reached = new Set(acts.flatMap(act => statuses.map(status => after(act, status))))
  for (const status of ['booked', 'arrived', 'fulfilled', 'cancelled', 'noshow'])
    expect(reached).toContain(status)
  expect(new Set(acts.map(act => after(act, 'pending')))).toEqual(new Set([null, 'booked', 'cancelled']))
})

test('undo leads back by one step, and a second time no further than booked', () => {
  expect(after('undo', 'fulfilled')).toBe('arrived')
  expect(after('undo', 'arrived')).toBe('booked')
  expect(after('undo', 'noshow')).toBe('booked')
  expect(after('undo', 'booked')).toBe(null)
})

test('only what is still to come gets another time; only what was called off does not stand', () => {
  expect(statuses.filter(mayMove)).toEqual(['booked'])
  expect(statuses.filter(stands)).toEqual(['booked', 'arrived', 'fulfilled', 'noshow'])
})
