import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { allHandlers } from '../../../entry/jobs/handlers.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import { openClinic, openSystem, type SystemDb } from '../../access/index.ts'
import { askSignUp } from './ask-sign-up.ts'
import { approveSignUp, declineSignUp } from './review-sign-ups.ts'
import { takeSignUpCode } from './take-sign-up-code.ts'

let t: TestPortal
let desk: { account: AccountId; cookie: string }
let stamp = 0
beforeAll(async () => {
  t = await testPortal()
})
afterAll(() => t.close())
// No limit of one test reaches into the next, and staff are signed in anew.
beforeEach(async () => {
  t.time.now = t.time.now.add({ hours: 25 })
  desk = await t.staff(`${newId()}@clinic.example`, 'front-desk')
})

const password = 'three blind mice ran away'
const address = () => `${newId()}@example.org`
const asSystem = <T>(work: (db: SystemDb) => Promise<T>): Promise<T> =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, work)

type Somebody = { name: string; family: string; patient: PatientId; email: string; number: string }
/** A patient whom nobody else is like. */
async function somebody(more: object = {}, emails?: string[]): Promise<Somebody> {
  stamp += 1
  const family = `Testa${String.fromCharCode(97 + (stamp % 26), 97 + Math.floor(stamp / 26))}`
  const email = address()
  const number = `MRN-${1000 + stamp}`
  const patient = await importRecord(t, [
    {
      resourceType: 'Patient',
      id: newId(),
      name: [
        { use: 'official', family, given: ['Inés', 'Pilar'] },
        { use: 'maiden', family: `Antes${family}` },
      ],
      birthDate: '1951-07-08',
      identifier: [{ type: { coding: [{ code: 'MR' }] }, value: number }],
      telecom: [
        ...(emails ?? [email]).map(value => ({ system: 'email', value })),
        { system: 'phone', value: '+1 (555) 010-4711' },
      ],
      ...more,
    },
  ])
  return { name: `Inés Pilar ${family}`, family, patient, email, number }
}

const typed = (more: Record<string, string>) => ({
  name: '',
  'born-day': '8',
  'born-month': '7',
  'born-year': '1951',
  number: '',
  phone: '',
  email: '',
  ...more,
})
const ask = (more: Record<string, string>) => t.ask('/sign-up', { form: typed(more) })

/** Does all the work that waits, as the jobs would; what is due later stays. */
async function work(): Promise<void> {
  const waiting = await t.database.kysely
    .selectFrom('outbox')
    .select(['id', 'kind', 'payload'])
    .where('kind', 'in', ['answer-sign-up', 'close-sign-up'])
    .where('done_at', 'is', null)
    .where('due_at', '<=', t.time.now)
    .execute()
  for (const { id, kind, payload } of waiting) {
    const context = { ...t.portal, post: null } as never
    const one = { now: t.time.now, last: false, signal: new AbortController().signal }
    // Twice: a process may die before it could say that it was done.
    await allHandlers[kind]?.(payload, context, one)
    await allHandlers[kind]?.(payload, context, one)
    await t.database.kysely.updateTable('outbox').set({ done_at: t.time.now }).where('id', '=', id).execute()
  }
}
const mailsTo = (to: string) =>
  asSystem(db => db.selectFrom('mails').selectAll().where('recipient', '=', to).execute())
const codesTo = async (to: string) =>
  (await mailsTo(to)).flatMap(mail => mail.lines.filter(line => /^\d{8}$/.test(line)))
const newest = () =>
  asSystem(db => db.selectFrom('sign_ups').selectAll().orderBy('asked_at', 'desc').execute())
const stateOf = async (response: Response) => {
  const token = response.headers.get('location')?.split('/').at(-1) ?? ''
  const { hashOfToken } = await import('../security/tokens.ts')
  return asSystem(db =>
    db.selectFrom('sign_ups').selectAll().where('token_hash', '=', hashOfToken(token)).executeTakeFirst(),
  )
}
const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .filter(line => !/Max-Age=0/.test(line))
    .map(line => line.split(';')[0])
    .join('; ')

/** Asks, lets the job look, and answers where it stands. */
async function asked(more: Record<string, string>) {
  const response = await ask(more)
  expect(response.status).toBe(303)
  await work()
  return { at: response.headers.get('location') ?? '', row: await stateOf(response) }
}

describe('who fits exactly', () => {
  test('gets a code at the address on record, chooses e-mail and password, and is in her own record', async () => {
    const her = await somebody()
    const { at, row } = await asked({ name: her.name, number: her.number })
    expect(row).toMatchObject({ state: 'code-sent', patient_id: her.patient })
    const [code = ''] = await codesTo(her.email)
    const taken = await t.ask(at, { form: { code: ` ${code.slice(0, 4)} ${code.slice(4)}` } })
    expect(taken.headers.get('location')).toBe('/invitation/accept')
    const cookie = cookiesOf(taken)
    expect(await (await t.ask('/invitation/accept', { cookie })).text()).toContain(her.email)
    const form = { email: her.email, password, language: 'en' }
    const accepted = await t.ask('/invitation/accept', { cookie, form })
    expect(accepted.headers.get('location')).toBe('/?welcome')
    const home = await t.ask('/records', { cookie: cookiesOf(accepted) })
    expect(home.status).toBe(200)
    // The code worked once.
    expect((await t.ask(at, { form: { code } })).status).toBe(422)
  })

  test('names without accents, case and spaces, former ones, the first given name alone, either order', async () => {
    const her = await somebody()
    for (const name of [
      `INES PILAR ${her.family.toUpperCase()}`,
      `inés ${her.family}`,
      `${her.family}, Inés`,
      `Inés-Pilar Antes${her.family}`,
    ]) {
      t.time.now = t.time.now.add({ hours: 25 })
      expect((await asked({ name, number: her.number })).row).toMatchObject({ state: 'code-sent' })
    }
  })

  test('number, phone or e-mail however written; if several are typed all must fit', async () => {
    const her = await somebody()
    const of = async (more: Record<string, string>) => {
      t.time.now = t.time.now.add({ hours: 25 })
      return (await asked({ name: her.name, ...more })).row?.state
    }
    expect(await of({ number: her.number.toLowerCase().replace('-', ' ') })).toBe('code-sent')
    expect(await of({ phone: '555.010.4711' })).toBe('code-sent')
    expect(await of({ email: her.email.toUpperCase() })).toBe('code-sent')
    expect(await of({ number: her.number, phone: '555 010 4712' })).toBe('waiting')
    expect(await of({ number: her.number, email: address() })).toBe('waiting')
  })

  test('of several addresses on record the code goes to the typed one, and never to one that is not on record', async () => {
    const [first, second, stranger] = [address(), address(), address()]
    const her = await somebody({}, [first, second])
    await asked({ name: her.name, email: second })
    expect([await codesTo(first), (await codesTo(second)).length]).toEqual([[], 1])
    t.time.now = t.time.now.add({ hours: 25 })
    const { row } = await asked({ name: her.name, email: stranger })
    expect(row).toMatchObject({ state: 'waiting', why: 'no-match' })
    expect(await mailsTo(stranger)).toEqual([])
  })
})

describe('everybody else waits for staff', () => {
  test.each([
    ['a wrong name', { name: 'Somebody Else' }, 'no-match'],
    ['a part of the name', { name: 'Inés' }, 'no-match'],
    ['a wrong birth date', { 'born-day': '9' }, 'no-match'],
    ['a wrong number', { number: 'MRN-1' }, 'no-match'],
  ])('%s', async (_what, more, why) => {
    const her = await somebody()
    const { row } = await asked({ name: her.name, number: her.number, ...more })
    expect(row).toMatchObject({ state: 'waiting', why })
    expect(await mailsTo(her.email)).toEqual([])
  })

  test('somebody with an account, without an address, a child, one who died, and two who are alike', async () => {
    const whyOf = async (her: Somebody, more: Record<string, string> = {}) => {
      const { row } = await asked({ name: her.name, number: her.number, ...more })
      expect(await codesTo(her.email)).toEqual([])
      return row?.state === 'waiting' && row.why
    }
    const has = await somebody()
    await t.account(address(), has.patient)
    expect(await whyOf(has)).toBe('has-account')
    expect(await whyOf(await somebody({}, []))).toBe('no-email')
    expect(await whyOf(await somebody({}, ['no address']))).toBe('no-email')
    const child = await somebody({ birthDate: '2014-07-08' })
    expect(await whyOf(child, { 'born-year': '2014' })).toBe('too-young')
    expect(await whyOf(await somebody({ deceasedBoolean: true }))).toBe('no-match')
    const twin = await somebody()
    const name = [{ family: twin.family, given: ['Inés', 'Pilar'] }]
    const identifier = [{ type: { coding: [{ code: 'MR' }] }, value: twin.number }]
    await importRecord(t, [
      { resourceType: 'Patient', id: newId(), name, identifier, birthDate: '1951-07-08' },
    ])
    expect(await whyOf(twin)).toBe('several')
  })

  test('a code that nobody used in an hour; and no more than three a day go to one patient', async () => {
    const her = await somebody()
    const names = [her.name, `Inés ${her.family}`, `${her.family} Inés`, `Inés Antes${her.family}`]
    const states: unknown[] = []
    for (const name of names) states.push((await asked({ name, number: her.number })).row?.state)
    expect(states).toEqual(['code-sent', 'code-sent', 'code-sent', 'waiting'])
    expect(await codesTo(her.email)).toHaveLength(3)
    t.time.now = t.time.now.add({ minutes: 60 })
    await work()
    const rows = await newest()
    expect(rows.filter(row => row.patient_id === her.patient).map(row => [row.state, row.why])).toEqual(
      Array(3).fill(['waiting', 'code-unused']),
    )
  })

  test('asking again and again leaves one row in the queue', async () => {
    for (let n = 0; n < 3; n++) await asked({ name: 'Again  And Again', phone: `555 010 000${n}` })
    const rows = await newest()
    expect(rows.filter(row => row.state === 'waiting' && row.asked_at.equals(t.time.now))).toHaveLength(1)
  })
})

describe('nobody learns who is a patient', () => {
  const shape = async (response: Response) => {
    const {
      date: _,
      'content-security-policy': __,
      location = '',
      ...headers
    } = Object.fromEntries(response.headers)
    const text = (await response.text()).replace(/nonce="[^"]*"/g, '').replace(/\/sign-up\/[\w-]{43}/g, 'AT')
    return { status: response.status, headers, to: location.replace(/[\w-]{43}$/, 'AT'), text }
  }

  test('every answer and every code page is the same, in words, length, headers and statements', async () => {
    const fits = await somebody()
    const has = await somebody()
    await t.account(address(), has.patient)
    const asks = [
      { name: fits.name, number: fits.number },
      { name: has.name, number: has.number },
      { name: fits.name, number: 'MRN-0000' },
      { name: 'Nobody Knows', email: address() },
    ]
    const answers: unknown[] = []
    for (const more of asks) {
      const before = t.database.sent()
      const response = await ask(more)
      const sent = t.database.sent() - before
      const at = response.headers.get('location') ?? ''
      const answer = { asked: await shape(response), sent }
      await work()
      const wrong = await t.ask(at, { form: { code: '12345678' } })
      answers.push({ ...answer, page: await shape(await t.ask(at)), wrong: await shape(wrong) })
    }
    for (const answer of answers) expect(answer).toEqual(answers[0])
    const never = await t.ask(`/sign-up/${'x'.repeat(43)}`, { form: { code: '12345678' } })
    expect(await shape(never)).toEqual((answers[0] as { wrong: unknown }).wrong)
  })

  test('entering a code takes as long where none was sent', { timeout: 30_000 }, async () => {
    const her = await somebody()
    const { at: sent } = await asked({ name: her.name, number: her.number })
    const { at: none } = await asked({ name: 'Nobody Knows', number: '1' })
    const times: Record<string, number[]> = { [sent]: [], [none]: [] }
    for (let n = 0; n < 40; n++)
      for (const at of n % 2 ? [sent, none] : [none, sent]) {
        if (n % 8 === 0) t.time.now = t.time.now.add({ hours: 1 })
        const token = at.split('/').at(-1) ?? ''
        const started = performance.now()
        await takeSignUpCode(t.portal, { token, code: '11111111' }, `192.0.2.${n}`, t.time.now)
        times[at]?.push(performance.now() - started)
      }
    const middle = (of: number[] = []) => of.toSorted((a, b) => a - b)[20] ?? 0
    const [a, b] = [middle(times[sent]), middle(times[none])]
    expect(Math.abs(a - b)).toBeLessThan(Math.max(a, b) * 0.5)
  })

  test('what was typed is sealed: no name stands in the table or in the work that waits', async () => {
    await ask({ name: 'Sealed Quillwort', email: 'quillwort@example.org' })
    const rows = JSON.stringify([
      await newest(),
      await t.database.kysely.selectFrom('outbox').selectAll().execute(),
    ])
    expect(rows).not.toMatch(/quillwort/i)
  })
})

describe('guessing', () => {
  test('five wrong codes end a code, also when they come at once', async () => {
    const her = await somebody()
    const { at } = await asked({ name: her.name, number: her.number })
    const token = at.split('/').at(-1) ?? ''
    const [code = ''] = await codesTo(her.email)
    const tryCode = (typed: string, n: number) =>
      takeSignUpCode(t.portal, { token, code: typed }, `192.0.2.${n}`, t.time.now)
    const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, '0')
    const tries = await Promise.all(Array.from({ length: 5 }, (_, n) => tryCode(wrong, n)))
    expect(tries).toEqual(Array(5).fill({ right: false, why: 'wrong' }))
    expect(await tryCode(code, 9)).toEqual({ right: false, why: 'wrong' })
  })

  test('the fifth try may be the right one, and a code is dead after an hour', async () => {
    const her = await somebody()
    const { at } = await asked({ name: her.name, number: her.number })
    const [code = ''] = await codesTo(her.email)
    for (let n = 0; n < 4; n++) await t.ask(at, { form: { code: '00000000' } })
    t.time.now = t.time.now.add({ minutes: 59 })
    expect((await t.ask(at, { form: { code } })).status).toBe(303)
    const other = await somebody()
    const late = await asked({ name: other.name, number: other.number })
    const [lateCode = ''] = await codesTo(other.email)
    t.time.now = t.time.now.add({ minutes: 60 })
    expect((await t.ask(late.at, { form: { code: lateCode } })).status).toBe(422)
  })

  test('a code belongs to the page that asked for it', async () => {
    const [one, other] = [await somebody(), await somebody()]
    await asked({ name: one.name, number: one.number })
    const { at } = await asked({ name: other.name, number: other.number })
    const [code = ''] = await codesTo(one.email)
    expect((await t.ask(at, { form: { code } })).status).toBe(422)
  })

  test('asking is limited by who one says one is, however typed, and by network', async () => {
    const of = (name: string, origin: string) =>
      askSignUp(
        t.portal,
        { name, birth_date: '1951-07-08', number: '1', phone: '', email: '' },
        { language: 'en', origin },
        t.time.now,
      ).then(answer => answer.asked)
    const names = ['Ana Ruiz', 'ana ruiz', 'ANA-RUIZ', 'Aná  Ruíz', 'anaruiz', 'Ana Ruiz.']
    const by_name: boolean[] = []
    for (const [n, name] of names.entries()) by_name.push(await of(name, `198.51.100.${n}`))
    expect(by_name).toEqual([true, true, true, true, true, false])
    const by_network: boolean[] = []
    for (let n = 0; n < 31; n++) by_network.push(await of(`Somebody ${n}`, `2001:db8:5:5:${n}::1`))
    expect(by_network.filter(Boolean)).toHaveLength(30)
    expect(await of('Somebody New', '2001:db8:5:6::1')).toBe(true)
  })
})

describe('what is typed', () => {
  test('nothing is lost on an error, and every error names its field', async () => {
    const answer = await t.ask('/sign-up', {
      form: { name: 'Zoë "Quote" <b>', 'born-day': '31', 'born-month': '2', 'born-year': '1951' },
    })
    const text = await answer.text()
    expect(answer.status).toBe(422)
    expect(text).toContain('value="Zoë &quot;Quote&quot; &lt;b&gt;"')
    expect(text).toContain('value="31"')
    expect(text).toContain('href="#born"')
    expect(text).toContain('href="#number"')
    expect((await ask({ name: 'x'.repeat(201), number: '1' })).status).toBe(422)
    expect((await ask({ name: 'x', number: '1'.repeat(201) })).status).toBe(422)
  })

  test('line breaks in a name or an address begin no header, and reach no mail', async () => {
    const her = await somebody()
    await asked({ name: `${her.name}\r\nBcc: x@evil.example`, number: her.number })
    await asked({ name: her.name, email: `${her.email}\r\nBcc: x@evil.example` })
    const mails = await asSystem(db => db.selectFrom('mails').selectAll().execute())
    expect(JSON.stringify(mails)).not.toContain('evil.example')
  })

  test('mass assignment: further fields give nothing', async () => {
    const her = await somebody()
    const { row } = await asked({
      name: 'Nobody Knows At All',
      number: '1',
      patient: her.patient,
      patient_id: her.patient,
      state: 'code-sent',
      sent_to: address(),
      code_hash: 'x',
    })
    expect(row).toMatchObject({ state: 'waiting', patient_id: null, code_hash: null })
  })
})

describe('staff', () => {
  const waitingOne = async () => {
    const her = await somebody()
    const { row } = await asked({ name: her.name, number: 'MRN-0' })
    return { her, id: row?.id ?? '' }
  }
  const asDesk = (
    work: Parameters<typeof openClinic<'signups:review', unknown>>[4],
    account = desk.account,
  ) => {
    const actor = { account, session: newId() as never, act: 'test', target: null, origin: null }
    return openClinic(t.database, { ...actor, role: 'front-desk' }, 'signups:review', t.time.now, work)
  }

  test('see what was typed beside who it may be, with what fits and what does not', async () => {
    const { her, id } = await waitingOne()
    const list = await Promise.all(
      [1, 2, 3, 4].map(async n => (await t.ask(`/staff/sign-ups?page=${n}`, { cookie: desk.cookie })).text()),
    )
    expect(list.filter(text => text.includes(`/staff/sign-ups/${id}`))).toHaveLength(1)
    const page = await (await t.ask(`/staff/sign-ups/${id}`, { cookie: desk.cookie })).text()
    for (const said of [her.name, 'MRN-0', her.email, 'Does not fit', `It is ${her.name}`])
      expect(page).toContain(said)
  })

  test('approve to one of them: an invitation, by mail or on paper', async () => {
    const { her, id } = await waitingOne()
    const at = `/staff/sign-ups/${id}/approve`
    const none = await t.ask(at, { cookie: desk.cookie, form: { email: 'x' } })
    expect(none.status).toBe(422)
    const wrong = await t.ask(at, { cookie: desk.cookie, form: { patient: newId(), email: '' } })
    expect(wrong.status).toBe(422)
    const form = { patient: her.patient, email: her.email }
    const approved = await t.ask(at, { cookie: desk.cookie, form })
    expect(approved.headers.get('location')).toMatch(/^\/staff\/invitations\/[\w-]{36}\?made$/)
    expect((await mailsTo(her.email)).map(mail => mail.subject)).toEqual([
      'Your invitation to the patient portal',
    ])
    const settled = await t.ask('/staff/sign-ups?settled', { cookie: desk.cookie })
    expect(await settled.text()).toContain(id)
    const again = await t.ask(at, { cookie: desk.cookie, form })
    expect(again.headers.get('location')).toBe(`/staff/sign-ups/${id}?gone`)
  })

  test('decline with a reason', async () => {
    const { id } = await waitingOne()
    const at = `/staff/sign-ups/${id}/decline`
    expect((await t.ask(at, { cookie: desk.cookie, form: { reason: 'because' } })).status).toBe(422)
    const declined = await t.ask(at, { cookie: desk.cookie, form: { reason: 'not-proved' } })
    expect(declined.headers.get('location')).toBe(`/staff/sign-ups/${id}?declined`)
    const page = await (await t.ask(`/staff/sign-ups/${id}`, { cookie: desk.cookie })).text()
    expect(page).toContain('We could not make sure who it is')
  })

  test('of two at once one wins, and one invitation is made', async () => {
    const { her, id } = await waitingOne()
    const other = await t.staff(`${newId()}@clinic.example`, 'front-desk')
    const given = { id, patient: her.patient, email: null }
    const answers = await Promise.all([
      asDesk(db => approveSignUp(db, t.portal.secret, given, t.time.now)),
      asDesk(db => approveSignUp(db, t.portal.secret, given, t.time.now), other.account),
      asDesk(db => declineSignUp(db, id, 'repeated', t.time.now)),
    ])
    const won = answers.map(answer => answer.opened && answer.value)
    expect(won.filter(one => one === true || (one as { approved?: boolean }).approved === true)).toHaveLength(
      1,
    )
    const made = await asSystem(db =>
      db.selectFrom('invitations').select('id').where('patient_id', '=', her.patient).execute(),
    )
    expect(made.length).toBeLessThanOrEqual(1)
  })

  test('see nothing of those who fitted, nor of what waits for the job', async () => {
    const her = await somebody()
    const fitted = await asked({ name: her.name, number: her.number })
    const raw = await ask({ name: 'Just Asked', number: '1' })
    for (const row of [fitted.row, await stateOf(raw)])
      expect((await t.ask(`/staff/sign-ups/${row?.id}`, { cookie: desk.cookie })).status).toBe(404)
    const nurse = await t.staff(`${newId()}@clinic.example`, 'nurse')
    expect((await t.ask('/staff/sign-ups', { cookie: nurse.cookie })).status).toBe(404)
  })
})

test('what was settled goes after 30 days, what waits stays', async () => {
  const { clearOldSignUps } = await import('./answer-sign-up.ts')
  const her = await somebody()
  await asked({ name: her.name, number: 'MRN-0' })
  const before = (await newest()).filter(row => row.settled_at === null).length
  t.time.now = t.time.now.add({ hours: 24 * 31 })
  await clearOldSignUps(t.database, t.time.now)
  const after = await newest()
  expect(after.filter(row => row.settled_at !== null)).toEqual([])
  expect(after).toHaveLength(before)
})
