import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examples, marker } from '../../../test/marked-record.ts'
import { type TestPortal, testPassword, testPortal } from '../../../test/portal.ts'
import { importRecord } from '../../../test/record.ts'
import { accept, accountAlone, grant, grantsOf, mailsOf } from '../../../test/sharing.ts'
import { openSystem, type Permission, permissions } from '../../modules/access/index.ts'
import type { AccountId, PatientId } from '../../platform/ids.ts'

/** What only those may see who may see what is confidential. */
const secret = 'Nightshade'
const confidential = {
  resourceType: 'Condition',
  id: 'm-confidential',
  meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HIV' }] },
  clinicalStatus: { coding: [{ code: 'active' }] },
  category: [{ coding: [{ code: 'problem-list-item' }] }],
  code: { text: `${secret} condition` },
  subject: { reference: 'Patient/marked' },
}
const all: readonly Permission[] = permissions
const allButConfidential = all.filter(one => one !== 'sensitive:read')

let t: TestPortal
let hers: PatientId
let own: { account: AccountId; cookie: string }
let conditions: Map<string, string>
beforeAll(async () => {
  t = await testPortal()
  hers = await importRecord(t, [...Object.values(examples), confidential])
  const { account } = await t.account('own@example.org', hers)
  own = { account, cookie: await t.signIn('own@example.org') }
  conditions = await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, async db => {
    const rows = await db.selectFrom('clinical_resources').select(['id', 'fhir_id']).execute()
    return new Map(rows.map(row => [row.fhir_id, row.id]))
  })
})
afterAll(() => t.close())

const idOf = (fhirId: string): string => conditions.get(fhirId) ?? ''

/** Somebody with a grant to her record, signed in. */
async function somebody(name: string, may: readonly Permission[], relation = 'caregiver') {
  const account = await accountAlone(t, `${name}@example.org`)
  const id = await grant(t, { patient: hers, account, permissions: may, relation, given_by: own.account })
  return { account, grant: id, cookie: await t.signIn(`${name}@example.org`) }
}

const tells = async (path: string, cookie: string, word = secret): Promise<boolean> =>
  (await (await t.ask(path, { cookie })).text()).includes(word)
const statusOf = async (path: string, cookie: string, form?: Record<string, string>): Promise<number> =>
  (await t.ask(path, { cookie, ...(form && { form }) })).status

describe('looking as somebody else opens nothing that one may not see oneself', () => {
  const pages = ['/records/conditions', '/records', '/', '/records/labs', '/records/other']

  test('a guardian who must not see what is confidential, by a preview of somebody who may', async () => {
    const guardian = await somebody('guardian', allButConfidential, 'guardian')
    const daughter = await somebody('daughter', ['records:read', 'sensitive:read'])
    expect(await tells('/records/conditions', daughter.cookie)).toBe(true)
    expect(await tells('/records/conditions', guardian.cookie)).toBe(false)
    const begun = await t.ask(`/caregivers/grants/${daughter.grant}/preview`, {
      cookie: guardian.cookie,
      form: { for: hers },
    })
    expect(begun.status).toBe(303)
    for (const page of pages) expect(await tells(page, guardian.cookie)).toBe(false)
    expect(await statusOf(`/records/conditions/${idOf('m-confidential')}`, guardian.cookie)).toBe(404)
    expect(await tells('/records/conditions', guardian.cookie, marker)).toBe(true)
  })

  test('a nurse, by the patient’s own eyes', async () => {
    const nurse = await t.staff('nurse@clinic.example', 'nurse')
    const at = `/staff/patients/${hers}`
    expect(await statusOf(`${at}/open`, nurse.cookie, { reason: 'call' })).toBe(303)
    expect(await tells('/records/conditions', nurse.cookie)).toBe(false)
    expect(await statusOf(`${at}/see-as`, nurse.cookie, {})).toBe(303)
    for (const page of pages) expect(await tells(page, nurse.cookie)).toBe(false)
    expect(await statusOf(`/records/conditions/${idOf('m-confidential')}`, nurse.cookie)).toBe(404)
    expect(await tells('/records/conditions', nurse.cookie, marker)).toBe(true)
  })
})

describe('a member of staff', () => {
  test('whose role is changed keeps nothing open that the new role may not', async () => {
    const admin = await t.staff('admin@clinic.example', 'administrator')
    const doctor = await t.staff('doctor@clinic.example', 'clinician')
    await t.ask(`/staff/patients/${hers}/open`, { cookie: doctor.cookie, form: { reason: 'call' } })
    expect(await tells('/records/conditions', doctor.cookie)).toBe(true)
    const changed = await t.ask(`/staff/accounts/${doctor.account}`, {
      cookie: admin.cookie,
      form: { do: 'change', role: 'front-desk', practitioner: '' },
    })
    expect(changed.status).toBe(303)
    expect(await statusOf('/records/conditions', doctor.cookie)).toBe(404)
    // The band still says whose pages these were: by it she leaves.
    expect(await tells('/', doctor.cookie, `${marker} condition`)).toBe(false)
    expect(await statusOf(`/staff/patients/${hers}/look`, doctor.cookie, {})).toBe(404)
  })
  test('who was disabled finds nothing open when she is enabled again', async () => {
    const admin = await t.staff('admin2@clinic.example', 'administrator')
    const nurse = await t.staff('nurse2@clinic.example', 'nurse')
    await t.ask(`/staff/patients/${hers}/emergency`, { cookie: nurse.cookie, form: { emergency: 'Asked' } })
    expect(await tells('/records/conditions', nurse.cookie)).toBe(true)
    for (const what of ['disable', 'enable'])
      await t.ask(`/staff/accounts/${nurse.account}`, { cookie: admin.cookie, form: { do: what } })
    await t.behindTheRules(
      `update sessions set expires_at = expires_at + interval '1 hour' where account_id = $1`,
      [nurse.account],
    )
    expect(await statusOf('/account', nurse.cookie)).toBe(200)
    expect(await statusOf('/records/conditions', nurse.cookie)).toBe(404)
    expect(await statusOf(`/staff/patients/${hers}/look`, nurse.cookie, {})).toBe(404)
  })
})

describe('a grant that is taken back in the middle', () => {
  test('opens nothing from the next request on: no page, no file, no kept search, no held form', async () => {
    const her = await somebody('revoked', all)
    const search = (await t.ask('/records/search', { cookie: her.cookie, form: { q: marker, for: hers } }))
      .headers
    const lost = await t.ask('/caregivers/invite', {
      cookie: her.cookie,
      form: { name: 'Ana', email: 'ana@example.org', for: hers, 'see-record': 'yes', 'how-long': 'open' },
    })
    expect(lost.status).toBe(303)
    const paths = [
      '/',
      '/records',
      '/records/labs',
      `/records/labs/${idOf('m-lab')}`,
      `/records/documents/${idOf('m-letter')}/file/1`,
      search.get('location') ?? '',
      '/who-looked',
      '/who-looked/file',
      '/caregivers',
    ]
    for (const path of paths) expect(await statusOf(path, her.cookie), path).toBe(200)
    // A form that waits for a proof of who one is.
    t.time.now = t.time.now.add({ minutes: 6 })
    const form = { name: 'Bo', email: 'bo@example.org', 'see-record': 'yes', 'how-long': 'open', for: hers }
    const waiting = await t.ask('/caregivers/invite', { cookie: her.cookie, form })
    const held = decodeURIComponent(waiting.headers.get('location')?.split('next=')[1] ?? '')
    expect(held).toMatch(/^\/held\//)
    await t.ask(`/caregivers/grants/${her.grant}/end`, { cookie: own.cookie, form: { for: hers } })
    for (const path of paths) {
      const response = await t.ask(path, { cookie: her.cookie })
      expect(response.status, path).toBe(404)
      expect(await response.text(), path).not.toContain(marker)
    }
    await t.ask('/step-up', { cookie: her.cookie, form: { password: testPassword, next: held } })
    expect(await statusOf('/caregivers/invite', her.cookie, form)).toBe(404)
    for (const path of [`/caregivers/grants/${her.grant}`, `/caregivers/grants/${her.grant}/preview`])
      expect(await statusOf(path, her.cookie, { for: hers })).toBe(404)
    expect(
      await statusOf('/who-looked/ask', her.cookie, { for: hers, entry: '1.1.1', question: 'Why?' }),
    ).toBe(404)
    expect(await statusOf('/acting-for', her.cookie, { patient: hers })).toBe(404)
  })

  test('a preview that was begun ends with the right of whoever began it', async () => {
    const guardian = await somebody('guardian2', allButConfidential, 'guardian')
    const friend = await somebody('friend', ['records:read'])
    const at = `/caregivers/grants/${friend.grant}/preview`
    expect(await statusOf(at, guardian.cookie, { for: hers })).toBe(303)
    expect(await statusOf('/records/labs', guardian.cookie)).toBe(200)
    await t.behindTheRules('update access_grants set revoked_at = starts_at where id = $1', [guardian.grant])
    expect(await statusOf('/records/labs', guardian.cookie)).toBe(404)
    expect(await statusOf('/', guardian.cookie)).toBe(404)
  })

  test('a record that staff have open closes with its button, in every tab', async () => {
    const nurse = await t.staff('nurse3@clinic.example', 'nurse')
    const at = `/staff/patients/${hers}`
    await t.ask(`${at}/open`, { cookie: nurse.cookie, form: { reason: 'call' } })
    const paths = ['/records/labs', `/records/documents/${idOf('m-letter')}/file/1`]
    for (const path of paths) expect(await statusOf(path, nurse.cookie)).toBe(200)
    await t.ask(`${at}/close`, { cookie: nurse.cookie, form: {} })
    for (const path of paths) expect(await statusOf(path, nurse.cookie)).toBe(404)
    expect(await statusOf(`${at}/see-as`, nurse.cookie, {})).toBe(404)
  })
})

describe('a caregiver who wants more than she was given', () => {
  test('can write nothing, give nothing on, prolong nothing, and end nobody else', async () => {
    const reader = await somebody('reader', [
      'records:read',
      'appointments:read',
      'sharing:read',
      'audit:read',
    ])
    const other = await somebody('other', ['records:read'])
    const before = await grants()
    const form = {
      for: hers,
      name: 'Me again',
      email: 'again@example.org',
      'see-record': 'yes',
      'see-confidential': 'yes',
      'how-long': 'open',
    }
    for (const id of [reader.grant, other.grant, await ownGrant()])
      for (const end of ['', '/end'])
        expect(await statusOf(`/caregivers/grants/${id}${end}`, reader.cookie, form)).toBe(404)
    expect(await statusOf('/caregivers/invite', reader.cookie, form)).toBe(404)
    expect(await grants()).toEqual(before)
  })

  test('sees by no preview what she has not', async () => {
    const reader = await somebody('reader2', ['appointments:read', 'sharing:read'])
    const other = await somebody('other2', all)
    // Neither by the grant of the person herself, which is in no list, nor by somebody who may do everything.
    expect(
      await statusOf(`/caregivers/grants/${await ownGrant()}/preview`, reader.cookie, { for: hers }),
    ).toBe(404)
    expect(await statusOf(`/caregivers/grants/${other.grant}/preview`, reader.cookie, { for: hers })).toBe(
      303,
    )
    for (const path of ['/records/labs', '/records/conditions', '/records/documents', '/who-looked'])
      expect(await statusOf(path, reader.cookie)).toBe(404)
    expect(await tells('/', reader.cookie, `${marker} condition`)).toBe(false)
  })

  test('a guardian gives nobody what she has not herself', async () => {
    const guardian = await somebody('guardian3', allButConfidential, 'guardian')
    const form = { for: hers, name: 'Bo', email: 'bo3@example.org', 'see-record': 'yes', 'how-long': 'open' }
    const given = await statusOf('/caregivers/invite', guardian.cookie, {
      ...form,
      'see-confidential': 'yes',
    })
    expect(given).toBe(422)
  })
})

const grants = async () =>
  (await grantsOf(t, hers)).map(({ id, permissions: may, ends_at, revoked_at }) => ({
    id,
    may,
    ends_at,
    revoked_at,
  }))
const ownGrant = async () => (await grantsOf(t, hers)).find(one => one.relation === 'self')?.id ?? ''

describe('a stolen id', () => {
  test('of a session, a search, a question, a held form or an invitation opens nothing', async () => {
    const thief = await t.account('thief@example.org')
    const cookie = await t.signIn('thief@example.org')
    const ids = await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, async db => ({
      session: (
        await db
          .selectFrom('sessions')
          .select('id')
          .where('account_id', '=', own.account)
          .executeTakeFirstOrThrow()
      ).id,
      held: (await db.selectFrom('held_forms').select('id').executeTakeFirstOrThrow()).id,
      invitation: (await db.selectFrom('invitations').select('id').executeTakeFirstOrThrow()).id,
    }))
    expect(await statusOf(`/account/sessions/${ids.session}/end`, cookie, {})).toBe(404)
    expect(await statusOf(`/held/${ids.held}`, cookie)).toBe(404)
    expect(
      await statusOf(`/caregivers/invitations/${ids.invitation}`, cookie, {
        for: thief.patient,
        do: 'withdraw',
      }),
    ).toBe(404)
    expect(await statusOf('/acting-for', cookie, { patient: hers })).toBe(404)
    expect(await statusOf('/account', own.cookie)).toBe(200)
  })

  test('of a session that its owner put out can leave no form for her to send', async () => {
    const her = await somebody('robbed', all)
    const after = await t.signIn('robbed@example.org')
    const password = { current: testPassword, password: 'another quite long one' }
    expect(await statusOf('/account/password', after, password)).toBe(303)
    const form = {
      for: hers,
      name: 'Thief',
      email: 'thief@evil.example',
      'see-record': 'yes',
      'how-long': 'open',
    }
    const planted = await t.ask('/caregivers/invite', { cookie: her.cookie, form })
    expect(planted.headers.get('location')).toBe('/sign-in')
  })

  test('a link that changes an e-mail address works for no other account, and for hers once', async () => {
    const victim = await t.account('victim@example.org')
    const hersNow = await t.signIn('victim@example.org')
    await t.ask('/account/email', { cookie: hersNow, form: { email: 'victim2@example.org' } })
    const [mail] = await mailsOf(t, 'victim2@example.org')
    const link = new URL(mail?.lines.find(line => line.includes('/account/email/confirm/')) ?? '').pathname
    const thief = await t.signIn('thief@example.org')
    expect(await statusOf(link, thief)).toBe(404)
    expect(await statusOf(link, thief, {})).toBe(404)
    expect(await statusOf(link, hersNow, {})).toBe(303)
    expect(await statusOf(link, hersNow, {})).toBe(404)
    expect(victim.account).not.toBe('')
  })
})

describe('staff', () => {
  test('with one record open have no other: not by ids, not by the address, not by acting for', async () => {
    const nurse = await t.staff('nurse4@clinic.example', 'nurse')
    const other = await importRecord(t, [
      { resourceType: 'Patient', id: 'other', name: [{ family: 'Other' }], birthDate: '1980-01-01' },
    ])
    expect(await statusOf(`/staff/patients/${other}/open`, nurse.cookie, { reason: 'call' })).toBe(303)
    for (const fhirId of ['m-lab', 'm-letter', 'm-condition', 'm-confidential'])
      for (const part of ['labs', 'documents', 'conditions', 'other', 'visits'])
        expect(await statusOf(`/records/${part}/${idOf(fhirId)}`, nurse.cookie)).toBe(404)
    expect(await statusOf('/acting-for', nurse.cookie, { patient: hers })).toBe(404)
    for (const way of ['look', 'see-as'])
      expect(await statusOf(`/staff/patients/${hers}/${way}`, nurse.cookie, {})).toBe(404)
    expect(await tells('/records/conditions', nurse.cookie, `${marker} condition`)).toBe(false)
  })

  test('open nothing without a reason, or with one that is not theirs', async () => {
    const nurse = await t.staff('nurse5@clinic.example', 'nurse')
    const at = `/staff/patients/${hers}`
    for (const form of [
      {},
      { reason: '' },
      { reason: 'other' },
      { reason: 'other', words: ' \n ' },
      { reason: 'care-team' },
      { reason: 'emergency' },
    ])
      expect(await statusOf(`${at}/open`, nurse.cookie, form)).toBe(422)
    for (const emergency of ['', ' ', '\u0000'])
      expect(await statusOf(`${at}/emergency`, nurse.cookie, { emergency })).toBe(422)
    expect(await statusOf('/records', nurse.cookie)).toBe(404)
  })

  test('who have a session without a second factor see no record that they had opened', async () => {
    const nurse = await t.staff('nurse6@clinic.example', 'nurse')
    await t.ask(`/staff/patients/${hers}/open`, { cookie: nurse.cookie, form: { reason: 'call' } })
    await t.behindTheRules(
      `insert into sessions (id, account_id, token, expires_at, last_seen_at, stepped_up_at, created_at, updated_at)
       select gen_random_uuid(), account_id, 'weak', expires_at, last_seen_at, stepped_up_at, created_at, updated_at
       from sessions where account_id = $1`,
      [nurse.account],
    )
    const signature = createHmac('sha256', t.portal.secret).update('weak').digest('base64')
    const weak = `porchlight.session_token=weak.${signature}`
    expect(await statusOf('/account', weak)).toBe(200)
    for (const path of ['/records', '/records/conditions', `/records/labs/${idOf('m-lab')}`, '/staff'])
      expect(await statusOf(path, weak)).toBe(404)
    expect(await statusOf(`/staff/patients/${hers}/look`, weak, {})).toBe(404)
  })

  test('an administrator reads no record and gives herself no other role', async () => {
    const admin = await t.staff('admin3@clinic.example', 'administrator')
    const at = `/staff/patients/${hers}`
    for (const [way, form] of [
      ['open', { reason: 'call' }],
      ['emergency', { emergency: 'Now' }],
      ['look', {}],
      ['see-as', {}],
    ] as const)
      expect(await statusOf(`${at}/${way}`, admin.cookie, form)).toBe(404)
    const change = { do: 'change', role: 'clinician', practitioner: '' }
    expect(await statusOf(`/staff/accounts/${admin.account}`, admin.cookie, change)).toBe(422)
    expect(await statusOf('/staff/patients', admin.cookie)).toBe(404)
    expect(await statusOf(`/staff/accounts/${own.account}`, admin.cookie, change)).toBe(404)
  })
})

test('a parent does not get a young person’s own account by the address that the record has', async () => {
  const desk = await t.staff('desk@clinic.example', 'front-desk')
  const invited = async (id: string, birthDate: string) => {
    const patient = await importRecord(t, [
      {
        resourceType: 'Patient',
        id,
        name: [{ family: 'Young', given: [id] }],
        birthDate,
        telecom: [{ system: 'email', value: `parent-of-${id}@example.org` }],
      },
    ])
    return (await t.ask(`/staff/invitations/new/${patient}`, { cookie: desk.cookie })).text()
  }
  const teen = await invited('teen', '2010-05-05')
  expect(teen).toContain('under 18')
  expect(teen).not.toContain('parent-of-teen@example.org')
  expect(await invited('grown', '1990-05-05')).toContain('parent-of-grown@example.org')
})

test('nobody accepts what she herself invited to', async () => {
  const desk = await t.staff('desk2@clinic.example', 'front-desk')
  const patient = await importRecord(t, [{ resourceType: 'Patient', id: 'alone', birthDate: '1980-01-01' }])
  const at = `/staff/invitations/new/${patient}`
  const form = { email: 'not.hers@example.org', language: 'en' }
  expect(await statusOf(at, desk.cookie, form)).toBe(303)
  expect(await accept(t, 'not.hers@example.org', desk.account)).toEqual({ accepted: false, why: 'gone' })
  const patientAccount = await accountAlone(t, 'not.hers@example.org')
  expect(await accept(t, 'not.hers@example.org', patientAccount)).toMatchObject({ accepted: true })
})
