import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examples } from '../../../test/marked-record.ts'
import { type TestPortal, testPortal } from '../../../test/portal.ts'
import { importRecord } from '../../../test/record.ts'
import { accountAlone, grant } from '../../../test/sharing.ts'
import { openSystem, type Permission, permissions } from '../../modules/access/index.ts'
import type { DrawnThing } from '../../modules/records/index.ts'
import type { PatientId } from '../../platform/ids.ts'
import { keepLately } from '../../platform/kept.ts'
import { routes } from '../../routes.ts'

/**
 * Two portals with the same person. In the one she has things that are confidential as well, of every kind, which
 * she and others looked at, searched for and asked about. Whoever must not see what is confidential gets the same
 * answers from both, to the letter: no count, no title, no gap, no line of the audit trail tells them apart.
 */
const secret = 'Nightshade'
const label = { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HIV' }] }
const hidden = Object.values(examples)
  .filter(({ resourceType }) => resourceType !== 'Patient')
  .map(resource => ({
    ...JSON.parse(
      JSON.stringify(resource)
        .replaceAll('"m-', '"h-')
        .replaceAll('/m-', '/h-')
        .replaceAll('Quillwort', secret),
    ),
    meta: label,
  }))

const allBut = (...without: Permission[]) => permissions.filter(one => !without.includes(one))
const viewers: Record<string, readonly Permission[]> = {
  'a guardian who must not see what is confidential': allBut('sensitive:read'),
  'a caregiver with the record alone': ['records:read'],
  'a caregiver with documents and medicines': ['documents:read', 'medications:read'],
  'a caregiver who sees who looked': ['audit:read', 'sharing:read', 'appointments:read'],
}

type World = { t: TestPortal; hers: PatientId; ids: Map<string, string>; cookies: Map<string, string> }
let plain: World
let withHidden: World
/** Pages of one hidden thing each, as they opened to herself: `/records/labs/{h-lab}`. */
let hiddenPages: string[] = []
beforeAll(async () => {
  plain = await makeWorld([])
  withHidden = await makeWorld(hidden)
})
afterAll(async () => {
  await plain.t.close()
  await withHidden.t.close()
})

async function makeWorld(more: typeof hidden): Promise<World> {
  const t = await testPortal()
  const hers = await importRecord(t, [...Object.values(examples), ...more])
  await t.account('own@example.org', hers)
  const cookies = new Map<string, string>()
  for (const [n, [name, may]] of Object.entries(viewers).entries()) {
    const account = await accountAlone(t, `viewer${n}@example.org`)
    const from = t.time.now.subtract({ minutes: n + 1 })
    const relation = n === 0 ? 'guardian' : 'caregiver'
    await grant(t, {
      patient: hers,
      account,
      permissions: may,
      relation,
      from,
      until: t.time.now.add({ hours: 24 }),
    })
    cookies.set(name, await t.signIn(`viewer${n}@example.org`))
  }
  cookies.set('herself', await t.signIn('own@example.org'))
  const ids = await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, async db => {
    const rows = await db.selectFrom('clinical_resources').select(['id', 'fhir_id']).execute()
    return new Map(rows.map(row => [row.fhir_id, row.id]))
  })
  // What was drawn for those who see it must not be taken for those who do not.
  Object.assign(t.portal, { drawnResults: keepLately<DrawnThing>({ most_bytes: 16_000_000, minutes: 10 }) })
  for (const page of ['/records/labs', '/records/labs?page=2', '/'])
    await t.ask(page, { cookie: cookies.get('herself') ?? '' })
  expect(t.portal.drawnResults?.bytes()).toBeGreaterThan(1_000)
  const world = { t, hers, ids, cookies }
  await lookAtHidden(world)
  return world
}

/** A page of one thing of the record; what somebody searched for is none. */
const opensOne = (path: string): boolean =>
  path.startsWith('/records/') && path.includes(':id') && !path.includes('/search/')

/** Everybody who may looks at each of the hidden things; she asks the clinic about one of these looks. */
async function lookAtHidden({ t, hers, ids, cookies }: World): Promise<void> {
  const own = cookies.get('herself') ?? ''
  const doctor = await t.staff('doctor@clinic.example', 'clinician')
  await t.ask(`/staff/patients/${hers}/open`, { cookie: doctor.cookie, form: { reason: 'call' } })
  const things = [...ids].filter(([fhirId]) => fhirId.startsWith('h-'))
  for (const [fhirId, id] of things)
    for (const { method, path, who } of routes) {
      if (method !== 'GET' || who !== 'patient' || !opensOne(path)) continue
      const of = (one: string) => path.replace(':id', one).replace(':n', '1')
      const { status } = await t.ask(of(id), { cookie: own })
      if (status !== 200) continue
      hiddenPages = [...hiddenPages, of(`{${fhirId}}`)]
      await t.ask(of(id), { cookie: doctor.cookie })
    }
  for (const [, id] of things) {
    const at = `/staff/patients/${hers}/confidentiality/${id}`
    await t.ask(at, { cookie: doctor.cookie })
    await t.ask(at, { cookie: doctor.cookie, form: { see: 'hiv-sti', reason: 'She asked' } })
  }
  const page = await (await t.ask('/who-looked', { cookie: own })).text()
  const entry = /entry=([\d.]+)/.exec(page)?.[1]
  expect(entry).toBeDefined()
  await t.ask('/who-looked/ask', { cookie: own, form: { entry: entry ?? '', question: `Why ${secret}?` } })
}

/** Ids that are made anew each time, and places in the chain of the audit trail, differ between any two portals. */
const leveled = (text: string): string =>
  text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id').replace(/\d+\.\d+\.\d{16}/g, 'entry')

/** Every page that needs no id, and those of one thing, for the things that are not hidden. */
const addresses = (): string[] => [
  ...routes
    .filter(({ method, who, path }) => method === 'GET' && who === 'patient' && !path.includes(':id'))
    .map(({ path }) => path),
  ...hiddenPages.map(path => path.replace('{h-', '{m-')),
]

const answerOf = async ({ t, ids, cookies }: World, name: string, address: string) => {
  const path = address.replace(
    /\{(.*)\}/,
    (_, id: string) => ids.get(id) ?? '00000000-0000-4000-8000-000000000000',
  )
  const response = await t.ask(path, { cookie: cookies.get(name) ?? '' })
  return { status: response.status, text: leveled(await response.text()) }
}

describe.each(Object.keys(viewers))('%s', name => {
  test('gets the same answers as if there were nothing confidential', async () => {
    let shown = 0
    const different: string[] = []
    for (const address of addresses()) {
      const one = await answerOf(plain, name, address)
      const other = await answerOf(withHidden, name, address)
      if (one.status === 200) shown += 1
      if (one.status !== other.status || one.text !== other.text)
        different.push(`${address} ${one.status} ${other.status} ${firstDifference(one.text, other.text)}`)
      expect(other.text).not.toContain(secret)
    }
    expect(different).toEqual([])
    expect(shown).toBeGreaterThan(3)
  })
})

// Only now, since looking leaves lines in one of the two.
describe.each(Object.keys(viewers))('%s, looking for it', name => {
  test('a search for what is hidden finds as much as one for nonsense', async () => {
    const cookie = withHidden.cookies.get(name) ?? ''
    const find = async (q: string) => {
      const posted = await withHidden.t.ask('/records/search', { cookie, form: { q, for: withHidden.hers } })
      const to = posted.headers.get('location')
      return to === null ? posted.status : leveled(await (await withHidden.t.ask(to, { cookie })).text())
    }
    const [hit, miss] = [await find(secret), await find('Nightshabe')]
    expect(String(hit).replaceAll(secret, 'q')).toBe(String(miss).replaceAll('Nightshabe', 'q'))
  })

  test('an id of something hidden answers as an id of nothing', async () => {
    expect(hiddenPages.length).toBeGreaterThan(25)
    for (const address of hiddenPages)
      expect(await answerOf(withHidden, name, address), address).toEqual(
        await answerOf(withHidden, name, address.replace('{h-', '{none-')),
      )
  })
})

function firstDifference(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return `${one.slice(at - 60, at + 160)} | ${other.slice(at - 60, at + 160)}`
}

test('there is something hidden to find', async () => {
  const { text } = await answerOf(withHidden, 'herself', '/records/conditions')
  expect(text).toContain(secret)
  expect((await answerOf(withHidden, 'herself', '/who-looked?who=herself')).status).toBe(200)
})
