import { afterAll, beforeAll, expect, test } from 'vitest'
import { examples, marker } from '../../../../test/marked-record.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { isNear } from './search-record.ts'
import { placesOf } from './word-places.ts'

let t: TestPortal
let cookie: string
let stranger: string
beforeAll(async () => {
  t = await testPortal()
  const subject = { reference: 'Patient/marked' }
  const many = Array.from({ length: 30 }, (_, n) => ({
    resourceType: 'Procedure',
    id: `many-${n}`,
    status: 'completed',
    code: { text: `Stretching lesson ${n}` },
    subject,
    performedDateTime: `2025-01-${String(n + 1).padStart(2, '0')}`,
  }))
  const glucose = {
    resourceType: 'Observation',
    id: 'glucose',
    status: 'final',
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: { coding: [{ system: 'http://loinc.org', code: '2345-7', display: 'Glucose SerPl' }] },
    subject,
    effectiveDateTime: '2026-02-01T10:00:00Z',
    valueQuantity: { value: 131, unit: 'mg/dL' },
  }
  const injected = {
    resourceType: 'Procedure',
    id: 'injected',
    status: 'completed',
    code: { text: '<script>alert(1)</script> Wartremoval' },
    subject,
  }
  const patient = await importRecord(t, [...Object.values(examples), ...many, glucose, injected])
  await t.account('her@example.org', patient)
  const his = await importRecord(t, [{ resourceType: 'Patient', id: 'stranger', name: [{ family: 'S' }] }])
  await t.account('stranger@example.org', his)
  cookie = await t.signIn('her@example.org')
  stranger = await t.signIn('stranger@example.org')
})
afterAll(() => t.close())

const searchFor = async (q: string, who = cookie) => {
  const answer = await t.ask('/records/search', { cookie: who, form: { q } })
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}
const found = async (q: string, more = '') => (await t.ask((await searchFor(q)) + more, { cookie })).text()

test('the address of the results says nothing of what was searched for', async () => {
  expect(await searchFor('glucose')).toMatch(/^\/records\/search\/[0-9a-f-]{36}$/)
})

test('the words of the source are found and marked', async () => {
  const page = await found('stretching')
  expect(page).toContain('<mark>Stretching</mark> lesson 29')
  expect(page).toContain('30 results')
})

test.each(['blood sugar', 'azúcar', 'AZUCAR', 'azucra', 'sugar blood'])('%s finds glucose', async q => {
  const page = (await found(q)).replace(/<\/?mark>/g, '')
  expect(page).toContain('Blood sugar (glucose)')
  expect(page).toContain('131 mg/dL')
})

test('a slip of the fingers is forgiven, and said so', async () => {
  const page = await found('stretchign')
  expect(page).toContain('lesson')
  expect(page).toContain('close to what you typed')
})

test('what only a note says is found, with the piece that says it', async () => {
  expect(await found(`${marker} note`)).toContain(`<mark>${marker}</mark>`)
})

test('results are paged and can be narrowed to a section', async () => {
  expect(await found('stretching', '?page=2')).toContain('lesson 0')
  const all = await found(marker)
  expect(all).toContain('in=allergies')
  const narrowed = await found(marker, '?in=allergies')
  expect(narrowed).toContain(`<mark>${marker}</mark> allergen`)
  expect(narrowed).not.toContain(`<mark>${marker}</mark> condition`)
})

test('nothing found says what to try', async () => {
  const page = await found('xylophone quartet')
  expect(page).toContain('Nothing found')
  expect(page).toContain('You can try')
})

test('what a source wrote stays text', async () => {
  const page = await found('wartremoval')
  expect(page).toContain('<mark>Wartremoval</mark>')
  expect(page).not.toContain('<script>alert')
})

test.each(['', '   ', 'x'.repeat(201)])('%j is no search: 422 with the reason at the field', async q => {
  const answer = await t.ask('/records/search', { cookie, form: { q } })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('error-summary')
  expect(page).toContain('href="#q"')
})

test.each(['%', '_', '.*', '(', '\\', "'; drop table accounts", '\u0000', '😀', 'a'.repeat(200)])(
  '%j breaks nothing',
  async q => {
    const answer = await t.ask('/records/search', { cookie, form: { q } })
    expect([303, 422]).toContain(answer.status)
    const to = answer.headers.get('location')
    if (to) expect((await t.ask(to, { cookie })).status).toBe(200)
  },
)

test('another account cannot open a search, and finds nothing of her record', async () => {
  const address = await searchFor(marker)
  expect((await t.ask(address, { cookie: stranger })).status).toBe(404)
  const own = await t.ask(await searchFor(marker, stranger), { cookie: stranger })
  expect(await own.text()).toContain('Nothing found')
})

test('a page of results asks at most eight queries', async () => {
  const address = await searchFor('stretching')
  await t.ask(address, { cookie })
  const before = t.database.sent()
  await t.ask(address, { cookie })
  expect(t.database.sent() - before).toBeLessThanOrEqual(8)
})

test('a search is kept for a day and no longer, and ten at most', async () => {
  const later = (seconds: number) => {
    t.time.now = t.time.now.add({ seconds })
  }
  later(1)
  const first = await searchFor('first')
  for (let n = 0; n < 9; n += 1) {
    later(1)
    await searchFor(`next ${n}`)
  }
  expect((await t.ask(first, { cookie })).status).toBe(200)
  later(1)
  await searchFor('one too many')
  expect((await t.ask(first, { cookie })).status).toBe(404)
  const last = await searchFor('last')
  const before = t.time.now
  t.time.now = before.add({ hours: 25 })
  const late = await t.signIn('her@example.org')
  expect((await t.ask(last, { cookie: late })).status).toBe(404)
  t.time.now = before
  // The session of before is over: it was asked for a day later.
  cookie = await t.signIn('her@example.org')
})

test('in Spanish', async () => {
  const address = await searchFor('azucar')
  const page = await (await t.ask(address, { cookie: `${cookie}; language=es` })).text()
  expect(page).toContain('Resultados de')
  expect(page).toContain('<mark>Azúcar</mark> en la sangre (glucosa)')
})

test('marks begin where words begin, whatever their accents', () => {
  expect(placesOf('Ácido úrico', ['acido'])).toEqual([[0, 5]])
  expect(placesOf('A\u0301cido', ['acido'])).toEqual([[0, 6]])
  expect(placesOf('nonacid acidosis', ['acid'])).toEqual([[8, 12]])
  expect(placesOf('', ['x'])).toEqual([])
})

test('near words', () => {
  expect(isNear('azucar', 'azucra')).toBe(true)
  expect(isNear('glucose', 'glucse')).toBe(true)
  expect(isNear('hemoglobin', 'hemaglobn')).toBe(true)
  expect(isNear('sodium', 'calcium')).toBe(false)
  expect(isNear('flu', 'flo')).toBe(false)
})
