import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import { open, openClinic, openSystem, type PatientDb, type SystemDb } from '../../access/index.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { invitationCode } from './code.ts'
import { createInvitation, type Gives, renewInvitation, revokeInvitation } from './create-invitation.ts'
import { proveInvitation } from './prove-invitation.ts'

let t: TestPortal
let desk: { account: AccountId; cookie: string }
beforeAll(async () => {
  t = await testPortal()
})
afterAll(() => t.close())
// No limit of one test reaches into the next, and staff are signed in anew.
beforeEach(async () => {
  t.time.now = t.time.now.add({ hours: 25 })
  desk = await t.staff(`${newId()}@clinic.example`, 'front-desk')
})

const born = { 'born-day': '8', 'born-month': '7', 'born-year': '1951' }
const wrongBorn = { ...born, 'born-day': '9' }
const birth_date = '1951-07-08'
const password = 'three blind mice ran away'
const address = () => `${newId()}@example.org`

const somebody = (more: object = {}): Promise<PatientId> =>
  importRecord(t, [
    {
      resourceType: 'Patient',
      id: newId(),
      name: [{ family: 'Vega', given: ['Lucía'] }],
      birthDate: birth_date,
      ...more,
    },
  ])

const asSystem = <T>(work: (db: SystemDb) => Promise<T>): Promise<T> =>
  openSystem(t.database, { name: 'demo', act: 'test' }, t.time.now, work)

async function invite(gives: Gives, email: string | null = null) {
  const given = { ...gives, name: null, email, language: 'en', created_by: null } as const
  const created = await asSystem(db => createInvitation(db, t.portal.secret, given, t.time.now))
  if (!created.created) throw new Error(created.why)
  return created
}
const invitePatient = async (patient?: PatientId, email: string | null = null) =>
  invite({ kind: 'patient', patient: patient ?? (await somebody()) }, email)

const rowOf = (id: string) =>
  asSystem(db => db.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
const mailsTo = (to: string) =>
  asSystem(db => db.selectFrom('mails').selectAll().where('recipient', '=', to).execute())

/** The cookies that an answer sets, as a browser would send them. */
const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .filter(line => !/Max-Age=0/.test(line))
    .map(line => line.split(';')[0])
    .join('; ')

/** Proves by link and answers the cookie for the next step. */
async function proofFor(token: string): Promise<string> {
  const response = await t.ask(`/invitation/${token}`, { form: born })
  expect([response.status, response.headers.get('location')]).toEqual([303, '/invitation/accept'])
  return cookiesOf(response)
}
const accept = (cookie: string, more: Record<string, string> = {}) =>
  t.ask('/invitation/accept', { cookie, form: { email: address(), password, language: 'en', ...more } })

const prove = (held: Parameters<typeof proveInvitation>[1], origin: string | null = null) =>
  proveInvitation(t.portal, held, origin, t.time.now)

describe('from the front desk to the record', () => {
  test('by mail: the link and the birth date, e-mail and password, and she is in her own record', async () => {
    const email = address()
    const patient = await somebody({ telecom: [{ system: 'email', value: email }] })
    const form = await t.ask(`/staff/invitations/new/${patient}`, { cookie: desk.cookie })
    expect(await form.text()).toContain(email)
    const made = await t.ask(`/staff/invitations/new/${patient}`, {
      cookie: desk.cookie,
      form: { email, language: 'es' },
    })
    expect(made.status).toBe(303)
    const [mail] = await mailsTo(email)
    expect(mail).toMatchObject({ lang: 'es', subject: 'Su invitación al portal para pacientes' })
    const link = mail?.lines.find(line => line.startsWith('http')) ?? ''
    expect(mail?.lines.join(' ')).not.toContain('Vega')
    const token = link.slice('http://localhost:3000/invitation/'.length)
    const first = await (await t.ask(`/invitation/${token}`)).text()
    expect(first).toContain('Step 1 of 2')
    expect(first).not.toContain('Vega')
    expect(first).not.toContain(email)

    const cookie = await proofFor(token)
    const second = await (await t.ask('/invitation/accept', { cookie })).text()
    expect(second).toContain('Last step · For the record of Lucía Vega')
    expect(second).toContain(email)
    const accepted = await accept(cookie, { email, language: 'es' })
    expect([accepted.status, accepted.headers.get('location')]).toEqual([303, '/?welcome'])
    const session = cookiesOf(accepted)
    const home = await t.ask('/?welcome', { cookie: session })
    expect(home.status).toBe(200)
    const welcome = await home.text()
    expect(welcome).toContain('lang="es"')
    expect(welcome).toContain(`inicie sesión con ${email}`)
    expect(await t.signIn(email, password)).toContain('session_token')
    const account = await asSystem(db =>
      db.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirstOrThrow(),
    )
    expect(account).toMatchObject({ name: 'Lucía Vega', language: 'es', email_verified: true })
    const shown = await t.ask(made.headers.get('location') ?? '', { cookie: desk.cookie })
    expect(await shown.text()).toContain('Accepted')
  })

  test('by letter: any spelling of the code; the letter is in her language and never shows the birth date', async () => {
    const patient = await somebody({ communication: [{ language: { coding: [{ code: 'es' }] } }] })
    const made = await t.ask(`/staff/invitations/new/${patient}`, {
      cookie: desk.cookie,
      form: { email: '', language: 'es' },
    })
    const id = (made.headers.get('location') ?? '').split(/[/?]/)[3] ?? ''
    const letter = await (await t.ask(`/staff/invitations/${id}/letter`, { cookie: desk.cookie })).text()
    const code = invitationCode(t.portal.secret, id, 1)
    expect(letter).toContain(code)
    expect(letter).toContain('Hola, ')
    expect(letter).not.toContain('1951')
    const typed = ` ${code.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o')}`
    const proved = await t.ask('/invitation', { form: { code: typed, ...born } })
    expect(proved.headers.get('location')).toBe('/invitation/accept')
    const accepted = await accept(cookiesOf(proved))
    expect(accepted.headers.get('location')).toBe('/?welcome')
  })

  test('a letter proves no address: who came by it is not shown the one the link went to', async () => {
    const email = address()
    const { code } = await invitePatient(undefined, email)
    const proved = await t.ask('/invitation', { form: { code, ...born } })
    const cookie = cookiesOf(proved)
    expect(await (await t.ask('/invitation/accept', { cookie })).text()).not.toContain(email)
    const other = address()
    await accept(cookie, { email: other })
    const account = await asSystem(db =>
      db.selectFrom('accounts').selectAll().where('email', '=', other).executeTakeFirstOrThrow(),
    )
    expect(account.email_verified).toBe(false)
    // Whoever got the mail learns that somebody used the invitation.
    expect((await mailsTo(email)).map(mail => mail.subject)).toContain('An invitation was accepted')
    expect((await mailsTo(other)).map(mail => mail.subject)).toEqual(['Your portal account is ready'])
  })

  test('the staff page says who has an account already, and who cannot be invited', async () => {
    const patient = await somebody()
    await t.account(address(), patient)
    const form = { email: '', language: 'en' }
    const answer = await t.ask(`/staff/invitations/new/${patient}`, { cookie: desk.cookie, form })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('has an account already')
    const ageless = await somebody({ birthDate: '1951' })
    const page = await t.ask(`/staff/invitations/new/${ageless}`, { cookie: desk.cookie })
    expect(await page.text()).toContain('no birth date')
    const refused = await t.ask(`/staff/invitations/new/${ageless}`, { cookie: desk.cookie, form })
    expect(refused.status).toBe(422)
    expect((await t.ask(`/staff/invitations/new/${newId()}`, { cookie: desk.cookie, form })).status).toBe(404)
  })

  test('the address that staff typed is kept where it is wrong; the list and its states show every invitation', async () => {
    const patient = await somebody()
    const at = `/staff/invitations/new/${patient}`
    const wrong = await t.ask(at, { cookie: desk.cookie, form: { email: 'no address', language: 'es' } })
    expect(wrong.status).toBe(422)
    const text = await wrong.text()
    expect(text).toContain('value="no address"')
    expect(text).toMatch(/value="es"[^>]*checked/)
    const { id } = await invitePatient(patient)
    for (const [state, there] of Object.entries({ open: true, used: false, revoked: false })) {
      const page = await t.ask(`/staff/invitations?state=${state}`, { cookie: desk.cookie })
      expect((await page.text()).includes(id)).toBe(there)
    }
    // Those of other kinds are seen to where they are made, whatever the role may see.
    const records = await t.staff(`${newId()}@clinic.example`, 'records')
    const other = await invite({
      kind: 'guardian',
      relation: 'parent',
      patient,
      permissions: [],
      ends_at: null,
      reason_code: null,
      reason: null,
    })
    for (const path of ['', '/letter'])
      expect((await t.ask(`/staff/invitations/${other.id}${path}`, { cookie: records.cookie })).status).toBe(
        404,
      )
    const revoke = { cookie: records.cookie, form: { a: '' } }
    expect((await t.ask(`/staff/invitations/${other.id}/revoke`, revoke)).status).toBe(404)
    expect((await rowOf(other.id)).revoked_at).toBeNull()
    expect((await t.ask('/staff/invitations?state=nonsense&page=-7', { cookie: desk.cookie })).status).toBe(
      200,
    )
  })
})

describe('a stolen invitation', () => {
  test('is worth nothing without the birth date, and locked after five; the person is not', async () => {
    const email = address()
    const { id, token, code } = await invitePatient(undefined, email)
    for (let n = 0; n < 5; n++)
      expect((await t.ask(`/invitation/${token}`, { form: wrongBorn })).status).toBe(n < 5 ? 422 : 404)
    expect((await t.ask(`/invitation/${token}`, { form: born })).status).toBe(404)
    expect(await prove({ code, birth_date })).toEqual({ proved: false, why: 'wrong' })
    const locked = await t.ask(`/staff/invitations/${id}`, { cookie: desk.cookie })
    expect(await locked.text()).toContain('Locked')
    await t.ask(`/staff/invitations/${id}/renew`, { cookie: desk.cookie, form: { email } })
    const link = (await mailsTo(email)).at(-1)?.lines.find(line => line.startsWith('http')) ?? ''
    await proofFor(link.split('/').at(-1) ?? '')
  })

  test('works once', async () => {
    const { token, code } = await invitePatient()
    const cookie = await proofFor(token)
    expect((await accept(cookie)).status).toBe(303)
    expect((await accept(cookie)).status).toBe(404)
    expect((await t.ask('/invitation/accept', { cookie })).status).toBe(404)
    expect((await t.ask(`/invitation/${token}`)).status).toBe(404)
    expect(await prove({ code, birth_date })).toEqual({ proved: false, why: 'wrong' })
  })

  test('is dead once taken back, even for whoever had proved it', async () => {
    const { id, token, code } = await invitePatient()
    const cookie = await proofFor(token)
    const taken = await t.ask(`/staff/invitations/${id}/revoke`, { cookie: desk.cookie, form: { a: '' } })
    expect(taken.headers.get('location')).toBe(`/staff/invitations/${id}?revoked`)
    expect((await accept(cookie)).status).toBe(404)
    expect((await t.ask(`/invitation/${token}`)).status).toBe(404)
    expect(await prove({ code, birth_date })).toEqual({ proved: false, why: 'wrong' })
    const again = await t.ask(`/staff/invitations/${id}/revoke`, { cookie: desk.cookie, form: { a: '' } })
    expect(again.headers.get('location')).toBe(`/staff/invitations/${id}?gone`)
    expect((await t.ask(`/staff/invitations/${id}/letter`, { cookie: desk.cookie })).status).toBe(404)
  })

  test('is dead once given out anew: link, code and proof', async () => {
    const { id, token, code } = await invitePatient()
    const cookie = await proofFor(token)
    const issued = await asSystem(db => renewInvitation(db, t.portal.secret, { id }, t.time.now))
    expect(issued?.token).not.toBe(token)
    expect(issued?.code).not.toBe(code)
    expect((await accept(cookie)).status).toBe(404)
    expect((await t.ask(`/invitation/${token}`)).status).toBe(404)
    expect(await prove({ code, birth_date })).toEqual({ proved: false, why: 'wrong' })
    expect(await prove({ code: issued?.code ?? '', birth_date })).toMatchObject({ proved: true })
  })

  test('is too old after seven days, and a proof after half an hour', async () => {
    const { token } = await invitePatient()
    const cookie = await proofFor(token)
    t.time.now = t.time.now.add({ minutes: 30 })
    expect((await accept(cookie)).status).toBe(404)
    t.time.now = t.time.now.add({ hours: 24 * 7 - 1 })
    expect((await t.ask(`/invitation/${token}`)).status).toBe(200)
    t.time.now = t.time.now.add({ hours: 1 })
    expect((await t.ask(`/invitation/${token}`)).status).toBe(404)
  })

  test('a proof is for one invitation and cannot be written by hand', async () => {
    const { token } = await invitePatient()
    const other = await invitePatient()
    const cookie = await proofFor(token)
    const [name, value = ''] = cookie.split('=')
    for (const forged of [
      value.replace(/^[^.]+/, other.id),
      value.replace(/\.\d+\.link/, '.2.link'),
      value.replace(/\d{13}/, '9999999999999'),
      `${value.slice(0, -2)}AA`,
      '....',
      '',
    ])
      expect((await accept(`${name}=${forged}`)).status).toBe(404)
  })

  test('keeps only hashes: neither link nor code stands in the database', async () => {
    const { id, token, code } = await invitePatient()
    const row = JSON.stringify(await rowOf(id))
    expect(row).not.toContain(token)
    expect(row).not.toContain(code)
    expect(row).not.toContain(code.replaceAll('-', ''))
  })
})

describe('guessing', () => {
  test('of birth dates: a burst of tries at once has five and no more', async () => {
    const { id, code } = await invitePatient()
    const tries = await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        prove({ code, birth_date: `1951-06-${String(n + 1).padStart(2, '0')}` }, `192.0.2.${n}`),
      ),
    )
    expect(tries.filter(one => one.proved)).toEqual([])
    expect((await rowOf(id)).wrong_tries).toBe(5)
    expect(await prove({ code, birth_date }, '198.51.100.1')).toEqual({ proved: false, why: 'wrong' })
  })

  test('of codes from one network: stopped, by /64 for IPv6; others go on', async () => {
    const answers: unknown[] = []
    for (let n = 0; n < 51; n++)
      answers.push(
        await prove(
          { code: invitationCode('x', newId(), 1), birth_date },
          `2001:db8:1:2:${n.toString(16)}::1`,
        ),
      )
    expect(answers.slice(0, 50)).toEqual(Array(50).fill({ proved: false, why: 'wrong' }))
    expect(answers[50]).toEqual({ proved: false, why: 'too-many' })
    const { code } = await invitePatient()
    expect(await prove({ code, birth_date }, '2001:db8:1:2:ffff::9')).toEqual({
      proved: false,
      why: 'too-many',
    })
    expect(await prove({ code, birth_date }, '2001:db8:1:3::1')).toMatchObject({ proved: true })
  })

  test('an unknown code and a wrong birth date are one answer, in words, length and headers', async () => {
    const { code } = await invitePatient()
    const ask = async (form: Record<string, string>) => {
      const response = await t.ask('/invitation', { form })
      const { date: _, 'content-security-policy': __, ...headers } = Object.fromEntries(response.headers)
      const text = (await response.text()).replaceAll(form.code ?? '', 'CODE').replace(/nonce="[^"]*"/g, '')
      return { status: response.status, headers, text: text.replace(/value="\d+"( selected="")?/g, '') }
    }
    const known = await ask({ code, ...wrongBorn })
    const unknown = await ask({ code: invitationCode('x', newId(), 1), ...wrongBorn })
    expect(known.status).toBe(422)
    expect(unknown).toEqual(known)
  })

  test('an unknown code takes as long as a known one', { timeout: 30_000 }, async () => {
    const rounds = 40
    const codes = await Promise.all(Array.from({ length: rounds }, () => invitePatient()))
    const times = { known: [] as number[], unknown: [] as number[] }
    for (const [n, { code }] of codes.entries())
      for (const kind of n % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
        const held = {
          code: kind === 'known' ? code : invitationCode('x', newId(), 1),
          birth_date: '1950-01-01',
        }
        const started = performance.now()
        await prove(held, `192.0.${kind === 'known' ? 2 : 3}.${n}`)
        times[kind].push(performance.now() - started)
      }
    const middle = (of: number[]) => of.toSorted((a, b) => a - b)[rounds / 2] ?? 0
    const [known, unknown] = [middle(times.known), middle(times.unknown)]
    // The same statements in both; what is left is the noise of the machine.
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(known, unknown) * 0.5)
  })

  test('an invitation cannot be used to find out who has an account', async () => {
    const { token } = await invitePatient()
    const cookie = await proofFor(token)
    for (let n = 0; n < 6; n++) {
      const email = address()
      await t.account(email)
      expect((await accept(cookie, { email })).status).toBe(n < 5 ? 422 : 429)
    }
    expect((await accept(cookie)).status).toBe(429)
  })
})

describe('races', () => {
  test('two browsers at once: one has the account, the other a clear word, and nothing half is left', async () => {
    const patient = await somebody()
    const { token } = await invitePatient(patient)
    const cookie = await proofFor(token)
    const emails = Array.from({ length: 4 }, address)
    const answers = await Promise.all(emails.map(email => accept(cookie, { email })))
    expect(answers.map(answer => answer.status).sort()).toEqual([303, 404, 404, 404])
    const lost = answers.find(answer => answer.status === 404)
    expect(await lost?.text()).toContain('no longer open')
    const accounts = await asSystem(db =>
      db.selectFrom('accounts').select('email').where('email', 'in', emails).execute(),
    )
    expect(accounts).toHaveLength(1)
    const grants = await asSystem(db =>
      db.selectFrom('access_grants').select('id').where('patient_id', '=', patient).execute(),
    )
    expect(grants).toHaveLength(1)
  })

  test('accepting, taking back and giving out anew at once: one of them counts', async () => {
    for (let round = 0; round < 4; round++) {
      const { id, token } = await invitePatient()
      const cookie = await proofFor(token)
      const [accepted, revoked, renewed] = await Promise.all([
        accept(cookie),
        asSystem(db => revokeInvitation(db, id, desk.account, t.time.now)),
        asSystem(db => renewInvitation(db, t.portal.secret, { id }, t.time.now)),
      ])
      const row = await rowOf(id)
      expect(row.used_at !== null).toBe(accepted.status === 303)
      expect(row.revoked_at !== null).toBe(revoked)
      expect(row.used_at !== null && row.revoked_at !== null).toBe(false)
      if (accepted.status === 303) expect([revoked, renewed]).toEqual([false, null])
    }
  })

  test('a new invitation ends the open one of the same patient', async () => {
    const patient = await somebody()
    const first = await invitePatient(patient)
    const second = await invitePatient(patient)
    expect((await t.ask(`/invitation/${first.token}`)).status).toBe(404)
    expect((await t.ask(`/invitation/${second.token}`)).status).toBe(200)
  })

  test('a patient who got an account meanwhile has one, not two; no account is left over', async () => {
    const patient = await somebody()
    const { token } = await invitePatient(patient)
    const cookie = await proofFor(token)
    await t.account(address(), patient)
    const email = address()
    const answer = await accept(cookie, { email })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('an account for this record already')
    expect(
      await asSystem(db => db.selectFrom('accounts').select('id').where('email', '=', email).execute()),
    ).toEqual([])
  })
})

describe('who is signed in already', () => {
  test('adds the record to her account, if it has none of its own', async () => {
    const email = address()
    const { account } = await t.account(email)
    await t.behindTheRules('delete from access_grants where account_id = $1', [account])
    const session = await t.signIn(email)
    const patient = await somebody()
    const { token } = await invitePatient(patient)
    const cookie = `${session}; ${await proofFor(token)}`
    expect(await (await t.ask('/invitation/accept', { cookie })).text()).toContain(email)
    const added = await t.ask('/invitation/accept', { cookie, form: { account } })
    expect(added.headers.get('location')).toBe('/caregivers/people?done=added')
    const people = await (await t.ask('/caregivers/people?done=added', { cookie: session })).text()
    expect(people).toContain('The invitation is accepted')
    expect((await t.ask('/records', { cookie: session })).status).toBe(200)
  })

  test('has one record of her own, and a form for a new account never lands on hers', async () => {
    const email = address()
    const { account } = await t.account(email)
    const session = await t.signIn(email)
    const { id, token } = await invitePatient()
    const cookie = `${session}; ${await proofFor(token)}`
    const other = await t.ask('/invitation/accept', { cookie, form: { email: address(), password } })
    expect([other.status, other.headers.get('location')]).toEqual([200, null])
    const added = await t.ask('/invitation/accept', { cookie, form: { account } })
    expect(added.status).toBe(422)
    expect(await added.text()).toContain('cannot have two')
    expect((await rowOf(id)).used_at).toBeNull()
  })

  test('comes back after signing in with the account that she has', async () => {
    const email = address()
    await t.account(email)
    const { token } = await invitePatient()
    const cookie = await proofFor(token)
    const taken = await accept(cookie, { email })
    expect(taken.status).toBe(422)
    expect(await taken.text()).toContain('/sign-in?next=/invitation/accept')
    const signedIn = await t.ask('/sign-in', {
      form: { email, password: 'a long enough password', next: '/invitation/accept' },
    })
    expect(signedIn.headers.get('location')).toBe('/invitation/accept')
  })
})

describe('what is typed', () => {
  test('nothing is lost but the password, and every error names its field', async () => {
    const { token } = await invitePatient()
    const cookie = await proofFor(token)
    const answer = await accept(cookie, {
      email: 'not an address',
      password: 'short',
      language: 'es',
      shared_device: 'yes',
    })
    const text = await answer.text()
    expect(answer.status).toBe(422)
    expect(text).toContain('value="not an address"')
    expect(text).toMatch(/value="es"[^>]*checked/)
    expect(text).toMatch(/value="yes"[^>]*checked/)
    expect(text).not.toContain('"short"')
    const guessed = await accept(cookie, { password: 'passwordpassword' })
    expect(await guessed.text()).toContain('href="#password"')
    const empty = await t.ask(`/invitation/${token}`, { form: { 'born-day': '8', 'born-year': '1951' } })
    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('value="1951"')
  })

  test('mass assignment: further fields give nothing', async () => {
    const { id, token } = await invitePatient()
    const other = await somebody()
    const cookie = await proofFor(token)
    const email = address()
    const answer = await accept(cookie, {
      email,
      patient: other,
      patient_id: other,
      kind: 'staff',
      role: 'administrator',
      relation: 'guardian',
      permissions: 'records:read',
      id: newId(),
      issue: '7',
      name: 'Somebody Else',
      email_verified: 'true',
      created_at: '2000-01-01',
    })
    expect(answer.status).toBe(303)
    const { used_by } = await rowOf(id)
    const found = await asSystem(async db => ({
      account: await db
        .selectFrom('accounts')
        .selectAll()
        .where('email', '=', email)
        .executeTakeFirstOrThrow(),
      grants: await db.selectFrom('access_grants').selectAll().where('account_id', '=', used_by).execute(),
      staff: await db.selectFrom('staff').selectAll().where('account_id', '=', used_by).execute(),
    }))
    expect(found.account).toMatchObject({ id: used_by, name: 'Lucía Vega', email_verified: false })
    expect(found.grants).toMatchObject([{ relation: 'self' }])
    expect(found.grants[0]?.patient_id).not.toBe(other)
    expect(found.staff).toEqual([])
  })

  test('a name cannot begin a header of a mail or turn the text around', async () => {
    const patient = await somebody()
    const { token } = await invite({ kind: 'caregiver', patient, permissions: [], ends_at: null })
    const cookie = await proofFor(token)
    const email = address()
    await accept(cookie, { email, name: 'Ana\r\nBcc: x@evil.example\u202eznuf\u0000' })
    const account = await asSystem(db =>
      db.selectFrom('accounts').select('name').where('email', '=', email).executeTakeFirstOrThrow(),
    )
    expect(account.name).toBe('Ana Bcc: x@evil.example znuf')
    const injected = await accept(await proofFor((await invitePatient()).token), {
      email: 'a@example.org\r\nBcc: x@evil.example',
    })
    expect(injected.status).toBe(422)
  })
})

describe('other kinds', () => {
  const grantsOf = (account: string) =>
    asSystem(db =>
      db
        .selectFrom('access_grants')
        .selectAll()
        .where('account_id', '=', account as AccountId)
        .execute(),
    )

  test('a caregiver gets what was given, from whom, until when; with the birth date of the patient', async () => {
    const patient = await somebody()
    const ends_at = t.time.now.add({ hours: 24 * 90 })
    const permissions = ['appointments:read', 'medications:read'] as const
    const { id, token } = await invite({ kind: 'caregiver', patient, permissions, ends_at })
    expect(await (await t.ask(`/invitation/${token}`)).text()).toContain('person whose record it is for')
    const accepted = await accept(await proofFor(token), { name: 'Ana Vega' })
    expect(accepted.status).toBe(303)
    const { used_by } = await rowOf(id)
    expect(await grantsOf(used_by ?? '')).toMatchObject([
      { patient_id: patient, relation: 'caregiver', permissions: [...permissions] },
    ])
    expect((await grantsOf(used_by ?? ''))[0]?.ends_at?.equals(ends_at)).toBe(true)
  })

  test('nobody becomes her own caregiver, and a grant that would be over is none', async () => {
    const patient = await somebody()
    const { account } = await t.account(address(), patient)
    const own = await invite({ kind: 'caregiver', patient, permissions: [], ends_at: null })
    const ends_at = t.time.now.add({ hours: 1 })
    const over = await invite({ kind: 'caregiver', patient, permissions: [], ends_at })
    expect(
      await asSystem(db => acceptInvitation(db, { id: own.id, issue: 1 }, { account }, t.time.now)),
    ).toEqual({ accepted: false, why: 'own-record' })
    const other = await t.account(address())
    const later = t.time.now.add({ hours: 2 })
    expect(await asSystem(db => acceptInvitation(db, { id: over.id, issue: 1 }, other, later))).toEqual({
      accepted: false,
      why: 'gone',
    })
  })

  test('staff need the link and the code, which by itself opens nothing, and a second factor after it', async () => {
    const email = address()
    const { token, code } = await invite({ kind: 'staff', role: 'nurse' }, email)
    expect(await prove({ code, birth_date })).toEqual({ proved: false, why: 'wrong' })
    expect((await t.ask(`/invitation/${token}`, { form: born })).status).toBe(422)
    expect(
      (await t.ask(`/invitation/${token}`, { form: { code: invitationCode('x', newId(), 1) } })).status,
    ).toBe(422)
    const proved = await t.ask(`/invitation/${token}`, { form: { code: code.toLowerCase() } })
    const accepted = await accept(cookiesOf(proved), { email, name: 'Nora Nurse' })
    expect(accepted.headers.get('location')).toBe('/account/security/app')
    const cookie = cookiesOf(accepted)
    const next = await (await t.ask('/account/security/app', { cookie })).text()
    expect(next).toContain('Your work at the clinic needs a second step')
    expect((await t.ask('/staff/patients', { cookie })).status).toBe(404)
  })

  test('nobody has two roles, and who was disabled does not come back by a mail', async () => {
    const { account } = await t.staff(address(), 'nurse')
    await t.behindTheRules('update staff set disabled_at = now() where account_id = $1', [account])
    const { id } = await invite({ kind: 'staff', role: 'administrator' })
    expect(await asSystem(db => acceptInvitation(db, { id, issue: 1 }, { account }, t.time.now))).toEqual({
      accepted: false,
      why: 'already-staff',
    })
    expect((await rowOf(id)).used_at).toBeNull()
  })

  test('another module does its part in the same transaction, and what it throws undoes all', async () => {
    const patient = await somebody()
    const { id } = await invite({ kind: 'caregiver', patient, permissions: [], ends_at: null })
    const { account } = await t.account(address())
    const seen: unknown[] = []
    const acceptWith = (fail: boolean) =>
      asSystem(db =>
        acceptInvitation(db, { id, issue: 1 }, { account }, t.time.now, async (_db, acceptance) => {
          seen.push(acceptance)
          if (fail) throw new Error('no')
        }),
      )
    await expect(acceptWith(true)).rejects.toThrow('no')
    expect((await rowOf(id)).used_at).toBeNull()
    expect(await acceptWith(false)).toMatchObject({ accepted: true, kind: 'caregiver', account, patient })
    expect(seen).toHaveLength(2)
  })
})

describe('row-level security', () => {
  const actor = (account: AccountId) => ({
    account,
    session: newId() as never,
    act: 'test',
    target: null,
    origin: null,
  })

  test('each role sees and makes only its kinds; a patient only invitations to her own record', async () => {
    const patient = await somebody()
    const { account } = await t.account(address(), patient)
    const caregiver = await invite({ kind: 'caregiver', patient, permissions: [], ends_at: null })
    const staff = await invite({ kind: 'staff', role: 'nurse' })
    const own = await invitePatient()
    const ids = [caregiver.id, staff.id, own.id]
    const seenBy = async (db: Pick<SystemDb, 'selectFrom'>) =>
      (await db.selectFrom('invitations').select('id').where('id', 'in', ids).execute()).map(row => row.id)
    const front = { ...actor(desk.account), role: 'front-desk' } as const
    const atDesk = await openClinic(t.database, front, 'invitations:manage', t.time.now, seenBy)
    expect(atDesk).toEqual({ opened: true, value: [own.id] })
    const hers = await open(t.database, actor(account), patient, 'sharing:write', t.time.now, seenBy)
    expect(hers).toEqual({ opened: true, value: [caregiver.id] })
    const records = await open(t.database, actor(account), patient, 'records:read', t.time.now, db =>
      db.updateTable('invitations').set({ wrong_tries: 5 }).where('id', '=', own.id).execute(),
    )
    expect(records.opened && records.value[0]?.numUpdatedRows).toBe(0n)
    expect(await t.database.kysely.selectFrom('invitations').selectAll().execute()).toEqual([])
    const forSomebodyElse = open(t.database, actor(account), patient, 'sharing:write', t.time.now, db =>
      createInvitation(
        db as PatientDb<'sharing:write'>,
        t.portal.secret,
        {
          kind: 'staff',
          role: 'administrator',
          name: null,
          email: null,
          language: 'en',
          created_by: account,
        },
        t.time.now,
      ),
    )
    await expect(forSomebodyElse).rejects.toThrow('row-level security')
  })
})

test('the record’s own address hears of an account that was taken up with another one; a minor’s does not', async () => {
  for (const [birthDate, heard] of [
    [birth_date, 1],
    ['2011-07-08', 0],
  ] as const) {
    const onRecord = address()
    const patient = await somebody({ birthDate, telecom: [{ system: 'email', value: onRecord }] })
    const { token } = await invitePatient(patient)
    const form = { ...born, 'born-year': birthDate.slice(0, 4) }
    const cookie = cookiesOf(await t.ask(`/invitation/${token}`, { form }))
    expect((await accept(cookie)).status).toBe(303)
    expect(await mailsTo(onRecord)).toHaveLength(heard)
  }
})

test('a child has no account of its own before its twelfth birthday', async () => {
  const born = (years: number, days: number) =>
    t.time.now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ years }).add({ days }).toString()
  const young = await somebody({ birthDate: born(12, 1) })
  const gives = { kind: 'patient', name: null, email: null, language: 'en', created_by: null } as const
  const invite = (patient: PatientId) =>
    asSystem(db => createInvitation(db, t.portal.secret, { ...gives, patient }, t.time.now))
  expect(await invite(young)).toEqual({ created: false, why: 'too-young' })
  expect((await invite(await somebody({ birthDate: born(12, 0) }))).created).toBe(true)
  const page = await t.ask(`/staff/invitations/new/${young}`, {
    cookie: desk.cookie,
    form: { language: 'en' },
  })
  expect(page.status).toBe(422)
  expect(await page.text()).toContain('too young for an account')
})
