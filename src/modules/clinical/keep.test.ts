import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  bundle,
  type Importing,
  idOf,
  importing,
  lines,
  observation,
  patient,
} from '../../../test/importing.ts'
import { plainTimes } from '../../../test/plain-times.ts'
import { instant } from '../../platform/clock.ts'
import { findById, history, knownPatient, listByKind, sharedByIds } from './index.ts'

let at: Importing
beforeAll(async () => {
  at = await importing()
})
beforeEach(() => at.empty())
afterAll(() => at.close())

const id = idOf('o', 'Observation')
const version = (day: number, more: object = {}) =>
  observation('o', 'p', { meta: { lastUpdated: `2026-02-0${day}T00:00:00Z` }, ...more })
const value = (n: number) => ({ valueQuantity: { value: n, unit: '%' } })
const read = () => at.asPatient('p', db => findById(db, id))
const earlier = () =>
  at.asPatient('p', async db => (await history(db, id)).map(({ body }) => JSON.parse(body)))
const rejectedReadable = (body: string) =>
  at.query('select reason from clinical_versions where body = $1', [body])

describe('what a source says again', () => {
  it('is kept byte for byte, with every digit', async () => {
    const text =
      '{ "resourceType":"Observation", "id":"o","status":"final",\n "subject":{"reference":"Patient/p"},"valueQuantity":{"value":1.10,"unit":"mg\\/dL"}, "code":{"text":"Creatinina  á"} }'
    await at.take({ 'p.json': patient('p'), 'o.json': `\n${text}\n` })
    expect((await read())?.body).toBe(text)
  })

  it('a later version replaces; the earlier stays readable, and the result says corrected', async () => {
    await at.take({ 'p.json': patient('p'), 'o.json': version(1, value(7)) })
    expect(await read()).toMatchObject({ version: 1, corrected: false })
    const { said } = await at.take(
      { 'o.json': version(2, value(8)) },
      { now: instant('2026-03-04T00:00:00Z') },
    )
    expect(said.at(-1)).toMatch(/^total +0 +1 +0 +0$/)
    const now = await read()
    expect(now).toMatchObject({ version: 2, corrected: true })
    expect(JSON.parse(now?.body ?? '')).toMatchObject(value(8))
    expect(now?.created_at.toString()).toBe('2026-03-03T15:00:00Z')
    expect(now?.received_at.toString()).toBe('2026-03-04T00:00:00Z')
    expect(await earlier()).toEqual([version(1, value(7))])
  })

  it('an older version that comes late goes to the history only', async () => {
    await at.take({ 'p.json': patient('p'), 'o.json': version(2, value(8)) })
    const { said } = await at.take({ 'o.json': version(1, value(7)) })
    expect(said.at(-1)).toMatch(/^total +0 +0 +1 +0$/)
    expect(await read()).toMatchObject({ version: 2, corrected: true })
    expect(await earlier()).toEqual([version(1, value(7))])
  })

  it('without times the last arrival wins', async () => {
    await at.take({ 'p.json': patient('p'), 'o.json': observation('o', 'p', value(8)) })
    await at.take({ 'o.json': observation('o', 'p', value(7)) })
    expect(JSON.parse((await read())?.body ?? '')).toMatchObject(value(7))
  })

  it('a result that was not final yet, or only sent again, is not corrected', async () => {
    await at.take({ 'p.json': patient('p'), 'o.json': version(1, { status: 'preliminary', ...value(7) }) })
    await at.take({ 'o.json': version(2, value(8)) })
    await at.take({ 'o.json': version(3, value(8)) })
    expect(await read()).toMatchObject({ version: 3, corrected: false })
  })
})

describe('what a source deletes', () => {
  const deletion = (url: string, lastModified?: string) => ({
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [{ request: { method: 'DELETE', url }, response: { lastModified } }],
  })

  it('leaves the record at once and stays readable behind it', async () => {
    await at.take({ 'p.json': patient('p'), 'o.json': version(1) })
    const { said, code } = await at.take({ 'd.json': deletion('Observation/o') })
    expect([code, said.at(-1)]).toEqual([0, expect.stringMatching(/^total +0 +1 +0 +0$/)])
    expect(await read()).toBeNull()
    expect(await earlier()).toEqual([])
    expect((await at.asPatient('p', db => listByKind(db, { kinds: ['lab'], limit: 9 }))).total).toBe(0)
    expect(await at.query('select deleted, body from clinical_resources where id = $1', [id])).toEqual([
      { deleted: true, body: JSON.stringify(version(1)) },
    ])
    expect((await at.take({ 'd.json': deletion('Observation/o') })).said.at(-1)).toMatch(
      /^total +0 +0 +1 +0$/,
    )
  })

  it('does not come back from an older file, and does from a newer one', async () => {
    await at.take({ 'p.json': patient('p'), 'o.json': version(1) })
    await at.take({ 'd.json': deletion('Observation/o', '2026-02-02T00:00:00Z') })
    await at.take({ 'o.json': version(1) })
    expect(await read()).toBeNull()
    await at.take({ 'o.json': version(3) })
    expect(await read()).toMatchObject({ version: 2 })
    expect(await rejectedReadable(JSON.stringify(version(1)))).toEqual([{ reason: 'deleted' }])
    // What was deleted is for the audit, not for the page.
    expect(await earlier()).toEqual([])
  })

  it('a deletion older than the last change deletes nothing, and one of nothing is nothing', async () => {
    await at.take({ 'p.json': patient('p'), 'o.json': version(3) })
    await at.take({
      'd.json': deletion('Observation/o', '2026-02-02T00:00:00Z'),
      'e.json': deletion('Observation/never'),
    })
    expect(await read()).not.toBeNull()
  })
})

describe('whose it is', () => {
  it('what was filed under the wrong patient leaves her record, its earlier versions too', async () => {
    const people = bundle('transaction', patient('p'), patient('q', { name: [{ family: 'Li' }] }))
    await at.take({ 'p.json': people, 'o.json': version(1, value(7)) })
    await at.take({ 'o.json': version(2, value(8)) })
    await at.take({ 'o.json': version(3, { ...value(8), subject: { reference: 'Patient/q' } }) })
    expect(await read()).toBeNull()
    expect(await earlier()).toEqual([])
    expect(await at.query('select distinct reason from clinical_versions')).toEqual([{ reason: 'moved' }])
    expect(await at.asPatient('q', db => findById(db, id))).not.toBeNull()
    expect(await at.asPatient('q', db => history(db, id))).toEqual([])
  })

  it('nobody reads the record of another, whatever is asked for', async () => {
    await at.take({
      'p.json': bundle(
        'transaction',
        patient('p'),
        observation('o', 'p'),
        patient('q', { name: [{ family: 'Li' }] }),
      ),
    })
    expect(await at.asPatient('q', db => findById(db, id))).toBeNull()
    // Even a query that forgets to say whose rows it wants gets only hers.
    const types = await at.asPatient('q', db =>
      db.selectFrom('clinical_resources').select('fhir_id').execute(),
    )
    expect(types).toEqual([{ fhir_id: 'q' }])
    expect(await at.asPatient('q', db => db.selectFrom('patients').select('fhir_id').execute())).toEqual([
      { fhir_id: 'q' },
    ])
    expect(await at.asPatient('q', db => db.selectFrom('imports').select('file').execute())).toEqual([])
    expect(await at.asPatient('q', db => db.selectFrom('patient_aliases').selectAll().execute())).toEqual([])
    await expect(
      at.asPatient('q', db => db.deleteFrom('clinical_resources').execute()),
    ).resolves.toMatchObject([{ numDeletedRows: 0n }])
  })

  it('by identifier only where it fits one patient', async () => {
    const twins = ['p', 'q'].map(one => patient(one, { identifier: [{ system: 'family', value: '1' }] }))
    const { code, complained } = await at.take({
      'a.ndjson': lines(...twins),
      'b.ndjson': lines(observation('o', '', { subject: { reference: 'Patient?identifier=family%7C1' } })),
    })
    expect(code).toBe(1)
    expect(complained).toEqual([expect.stringMatching(/the identifier fits more than one patient/)])
  })
})

describe('what belongs to nobody', () => {
  const clinic = bundle(
    'batch',
    {
      resourceType: 'Practitioner',
      id: 'dr',
      identifier: [{ system: 'npi', value: '9' }],
      name: [{ family: 'Novak', given: ['Eva'], prefix: ['Dr.'] }],
    },
    { resourceType: 'Binary', id: 'loose', contentType: 'text/plain', data: 'c2VjcmV0' },
    { resourceType: 'Group', id: 'g', member: [{ entity: { reference: 'Patient/p' } }] },
    { resourceType: 'Letter', id: 'l', text: 'unknown to FHIR' },
  )

  it('is found by its id and by a conditional reference; and shown only if it describes the clinic', async () => {
    await at.take({ 'p.json': patient('p'), 'c.json': clinic })
    const byIdentifier = idOf('?identifier=npi|9', 'Practitioner')
    const asked = [
      idOf('dr', 'Practitioner'),
      byIdentifier,
      idOf('loose', 'Binary'),
      idOf('g', 'Group'),
      idOf('l', 'Letter'),
      null,
    ]
    const found = await at.asPatient('p', db => sharedByIds(db, asked))
    expect([...found.keys()].sort()).toEqual([idOf('dr', 'Practitioner'), byIdentifier].sort())
    expect(found.get(byIdentifier)).toMatchObject({ name: 'Dr. Eva Novak', type: 'Practitioner' })
    // Kept, and shown to nobody.
    expect(await at.query('select type from shared_resources where not open order by 1')).toEqual([
      { type: 'Binary' },
      { type: 'Group' },
      { type: 'Letter' },
    ])
    expect(await at.asPatient('p', db => db.selectFrom('shared_resources').select('type').execute())).toEqual(
      [{ type: 'Practitioner' }],
    )
    expect(await at.asPatient('p', db => db.selectFrom('shared_versions').selectAll().execute())).toEqual([])
  })

  it('is not guessed at where an identifier fits two', async () => {
    const twin = {
      resourceType: 'Practitioner',
      id: 'other',
      identifier: [{ system: 'npi', value: '9' }],
      name: [{ family: 'Ocampo', prefix: ['Dr.'] }],
    }
    await at.take({ 'p.json': patient('p'), 'c.json': clinic, 'd.json': twin })
    const asked = [idOf('?identifier=npi|9', 'Practitioner'), idOf('dr', 'Practitioner')]
    const found = await at.asPatient('p', db => sharedByIds(db, asked))
    expect([...found.keys()]).toEqual([idOf('dr', 'Practitioner')])
  })

  it('becomes somebody’s when the source says whose it is', async () => {
    await at.take({
      'p.json': patient('p'),
      'd.json': { resourceType: 'Device', id: 'd', type: { text: 'Pump' } },
    })
    await at.take({
      'd.json': {
        resourceType: 'Device',
        id: 'd',
        type: { text: 'Pump' },
        patient: { reference: 'Patient/p' },
      },
    })
    expect(await at.asPatient('p', db => findById(db, idOf('d', 'Device')))).toMatchObject({ kind: 'device' })
    expect((await at.asPatient('p', db => sharedByIds(db, [idOf('d', 'Device')]))).size).toBe(0)
    const again = await at.take({
      'd.json': {
        resourceType: 'Device',
        id: 'd',
        type: { text: 'Pump' },
        patient: { reference: 'Patient/p' },
      },
    })
    expect(again.said.at(-1)).toMatch(/^total +0 +0 +1 +0$/)
  })

  it('in a bundle belongs to whom it is about: by what refers to it, or by the only patient', async () => {
    const people = [patient('p'), patient('q', { name: [{ family: 'Li' }] })]
    const letter = {
      resourceType: 'DocumentReference',
      id: 'l',
      status: 'current',
      subject: { reference: 'Patient/q' },
      content: [{ attachment: { url: 'Binary/pdf' } }],
    }
    const pdf = { resourceType: 'Binary', id: 'pdf', contentType: 'application/pdf', data: 'JVBERi0=' }
    const loose = { resourceType: 'Binary', id: 'loose', contentType: 'application/pdf' }
    await at.take({ 'b.json': bundle('collection', ...people, letter, pdf, loose) })
    const owners = await at.query(`select fhir_id, patient_id from clinical_resources where kind = 'binary'`)
    expect(owners).toEqual([{ fhir_id: 'pdf', patient_id: idOf('q', 'Patient') }])
    expect(await at.query('select fhir_id, open from shared_resources')).toEqual([
      { fhir_id: 'loose', open: false },
    ])
  })
})

describe('the register of patients', () => {
  it('knows the name, and when something last came of her, changed or not', async () => {
    await at.take({
      'p.json': patient('p', {
        deceasedBoolean: false,
        communication: [
          { language: { coding: [{ code: 'en' }] } },
          { language: { coding: [{ code: 'es' }] }, preferred: true },
        ],
      }),
    })
    await at.take(
      {
        'p.json': patient('p', {
          deceasedBoolean: false,
          communication: [
            { language: { coding: [{ code: 'en' }] } },
            { language: { coding: [{ code: 'es' }] }, preferred: true },
          ],
        }),
      },
      { now: instant('2026-04-01T00:00:00Z') },
    )
    const known = await at.asPatient('p', knownPatient)
    expect(known && plainTimes(known)).toMatchObject({
      name: 'Ana María Rivera',
      birth_date: '1951-07-08',
      source: 'test',
      languages: ['es', 'en'],
      deceased: false,
      seen_at: '2026-04-01T00:00:00Z',
    })
  })

  it('notes which file brought what, and when', async () => {
    await at.take({
      'p.json': patient('p'),
      'x.ndjson': lines(observation('o', 'p'), observation('bad', 'nobody')),
    })
    const noted = await at.query(`select i.file, i.counts, r.fhir_id from imports i
      join clinical_resources r on r.import_id = i.id where i.finished_at is not null order by i.id`)
    expect(noted).toEqual([
      {
        file: expect.stringMatching(/p\.json$/),
        counts: { created: 1, updated: 0, unchanged: 0, rejected: 0 },
        fhir_id: 'p',
      },
      {
        file: expect.stringMatching(/x\.ndjson$/),
        counts: { created: 1, updated: 0, unchanged: 0, rejected: 1 },
        fhir_id: 'o',
      },
    ])
  })

  it('every import leaves its entries in the audit trail', async () => {
    await at.take({ 'p.json': patient('p') })
    expect(await at.query(`select distinct kind, job, act from audit_entries where job = 'import'`)).toEqual([
      { kind: 'system', job: 'import', act: 'import' },
    ])
  })
})
