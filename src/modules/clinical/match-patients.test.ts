import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../test/portal.ts'
import { importRecord } from '../../../test/record.ts'
import { newId, type PatientId } from '../../platform/ids.ts'
import { openClinic, openSystem } from '../access/index.ts'
import { findIdentities, type Identity, identityOf } from './index.ts'

let t: TestPortal
beforeAll(async () => {
  t = await testPortal()
})
afterAll(() => t.close())

const today = '2026-03-03'
const somebody = (more: object): Promise<PatientId> =>
  importRecord(t, [{ resourceType: 'Patient', id: newId(), ...more }])
const find = (name: string, birth_date: string): Promise<Identity[]> =>
  openSystem(t.database, { name: 'accounts', act: 'test' }, t.time.now, db =>
    findIdentities(db, { name, birth_date }, today),
  )
const one = (patient: string): Promise<Identity | null> =>
  openSystem(t.database, { name: 'accounts', act: 'test' }, t.time.now, db => identityOf(db, patient, today))

describe('what the record says of a person', () => {
  test('all names, numbers, phones, addresses and the language, former ones of contact left out', async () => {
    const patient = await somebody({
      name: [
        { use: 'official', family: 'Ruiz', given: ['Ana', 'María'] },
        { use: 'maiden', family: 'Núñez' },
        { text: 'Anita R.' },
      ],
      birthDate: '1960-02-29',
      identifier: [
        { type: { coding: [{ code: 'MR' }] }, value: 'MRN-0042' },
        { type: { coding: [{ code: 'SS' }] }, value: '999-00-1234' },
        { value: 'no type' },
      ],
      telecom: [
        { system: 'phone', value: '(555) 010-2000' },
        { system: 'phone', use: 'old', value: '555 010 9999' },
        { system: 'email', value: 'Second@Example.org', rank: 2 },
        { system: 'email', value: 'first@example.org', rank: 1 },
        { system: 'email', use: 'old', value: 'old@example.org' },
      ],
      communication: [{ language: { coding: [{ code: 'es-MX' }] }, preferred: true }],
    })
    expect(await one(patient)).toEqual({
      patient,
      name: 'Ana María Ruiz',
      names: [
        { given: ['Ana', 'María'], family: 'Ruiz' },
        { given: ['Ana', 'María'], family: 'Núñez' },
        { given: [], family: 'Anita R.' },
      ],
      birth_date: '1960-02-29',
      deceased: false,
      numbers: ['MRN-0042'],
      phones: ['(555) 010-2000'],
      emails: ['first@example.org', 'second@example.org'],
      language: 'es',
    })
  })

  test('where a source marks no number as one of the record, those without a type are; odd data breaks nothing', async () => {
    const patient = await somebody({
      name: ['odd', { family: 7, given: 'Single' }, null],
      identifier: [{ value: 'A-1' }, { use: 'old', value: 'A-0' }, 'odd', { value: 3 }],
      telecom: 'odd',
      communication: [{ language: {} }],
    })
    expect(await one(patient)).toMatchObject({
      names: [{ given: ['Single'], family: '' }],
      birth_date: null,
      numbers: ['A-1'],
      phones: [],
      emails: [],
      language: null,
    })
    expect(await one(newId())).toBeNull()
  })
})

describe('who somebody may be', () => {
  test('those born that day with one of the names; without one, those with all of them', async () => {
    const anna = await somebody({ name: [{ family: 'Quirós', given: ['Anna'] }], birthDate: '1970-05-05' })
    const otto = await somebody({ name: [{ family: 'Quirós', given: ['Otto'] }], birthDate: '1970-05-05' })
    const later = await somebody({ name: [{ family: 'Quirós', given: ['Anna'] }], birthDate: '1990-01-01' })
    const found = async (name: string, born: string) =>
      (await find(name, born)).map(({ patient }) => patient).sort()
    expect(await found('anna quiros', '1970-05-05')).toEqual([anna, otto].sort())
    expect(await found('ANNA Somebody', '1970-05-05')).toEqual([anna])
    expect(await found('Anna Quirós', '2001-01-01')).toEqual([anna, later].sort())
    expect(await found('Anna', '1970-05-06')).toEqual([anna, later].sort())
    expect(await found('Ann', '1970-05-05')).toEqual([])
    expect(await found('% _', '1970-05-05')).toEqual([])
  })
})

test('however many were born on a day and share a name, whoever has all the names is among those found', async () => {
  for (let n = 0; n < 24; n++)
    await somebody({ name: [{ family: `Otra${n}`, given: ['Comuna'] }], birthDate: '1900-01-01' })
  const her = await somebody({ name: [{ family: 'Rara', given: ['Comuna'] }], birthDate: '1900-01-01' })
  const found = await find('Comuna Rara', '1900-01-01')
  expect(found).toHaveLength(20)
  expect(found[0]?.patient).toBe(her)
})

test('staff read it only by a role that invites or looks at sign-ups, and no clinical row comes with it', async () => {
  const patient = await somebody({ name: [{ family: 'Kept' }], birthDate: '1970-01-01' })
  const as = async (role: 'front-desk' | 'billing', permission: 'invitations:manage' | 'patients:find') => {
    const { account } = await t.staff(`${newId()}@clinic.example`, role)
    const actor = { account, session: newId() as never, act: 'test', target: null, origin: null, role }
    return openClinic(t.database, actor, permission, t.time.now, async db => ({
      names: (await identityOf(db as never, patient, today))?.names,
      rows: await db.selectFrom('clinical_resources').select('id').execute(),
    }))
  }
  expect(await as('front-desk', 'invitations:manage')).toEqual({
    opened: true,
    value: { names: [{ given: [], family: 'Kept' }], rows: [] },
  })
  expect(await as('billing', 'patients:find')).toEqual({ opened: true, value: { names: [], rows: [] } })
})
