import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examples, marker } from '../../../test/marked-record.ts'
import { type TestPortal, testPortal } from '../../../test/portal.ts'
import { importRecord } from '../../../test/record.ts'
import { accountAlone, grant } from '../../../test/sharing.ts'
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
