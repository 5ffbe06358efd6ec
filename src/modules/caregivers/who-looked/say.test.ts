import { expect, test } from 'vitest'
import type { Look } from './looks.ts'
import { sayWhat, sayWho, sayWhy } from './say.ts'

const look = (of: Partial<Look>): Look => ({
  lane: 1,
  seq: 1,
  micros: 0,
  kind: 'person',
  account: 'ana' as Look['account'],
  name: 'Ana Gil',
  role: null,
  capacity: 'caregiver',
  act: 'GET /records/medications',
  target: null,
  granted: true,
  reason_code: null,
  reason: null,
  seen_as: null,
  question: null,
  ...of,
})
const own = { lang: 'en', account: 'maria', of: null } as const
const said = (of: Partial<Look>, reader: Parameters<typeof sayWho>[1] = own) => {
  const one = look(of)
  return [sayWho(one, reader), sayWhat(one, reader.lang, reader.of), sayWhy(one, reader)]
}

test.each<[Partial<Look>, (string | null)[]]>([
  [{}, ['Ana Gil, your caregiver', 'looked at your medicines', 'you share this with them']],
  [
    { capacity: 'parent' },
    ['Ana Gil, your parent', 'looked at your medicines', 'the clinic has seen their papers'],
  ],
  [{ account: 'maria' as Look['account'], capacity: 'self' }, ['You', 'looked at your medicines', null]],
  [
    { account: 'maria' as Look['account'], capacity: 'preview', seen_as: 'Ana Gil' },
    ['You', 'looked at your medicines', 'to see what Ana Gil can see'],
  ],
  [
    { kind: 'staff', role: 'nurse', capacity: 'see-as', reason_code: 'call' },
    ['Ana Gil, nurse', 'looked at your medicines', 'to see the portal as you do; a phone call'],
  ],
  [
    { kind: 'staff', role: 'clinician', capacity: 'emergency', reason_code: 'emergency', reason: 'No pulse' },
    ['Ana Gil, clinician', 'looked at your medicines', 'an emergency: No pulse'],
  ],
  [
    {
      kind: 'staff',
      role: 'nurse',
      capacity: 'staff',
      reason_code: 'other',
      reason: 'A recall of a medicine',
    },
    ['Ana Gil, nurse', 'looked at your medicines', 'A recall of a medicine'],
  ],
  [
    { kind: 'staff', role: null, capacity: null, granted: false },
    ['Ana Gil, clinic staff', 'tried to look at your medicines and was not let in', null],
  ],
  [
    { name: null, capacity: null, granted: false, act: 'GET /an/address/of/later' },
    ['Somebody whose account is gone', 'tried to use another part of the portal and was not let in', null],
  ],
  [
    { act: 'POST /caregivers/invite', granted: false },
    ['Ana Gil, your caregiver', 'tried to invite somebody to your record and was not let in', null],
  ],
])('%j', (of, words) => {
  expect(said(of)).toEqual(words)
})

test('of somebody else’s record nothing is called yours', () => {
  expect(said({}, { lang: 'en', account: 'john', of: 'Maria Gil' })).toEqual([
    'Ana Gil, caregiver',
    'looked at the medicines',
    'it is shared with them',
  ])
})

test('in Spanish', () => {
  expect(said({}, { ...own, lang: 'es' })).toEqual([
    'Ana Gil, le cuida a usted',
    'vio sus medicamentos',
    'usted comparte esto',
  ])
})
