import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bundle, type Importing, idOf, importing, observation, patient } from '../../../test/importing.ts'
import { readAsViewer, readEverything, withoutSensitive } from '../../../test/read-everything.ts'
import { instant } from '../../platform/clock.ts'
import { type PatientDb, type Permission, permissions } from '../access/index.ts'
import { sensitiveCodesVersion } from '../terminology/index.ts'
import {
  beginLabelling,
  confidentialItems,
  endOverride,
  findById,
  history,
  listByKind,
  overrideConfidentiality,
  relabel,
} from './index.ts'

let t: Importing
beforeAll(async () => {
  t = await importing()
})
afterAll(() => t.close())
beforeEach(() => t.empty())

type Json = { resourceType: string; id: string; [field: string]: unknown }

/** A record in a few numbers: what each resource is, what it is labelled with, what it refers to. */
type Sketch = { type: number; label: number; visit: number; worded: boolean; refs: number[]; batch: number }

const types = [
  'Encounter',
  'Condition',
  'Observation',
  'DiagnosticReport',
  'MedicationRequest',
  'CarePlan',
  'DocumentReference',
  'Claim',
  'Procedure',
  'Communication',
  'ClinicalImpression',
] as const
const narrative = new Set(['DocumentReference', 'Communication', 'ClinicalImpression'])

const sketches = fc.array(
  fc.record({
    type: fc.nat(types.length - 1),
    label: fc.nat(7),
    visit: fc.nat(9),
    worded: fc.boolean(),
    refs: fc.array(fc.nat(11), { maxLength: 3 }),
    batch: fc.nat(2),
  }),
  { minLength: 2, maxLength: 12 },
)

const marker = (n: number) => `zq${'abcdefghijklmnop'[n]}mark`

/** The sketched record as FHIR. Whoever refers to something names it by its marker; a note tells of its whole visit. */
function recordOf(sketch: readonly Sketch[]): Json[] {
  const visits = sketch.flatMap(({ type }, n) => (type === 0 ? [n] : []))
  const visitOf = ({ type, visit }: Sketch): number | null =>
    type === 0 || visits.length === 0 || visit > 7 ? null : (visits[visit % visits.length] ?? null)
  const named = (n: number, by: (one: number) => string) => ({ reference: by(n), display: marker(n) })
  const reference = (n: number) => `${types[sketch[n]?.type ?? 0]}/r${n}`
  return sketch.map((one, n) => {
    const resourceType = types[one.type] ?? 'Encounter'
    const visit = visitOf(one)
    const refs = one.refs.filter(m => m < sketch.length && m !== n).map(m => named(m, reference))
    const ofVisit =
      visit === null
        ? ''
        : sketch.map((other, m) => (visitOf(other) === visit || m === visit ? marker(m) : '')).join(' ')
    const encounter =
      visit === null
        ? undefined
        : { reference: reference(visit), ...(one.worded && { display: marker(visit) }) }
    return {
      resourceType,
      id: `r${n}`,
      status: 'final',
      [resourceType === 'Claim' ? 'patient' : 'subject']: { reference: 'Patient/p' },
      ...(one.label === 0 && {
        meta: {
          security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }],
        },
      }),
      code: {
        text: marker(n),
        ...(one.label === 1 && { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] }),
      },
      category: [
        { coding: [{ code: 'laboratory' }], ...(one.label === 2 && { text: 'Depression screening' }) },
      ],
      effectiveDateTime: '2026-01-02T09:00:00Z',
      referenceRange: [{ text: 'any' }],
      reasonReference: refs,
      ...(encounter &&
        (resourceType === 'DocumentReference' ? { context: { encounter: [encounter] } } : { encounter })),
      ...(narrative.has(resourceType) && {
        type: { coding: [{ system: 'http://loinc.org', code: '11506-3' }], text: marker(n) },
        content: [
          { attachment: { contentType: 'text/plain', data: Buffer.from(ofVisit).toString('base64') } },
        ],
        note: [{ text: `${ofVisit} ${'long '.repeat(80)}` }],
      }),
    }
  })
}

/** Decision 0013 once more, as plainly as it can be said: which of the record are hidden. */
function hiddenIn(sketch: readonly Sketch[], record: readonly Json[]): Set<number> {
  const indexOf = (reference: unknown) => Number(/\/r(\d+)$/.exec(String(reference))?.[1] ?? -1)
  const visitOf = (one: Json) =>
    (one.encounter ?? (one.context as { encounter?: unknown[] } | undefined)?.encounter?.[0]) as
      | { reference?: string; display?: string }
      | undefined
  const own = sketch.map(({ label }) => label <= 2)
  const hidden = new Set(own.flatMap((labelled, n) => (labelled ? [n] : [])))
  for (let before = -1; before < hidden.size; ) {
    before = hidden.size
    record.forEach((one, n) => {
      const visit = visitOf(one)
      const at = visit ? indexOf(visit.reference) : -1
      const names = (one.reasonReference as { reference: string }[]).map(({ reference }) =>
        indexOf(reference),
      )
      if (names.some(m => hidden.has(m))) hidden.add(n)
      // The visit itself only where it is named in words, here or by another reference of the same resource.
      const worded = visit?.display !== undefined
      if (at >= 0 && (own[at] || (worded && hidden.has(at)))) hidden.add(n)
      if (narrative.has(one.resourceType) && at >= 0)
        record.forEach((other, m) => {
          if ((m === at || indexOf(visitOf(other)?.reference) === at) && hidden.has(m)) hidden.add(n)
        })
      // A panel that is labelled by itself labels its results.
      if (own[n] && ['DiagnosticReport', 'Observation'].includes(one.resourceType))
        for (const m of names) if (record[m]?.resourceType === 'Observation') hidden.add(m)
    })
  }
  return hidden
}

describe('a viewer without sensitive:read', () => {
  test('reads no word of what is confidential, in whatever order it came', async () => {
    await fc.assert(
      fc.asyncProperty(sketches, async sketch => {
        await t.empty()
        const record = recordOf(sketch)
        const hidden = hiddenIn(sketch, record)
        for (const batch of [0, 1, 2]) {
          const coming = record.filter((_, n) => sketch[n]?.batch === batch)
          const files = { 'p.ndjson': [patient('p'), ...coming].map(one => JSON.stringify(one)).join('\n') }
          expect((await t.take(files)).complained).toEqual([])
        }
        const ids = record.map(({ id, resourceType }) => idOf(id, resourceType))
        const read = await readAsViewer(t, 'p', withoutSensitive, db =>
          readEverything(
            db,
            ids,
            record.map((_, n) => marker(n)),
          ),
        )
        const seen = record.flatMap((_, n) => (read.includes(marker(n)) ? [n] : []))
        expect(seen.filter(n => hidden.has(n))).toEqual([])
        // And what tells of nothing stays where it is.
        const visible = record.flatMap((_, n) => (read.includes(`"id":"${ids[n]}"`) ? [n] : []))
        expect(visible).toEqual(record.flatMap((_, n) => (hidden.has(n) ? [] : [n])))
      }),
      { numRuns: 12, endOnFailure: true },
    )
  }, 120_000)
})

const now = instant('2026-03-03T15:00:00Z')
const hivTest = (id: string, more = {}) =>
  observation(id, 'p', { code: { coding: [{ system: 'http://loinc.org', code: '68961-2' }] }, ...more })

/** Whether a viewer without `sensitive:read` finds it. */
const seen = (type: string, id: string, may: readonly Permission[] = withoutSensitive) =>
  readAsViewer(t, 'p', may, async db => (await findById(db, idOf(id, type))) !== null)

/** As a clinician with the record open. */
async function asClinician<T>(work: (db: PatientDb<'sensitive:read'>) => Promise<T>): Promise<T> {
  return readAsViewer(
    t,
    'p',
    permissions,
    db => work(db as unknown as PatientDb<'sensitive:read'>),
    account =>
      t.query(
        `with a as (insert into accounts (id, name, email, created_at, updated_at)
           values ($1::uuid, 'Dr. Ng', $1 || '@clinic.example', now(), now()) returning id)
         insert into staff (account_id, role, created_at) select id, 'clinician', now() from a`,
        [account],
      ),
  )
}

describe('versions', () => {
  const versions = () => readAsViewer(t, 'p', withoutSensitive, db => history(db, idOf('o', 'Observation')))

  test('what was confidential before stays hidden; what became so hides all that it was', async () => {
    const at = (lastUpdated: string) => ({ meta: { lastUpdated } })
    await t.take({ 'a.json': bundle('collection', patient('p'), hivTest('o', at('2026-01-01T00:00:00Z'))) })
    expect(await seen('Observation', 'o')).toBe(false)
    await t.take({ 'b.json': bundle('collection', observation('o', 'p', at('2026-01-02T00:00:00Z'))) })
    expect(await seen('Observation', 'o')).toBe(true)
    expect(await versions()).toEqual([])
    expect(await asClinician(db => history(db as never, idOf('o', 'Observation')))).toHaveLength(1)
    await t.take({ 'c.json': bundle('collection', hivTest('o', at('2026-01-03T00:00:00Z'))) })
    expect(await seen('Observation', 'o')).toBe(false)
    expect(await versions()).toEqual([])
  })

  test('a version that names what is confidential now is hidden, the one that stands is not', async () => {
    const report = (result: string, lastUpdated: string) => ({
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      meta: { lastUpdated },
      subject: { reference: 'Patient/p' },
      code: { text: 'Blood tests' },
      result: [{ reference: `Observation/${result}` }],
    })
    const first = report('h', '2026-01-01T00:00:00Z')
    await t.take({ 'a.json': bundle('collection', patient('p'), observation('o', 'p'), first) })
    await t.take({ 'b.json': bundle('collection', patient('p'), report('o', '2026-01-02T00:00:00Z')) })
    const earlier = () =>
      readAsViewer(t, 'p', withoutSensitive, db => history(db, idOf('r', 'DiagnosticReport')))
    expect(await earlier()).toHaveLength(1)
    await t.take({ 'c.json': bundle('collection', patient('p'), hivTest('h')) })
    expect(await seen('DiagnosticReport', 'r')).toBe(true)
    expect(await earlier()).toEqual([])
  })
})

describe('a medicine that stands in a resource of its own', () => {
  const prescription = {
    resourceType: 'MedicationRequest',
    id: 'm',
    status: 'active',
    subject: { reference: 'Patient/p' },
    medicationReference: { reference: 'Medication/d' },
  }
  const medicine = { resourceType: 'Medication', id: 'd', code: { text: 'Dolutegravir 50 MG Oral Tablet' } }

  test.each([
    ['before its prescription', [medicine], [prescription]],
    ['after it', [prescription], [medicine]],
    ['with it', [], [medicine, prescription]],
  ])('%s', async (_, first, second) => {
    await t.take({ 'a.json': bundle('collection', patient('p'), ...first) })
    await t.take({ 'b.json': bundle('collection', patient('p'), ...second) })
    expect(await seen('MedicationRequest', 'm')).toBe(false)
    expect(await seen('MedicationRequest', 'm', ['medications:read', 'sensitive:read'])).toBe(true)
  })
})

test('each part of a record is there for who may see that part', async () => {
  const of = { subject: { reference: 'Patient/p' }, status: 'final' }
  await t.take({
    'a.json': bundle(
      'collection',
      patient('p'),
      observation('o', 'p'),
      { resourceType: 'MedicationRequest', id: 'o', ...of },
      { resourceType: 'DocumentReference', id: 'o', ...of },
      { resourceType: 'Immunization', id: 'o', status: 'completed', patient: of.subject },
      { resourceType: 'Appointment', id: 'o', status: 'booked', participant: [{ actor: of.subject }] },
      { resourceType: 'Communication', id: 'o', ...of },
      { resourceType: 'Claim', id: 'o', status: 'active', patient: of.subject },
    ),
  })
  const parts: [string, Permission][] = [
    ['Observation', 'records:read'],
    ['MedicationRequest', 'medications:read'],
    ['DocumentReference', 'documents:read'],
    ['Immunization', 'immunizations:read'],
    ['Appointment', 'appointments:read'],
    ['Communication', 'messages:read'],
    ['Claim', 'bills:read'],
  ]
  for (const [, permission] of parts) {
    const types: string[] = []
    for (const [type] of parts) if (await seen(type, 'o', [permission])) types.push(type)
    expect(types).toEqual(parts.filter(one => one[1] === permission).map(([type]) => type))
    expect(await seen('Patient', 'p', [permission])).toBe(permission === 'records:read')
  }
})

describe('what staff decide', () => {
  const visit = {
    resourceType: 'Encounter',
    id: 'v',
    status: 'finished',
    subject: { reference: 'Patient/p' },
    reasonReference: [{ reference: 'Observation/h' }],
  }

  test('to show an item: it and what names it are there; ended, they are hidden again', async () => {
    await t.take({ 'a.json': bundle('collection', patient('p'), hivTest('h'), visit) })
    const id = idOf('h', 'Observation')
    expect(await asClinician(db => overrideConfidentiality(db, id, { as: 'shown' }, ' ', now))).toBe(
      'no-reason',
    )
    expect(await asClinician(db => overrideConfidentiality(db, id, { as: 'shown' }, 'She asked', now))).toBe(
      'done',
    )
    expect([await seen('Observation', 'h'), await seen('Encounter', 'v')]).toEqual([true, true])
    expect(await asClinician(db => overrideConfidentiality(db, id, { as: 'shown' }, 'Again', now))).toBe(
      'decided-already',
    )
    const { decisions } = await asClinician(db => confidentialItems(db, {}))
    expect(decisions).toMatchObject([{ item: id, reason: 'She asked', by: 'Dr. Ng', ended: null }])
    expect(await asClinician(db => endOverride(db, decisions[0]?.id ?? '', now))).toBe(true)
    expect(await asClinician(db => endOverride(db, decisions[0]?.id ?? '', now))).toBe(false)
    expect([await seen('Observation', 'h'), await seen('Encounter', 'v')]).toEqual([false, false])
  })

  test('to hide an item: what names it goes with it; an import in between changes nothing', async () => {
    await t.take({ 'a.json': bundle('collection', patient('p'), observation('h', 'p'), visit) })
    expect(await seen('Encounter', 'v')).toBe(true)
    const hide = { as: 'hidden', groups: ['mental-health'] } as const
    const id = idOf('h', 'Observation')
    expect(await asClinician(db => overrideConfidentiality(db, id, hide, 'A private matter', now))).toBe(
      'done',
    )
    expect([await seen('Observation', 'h'), await seen('Encounter', 'v')]).toEqual([false, false])
    await t.take({
      'b.json': bundle('collection', patient('p'), observation('h', 'p', { issued: '2026-01-03' })),
    })
    expect([await seen('Observation', 'h'), await seen('Encounter', 'v')]).toEqual([false, false])
    const { items } = await asClinician(db => confidentialItems(db, {}))
    expect(items.map(({ own, hiddenAs }) => ({ own, hiddenAs }))).toEqual([
      { own: [], hiddenAs: ['mental-health'] },
      { own: [], hiddenAs: ['mental-health'] },
    ])
  })

  test('not of a patient, and of nobody by who is not of the clinic', async () => {
    await t.take({ 'a.json': bundle('collection', patient('p'), patient('q'), hivTest('h')) })
    const decide = (item: string) => (db: PatientDb<'sensitive:read'>) =>
      overrideConfidentiality(db, item, { as: 'shown' }, 'Because', now)
    expect(await asClinician(decide(idOf('p', 'Patient')))).toBe('not-there')
    expect(await asClinician(decide(idOf('q', 'Patient')))).toBe('not-there')
    const asCaregiver = readAsViewer(t, 'p', permissions, db => decide(idOf('h', 'Observation'))(db as never))
    await expect(asCaregiver).rejects.toThrow('row-level security')
  })
})

describe('a new table of codes', () => {
  test('closes what the old one labelled until that is labelled anew', async () => {
    await t.take({ 'a.json': bundle('collection', patient('p'), observation('o', 'p'), hivTest('h')) })
    // As an older release would have left it: nothing known of the HIV test.
    await t.query('update clinical_resources set labels_own = 0, needs = needs & ~2032, names = null')
    await t.query('update patients set labels_version = $1', [sensitiveCodesVersion - 1])
    await t.query('update clinical_labelling set version = $1', [sensitiveCodesVersion - 1])
    expect([await seen('Observation', 'o'), await seen('Observation', 'h')]).toEqual([true, true])
    await beginLabelling(t.database, now)
    expect([await seen('Observation', 'o'), await seen('Observation', 'h')]).toEqual([false, false])
    expect(await seen('Observation', 'h', permissions)).toBe(true)
    expect(await relabel(t.database, () => now)).toBe(1)
    expect([await seen('Observation', 'o'), await seen('Observation', 'h')]).toEqual([true, false])
    expect(await relabel(t.database, () => now)).toBe(0)
  })
})

test('a stranger reads nothing, whatever is labelled', async () => {
  await t.take({ 'a.json': bundle('collection', patient('p'), patient('q'), observation('o', 'p')) })
  const rows = await readAsViewer(t, 'q', permissions, db => listByKind(db, { kinds: ['lab'], limit: 10 }))
  expect(rows.total).toBe(0)
})
