import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle, type Importing, idOf, importing, observation, patient } from '../../../test/importing.ts'
import { instant } from '../../platform/clock.ts'
import type { PatientDb, RecordPermission } from '../access/index.ts'
import {
  byCode,
  byVisit,
  type ClinicalRow,
  countsByKind,
  findById,
  findMany,
  latestPerCode,
  listByKind,
  referring,
  search,
} from './index.ts'

let at: Importing
beforeAll(async () => {
  at = await importing()
  const day = (n: number) => `2026-01-${String(n).padStart(2, '0')}T09:00:00Z`
  const visit = { encounter: { reference: 'Encounter/v' } }
  const a1c = Array.from({ length: 12 }, (_, n) =>
    observation(`a${n + 1}`, 'p', { effectiveDateTime: day(n + 1), ...(n === 11 && visit) }),
  )
  const creatinine = {
    code: {
      text: 'Creatinine',
      coding: [{ system: 'http://loinc.org', code: '2160-0', display: 'Creatinine [Mass/volume] in Serum' }],
    },
  }
  await at.take({
    'p.json': bundle(
      'collection',
      patient('p'),
      ...a1c,
      observation('undated', 'p', { effectiveDateTime: undefined }),
      observation('mistake', 'p', { status: 'entered-in-error' }),
      observation('cr', 'p', { ...creatinine, status: 'preliminary', effectiveDateTime: day(20) }),
      {
        resourceType: 'DiagnosticReport',
        id: 'r',
        status: 'final',
        subject: { reference: 'Patient/p' },
        result: [{ reference: 'Observation/a12' }, { reference: 'Observation/cr' }],
        ...visit,
        category: [{ coding: [{ code: 'LAB' }] }],
      },
      {
        resourceType: 'Encounter',
        id: 'v',
        status: 'finished',
        subject: { reference: 'Patient/p' },
        period: { start: day(12) },
      },
      {
        resourceType: 'AllergyIntolerance',
        id: 'al',
        patient: { reference: 'Patient/p' },
        code: { text: 'Penicilina — erupción' },
      },
    ),
    'q.json': bundle(
      'collection',
      patient('q', { name: [{ family: 'Li' }] }),
      observation('theirs', 'q', visit),
    ),
  })
})
afterAll(() => at.close())

const as = <T>(work: (db: PatientDb<RecordPermission>) => Promise<T>) => at.asPatient('p', work)
const ids = async (rows: Promise<ClinicalRow[]>) =>
  (await rows).map(({ body }) => (JSON.parse(body) as { id: string }).id)
const idsOf = ({ rows }: { rows: ClinicalRow[] }) =>
  rows.map(({ body }) => (JSON.parse(body) as { id: string }).id)

describe('findById', () => {
  it('knows the visit, if that is on her record', async () => {
    const hers = await as(db => findById(db, idOf('a12', 'Observation')))
    expect(hers?.visit_id).toBe(idOf('v', 'Encounter'))
    const theirs = await at.asPatient('q', db => findById(db, idOf('theirs', 'Observation')))
    expect(theirs).toMatchObject({ type: 'Observation', visit_id: null })
  })
})

describe('listByKind', () => {
  it('newest first, what has no time last, mistakes left out; counted whole on every page', async () => {
    const first = await as(db => listByKind(db, { kinds: ['lab'], limit: 3 }))
    expect([idsOf(first), first.total]).toEqual([['cr', 'a12', 'a11'], 14])
    const last = await as(db => listByKind(db, { kinds: ['lab'], limit: 3, offset: 12 }))
    expect([idsOf(last), last.total]).toEqual([['a1', 'undated'], 14])
    const beyond = await as(db => listByKind(db, { kinds: ['lab'], limit: 3, offset: 99 }))
    expect(beyond).toEqual({ rows: [], total: 14 })
    expect(await as(db => listByKind(db, { kinds: ['imaging-report'], limit: 3 }))).toEqual({
      rows: [],
      total: 0,
    })
  })

  it('filters by status, code and time', async () => {
    const lab = { kinds: ['lab'], limit: 50 } as const
    expect(idsOf(await as(db => listByKind(db, { ...lab, statuses: ['preliminary'] })))).toEqual(['cr'])
    expect((await as(db => listByKind(db, { ...lab, withoutStatuses: ['final'] }))).total).toBe(1)
    expect((await as(db => listByKind(db, { ...lab, codeKeys: ['loinc|4548-4'] }))).total).toBe(13)
    const time = { from: instant('2026-01-02T00:00:00Z'), before: instant('2026-01-03T09:00:00Z') }
    expect(idsOf(await as(db => listByKind(db, { ...lab, ...time })))).toEqual(['a2'])
  })
})

it('findMany: hers among those asked for', async () => {
  const found = as(db =>
    findMany(db, [idOf('a1', 'Observation'), idOf('theirs', 'Observation'), idOf('a1', 'Observation')]),
  )
  expect(await ids(found)).toEqual(['a1'])
  expect(await as(db => findMany(db, []))).toEqual([])
})

it('byVisit: what happened there, without the visit', async () => {
  expect((await ids(as(db => byVisit(db, idOf('v', 'Encounter'))))).sort()).toEqual(['a12', 'r'])
})

it('byCode: a trend, the newest first', async () => {
  expect((await ids(as(db => byCode(db, ['loinc|4548-4'])))).slice(0, 2)).toEqual(['a12', 'a11'])
  expect(await ids(as(db => byCode(db, ['loinc|4548-4'], 1)))).toEqual(['a12'])
})

it('latestPerCode: tests rather than results', async () => {
  const tests = await as(db => latestPerCode(db, ['lab']))
  expect(tests.map(({ code_key, count }) => [code_key, count])).toEqual([
    ['loinc|2160-0', 1],
    ['loinc|4548-4', 13],
  ])
  expect(await ids(Promise.resolve(tests))).toEqual(['cr', 'a12'])
})

it('referring: the report of a result', async () => {
  const cr = [idOf('cr', 'Observation')]
  expect(await ids(as(db => referring(db, cr, ['lab-report'])))).toEqual(['r'])
  expect(await as(db => referring(db, cr, ['note']))).toEqual([])
  expect(await as(db => referring(db, [], ['lab-report']))).toEqual([])
})

it('countsByKind', async () => {
  expect(Object.fromEntries(await as(countsByKind))).toEqual({
    lab: 14,
    'lab-report': 1,
    visit: 1,
    allergy: 1,
    patient: 1,
  })
})

describe('search', () => {
  const find = (text: string | string[], more: object = {}) =>
    as(db => search(db, text, { limit: 50, ...more }))

  it('finds the beginnings of words, all of them, whatever accents and capitals', async () => {
    expect(idsOf(await find('CREATIN serum'))).toEqual(['cr'])
    expect(idsOf(await find('erupcion penicilina'))).toEqual(['al'])
    expect(idsOf(await find('Erupción'))).toEqual(['al'])
    expect((await find('creatinine penicilina')).total).toBe(0)
    expect(await find(' —!? ')).toMatchObject({ rows: [], total: 0, near: false })
  })

  it('forgives typing errors where nothing fits as typed, and says so', async () => {
    expect(await find('penicillin')).toMatchObject({ near: true, total: 1 })
    expect(idsOf(await find('hemoglobine a1c', { limit: 1 }))).toEqual(['a12'])
    expect(await find('zzzzzz')).toMatchObject({ rows: [], total: 0, near: false })
  })

  it('counts by kind whatever kinds are shown, and takes codes beside words', async () => {
    const found = await find('penicilina', { kinds: ['lab'], codeKeys: ['loinc|2160-0'] })
    expect([idsOf(found), Object.fromEntries(found.kinds)]).toEqual([['cr'], { lab: 1, allergy: 1 }])
  })

  it('takes synonyms, kinds and pages', async () => {
    expect((await find(['sugar', 'a1c'])).total).toBe(13)
    expect((await find('creatinine', { kinds: ['allergy'] })).total).toBe(0)
    const page = await find('a1c', { limit: 2, offset: 12 })
    expect([idsOf(page), page.total]).toEqual([['undated'], 13])
  })

  it('treats what was typed as words only', async () => {
    for (const text of ['(', '.*', '\\', "'; drop table patients; --", '%', 'a'.repeat(10_000)])
      expect((await find(text)).total).toBe(0)
  })
})
