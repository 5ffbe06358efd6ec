import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../test/portal.ts'
import { importRecord } from '../../../test/record.ts'
import { newId, type PatientId } from '../../platform/ids.ts'
import { openSystem } from '../access/index.ts'
import { contactOnRecord } from './index.ts'

let t: TestPortal
beforeAll(async () => {
  t = await testPortal()
})
afterAll(() => t.close())

const contactOf = (patient: PatientId) =>
  openSystem(t.database, { name: 'accounts', act: 'test' }, t.time.now, db =>
    contactOnRecord(db, patient, '2026-03-03'),
  )

test('the addresses that count, by rank, in lower case, each once', async () => {
  const patient = await importRecord(t, [
    {
      resourceType: 'Patient',
      id: 'reachable',
      birthDate: '1951-07-08',
      telecom: [
        { system: 'phone', value: '555 0100' },
        { system: 'email', value: ' Second@Example.org ', rank: 2 },
        { system: 'email', value: 'first@example.org', rank: 1, period: { end: '2026-03-03' } },
        { system: 'email', value: 'SECOND@example.org' },
        { system: 'email', value: 'former@example.org', use: 'old' },
        { system: 'email', value: 'ended@example.org', period: { end: '2026-03-02T10:00:00Z' } },
      ],
    },
  ])
  expect(await contactOf(patient)).toEqual({
    birth_date: '1951-07-08',
    emails: ['first@example.org', 'second@example.org'],
  })
})

test('odd data is no address and no fault', async () => {
  const patient = await importRecord(t, [
    {
      resourceType: 'Patient',
      id: 'odd',
      birthDate: '1951',
      telecom: [null, 'mail', { system: 'email' }, { system: 'email', value: 7, rank: 'x', period: 'ever' }],
    },
  ])
  expect(await contactOf(patient)).toEqual({ birth_date: null, emails: [] })
  expect(await contactOf(newId() as PatientId)).toBeNull()
})
