import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { uuidFrom } from '../../../platform/ids.ts'
import { type Kept, keepLately } from '../../../platform/kept.ts'
import type { DrawnThing } from './drawn-thing.ts'

type Json = Record<string, unknown> & { resourceType: string }

const hostile = `<script>alert('x')</script>" onload="y`
let t: TestPortal
let cookie: string
let kept: Kept<DrawnThing>
let found: string[]

const lab = (id: string, value: number, more: object = {}): Json => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { text: `Test of ${id}` },
  subject: { reference: 'Patient/ana' },
  encounter: { reference: 'Encounter/visit' },
  effectiveDateTime: '2026-02-10T15:00:00Z',
  valueQuantity: { value, unit: 'mg/dL', code: 'mg/dL' },
  referenceRange: [{ low: { value: 1 }, high: { value: 5 }, text: hostile }],
  ...more,
})
const patient: Json = { resourceType: 'Patient', id: 'ana', name: [{ family: 'Rivera' }], gender: 'female' }
const visit: Json = {
  resourceType: 'Encounter',
  id: 'visit',
  status: 'finished',
  class: { code: 'AMB' },
  type: [{ text: hostile }],
  subject: { reference: 'Patient/ana' },
  period: { start: '2026-02-10T14:30:00Z' },
}
const panel: Json = {
  resourceType: 'DiagnosticReport',
  id: 'panel',
  status: 'final',
  category: [{ coding: [{ code: 'LAB' }] }],
  code: { text: hostile },
  subject: { reference: 'Patient/ana' },
  effectiveDateTime: '2026-02-10T15:00:00Z',
  result: [{ reference: 'Observation/b' }, { reference: 'Observation/a' }, { reference: 'Observation/c' }],
}
const forSexes = {
  referenceRange: [
    { low: { value: 1 }, high: { value: 5 }, appliesTo: [{ coding: [{ code: 'female' }] }] },
    { low: { value: 11 }, high: { value: 15 }, appliesTo: [{ coding: [{ code: 'male' }] }] },
  ],
}

const read = async (path = '/records/labs', as = cookie): Promise<string> =>
  (await t.ask(path, { cookie: as })).text()

/** What the page is without anything kept. */
async function anew(path = '/records/labs'): Promise<string> {
  const own = t.portal.drawnResults
  Object.assign(t.portal, { drawnResults: undefined })
  const text = await read(path)
  Object.assign(t.portal, { drawnResults: own })
  return text
}

beforeAll(async () => {
  t = await testPortal()
  const all = keepLately<DrawnThing>({ most_bytes: 1_000_000, minutes: 10 })
  found = []
  kept = {
    ...all,
    find: key => {
      const drawn = all.find(key)
      if (drawn) found.push(key)
      return drawn
    },
  }
  Object.assign(t.portal, { drawnResults: kept })
  const ana = await importRecord(t, [
    patient,
    visit,
    panel,
    lab('a', 3),
    lab('b', 9, { valueQuantity: undefined, valueString: hostile }),
    lab('by-sex', 4, { ...forSexes, encounter: undefined }),
  ])
  await t.account('ana@example.org', ana)
  cookie = await t.signIn('ana@example.org')
}, 60_000)
afterAll(() => t.close())

test('a page of kept rows is the page of rows drawn anew, byte for byte', async () => {
  const first = await read()
  expect(found).toHaveLength(0)
  const second = await read()
  expect(found).toHaveLength(5)
  expect(second).toBe(first)
  expect(first).toBe(await anew())
})

test('what a source wrote is text wherever it stands, drawn anew or kept', async () => {
  for (const page of [await anew(), await read()]) {
    expect(page).not.toMatch(/<script>|" onload=/)
    // The panel's name, a value, the visit, and the range of one of the results at it.
    expect(
      page.split('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;y').length,
    ).toBeGreaterThan(3)
  }
})

test('in another language, for another sex, after a correction: drawn anew', async () => {
  const english = await read()
  const spanish = await read('/records/labs', `${cookie}; language=es`)
  expect(spanish).toContain('de 1 a 5')
  expect(spanish).not.toContain('1 to 5')
  expect(english).toContain('1 to 5')
  await importRecord(t, [{ ...patient, gender: 'male' }])
  expect(await read()).toContain('11 to 15')
  expect(await read()).toBe(await anew())
  await importRecord(t, [patient, lab('a', 4, { status: 'corrected' })])
  const corrected = await read()
  expect(corrected).toContain('4 mg/dL')
  expect(corrected).not.toContain('3 mg/dL')
  expect(corrected).toBe(await anew())
})

test('what was kept is drawn for nobody to whom the database does not list it', async () => {
  const bob = await importRecord(t, [{ resourceType: 'Patient', id: 'bob', name: [{ family: 'Stone' }] }])
  await t.account('bob@example.org', bob)
  const page = await read('/records/labs', await t.signIn('bob@example.org'))
  expect(page).toContain('No test results yet')
  expect(page).not.toContain('Test of a')
  await t.behindTheRules('update clinical_resources set deleted = true where id = $1', [
    uuidFrom('test', 'Observation', 'a'),
  ])
  expect(await read()).not.toContain('Test of a')
})
