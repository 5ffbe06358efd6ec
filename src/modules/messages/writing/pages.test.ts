import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bySystem } from '../../../../test/booking.ts'
import { answerAs, type SeededPools, seedPools, writeAs } from '../../../../test/messages.ts'
import { type TestPortal, testNow, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { accountAlone, grant } from '../../../../test/sharing.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import { sensitiveGroups } from '../../terminology/index.ts'
import { messagesPart } from '../topics.ts'

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let t: TestPortal
let pools: SeededPools
let maria: { account: AccountId; patient: PatientId }
let nurse: AccountId
let daughter: AccountId
let ids: Map<string, string>
let as: Record<'maria' | 'john' | 'daughter', string>

const lab = (id: string, text: string, code: string) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject: { reference: 'Patient/maria' },
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { text, coding: [{ system: 'http://loinc.org', code }] },
  effectiveDateTime: '2026-02-02',
  valueQuantity: { value: 7, unit: '%' },
})

beforeAll(async () => {
  t = await testPortal()
  const patient = await importRecord(t, [
    { resourceType: 'Patient', id: 'maria', name: [{ text: 'Maria Lopez' }], birthDate: '1948-03-03' },
    lab('sugar', 'Hemoglobin A1c', '4548-4'),
    lab('secret', 'HIV 1 antibody', '29893-5'),
    {
      resourceType: 'Practitioner',
      id: 'ruiz',
      name: [{ text: 'Dr. Ruiz' }],
    },
    {
      resourceType: 'CareTeam',
      id: 'team',
      status: 'active',
      subject: { reference: 'Patient/maria' },
      participant: [{ member: { reference: 'Practitioner/ruiz' } }],
    },
  ])
  maria = await t.account('maria@example.org', patient)
  await t.account('john@example.org')
  nurse = (await t.staff('nurse@clinic.example', 'nurse')).account
  daughter = await accountAlone(t, 'daughter@example.org')
  ids = await bySystem(t, async db => {
    const rows = await db.selectFrom('clinical_resources').select(['id', 'fhir_id']).execute()
    const shared = await db.selectFrom('shared_resources').select(['id', 'fhir_id']).execute()
    return new Map([...rows, ...shared].map(row => [row.fhir_id, row.id]))
  })
  pools = await seedPools(t, { members: [nurse], practitioner: ids.get('ruiz') ?? '' })
  as = {
    maria: await t.signIn('maria@example.org'),
    john: await t.signIn('john@example.org'),
    daughter: await t.signIn('daughter@example.org'),
  }
})
afterAll(() => t.close())
beforeEach(async () => {
  t.time.now = testNow
  for (const table of [
    'message_readings',
    'message_drafts',
    'messages',
    'message_threads',
    'message_answer_times',
  ])
    await t.behindTheRules(`delete from ${table}`)
  await t.behindTheRules('delete from access_grants where account_id = $1', [daughter])
})

type Who = keyof typeof as
async function read(who: Who, path: string, form?: Record<string, string>, lang = 'en') {
  const response = await t.ask(path, { cookie: `${as[who]}; language=${lang}`, ...(form && { form }) })
  const html = await response.text()
  const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  return { status: response.status, to: response.headers.get('location') ?? '', html, text }
}
const sentMessages = () =>
  bySystem(t, db => db.selectFrom('messages').selectAll().orderBy('sent_at').orderBy('n').execute())
const threads = () => bySystem(t, db => db.selectFrom('message_threads').selectAll().execute())
const drafts = () => bySystem(t, db => db.selectFrom('message_drafts').selectAll().execute())

/** Begins a message about a topic; answers the draft's address. */
async function begin(who: Who = 'maria', topic = 'medical'): Promise<string> {
  const { to } = await read(who, '/messages/new', { key: newId(), topic })
  expect(to).toMatch(/^\/messages\/drafts\/[0-9a-f-]{36}$/)
  return to
}
const words = (more: Record<string, string> = {}) => ({
  version: '1',
  pool: pools.team,
  subject: 'My knee',
  body: 'It hurts when I climb stairs.',
  do: 'check',
  ...more,
})
const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
/** Writes and goes on to the check; answers the draft's address and the check page. */
async function ready(more: Record<string, string> = {}, who: Who = 'maria') {
  const draft = await begin(who)
  expect((await read(who, draft, words(more))).to).toBe(`${draft}/check`)
  return { draft, check: await read(who, `${draft}/check`) }
}

describe('from a topic to a message', () => {
  test('topics are those that somebody answers; what cannot wait is said first', async () => {
    const { text, html } = await read('maria', '/messages/new')
    expect(text).toContain('What do you want to write about?')
    expect(text).toContain('If it cannot wait, call 911')
    for (const topic of ['medical', 'billing', 'form']) expect(html).toContain(`value="${topic}"`)
    expect((await read('maria', '/messages/new', { topic: '' })).text).toContain('Choose what it is about')
    expect((await read('maria', '/messages/new', { topic: 'weather' })).status).toBe(422)
    expect((await read('maria', '/messages/new', undefined, 'es')).text).toContain(
      '¿Sobre qué quiere escribir?',
    )
    await t.behindTheRules('update message_pools set active = false where id = any ($1)', [
      Object.values(pools),
    ])
    const none = await read('maria', '/messages/new')
    await t.behindTheRules('update message_pools set active = true where id <> $1', [pools.gone])
    expect(none.text).toContain('There is nobody you can write to here')
    expect(none.text).toContain('+1 555 0100')
  })

  test('is written, checked and sent; nothing that was typed stands in an address', async () => {
    const draft = await begin()
    const page = await read('maria', draft)
    expect(page.text).toContain('Dr. Ruiz&#39;s team')
    expect(page.text).not.toContain('Old team')
    const on = await read('maria', draft, words())
    expect(on.to).toBe(`${draft}/check`)
    const check = await read('maria', on.to)
    for (const said of [
      'Check and send',
      'Harbor care team',
      'My knee',
      'It hurts when I climb stairs.',
      'All who work in “Harbor care team”',
      'We promise an answer by Wed 4 March 2026, 4:00 pm',
      'too few messages in the last 60 days',
    ])
      expect(check.text).toContain(said)
    const sent = await read('maria', `${draft}/send`, { version: versionIn(check.html) })
    const [message] = await sentMessages()
    expect(sent.to).toBe(`/messages/${message?.thread_id}?done=sent`)
    expect(message).toMatchObject({
      author: 'maria',
      author_as: 'self',
      body: 'It hurts when I climb stairs.',
    })
    // Back, again, and to the draft: it was sent, and is sent no second time.
    expect((await read('maria', `${draft}/send`, { version: versionIn(check.html) })).to).toBe(sent.to)
    for (const path of [draft, `${draft}/check`])
      expect((await read('maria', path)).to).toBe(`/messages/${message?.thread_id}`)
    expect((await read('maria', draft, words({ body: 'Other' }))).to).toBe(`/messages/${message?.thread_id}`)
    expect((await read('maria', `${draft}/drop`, {})).status).toBe(404)
    expect(await sentMessages()).toHaveLength(1)
  })

  test('a double click sends once, and both windows see where it went', async () => {
    const { draft, check } = await ready()
    const form = { version: versionIn(check.html) }
    const all = await Promise.all([1, 2, 3].map(() => read('maria', `${draft}/send`, form)))
    expect(new Set(all.map(({ to }) => to)).size).toBe(1)
    expect(await sentMessages()).toHaveLength(1)
  })

  test('one press twice on the topic is one draft', async () => {
    const form = { key: newId(), topic: 'billing' }
    const all = await Promise.all([1, 2].map(() => read('maria', '/messages/new', form)))
    expect(all.map(({ to }) => to)).toEqual([`/messages/drafts/${form.key}`, `/messages/drafts/${form.key}`])
    expect(await drafts()).toHaveLength(1)
  })

  test('how long answers took is told as it was', async () => {
    await t.behindTheRules(
      `insert into message_answer_times values ($1, 40, 185, 2600, now()), ($2, 3, 5, 5, now())`,
      [pools.team, pools.ruiz],
    )
    const { check } = await ready()
    expect(check.text).toContain('answered within 4 hours, and nine of ten within 2 days')
    expect((await ready({ pool: pools.ruiz })).check.text).toContain('too few messages')
  })

  test('while her team is away she reads who answers instead', async () => {
    await t.behindTheRules(`update message_pools set away_until = '2026-03-09T06:00:00Z' where id = $1`, [
      pools.ruiz,
    ])
    const { draft, check } = await ready({ pool: pools.ruiz })
    const page = await read('maria', draft)
    await read('maria', `${draft}/send`, { version: versionIn(check.html) })
    await t.behindTheRules('update message_pools set away_until = null')
    expect(page.text).toContain('Away until Mon 9 March 2026. Harbor care team reads and answers for them.')
    expect(check.text).toContain('“Harbor care team” reads and answers for them')
    expect((await threads())[0]?.pool_id).toBe(pools.team)
  })
})

describe('the draft', () => {
  test('is saved without a script, and found again as it was', async () => {
    const draft = await begin()
    const saved = await read('maria', draft, words({ do: 'save', subject: '', body: ' Not done ' }))
    expect(saved.to).toBe(`${draft}?done=saved`)
    const again = await read('maria', saved.to)
    expect(again.text).toContain('You can go away and come back')
    expect(again.html).toContain(' Not done ')
    expect(versionIn(again.html)).toBe('2')
  })

  test('what is missing is said beside its field, after it was kept', async () => {
    const draft = await begin()
    const wrong = await read('maria', draft, words({ subject: ' ', body: '', pool: '' }))
    expect(wrong.status).toBe(422)
    for (const said of ['Choose who it goes to', 'Write a few words as the subject', 'Write your message'])
      expect(wrong.text).toContain(said)
    expect((await read('maria', `${draft}/check`)).to).toBe(`${draft}?why=unready`)
    expect((await read('maria', `${draft}?why=unready`)).text).toContain('Write your message')
    const long = 'x'.repeat(10_001)
    const tooLong = await read('maria', draft, words({ body: long, subject: 'y'.repeat(151) }))
    expect(tooLong.status).toBe(422)
    expect(tooLong.html).toContain(long)
    expect(tooLong.text).toContain('no more than 10000 letters')
    expect(tooLong.text).toContain('no more than 150 letters')
    expect(await drafts()).toMatchObject([{ body: '' }])
  })

  test('two windows never overwrite each other silently', async () => {
    const draft = await begin()
    await read('maria', draft, words({ do: 'save', body: 'From the telephone' }))
    const second = await read('maria', draft, words({ do: 'save', body: 'From the computer' }))
    expect(second.status).toBe(422)
    expect(second.text).toContain('changed in another window')
    expect(second.text).toContain('From the telephone')
    expect(second.html).toMatch(/<textarea[^>]*>From the computer/)
    expect(await drafts()).toMatchObject([{ body: 'From the telephone', version: 2 }])
    // Having seen both she says which one stands.
    const third = words({ do: 'save', body: 'From the computer', version: versionIn(second.html) })
    expect((await read('maria', draft, third)).to).toBe(`${draft}?done=saved`)
    expect(await drafts()).toMatchObject([{ body: 'From the computer', version: 3 }])
    // What was on the check page before that is not sent unseen.
    const stale = await read('maria', `${draft}/send`, { version: '2' })
    expect(stale.to).toBe(`${draft}/check?why=changed`)
    expect((await read('maria', stale.to)).text).toContain('Nothing was sent')
    expect(await sentMessages()).toEqual([])
  })

  test('a script saves the same way, and hears when another window was first', async () => {
    const draft = await begin()
    const save = async (more: Record<string, string>) => {
      const { status, html } = await read('maria', `${draft}/save`, words(more))
      return [status, status === 200 && JSON.parse(html)]
    }
    expect(await save({ body: 'One' })).toEqual([200, { saved: true, version: 2 }])
    // The answer was lost on its way: the same again is no conflict.
    expect(await save({ body: 'One' })).toEqual([200, { saved: true, version: 2 }])
    expect(await save({ body: 'Two' })).toEqual([200, { saved: false, why: 'changed' }])
    expect(await save({ body: 'Two', version: '2' })).toEqual([200, { saved: true, version: 3 }])
    expect(await save({ body: 'x'.repeat(10_001), version: '3' })).toEqual([
      200,
      { saved: false, why: 'too-long' },
    ])
    expect((await read('maria', `${draft}/drop`, {})).to).toBe('/messages/drafts?done=dropped')
    expect(await save({ body: 'Three', version: '3' })).toEqual([200, { saved: false, why: 'gone' }])
    expect((await read('john', `${draft}/save`, words())).status).toBe(404)
    expect((await read('maria', draft)).to).toBe('/messages/drafts')
  })

  test('gets another topic, and asks for whom again where the old ones do not answer', async () => {
    const draft = await begin()
    await read('maria', draft, words({ do: 'save', pool: pools.ruiz }))
    const id = draft.split('/').at(-1) ?? ''
    expect((await read('maria', `/messages/new?draft=${id}`)).html).toMatch(/value="medical"[^>]*checked/)
    expect((await read('maria', '/messages/new', { draft: id, topic: 'billing' })).to).toBe(draft)
    expect(await drafts()).toMatchObject([{ topic: 'billing', pool_id: null, body: words().body }])
    const other = newId()
    expect((await read('maria', '/messages/new', { draft: other, topic: 'billing' })).status).toBe(404)
    expect((await read('john', '/messages/new', { draft: id, topic: 'billing' })).status).toBe(404)
  })

  test('nothing in it is more than text', async () => {
    const body = '<script>alert(1)</script> \u202egpj.exe \u001b[31m <a href="javascript:x">y</a>'
    const { draft, check } = await ready({ subject: '"><img src=x>', body })
    for (const { html } of [check, await read('maria', draft)]) {
      expect(html).not.toContain('<script>alert')
      expect(html).not.toContain('<img src=x')
      expect(html).not.toContain('javascript:x"')
      expect(html).not.toContain('\u202e')
      expect(html).toContain('&lt;script&gt;alert(1)')
    }
  })
})

describe('words that may be urgent', () => {
  test('stop her once, in both languages, with whom to call; she may go on', async () => {
    for (const [body, said] of [
      ['I have chest pain since this morning', 'Call 911 now'],
      ['Ya no quiero vivir', 'You can talk to somebody right now'],
    ] as const) {
      const { draft, check } = await ready({ body })
      expect(check.text).toContain(said)
      expect(check.html).toContain('href="tel:+15550100"')
      expect(check.html).not.toContain(`${draft}/send`)
      // Sending without having seen it leads to it.
      expect((await read('maria', `${draft}/send`, { version: '2' })).to).toBe(`${draft}/check`)
      const passed = /href="([^"]+\/check\?passed=\d+)"/.exec(check.html)?.[1] ?? ''
      const last = await read('maria', passed)
      expect(last.text).toContain('Check and send')
      const sent = await read('maria', `${draft}/send`, { version: '2', passed: '2' })
      expect(sent.to).toContain('?done=sent')
    }
    expect(await sentMessages()).toHaveLength(2)
    // What she adds after that is looked at again.
    const { draft } = await ready({ body: 'I have chest pain' })
    await read('maria', draft, words({ body: 'I have chest pain, very strong', version: '2' }))
    expect((await read('maria', `${draft}/check?passed=2`)).text).toContain('Call 911 now')
  })
})

describe('about a thing', () => {
  test('of the record: with its topic, its name and its own page', async () => {
    const about = `record:${ids.get('sugar')}`
    const { to } = await read('maria', '/messages/new', { about, key: newId() })
    const page = await read('maria', to)
    expect(page.text).toContain('A test result')
    expect(page.html).toContain(`href="/records/labs/${ids.get('sugar')}"`)
    expect(page.html).toContain('value="About: Average blood sugar')
    await read('maria', to, words())
    await read('maria', `${to}/send`, { version: '2' })
    expect(await threads()).toMatchObject([
      { topic: 'result', about_kind: 'record', about_id: ids.get('sugar'), needs: messagesPart },
    ])
  })

  test('that is confidential makes the thread so, and is not there for whoever may not see it', async () => {
    const about = `record:${ids.get('secret')}`
    const { to } = await read('maria', '/messages/new', { about, key: newId() })
    await read('maria', to, words({ subject: 'That result', body: 'May I ask?' }))
    await read('maria', `${to}/send`, { version: '2' })
    const [thread] = await threads()
    expect(thread?.needs).toBe(messagesPart | sensitiveGroups['hiv-sti'])
    await grant(t, {
      patient: maria.patient,
      account: daughter,
      permissions: ['records:read', 'messages:read', 'messages:write'],
    })
    expect((await read('daughter', '/messages/new', { about, key: newId() })).status).toBe(404)
    const answer = { thread: thread?.id ?? '', body: 'And this?', key: newId() }
    expect((await read('daughter', '/messages/new', answer)).status).toBe(404)
  })

  test('of nobody, of another, or of no kind is not there', async () => {
    for (const about of [`record:${newId()}`, `appointment:${newId()}`, 'x', `record:${ids.get('sugar')}:y`])
      expect([about, (await read('maria', '/messages/new', { about })).status]).toEqual([about, 404])
    expect((await read('john', '/messages/new', { about: `record:${ids.get('sugar')}` })).status).toBe(404)
  })
})

describe('in a thread', () => {
  test('the answer box leads to the check with what was typed; twice is one', async () => {
    const { thread } = await writeAs(t, maria, { pool: pools.team, subject: 'My knee' })
    await answerAs(t, nurse, maria.patient, thread)
    const form = { thread, key: newId(), body: 'Thank you!' }
    const on = await read('maria', '/messages/new', form)
    expect(on.to).toBe(`/messages/drafts/${form.key}/check`)
    expect((await read('maria', '/messages/new', form)).to).toBe(on.to)
    const check = await read('maria', on.to)
    expect(check.text).toContain('My knee')
    const page = await read('maria', `/messages/drafts/${form.key}`)
    expect(page.text).toContain('Write an answer')
    expect(page.html).not.toContain('name="subject"')
    await read('maria', `/messages/drafts/${form.key}/send`, { version: versionIn(check.html) })
    expect((await sentMessages()).map(({ thread_id, n }) => [thread_id, n])).toEqual([
      [thread, 1],
      [thread, 2],
      [thread, 3],
    ])
  })

  test('that waits longer than was promised is told so, and promised nothing new', async () => {
    const { thread } = await writeAs(t, maria, { pool: pools.team })
    await t.behindTheRules(`update message_threads set due_at = '2026-03-02T22:00:00Z'`)
    const { to } = await read('maria', '/messages/new', { thread, key: newId(), body: 'Hello?' })
    const { text } = await read('maria', to)
    expect(text).toContain('our answer is late')
    expect(text).not.toContain('We promise')
  })

  test('an empty box goes on with the draft that is there; a too long one is not lost', async () => {
    const { thread } = await writeAs(t, maria, { pool: pools.team })
    const first = await read('maria', '/messages/new', { thread, key: newId(), body: 'Half', do: 'save' })
    const draft = first.to.replace('?done=saved', '')
    expect((await read('maria', '/messages/new', { thread, key: newId(), body: '' })).to).toBe(draft)
    const long = await read('maria', '/messages/new', { thread, key: newId(), body: 'x'.repeat(10_001) })
    expect(long.status).toBe(422)
    expect(long.html).toContain('x'.repeat(10_001))
    expect((await read('john', '/messages/new', { thread, key: newId(), body: 'Hi' })).status).toBe(404)
  })

  test('that is closed begins a new one, and says so', async () => {
    const { thread } = await writeAs(t, maria, { pool: pools.team, subject: 'My knee' })
    await t.behindTheRules(`update message_threads set state = 'closed', closed_at = now()`)
    const { to } = await read('maria', '/messages/new', { thread, key: newId(), body: '' })
    const page = await read('maria', to)
    expect(page.text).toContain('The earlier conversation is closed')
    expect(page.html).toContain('value="My knee"')
    expect((await read('maria', to, words({ subject: 'My knee again' }))).to).toBe(`${to}/check`)
    await read('maria', `${to}/send`, { version: '2' })
    const [begun] = (await threads()).filter(({ state }) => state === 'open')
    expect(begun).toMatchObject({ follows: thread, subject: 'My knee again' })
  })
})

describe('whose it is', () => {
  test('a draft of another account is not there, not even for her own record', async () => {
    const { draft } = await ready()
    await grant(t, {
      patient: maria.patient,
      account: daughter,
      permissions: ['messages:read', 'messages:write', 'sensitive:read'],
    })
    for (const who of ['john', 'daughter'] as const) {
      for (const path of [draft, `${draft}/check`]) expect((await read(who, path)).status).toBe(404)
      for (const act of ['', '/save', '/send', '/drop'])
        expect([act, (await read(who, `${draft}${act}`, words())).status]).toEqual([act, 404])
    }
    expect(await drafts()).toMatchObject([{ dropped_at: null, sent_at: null }])
  })

  test('a helper writes in her own name; without the right she had nothing is sent', async () => {
    const rights = { patient: maria.patient, account: daughter } as const
    await grant(t, { ...rights, permissions: ['messages:read', 'messages:write'], relation: 'caregiver' })
    const { draft, check } = await ready({}, 'daughter')
    expect(check.text).toContain('daughter, for Maria Lopez')
    await t.behindTheRules('delete from access_grants where account_id = $1', [daughter])
    await grant(t, { ...rights, permissions: ['messages:read'] })
    const form = { version: versionIn(check.html) }
    expect((await read('daughter', `${draft}/send`, form)).status).toBe(404)
    expect(await sentMessages()).toEqual([])
    await grant(t, { ...rights, permissions: ['messages:read', 'messages:write'] })
    expect((await read('daughter', `${draft}/send`, form)).to).toContain('?done=sent')
    expect(await sentMessages()).toMatchObject([{ author: 'daughter', author_as: 'caregiver' }])
  })

  test('of two people she writes for, what is of one is not of the other', async () => {
    const other = (await t.account(`other-${newId()}@example.org`)).patient
    for (const patient of [maria.patient, other])
      await grant(t, { patient, account: daughter, permissions: ['messages:read', 'messages:write'] })
    const { thread } = await writeAs(t, maria, { pool: pools.team })
    const begun = await read('daughter', '/messages/new', { key: newId(), topic: 'form', for: maria.patient })
    const draft = begun.to
    expect((await read('daughter', draft, words({ for: maria.patient }))).to).toBe(`${draft}/check`)
    const wrong = { for: other }
    expect((await read('daughter', '/messages/new', { ...wrong, thread, body: 'Hi' })).status).toBe(404)
    const about = `record:${ids.get('sugar')}`
    expect((await read('daughter', '/messages/new', { ...wrong, about })).status).toBe(404)
    for (const act of ['', '/save', '/send', '/drop'])
      expect([act, (await read('daughter', `${draft}${act}`, words(wrong))).status]).toEqual([act, 404])
    // A form that does not say for whom it is lands on nobody.
    expect((await read('daughter', `${draft}/send`, { version: '2' })).status).toBe(422)
    const sent = await read('daughter', `${draft}/send`, { version: '2', for: maria.patient })
    expect(sent.to).toContain('?done=sent')
    expect((await threads()).every(({ patient_id }) => patient_id === maria.patient)).toBe(true)
  })
})
