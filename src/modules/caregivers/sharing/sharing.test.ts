import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examples, marker } from '../../../../test/marked-record.ts'
import { plainTimes } from '../../../../test/plain-times.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { accept, accountAlone, eventsOf, grant, grantsOf, mailsOf } from '../../../../test/sharing.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'

let t: TestPortal
let hers: PatientId
let mother: AccountId
let daughter: AccountId
let as: Record<'mother' | 'daughter' | 'stranger', string>
beforeAll(async () => {
  t = await testPortal()
  hers = await importRecord(t, Object.values(examples))
  mother = (await t.account('mother@example.org', hers)).account
  daughter = await accountAlone(t, 'daughter@example.org')
  const other = await importRecord(t, [
    { resourceType: 'Patient', id: 'other', name: [{ family: 'Other' }], birthDate: '1980-01-01' },
  ])
  await t.account('stranger@example.org', other)
  as = {
    mother: await t.signIn('mother@example.org'),
    daughter: await t.signIn('daughter@example.org'),
    stranger: await t.signIn('stranger@example.org'),
  }
})
afterAll(() => t.close())

const get = async (who: keyof typeof as, path: string) => {
  const response = await t.ask(path, { cookie: as[who] })
  return { status: response.status, text: await response.text() }
}
const post = async (who: keyof typeof as, path: string, form: Record<string, string> = {}) => {
  const response = await t.ask(path, { cookie: as[who], form: { for: hers, ...form } })
  return { status: response.status, to: response.headers.get('location'), text: await response.text() }
}
const invitation = (more: Record<string, string> = {}) => ({
  name: 'Rosa Daughter',
  email: 'daughter@example.org',
  'see-appointments': 'yes',
  'see-medicines': 'yes',
  'how-long': '3-months',
  ...more,
})
const current = async () =>
  (await grantsOf(t, hers)).find(one => one.relation === 'caregiver' && one.revoked_at === null)

describe('inviting', () => {
  test('wrong input says what is wrong and keeps what was typed', async () => {
    const { status, text } = await post('mother', '/caregivers/invite', {
      name: 'Rosa',
      email: 'no address',
      'see-medicines': 'yes',
    })
    expect(status).toBe(422)
    expect(text).toContain('Enter an e-mail address')
    expect(text).toContain('Choose for how long')
    expect(text).toContain('value="Rosa"')
    expect(text).toMatch(/name="see-medicines" value="yes" checked/)
  })

  test('only what is on the form can be given, and sharing never', async () => {
    await post(
      'mother',
      '/caregivers/invite',
      invitation({
        email: 'mass@example.org',
        'see-sharing': 'yes',
        'act-record': 'yes',
        permissions: 'sharing:write',
        relation: 'self',
        'sharing:write': 'yes',
      }),
    )
    await t.behindTheRules("update invitations set used_at = null where email = 'mass@example.org'")
    const mass = await accountAlone(t, 'mass@example.org')
    await accept(t, 'mass@example.org', mass)
    const given = (await grantsOf(t, hers)).find(one => one.account_id === mass)
    expect(given).toMatchObject({
      relation: 'caregiver',
      permissions: ['records:read', 'medications:read', 'appointments:read'],
    })
    await t.behindTheRules('delete from access_grants where account_id = $1', [mass])
  })

  test('the mail has a link and no health words; the page lists the invitation', async () => {
    expect((await post('mother', '/caregivers/invite', invitation())).to).toBe('/caregivers?done=sent')
    const [mail] = await mailsOf(t, 'daughter@example.org')
    expect(mail?.lines.join(' ')).toMatch(/http:\/\/localhost:3000\/invitation\/\S{20,}/)
    expect(`${mail?.subject} ${mail?.lines.join(' ')}`).not.toMatch(/medicine|record|health|Quillwort/i)
    const { text } = await get('mother', '/caregivers')
    expect(text).toContain('Invited, not accepted yet')
    expect(text).toContain('daughter@example.org')
  })

  test('the same address twice, or her own, is refused', async () => {
    expect((await post('mother', '/caregivers/invite', invitation())).text).toContain('invited this address')
    const own = await post('mother', '/caregivers/invite', invitation({ email: 'mother@example.org' }))
    expect(own.status).toBe(422)
    expect(own.text).toContain('your own address')
  })

  test('it asks for a proof of who one is', async () => {
    const before = t.time.now
    t.time.now = before.add({ minutes: 6 })
    const { status, to } = await post('mother', '/caregivers/invite', invitation())
    expect(status).toBe(303)
    expect(to).toMatch(/^\/step-up/)
    t.time.now = before
  })

  test('accepted: both are told, and the daughter sees what was chosen, nothing else', async () => {
    expect((await accept(t, 'daughter@example.org', daughter)).accepted).toBe(true)
    expect(await eventsOf(t, daughter)).toContain('caregiver-given')
    expect(await eventsOf(t, mother)).toContain('caregiver-given')
    const given = await current()
    expect(given && plainTimes(given)).toMatchObject({
      permissions: ['medications:read', 'appointments:read'],
      given_by: mother,
      ends_at: t.time.now.add({ hours: 24 * 92 - 1 }).toString(),
    })
    expect((await get('daughter', '/records/medications')).text).toContain(`${marker} medicine`)
    expect((await get('daughter', '/records/labs')).status).toBe(404)
    const { text } = await get('mother', '/caregivers')
    expect(text).toContain('See what they see: daughter')
    expect(text).not.toContain('not accepted yet')
  })
})

describe('a caregiver', () => {
  test('cannot give on, change, or see who else has access', async () => {
    const id = (await current())?.id
    for (const path of ['/caregivers', '/caregivers/invite', `/caregivers/grants/${id}`])
      expect((await get('daughter', path)).status).toBe(404)
    for (const path of ['/caregivers/invite', `/caregivers/grants/${id}`, `/caregivers/grants/${id}/end`])
      expect((await post('daughter', path, invitation())).status).toBe(404)
    expect((await post('daughter', `/caregivers/grants/${id}/preview`)).status).toBe(404)
    expect(await current()).toMatchObject({ id })
  })

  test('is no one to a stranger', async () => {
    const id = (await current())?.id
    expect((await get('stranger', `/caregivers/grants/${id}`)).status).toBe(404)
    for (const path of [`/caregivers/grants/${id}/end`, `/caregivers/grants/${id}/preview`]) {
      const response = await t.ask(path, { cookie: as.stranger, form: {} })
      expect(response.status).toBe(404)
      expect((await post('stranger', path)).status).toBe(404)
    }
    expect(await current()).toMatchObject({ id })
  })
})

describe('changing', () => {
  test('takes the old grant back and gives a new one', async () => {
    const before = await current()
    const { to } = await post('mother', `/caregivers/grants/${before?.id}`, {
      'see-vaccines': 'yes',
      'how-long': 'date',
      date: '2026-03-31',
    })
    expect(to).toBe('/caregivers?done=changed')
    expect(await current()).toMatchObject({ permissions: ['immunizations:read'], account_id: daughter })
    expect((await current())?.ends_at?.toString()).toBe('2026-04-01T05:00:00Z')
    expect((await get('daughter', '/records/medications')).status).toBe(404)
    const { text } = await get('mother', '/caregivers')
    expect(text).toContain('Tue 31 March 2026')
    expect(text).toContain('You ended it')
  })

  test('of two at once one wins, and nothing is given twice', async () => {
    const before = await current()
    const change = (part: string) =>
      post('mother', `/caregivers/grants/${before?.id}`, { [part]: 'yes', 'how-long': '1-month' })
    const both = await Promise.all([change('see-record'), change('see-bills')])
    expect(both.map(({ to }) => to).toSorted()).toEqual(['/caregivers?done=changed', '/caregivers?done=late'])
    const open = (await grantsOf(t, hers)).filter(
      one => one.relation === 'caregiver' && one.revoked_at === null,
    )
    expect(open).toHaveLength(1)
  })

  test('the old grant’s address is there for its history only', async () => {
    const [old] = (await grantsOf(t, hers)).filter(one => one.revoked_at !== null)
    expect((await get('mother', `/caregivers/grants/${old?.id}`)).status).toBe(404)
    expect((await post('mother', `/caregivers/grants/${old?.id}/end`)).to).toBe('/caregivers?done=late')
  })
})

describe('ending', () => {
  test('is at once: the next request of a page that was open is not there', async () => {
    const id = (await current())?.id
    await post('mother', `/caregivers/grants/${id}`, { 'see-medicines': 'yes', 'how-long': 'open' })
    expect((await get('daughter', '/records/medications')).status).toBe(200)
    const { to } = await post('mother', `/caregivers/grants/${(await current())?.id}/end`)
    expect(to).toBe('/caregivers?done=ended')
    expect((await get('daughter', '/records/medications')).status).toBe(404)
    expect((await eventsOf(t, daughter)).at(-1)).toBe('caregiver-ended')
  })

  test('shows the other person nothing of the place where she sits who did it', async () => {
    await t.database.kysely
      .updateTable('sessions')
      .set({ user_agent: 'Browser of the mother' })
      .where('account_id', '=', mother)
      .execute()
    await grant(t, { patient: hers, account: daughter, permissions: ['medications:read'], given_by: mother })
    await post('mother', `/caregivers/grants/${(await current())?.id}/end`)
    const told = await t.database.kysely
      .selectFrom('security_events')
      .select(['account_id', 'device'])
      .where('kind', '=', 'caregiver-ended')
      .where('device', 'is not', null)
      .execute()
    expect(told).toEqual([{ account_id: mother, device: 'Browser of the mother' }])
  })

  test('by time: to the minute', async () => {
    const until = t.time.now.add({ minutes: 10 })
    const id = await grant(t, {
      patient: hers,
      account: daughter,
      permissions: ['medications:read'],
      until,
      given_by: mother,
    })
    const before = t.time.now
    t.time.now = until.subtract({ milliseconds: 1 })
    expect((await get('daughter', '/records/medications')).status).toBe(200)
    t.time.now = until
    expect((await get('daughter', '/records/medications')).status).toBe(404)
    const { text } = await get('mother', '/caregivers')
    expect(text).toContain('Its time was over')
    t.time.now = before
    await post('mother', `/caregivers/grants/${id}/end`)
  })

  test('by the caregiver herself', async () => {
    await grant(t, { patient: hers, account: daughter, permissions: ['medications:read'], given_by: mother })
    expect((await get('daughter', '/caregivers/people')).text).toContain('Give this access back')
    expect((await post('daughter', '/caregivers/leave')).to).toBe('/caregivers/people?done=left')
    expect((await get('daughter', '/records/medications')).status).toBe(404)
    expect((await get('mother', '/caregivers')).text).toContain('They left')
    expect((await eventsOf(t, mother)).at(-1)).toBe('caregiver-ended')
  })

  test('nobody leaves her own record', async () => {
    expect((await post('mother', '/caregivers/leave')).status).toBe(303)
    expect((await get('mother', '/records/medications')).status).toBe(200)
  })
})

describe('two people, two tabs', () => {
  test('a form lands on whom its page showed, whatever was opened since', async () => {
    const his = await importRecord(t, [
      { resourceType: 'Patient', id: 'his', name: [{ family: 'His' }], birthDate: '1950-01-01' },
    ])
    await t.account('his@example.org', his)
    const full = ['records:read', 'sharing:read', 'sharing:write'] as const
    await grant(t, { patient: his, account: mother, permissions: full, relation: 'guardian' })
    await t.ask('/acting-for', { cookie: as.mother, form: { patient: his } })
    expect((await get('mother', '/caregivers')).text).toContain('His')
    const sent = await post('mother', '/caregivers/invite', {
      ...invitation({ email: 'tab@example.org', 'how-long': '1-month' }),
      for: hers,
    })
    expect(sent.to).toBe('/caregivers?done=sent')
    const waiting = await t.ask('/caregivers', { cookie: as.mother })
    expect(await waiting.text()).toContain('tab@example.org')
    await t.ask('/acting-for', { cookie: as.mother, form: { patient: his } })
    expect((await get('mother', '/caregivers')).text).not.toContain('tab@example.org')
    const unsaid = await t.ask('/caregivers/invite', { cookie: as.mother, form: invitation() })
    expect(unsaid.status).toBe(422)
    await t.ask('/acting-for', { cookie: as.mother, form: { patient: hers } })
  })
})

test('withdrawing and sending again', async () => {
  const text = (await get('mother', '/caregivers')).text
  const id = /\/caregivers\/invitations\/([0-9a-f-]{36})/.exec(text)?.[1] ?? ''
  t.time.now = t.time.now.add({ seconds: 1 })
  expect((await post('mother', `/caregivers/invitations/${id}`, { do: 'again' })).to).toContain('done=again')
  expect(await mailsOf(t, 'tab@example.org')).toHaveLength(2)
  expect((await post('mother', `/caregivers/invitations/${id}`, { do: 'withdraw' })).to).toContain(
    'done=withdrawn',
  )
  expect((await post('mother', `/caregivers/invitations/${id}`, { do: 'again' })).to).toContain('done=late')
  await expect(accept(t, 'tab@example.org', daughter)).resolves.toMatchObject({ accepted: false })
})

test('a caregiver who is also staff: her role opens nothing here, and her grant nothing there', async () => {
  const nurse = await t.staff('nurse@clinic.example', 'nurse')
  const id = await grant(t, {
    patient: hers,
    account: nurse.account,
    permissions: ['immunizations:read'],
    given_by: mother,
  })
  const ask = async (path: string) => (await t.ask(path, { cookie: nurse.cookie })).status
  expect(await ask('/records/immunizations')).toBe(200)
  expect(await ask('/records/labs')).toBe(404)
  expect(await ask('/records/medications')).toBe(404)
  // What her role opens of this record for her work does not come on top of what she was given.
  await grant(t, {
    patient: hers,
    account: nurse.account,
    relation: 'staff',
    permissions: ['records:read', 'medications:read'],
    until: t.time.now.add({ hours: 1 }),
  })
  expect(await ask('/records/medications')).toBe(404)
  await post('mother', `/caregivers/grants/${id}/end`)
  expect(await ask('/records/immunizations')).toBe(404)
  expect((await get('mother', '/caregivers')).text).not.toContain('staff')
})

test('in Spanish', async () => {
  const response = await t.ask('/caregivers', { cookie: `${as.mother}; language=es` })
  expect(await response.text()).toContain('Quién puede ver su expediente')
})
