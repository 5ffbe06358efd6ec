import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examples, marker } from '../../../../test/marked-record.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { accountAlone, grant } from '../../../../test/sharing.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import { routes } from '../../../routes.ts'
import { openSystem, type Permission } from '../../access/index.ts'

/** What different people were given. */
const grants: Record<string, readonly Permission[]> = {
  errands: ['appointments:read', 'medications:read'],
  vaccines: ['immunizations:read'],
  record: ['records:read', 'immunizations:read', 'medications:read'],
  notes: ['documents:read'],
  everything: [
    'records:read',
    'sensitive:read',
    'medications:read',
    'immunizations:read',
    'documents:read',
    'appointments:read',
    'messages:read',
    'bills:read',
  ],
}

let t: TestPortal
let hers: PatientId
let own: string
let ids: Map<string, string>
const given = new Map<string, { id: string; account: AccountId; cookie: string }>()
beforeAll(async () => {
  t = await testPortal()
  hers = await importRecord(t, Object.values(examples))
  const { account: giver } = await t.account('own@example.org', hers)
  own = await t.signIn('own@example.org')
  for (const [name, permissions] of Object.entries(grants)) {
    const account = await accountAlone(t, `${name}@example.org`)
    const id = await grant(t, { patient: hers, account, permissions, given_by: giver })
    given.set(name, { id, account, cookie: await t.signIn(`${name}@example.org`) })
  }
  ids = await openSystem(t.database, { name: 'administrator', act: 'test' }, t.time.now, async db => {
    const rows = await db.selectFrom('clinical_resources').select(['id', 'fhir_id']).execute()
    return new Map(rows.map(row => [row.fhir_id, row.id]))
  })
  addresses = await allAddresses()
  expect(addresses.length).toBeGreaterThan(35)
})
afterAll(() => t.close())

/** Every page that there is for her, with the id of every example that it opens. */
type Address = { readonly path: string; readonly id: string | null }
let addresses: Address[]

async function allAddresses(): Promise<Address[]> {
  const found: Address[] = []
  for (const { method, path, who } of routes) {
    if (method !== 'GET' || who !== 'patient') continue
    const ids = path.includes(':id') ? Object.values(examples).map(({ id }) => String(id)) : [null]
    for (const id of ids) if ((await ask(own, { path, id })).status === 200) found.push({ path, id })
  }
  return found
}

/** From below the band on: the head of a page says who is signed in and whose view it is. */
const bodyOf = (text: string): string =>
  text.slice(text.indexOf('<div class="page">'), text.indexOf('<footer'))

const ask = async (cookie: string, { path, id }: Address) => {
  const address = path.replace(':id', ids.get(id ?? '') ?? '').replace(':n', '1')
  const response = await t.ask(address, { cookie })
  return { address, status: response.status, body: bodyOf(await response.text()) }
}

const preview = (name: string) =>
  t.ask(`/caregivers/grants/${given.get(name)?.id}/preview`, { cookie: own, form: { for: hers } })

describe.each(Object.keys(grants))('a preview of %s', name => {
  test('draws every page as that person has it', async () => {
    expect((await preview(name)).status).toBe(303)
    const cookie = given.get(name)?.cookie ?? ''
    let [shown, closed] = [0, 0]
    for (const address of addresses) {
      const [seen, had] = [await ask(own, address), await ask(cookie, address)]
      expect(seen).toEqual(had)
      if (seen.status === 200) shown += 1
      else closed += 1
    }
    expect(shown).toBeGreaterThan(2)
    expect(closed).toBeGreaterThan(0)
  })

  test('says what it is, and is left by its button', async () => {
    const page = await (await t.ask('/', { cookie: own })).text()
    expect(page).toContain(`This is how ${name} sees`)
    const left = await t.ask('/view/end', { cookie: own, form: {} })
    expect(left.headers.get('location')).toBe('/caregivers')
    expect((await t.ask('/records/labs', { cookie: own })).status).toBe(200)
  })
})

test('what is not given leaves no trace in a preview', async () => {
  await preview('vaccines')
  const page = await (await t.ask('/', { cookie: own })).text()
  expect(bodyOf(page)).not.toContain(`${marker} medicine`)
  expect((await t.ask('/records/labs', { cookie: own })).status).toBe(404)
  await t.ask('/view/end', { cookie: own, form: {} })
})

test('nothing can be written in a preview', async () => {
  await preview('everything')
  const posts = routes.filter(route => route.method === 'POST' && route.who === 'patient')
  expect(posts.length).toBeGreaterThan(4)
  const looking = ['/records/search', '/messages/search']
  expect(posts.filter(route => 'looks' in route).map(({ path }) => path)).toEqual(looking)
  for (const { path } of posts.filter(one => !looking.includes(one.path))) {
    const address = path.replace(':id', given.get('errands')?.id ?? '')
    const response = await t.ask(address, {
      cookie: own,
      form: {
        for: hers,
        q: 'anything',
        name: 'x',
        email: 'x@example.org',
        'how-long': 'open',
        'see-record': 'yes',
      },
    })
    expect(`${path} ${response.status}`).toBe(`${path} 404`)
  }
  await t.ask('/view/end', { cookie: own, form: {} })
  expect((await t.ask('/records/medications', { cookie: given.get('errands')?.cookie ?? '' })).status).toBe(
    200,
  )
})

test('one searches in a preview what that person sees, and in no other record', async () => {
  const search = (q: string, meant: string) =>
    t.ask('/records/search', { cookie: own, form: { for: meant, q } })
  const found = async (q: string) => {
    const to = (await search(q, hers)).headers.get('location') ?? ''
    return bodyOf(await (await t.ask(to, { cookie: own })).text())
  }
  expect(await found('allergen')).toContain('href="/records/allergies/')
  await preview('errands')
  expect(await found('medicine')).toContain('href="/records/medications/')
  expect(await found('allergen')).not.toContain('href="/records/allergies/')
  expect((await search('medicine', crypto.randomUUID())).status).toBe(404)
  await t.ask('/view/end', { cookie: own, form: {} })
})

test('a preview ends with the grant', async () => {
  await preview('record')
  expect((await t.ask('/records/labs', { cookie: own })).status).toBe(200)
  await t.behindTheRules('update access_grants set revoked_at = starts_at where id = $1', [
    given.get('record')?.id,
  ])
  expect((await t.ask('/records/labs', { cookie: own })).status).toBe(404)
  await t.ask('/view/end', { cookie: own, form: {} })
})

test('nobody previews by a grant of another person’s record', async () => {
  const other = await importRecord(t, [
    { resourceType: 'Patient', id: 'other', name: [{ family: 'Other' }], birthDate: '1980-01-01' },
  ])
  await t.account('other@example.org', other)
  const id = await grant(t, {
    patient: other,
    account: given.get('errands')?.account as AccountId,
    permissions: ['records:read'],
  })
  const answer = await t.ask(`/caregivers/grants/${id}/preview`, { cookie: own, form: { for: hers } })
  expect(answer.status).toBe(404)
})
