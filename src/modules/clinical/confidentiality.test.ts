import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Importing, idOf, importing, patient } from '../../../test/importing.ts'
import { readAsViewer, readEverything, withoutSensitive } from '../../../test/read-everything.ts'

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
      { numRuns: 25, endOnFailure: true },
    )
  }, 120_000)
})
