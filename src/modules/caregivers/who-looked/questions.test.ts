import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { examples } from '../../../../test/marked-record.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { type AccountId, newId, type PatientId, type SessionId } from '../../../platform/ids.ts'
import { open, openClinic, openSystem, staffRoles } from '../../access/index.ts'
import { answerQuestion } from './answer-question.ts'

let t: TestPortal
let maria: PatientId
const cookies: Record<string, string> = {}
const accounts: Record<string, AccountId> = {}
const began = '2026-03-03T15:00:00Z'

beforeAll(async () => {
  t = await testPortal()
  maria = await importRecord(t, [examples.patient, examples.lab])
  accounts.maria = (await t.account('maria@example.org', maria)).account
  accounts.john = (await t.account('john@example.org')).account
  for (const who of ['maria', 'john']) cookies[who] = await t.signIn(`${who}@example.org`)
  for (const [who, role] of [
    ['nurse', 'nurse'],
    ['records', 'records'],
    ['clara', 'records'],
  ] as const) {
    const made = await t.staff(`${who}@clinic.example`, role)
    accounts[who] = made.account
    cookies[who] = made.cookie
  }
  for (const who of ['nurse', 'records'] as const)
    await t.behindTheRules(
      `insert into access_grants (patient_id, id, account_id, relation, permissions, starts_at, ends_at, reason_code, reason)
       values ($1, gen_random_uuid(), $2, 'staff', $3, $4, $4::timestamptz + interval '30 days', 'call', 'Her son called')`,
      [maria, accounts[who], staffRoles[who].withPatient, began],
    )
})
afterAll(() => t.close())

let minutes = 0
/** A member of staff looks at something; answers with the entry as the page's button names it. */
async function looked(who: 'nurse' | 'records' = 'nurse'): Promise<string> {
  minutes += 30
  await open(
    t.database,
    {
      account: accounts[who] as AccountId,
      session: newId() as SessionId,
      act: 'GET /records/labs',
      target: null,
      origin: null,
      role: who,
      view: { kind: 'staff' },
    },
    maria,
    'records:read',
    t.time.now.add({ minutes }),
    async () => null,
  )
  const { html } = await read('maria', '/who-looked?who=staff')
  return /entry=([\d.]+)/.exec(html)?.[1] ?? ''
}

const read = async (who: string, path: string, form?: Record<string, string>, language = 'en') => {
  const response = await t.ask(path, {
    cookie: `${cookies[who]}; language=${language}`,
    ...(form && { form }),
  })
  return { status: response.status, to: response.headers.get('location') ?? '', html: await response.text() }
}
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const ask = async (entry: string, question = 'Why did this nurse look?') =>
  read('maria', '/who-looked/ask', { entry, question })
const mails = () =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
    db.selectFrom('mails').selectAll().where('subject', 'like', '%answer for you%').execute(),
  )

let entry: string
beforeEach(async () => {
  entry = await looked()
})

describe('asking', () => {
  test('the button leads to a form with the line; what is typed becomes a question; a second click is the same one', async () => {
    const form = await read('maria', `/who-looked/ask?entry=${entry}`)
    expect(form.status).toBe(200)
    expect(textOf(form.html)).toContain('Because: a phone call (Her son called)')
    const [first, second] = await Promise.all([ask(entry), ask(entry, 'Again')])
    expect(first?.status).toBe(303)
    expect(first?.to.split('?')[0]).toBe(second?.to.split('?')[0])
    const page = await read('maria', first?.to ?? '')
    expect(textOf(page.html)).toMatch(/We have your question|Why did this nurse look|Again/)
    expect(textOf(page.html)).toContain('You will have one by Fri 13 March 2026')
    const list = await read('maria', '/who-looked')
    expect(textOf(list.html)).toContain('Your questions')
    expect(textOf(list.html)).toContain('See your question')
    expect((await read('maria', `/who-looked/ask?entry=${entry}`)).status).toBe(303)
  })

  test('nothing typed, or too much, is said beside the field and not lost', async () => {
    expect((await ask(entry, '  ')).html).toContain('Write what you would like to know')
    const long = await ask(entry, 'x'.repeat(2_001))
    expect(long.status).toBe(422)
    expect(long.html).toContain('x'.repeat(2_001))
  })

  test('not about her own acts, not about entries that are not there or are somebody else’s', async () => {
    const own = await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, async tx => {
      const { rows } = await sql<{ lane: number; seq: number; micros: number }>`
        select lane, seq, (extract(epoch from at) * 1000000)::bigint as micros from audit_entries
        where patient_id = ${maria} and capacity = 'self' limit 1`.execute(tx)
      return rows[0]
    })
    for (const wrong of [`${own?.lane}.${own?.seq}.${own?.micros}`, '1.1.1', '99.1.1', 'x', ''])
      expect((await ask(wrong)).status).toBe(404)
    expect((await read('john', '/who-looked/ask', { entry, question: 'Why?' })).status).toBe(404)
  })
})

describe('answering', () => {
  test('the queue has the oldest first, with who, what and how long is left; a nurse has no queue', async () => {
    await ask(entry)
    const { html } = await read('records', '/staff/questions')
    expect(textOf(html)).toContain('Due in 10 days')
    expect(textOf(html)).toContain('looked at the test results')
    expect((await read('nurse', '/staff/questions')).status).toBe(404)
    expect(textOf((await read('records', '/staff')).html)).toMatch(/\d questions? about (an access|accesses)/)
  })

  test('the answer is read by whoever asked, who gets a mail without details', async () => {
    const id = (await ask(entry)).to.split('/').at(-1)?.split('?')[0] ?? ''
    const before = (await mails()).length
    const page = await read('records', `/staff/questions/${id}`)
    expect(textOf(page.html)).toContain('a phone call (Her son called)')
    expect(textOf(page.html)).toContain('What else this person did with this record')
    expect((await read('records', `/staff/questions/${id}`, { answer: '' })).status).toBe(422)
    expect(
      (await read('records', `/staff/questions/${id}`, { answer: 'Your son called us.\nAll is well.' })).to,
    ).toBe('/staff/questions?sent')
    const answered = await read('maria', `/who-looked/questions/${id}`)
    expect(answered.html).toContain('Your son called us.')
    const sent = await mails()
    expect(sent).toHaveLength(before + 1)
    expect(JSON.stringify(Object.values(sent.at(-1) ?? {}))).not.toMatch(/nurse|result|son/i)
    expect(sent.at(-1)?.lines.join(' ')).toContain(`/who-looked/questions/${id}`)
    expect(textOf((await read('records', '/staff/questions?show=answered')).html)).toContain(
      'Why did this nurse look?',
    )
  })

  test('of two who answer at once one wins; the other reads what the patient reads', async () => {
    const id = (await ask(entry)).to.split('/').at(-1)?.split('?')[0] ?? ''
    const before = (await mails()).length
    const answers = await Promise.all([
      read('records', `/staff/questions/${id}`, { answer: 'First' }),
      read('clara', `/staff/questions/${id}`, { answer: 'Second' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(textOf(answers.find(({ status }) => status === 422)?.html ?? '')).toContain(
      'Somebody else has answered meanwhile',
    )
    expect(await mails()).toHaveLength(before + 1)
  })

  test('nobody answers about her own access, nor does the database let her', async () => {
    const own = await looked('records')
    const id = (await ask(own)).to.split('/').at(-1)?.split('?')[0] ?? ''
    const page = await read('records', `/staff/questions/${id}`)
    expect(textOf(page.html)).toContain('Somebody else must answer')
    expect((await read('records', `/staff/questions/${id}`, { answer: 'It was right.' })).status).toBe(422)
    const changed = await openClinic(
      t.database,
      {
        account: accounts.records as AccountId,
        session: newId() as SessionId,
        act: 'test',
        target: null,
        origin: null,
        role: 'records',
      },
      'questions:answer',
      t.time.now,
      db =>
        sql`update audit_questions set answer = 'x', answered_at = now(), answered_by = ${accounts.records} where id = ${id}`.execute(
          db,
        ),
    )
    expect(changed).toMatchObject({ opened: true, value: { numAffectedRows: 0n } })
    expect((await read('clara', `/staff/questions/${id}`, { answer: 'It was right.' })).status).toBe(303)
  })

  test('a question that does not exist is not there', async () => {
    const answered = await openClinic(
      t.database,
      {
        account: accounts.clara as AccountId,
        session: newId() as SessionId,
        act: 'test',
        target: null,
        origin: null,
        role: 'records',
      },
      'questions:answer',
      t.time.now,
      db => answerQuestion(db, { id: newId(), answer: 'x', clinic: 'x', baseUrl: 'x' }, t.time.now),
    )
    expect(answered).toMatchObject({ value: { answered: false, why: 'not-there' } })
  })
})

test('a question is for whoever asked and for whoever sees all: not for a caregiver, not for a stranger', async () => {
  const id = (await ask(entry)).to.split('/').at(-1)?.split('?')[0] ?? ''
  await t.behindTheRules(
    `insert into access_grants (patient_id, id, account_id, relation, permissions, starts_at)
     values ($1, gen_random_uuid(), $2, 'caregiver', '{records:read,audit:read}', $3)`,
    [maria, accounts.john, began],
  )
  expect((await read('john', `/who-looked/questions/${id}`)).status).toBe(404)
  await t.ask('/acting-for', { cookie: cookies.john ?? '', form: { patient: maria } })
  expect((await read('john', '/who-looked')).status).toBe(200)
  expect((await read('john', '/who-looked')).html).not.toContain(id)
  expect((await read('john', `/who-looked/questions/${id}`)).status).toBe(404)
  // Asking about the same entry, he is told that it was asked, and no more.
  const again = await read('john', '/who-looked/ask', { entry, question: 'Why?', for: maria })
  expect(textOf(again.html)).toContain('Somebody has asked about this already')
})

test('in Spanish', async () => {
  const { to } = await ask(entry)
  await t.behindTheRules(`update accounts set language = 'es' where id = any ($1)`, [
    [accounts.maria, accounts.records],
  ])
  expect(textOf((await read('maria', to, undefined, 'es')).html)).toContain('La tendrá a más tardar')
  expect(textOf((await read('records', '/staff/questions', undefined, 'es')).html)).toContain(
    'Vence en 10 días',
  )
})
