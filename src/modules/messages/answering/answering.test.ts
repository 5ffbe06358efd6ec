import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../../test/appointments.ts'
import { bySystem } from '../../../../test/booking.ts'
import { answerAs, byAnswering, type SeededPools, seedPools, writeAs } from '../../../../test/messages.ts'
import { type TestPortal, testNow, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import { escalateLate } from './escalate.ts'
import { claimThread } from './work-on-thread.ts'

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let t: TestPortal
let pools: SeededPools
let clinic: SeededSchedule
let hers: PatientId
let maria: { account: AccountId; patient: PatientId }
const accounts: Record<string, AccountId> = {}
let as: Record<'maria' | 'nora' | 'nils' | 'chen' | 'biller' | 'manager' | 'outsider', string>
const queue = '/staff/messages'
const marker = 'zebrafinch'

beforeAll(async () => {
  t = await testPortal()
  clinic = await seedSchedule(t)
  hers = await importRecord(t, [
    {
      resourceType: 'Patient',
      id: 'maria',
      name: [{ text: 'Maria {me} <b>Lopez</b>' }],
      birthDate: '1948-03-03',
      communication: [{ language: { coding: [{ code: 'es' }] }, preferred: true }],
    },
  ])
  maria = await t.account('maria@example.org', hers)
  const staff = {
    nora: await t.staff('nora@clinic.example', 'nurse'),
    nils: await t.staff('nils@clinic.example', 'nurse'),
    chen: await t.staff('chen@clinic.example', 'clinician'),
    biller: await t.staff('biller@clinic.example', 'billing'),
    manager: await t.staff('manager@clinic.example', 'manager'),
    outsider: await t.staff('outsider@clinic.example', 'nurse'),
  }
  for (const [name, { account }] of Object.entries(staff)) accounts[name] = account
  pools = await seedPools(t, { members: [staff.nora.account, staff.nils.account] })
  await bySystem(t, db =>
    db
      .insertInto('message_pool_members')
      .values({ pool_id: pools.billing, account_id: staff.biller.account, added_at: testNow, added_by: null })
      .execute(),
  )
  as = {
    maria: await t.signIn('maria@example.org'),
    ...(Object.fromEntries(Object.entries(staff).map(([name, { cookie }]) => [name, cookie])) as Omit<
      typeof as,
      'maria'
    >),
  }
})
afterAll(() => t.close())
beforeEach(async () => {
  t.time.now = testNow
  for (const table of ['message_notes', 'message_readings', 'message_drafts', 'messages', 'message_threads'])
    await t.behindTheRules(`delete from ${table}`)
  await t.behindTheRules('delete from message_templates')
  await t.behindTheRules('delete from appointment_requests')
  await t.behindTheRules('delete from mails')
})

type Who = keyof typeof as
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
async function read(who: Who, path: string, form?: Record<string, string>, lang = 'en') {
  const response = await t.ask(path, { cookie: `${as[who]}; language=${lang}`, ...(form && { form }) })
  const html = await response.text()
  return { status: response.status, to: response.headers.get('location') ?? '', html, text: textOf(html) }
}
/** Maria writes; answers the address of her thread at the clinic. */
async function write({ pool = pools.team, ...more }: Partial<Parameters<typeof writeAs>[2]> = {}) {
  const { thread } = await writeAs(t, maria, { pool: pools.team, body: 'My knee hurts.', ...more })
  await t.behindTheRules('update message_threads set pool_id = $1 where id = $2', [pool, thread])
  return { thread, address: `${queue}/of/${hers}/${thread}` }
}
const threads = () => bySystem(t, db => db.selectFrom('message_threads').selectAll().execute())
const messages = () => bySystem(t, db => db.selectFrom('messages').selectAll().orderBy('n').execute())
const notes = () => bySystem(t, db => db.selectFrom('message_notes').selectAll().orderBy('at').execute())
/** The fields of the answer as the page has them. */
function fieldsOf(html: string, act = 'answer'): Record<string, string> {
  const form = new RegExp(`action="[^"]*/${act}"[\\s\\S]*?</form>`).exec(html)?.[0] ?? ''
  const found: Record<string, string> = {}
  for (const [, name = '', value = ''] of form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g))
    found[name] = value
  return found
}
const bodyIn = (html: string) => /<textarea[^>]*id="body"[^>]*>([^<]*)</.exec(html)?.[1] ?? ''

describe('the queue', () => {
  test('shows what is due first at its head, with whose it is and by when', async () => {
    const late = await write({ subject: 'About my knee' })
    t.time.now = testNow.add({ minutes: 5 })
    await write({ subject: 'About my bill', pool: pools.billing })
    await write({ subject: 'About my foot', body: 'My foot hurts too.' })
    const { text, html } = await read('nora', queue)
    for (const said of ['About my knee', 'born 3 March 1948', 'Answer by', 'My foot hurts too.'])
      expect(text).toContain(said)
    expect(text).not.toContain('About my bill')
    expect(text.indexOf('About my knee')).toBeLessThan(text.indexOf('About my foot'))
    expect(html).toContain(`href="${late.address}"`)
    expect((await read('nora', '/staff')).text).toContain('2 messages to answer')
    expect((await read('biller', queue)).text).toContain('About my bill')
    expect((await read('outsider', queue)).text).toContain('You answer for no team yet')
    expect((await read('nora', queue, undefined, 'es')).text).toContain('Responder a más tardar el')
    await t.behindTheRules(`update message_threads set due_at = '2026-03-03T14:00:00Z'`)
    expect((await read('nora', queue)).text).toContain('Late since Tue 3 March 2026, 8:00 am')
  })

  test('says of words that may not wait that they may not, until they are answered', async () => {
    const { address, thread } = await write({ body: 'I have chest pain since this morning' })
    await writeAs(t, maria, { pool: pools.team, thread, body: 'Please answer soon.' })
    await write({ body: 'I have no chest pain.' })
    const { text } = await read('nora', queue)
    expect(text.match(/May be an emergency/g)).toHaveLength(1)
    expect((await read('nora', address)).text).toContain('May be an emergency')
    expect((await read('nora', address, undefined, 'es')).text).toContain('Puede ser una emergencia')
    await answerAs(t, accounts.nora as AccountId, hers, thread, 'Call 911 now.')
    expect((await read('nora', address)).text).not.toContain('May be an emergency')
  })

  test('is for those who answer, and for no patient; of another pool nothing is there', async () => {
    const { address } = await write()
    for (const who of ['maria', 'manager'] as const)
      for (const path of [queue, address, `${queue}/new/${hers}`])
        expect([who, path, (await read(who, path)).status]).toEqual([who, path, 404])
    for (const who of ['outsider', 'biller', 'chen'] as const) {
      const page = await read(who, address)
      expect([who, page.status]).toEqual([who, 404])
      expect(page.text).not.toContain('My knee hurts')
      for (const act of ['answer', 'claim', 'let-go', 'note', 'ask', 'hand-over', 'close', 'appointment'])
        expect((await read(who, `${address}/${act}`, { body: 'x', note: 'x' })).status).toBe(404)
    }
    const other = address.replace(hers, newId())
    expect((await read('nora', other)).status).toBe(404)
    expect(await messages()).toHaveLength(1)
  })

  test('goes on page by page, each line once', async () => {
    for (let n = 0; n < 30; n += 1) {
      t.time.now = testNow.add({ seconds: n % 3 })
      await write({ subject: `Subject ${n}.` })
    }
    const seen: string[] = []
    let at: string | undefined = queue
    while (at) {
      const { html } = await read('nora', at)
      seen.push(...[...html.matchAll(/Subject \d+\./g)].map(([one]) => one))
      at = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(30)
    expect(new Set(seen).size).toBe(30)
    expect((await read('nora', `${queue}?after=2026-99-99T00:00:00Z_${newId()}`)).status).toBe(200)
    expect((await read('nora', `${queue}?after=nonsense&team=nonsense&show=nonsense`)).status).toBe(200)
  })
})

describe('who has it', () => {
  test('of two who take it at once one has it, and the other is told who', async () => {
    const { address, thread } = await write()
    const both = await Promise.all([
      read('nora', `${address}/claim`, { seen: '' }),
      read('nils', `${address}/claim`, { seen: '' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    const [lost] = both.filter(({ status }) => status === 422)
    expect(lost?.text).toContain('Somebody was faster')
    const winner = both[0]?.status === 303 ? 'nora' : 'nils'
    expect(lost?.text).toContain(`${winner} has it`)
    expect((await threads())[0]?.claimed_by).toBe(accounts[winner])
    expect((await notes()).map(({ act }) => act)).toEqual(['claimed'])
    expect((await read(winner, `${queue}?show=mine`)).text).toContain('A question')
    // The button pressed again, and taking over from whom one saw.
    expect((await read(winner, `${address}/claim`, { seen: '' })).status).toBe(303)
    const other = winner === 'nora' ? 'nils' : 'nora'
    const over = await read(other, `${address}/claim`, { seen: accounts[winner] ?? '' })
    expect(over.to).toBe(`${address}?done=claimed`)
    expect((await read(winner, `${address}/let-go`, {})).status).toBe(422)
    expect((await read(other, `${address}/let-go`, {})).status).toBe(303)
    expect((await threads())[0]?.claimed_by).toBeNull()
    expect(thread).not.toBe('')
  })

  test('a verb that lost the race says so', async () => {
    const { thread } = await write()
    const worker = { patient: hers, thread, name: 'Nora' }
    const claim = (who: string) =>
      byAnswering(t, accounts[who] as AccountId, db => claimThread(db, worker, null, t.time.now))
    const done = await Promise.all([claim('nora'), claim('nils')])
    expect(done.filter(one => one.done)).toHaveLength(1)
    expect(done.filter(one => !one.done)).toEqual([{ done: false, why: 'changed' }])
  })

  test('whoever is taken from the pool sees it no more, not even what she took; her words are not lost', async () => {
    const { address } = await write()
    await read('nora', `${address}/claim`, { seen: '' })
    const page = await read('nora', address)
    expect(page.status).toBe(200)
    await t.behindTheRules('delete from message_pool_members where account_id = $1', [accounts.nora])
    const form = { ...fieldsOf(page.html), do: 'send', body: 'Take care of <i>yourself</i>.' }
    const sent = await read('nora', `${address}/answer`, form)
    expect(sent.status).toBe(404)
    expect(sent.html).toContain('Take care of &lt;i&gt;yourself&lt;/i&gt;.')
    expect(sent.text).not.toContain('My knee hurts')
    for (const act of ['let-go', 'close', 'claim'])
      expect((await read('nora', `${address}/${act}`, { seen: '1' })).status).toBe(404)
    expect((await read('nora', address)).status).toBe(404)
    expect((await read('nora', `${queue}?show=mine`)).text).toContain('You have taken no message')
    expect(await messages()).toHaveLength(1)
    expect((await read('nils', address)).text).toContain('Take it over from nora')
    await bySystem(t, db =>
      db
        .insertInto('message_pool_members')
        .values({
          pool_id: pools.team,
          account_id: accounts.nora as AccountId,
          added_at: testNow,
          added_by: null,
        })
        .execute(),
    )
  })
})

describe('answering', () => {
  test('is sent once, in her name and role, and clears what waited', async () => {
    const { address } = await write()
    const page = await read('nora', address)
    expect(page.text).toContain('My knee hurts.')
    const form = { ...fieldsOf(page.html), do: 'send', body: 'Put ice on it.' }
    t.time.now = testNow.add({ minutes: 5 })
    const both = await Promise.all([1, 2].map(() => read('nora', `${address}/answer`, form)))
    for (const { to } of both) expect(to).toMatch(/done=answered$/)
    expect((await read('nora', `${address}/answer`, form)).status).toBe(303)
    const [, answer, ...more] = await messages()
    expect(more).toEqual([])
    expect(answer).toMatchObject({
      body: 'Put ice on it.',
      by_whom: 'clinic',
      author: 'nora',
      author_as: 'nurse',
      answered_minutes: 5,
    })
    expect((await threads())[0]).toMatchObject({ waiting_since: null, state: 'open' })
    expect((await read('nora', `${queue}?show=answered`)).text).toContain('A question')
    expect((await read('nora', queue)).text).toContain('No message waits')
    expect((await read('nils', address)).text).toContain('Not read yet by the patient’s side')
  })

  test('is not sent over what came meanwhile: nothing typed is lost, and it can be sent then', async () => {
    const { address, thread } = await write()
    const page = await read('nora', address)
    await writeAs(t, maria, { pool: pools.team, thread, body: 'It is my LEFT knee.' })
    const form = { ...fieldsOf(page.html), do: 'send', body: 'Put ice on your right knee.' }
    const late = await read('nora', `${address}/answer`, form)
    expect(late.status).toBe(422)
    expect(late.text).toContain('There is something new in this conversation')
    expect(late.text).toContain('It is my LEFT knee.')
    expect(bodyIn(late.html)).toBe('Put ice on your right knee.')
    expect(await messages()).toHaveLength(2)
    const again = { ...fieldsOf(late.html), do: 'send-close', body: 'Put ice on your left knee.' }
    expect((await read('nora', `${address}/answer`, again)).to).toBe(`${queue}?done=answered-closed`)
    expect((await threads())[0]?.state).toBe('closed')
    expect((await messages())[2]?.body).toBe('Put ice on your left knee.')
    expect((await read('nils', `${queue}?show=closed`)).text).toContain('A question')
  })

  test('a draft is hers alone, stays, and is not overwritten by her other window', async () => {
    const { address } = await write()
    const [one, two] = [await read('nora', address), await read('nora', address)]
    const saved = await read('nora', `${address}/answer`, {
      ...fieldsOf(one.html),
      do: 'save',
      body: 'First.',
    })
    expect(saved.to).toContain('done=saved')
    const page = await read('nora', address)
    expect(bodyIn(page.html)).toBe('First.')
    expect((await read('nils', address)).html).not.toContain('First.')
    const key = fieldsOf(page.html).key ?? ''
    const mine = { ...fieldsOf(page.html), do: 'save', body: 'Second.' }
    expect((await read('nora', `${address}/answer`, mine)).status).toBe(303)
    const over = await read('nora', `${address}/answer`, { ...mine, body: 'Third.', do: 'send' })
    expect(over.status).toBe(422)
    expect(over.text).toContain('Second.')
    expect(bodyIn(over.html)).toBe('Third.')
    // Another's draft cannot be written by its key.
    const stolen = { ...fieldsOf(two.html), key, do: 'send', body: 'Stolen.' }
    expect((await read('nils', `${address}/answer`, stolen)).status).toBe(404)
    expect(await messages()).toHaveLength(1)
  })

  test('templates come in the patient’s language, filled once, and harm nobody', async () => {
    const [id, elsewhere] = [newId(), newId()]
    await bySystem(t, db =>
      db
        .insertInto('message_templates')
        .values([
          {
            id,
            pool_id: null,
            name: '"><script>alert(1)</script>',
            body_en: 'Dear {patient}',
            body_es:
              'Hola {patient}, soy {me} de {clinic}: {phone}. \u202e<img src=x onerror=alert(1)> {other}',
            changed_by: null,
            changed_at: testNow,
          },
          {
            id: elsewhere,
            pool_id: pools.billing,
            name: 'Bills only',
            body_en: 'Pay',
            body_es: 'Pague',
            changed_by: null,
            changed_at: testNow,
          },
        ])
        .execute(),
    )
    const { address } = await write({ subject: '<script>alert(2)</script>\u202e' })
    const page = await read('nora', address)
    expect(page.html).not.toMatch(/<script>alert|<img src=x/)
    expect(page.text).not.toContain('Bills only')
    expect(page.text).toContain('It comes in Spanish')
    const form = { ...fieldsOf(page.html), do: 'template', body: 'Before.' }
    const none = await read('nora', `${address}/answer`, { ...form, template: elsewhere })
    expect(none.status).toBe(422)
    expect(none.text).toContain('Choose a template')
    expect(bodyIn(none.html)).toBe('Before.')
    const put = await read('nora', `${address}/answer`, { ...form, template: id })
    expect(put.to).toBe(`${address}#answer`)
    const filled = await read('nora', address)
    expect(filled.html).not.toMatch(/<script>alert|<img src=x|<b>Lopez/)
    const draft = await bySystem(t, db =>
      db.selectFrom('message_drafts').select('body').where('by_whom', '=', 'clinic').execute(),
    )
    // What stands in her name is no field, and what turns the direction of text is gone.
    expect(draft).toEqual([
      {
        body: 'Before.\n\nHola Maria {me} <b>Lopez</b>, soy nora de Harbor Clinic: +1 555 0100. <img src=x onerror=alert(1)> {other}',
      },
    ])
  })

  test('empty and too long answers are told, and keep their words', async () => {
    const { address } = await write()
    const page = await read('nora', address)
    const form = { ...fieldsOf(page.html), do: 'send' }
    expect((await read('nora', `${address}/answer`, { ...form, body: '  ' })).text).toContain(
      'Write your answer',
    )
    const long = await read('nora', `${address}/answer`, { ...form, body: 'x'.repeat(10_001) })
    expect(long.status).toBe(422)
    expect(bodyIn(long.html)).toHaveLength(10_001)
    expect(await messages()).toHaveLength(1)
  })
})

describe('colleagues', () => {
  test('notes are kept once, for the clinic alone: no page of the patient and no search knows them', async () => {
    const { address, thread } = await write()
    const form = { note: `Ask her about ${marker} <b>`, key: newId() }
    for (let twice = 0; twice < 2; twice += 1)
      expect((await read('nora', `${address}/note`, form)).to).toBe(`${address}?done=noted`)
    expect(await notes()).toHaveLength(1)
    const page = await read('nils', address)
    expect(page.html).toContain(`${marker} &lt;b&gt;`)
    expect(page.text).toContain('The patient never sees this')
    expect((await read('nora', `${address}/note`, { note: ' ' })).text).toContain('Write a note')
    for (const path of ['/messages', `/messages/${thread}`, `/messages/${thread}/file`, '/who-looked', '/'])
      expect((await read('maria', path)).html).not.toContain(marker)
    const found = await read('maria', '/messages/search', { q: marker })
    if (found.to !== '')
      expect((await read('maria', found.to)).html.split(marker).length).toBeLessThanOrEqual(5)
  })

  test('a clinician who is asked sees it, leaves her note, and it leaves her list', async () => {
    const { address } = await write()
    expect((await read('chen', address)).status).toBe(404)
    const wrong = await read('nora', `${address}/ask`, { clinician: accounts.nils ?? '', question: 'Ok?' })
    expect(wrong.text).toContain('Choose a clinician')
    const form = { clinician: accounts.chen ?? '', question: 'Is this urgent?', key: newId() }
    for (let twice = 0; twice < 2; twice += 1)
      expect((await read('nora', `${address}/ask`, form)).to).toBe(`${address}?done=asked`)
    expect((await notes()).map(({ act }) => act)).toEqual(['asked'])
    expect((await read('chen', '/staff')).text).toContain('1 message to answer')
    expect((await read('chen', `${queue}?show=asked`)).text).toContain('A question')
    expect((await read('chen', address)).text).toContain('Is this urgent?')
    t.time.now = testNow.add({ minutes: 5 })
    await read('chen', `${address}/note`, { note: 'No, tomorrow will do.' })
    expect((await read('chen', `${queue}?show=asked`)).text).toContain('Nobody waits for your advice')
    expect((await read('nora', address)).text).toContain('No, tomorrow will do.')
    t.time.now = testNow.add({ minutes: 10 })
    await read('nora', `${address}/ask`, { ...form, question: 'And now?', key: newId() })
    expect((await read('chen', `${queue}?show=asked`)).text).toContain('A question')
    expect((await read('maria', `/messages/${address.split('/').pop()}`)).text).not.toContain(
      'Is this urgent',
    )
  })

  test('handed over, it leaves her lists with its promise; who was slower hears of it', async () => {
    const { address, thread } = await write()
    const [before] = await threads()
    await read('nora', `${address}/claim`, { seen: '' })
    const stale = await read('nils', `${address}/hand-over`, { pool: pools.billing, seen: '' })
    expect(stale.status).toBe(422)
    for (const pool of [pools.gone, pools.team, newId(), 'x'])
      expect(
        (await read('nora', `${address}/hand-over`, { pool, seen: accounts.nora ?? '' })).text,
      ).toContain('Choose a team')
    const form = { pool: pools.billing, handed: 'It is about money.', seen: accounts.nora ?? '' }
    expect((await read('nora', `${address}/hand-over`, form)).to).toBe(`${queue}?done=handed`)
    expect((await read('nora', `${address}/hand-over`, form)).status).toBe(404)
    expect((await read('nora', address)).status).toBe(404)
    const page = await read('biller', address)
    expect(page.text).toContain('It is about money.')
    expect(page.text).toContain('nora handed it to Billing office')
    const [after] = await threads()
    expect(after).toMatchObject({
      id: thread,
      pool_id: pools.billing,
      claimed_by: null,
      due_at: before?.due_at,
    })
  })

  test('closed without an answer, unless something came since; the patient writes on in a new one', async () => {
    const { address, thread } = await write()
    const { html } = await read('nora', address)
    await writeAs(t, maria, { pool: pools.team, thread, body: 'One more thing.' })
    const form = fieldsOf(html, 'close')
    expect((await read('nora', `${address}/close`, form)).text).toContain('something new')
    const fresh = fieldsOf((await read('nora', address)).html, 'close')
    for (let twice = 0; twice < 2; twice += 1)
      expect((await read('nora', `${address}/close`, fresh)).to).toBe(`${queue}?done=closed`)
    expect((await threads())[0]).toMatchObject({ state: 'closed', due_at: null, waiting_since: null })
    expect((await read('nora', `${address}/claim`, { seen: '' })).text).toContain(
      'This conversation is closed',
    )
    const page = await read('nora', address)
    expect(page.text).toContain('Write to the patient again')
    const again = { ...fieldsOf(page.html), do: 'send', body: 'How is it now?' }
    expect((await read('nora', `${address}/answer`, again)).status).toBe(303)
    expect((await threads()).find(({ id }) => id !== thread)).toMatchObject({
      follows: thread,
      pool_id: pools.team,
      started_as: 'clinic',
    })
  })
})

describe('begun by the clinic', () => {
  test('from one of her own pools, once', async () => {
    const path = `${queue}/new/${hers}`
    const { html, text } = await read('nora', path)
    expect(text).toContain('From which team?')
    expect(text).not.toContain('Billing office')
    expect(text).not.toContain('Nobody would read it')
    const silent = await importRecord(t, [
      { resourceType: 'Patient', id: 'silent', name: [{ text: 'Silent' }] },
    ])
    expect((await read('nora', `${queue}/new/${silent}`)).text).toContain('Nobody would read it')
    const form = {
      ...fieldsOf(html, hers),
      pool: pools.team,
      topic: 'form',
      subject: 'Your letter',
      body: 'It is ready.',
      do: 'send',
    }
    const foreign = await read('nora', path, { ...form, pool: pools.billing })
    expect(foreign.text).toContain('Choose a team')
    expect(foreign.html).toContain('It is ready.')
    for (let twice = 0; twice < 2; twice += 1)
      expect((await read('nora', path, form)).to).toMatch(/done=started$/)
    expect(await messages()).toHaveLength(1)
    expect(await threads()).toMatchObject([{ started_as: 'clinic', topic: 'form', waiting_since: null }])
    expect((await read('nora', `${queue}/new/${newId()}`)).status).toBe(404)
    expect((await read('outsider', path, form)).status).toBe(422)
  })
})

describe('an appointment request', () => {
  test('is made once of a thread, by whoever works at the desk', async () => {
    const { address } = await write({ subject: 'A visit, please' })
    const { html } = await read('nora', `${address}/appointment`)
    expect(html).toContain('A visit, please')
    const form = { ...fieldsOf(html, 'appointment'), kind: clinic.types.request, reason: 'Knee' }
    expect((await read('nora', `${address}/appointment`, { ...form, kind: '' })).text).toContain(
      'Choose a kind of visit',
    )
    for (let twice = 0; twice < 2; twice += 1)
      expect((await read('nora', `${address}/appointment`, form)).to).toBe(`${address}?done=requested`)
    const rows = await bySystem(t, db => db.selectFrom('appointment_requests').selectAll().execute())
    expect(rows).toMatchObject([{ reason: 'Knee', asked_by: accounts.nora }])
    expect((await read('nora', address)).html).toContain(
      `/staff/appointment-requests/of/${hers}/${rows[0]?.id}`,
    )
    const bill = await write({ pool: pools.billing })
    expect((await read('biller', `${bill.address}/appointment`)).status).toBe(404)
    expect((await read('biller', bill.address)).text).not.toContain('appointment request')
  })
})

test('what is late is marked once, and its people and the managers hear how many, and nothing else', async () => {
  await write({ subject: marker, body: marker })
  await write()
  const run = () =>
    bySystem(t, db => escalateLate(db, { name: 'Harbor Clinic', baseUrl: 'http://localhost' }, t.time.now))
  expect(await run()).toBe(0)
  t.time.now = testNow.add({ hours: 24 * 7 })
  expect(await run()).toBe(2)
  expect(await run()).toBe(0)
  const mails = await bySystem(t, db => db.selectFrom('mails').selectAll().orderBy('recipient').execute())
  expect(mails.map(({ recipient }) => recipient)).toEqual([
    'manager@clinic.example',
    'nils@clinic.example',
    'nora@clinic.example',
  ])
  for (const mail of mails) {
    expect(mail.lines[0]).toBe('Harbor care team: 2 messages are late.')
    expect(JSON.stringify(mail)).not.toMatch(/zebrafinch|Lopez|knee/)
  }
  expect((await notes()).map(({ act }) => act)).toEqual(['escalated', 'escalated'])
  // Another that becomes late soon after is marked, and nobody is told again so soon.
  await t.behindTheRules('update message_threads set escalated_at = null')
  expect(await run()).toBe(2)
  expect(await bySystem(t, db => db.selectFrom('mails').selectAll().execute())).toHaveLength(3)
})
