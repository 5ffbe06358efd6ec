import { expect, test } from 'vitest'
import { linesOf } from './lines.ts'
import type { Look } from './looks.ts'

const minute = 60_000_000
const look = (minutes: number, of: Partial<Look> = {}): Look => ({
  lane: 1,
  seq: 1000 - minutes,
  micros: minutes * minute,
  kind: 'staff',
  account: 'anna' as Look['account'],
  name: 'Anna',
  role: 'nurse',
  capacity: 'staff',
  act: 'GET /records/labs',
  target: null,
  granted: true,
  reason_code: 'visit',
  reason: null,
  seen_as: null,
  question: null,
  ...of,
})
const sizes = (looks: Look[]) => linesOf(looks).map(line => line.looks.length)

test('one visit is one line; after a pause it is another', () => {
  expect(sizes([look(40), look(31), look(20), look(4)])).toEqual([3, 1])
})

test('somebody else who looks in between does not break it', () => {
  const ben = { account: 'ben' as Look['account'] }
  expect(sizes([look(40), look(39, ben), look(38), look(37, ben)])).toEqual([2, 2])
})

test.each([
  ['another family of pages', { act: 'GET /caregivers' }],
  ['another authority', { capacity: 'emergency' }],
  ['another reason', { reason_code: 'call' }],
  ['a try that was refused', { granted: false }],
  ['something that was done', { act: 'POST /staff/patients/:patient/open' }],
] as const)('%s is a line of its own', (_, other) => {
  expect(sizes([look(40), look(39, other), look(38)])).toEqual([2, 1])
})

test('deeds and refusals are never folded, not even alike ones', () => {
  expect(sizes([look(40, { granted: false }), look(40, { granted: false })])).toEqual([1, 1])
  const deed = { act: 'POST /caregivers/invite' }
  expect(sizes([look(40, deed), look(40, deed)])).toEqual([1, 1])
})
