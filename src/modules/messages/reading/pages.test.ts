import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bySystem, rowCounts } from '../../../../test/booking.ts'
import { answerAs, byWriter, type SeededPools, seedPools, writeAs } from '../../../../test/messages.ts'
import { type TestPortal, testNow, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { accountAlone, grant } from '../../../../test/sharing.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import { startDraft } from '../writing/drafts.ts'

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let t: TestPortal
let pools: SeededPools
let hers: PatientId
let maria: AccountId
let nurse: AccountId
let helper: AccountId
let previewed: string
let as: Record<'maria' | 'john' | 'helper' | 'reader' | 'errands', string>

beforeAll(async () => {
  t = await testPortal()
  hers = await importRecord(t, [
    { resourceType: 'Patient', id: 'maria', name: [{ text: 'Maria Lopez' }], birthDate: '1948-03-03' },
  ])
  const his = await importRecord(t, [
    { resourceType: 'Patient', id: 'john', name: [{ text: 'John Fields' }] },
  ])
  maria = (await t.account('maria@example.org', hers)).account
  await t.account('john@example.org', his)
  nurse = (await t.staff('nurse@clinic.example', 'nurse')).account
  pools = await seedPools(t, { members: [nurse] })
  helper = await accountAlone(t, 'helper@example.org')
  const write = ['messages:read', 'messages:write'] as const
  previewed = await grant(t, { patient: hers, account: helper, permissions: write })
  const reader = await accountAlone(t, 'reader@example.org')
  await grant(t, { patient: hers, account: reader, permissions: ['messages:read'] })
  const errands = await accountAlone(t, 'errands@example.org')
  await grant(t, { patient: hers, account: errands, permissions: ['appointments:read'] })
  as = {
    maria: await t.signIn('maria@example.org'),
    john: await t.signIn('john@example.org'),
    helper: await t.signIn('helper@example.org'),
    reader: await t.signIn('reader@example.org'),
    errands: await t.signIn('errands@example.org'),
  }
})
afterAll(() => t.close())
beforeEach(async () => {
  t.time.now = testNow
  for (const table of ['message_attachments', 'message_readings', 'message_drafts', 'message_notes'])
    await t.behindTheRules(`delete from ${table}`)
  await t.behindTheRules('delete from messages')
  await t.behindTheRules('delete from message_threads')
  await t.behindTheRules('update sessions set view = null, view_grant = null, acting_for = null')
})

type Who = keyof typeof as
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
async function get(who: Who, path: string, lang = 'en') {
  const response = await t.ask(path, { cookie: `${as[who]}; language=${lang}` })
  const html = await response.text()
  return { status: response.status, to: response.headers.get('location'), html, text: textOf(html), response }
}
async function post(who: Who, path: string, form: Record<string, string> = {}) {
  const response = await t.ask(path, { cookie: as[who], form })
  const html = await response.text()
  return { status: response.status, to: response.headers.get('location') ?? '', html, text: textOf(html) }
}
const later = () => {
  t.time.now = t.time.now.add({ seconds: 10 })
}
const write = (more: { thread?: string; subject?: string; body?: string } = {}) => {
  later()
  return writeAs(t, { account: maria, patient: hers }, { pool: pools.team, ...more })
}
const answer = (thread: string, body?: string) => {
  later()
  return answerAs(t, nurse, hers, thread, body)
}
/** The number beside "Messages" in the navigation. */
const unreadIn = (html: string) =>
  /class="unread-count"><span aria-hidden="true">([^<]*)/.exec(html)?.[1] ?? null
const main = (html: string) => html.slice(html.indexOf('<main'))

describe('the inbox', () => {
  test('has the latest words first, says what waits, and counts', async () => {
    const first = await write({ subject: 'My knee' })
    await write({ subject: 'My pills' })
    await answer(first.thread, 'Rest it, please.')
    const { text, html } = await get('maria', '/messages')
    expect(text).toMatch(/My knee .*Nora Nurse: Rest it, please\..*My pills .*You: May I ask something\?/)
    expect(text).toContain('1 conversation has something new.')
    expect(text).toContain('Waiting for an answer')
    expect(html).toContain(`href="/messages/${first.thread}#new"`)
    expect(unreadIn(html)).toBe('1')
    const es = await get('maria', '/messages', 'es')
    expect(es.text).toContain('1 conversación tiene algo nuevo.')
  })

  test('is narrowed by links, which say nothing of health', async () => {
    const first = await write({ subject: 'My knee' })
    await write({ subject: 'My pills' })
    await answer(first.thread)
    const closed = await write({ subject: 'An old thing' })
    await t.behindTheRules(
      `update message_threads set state = 'closed', closed_at = last_at, waiting_since = null, due_at = null,
        topic = 'billing' where id = $1`,
      [closed.thread],
    )
    const all = await get('maria', '/messages')
    for (const href of ['?show=unread', '?show=closed', '?show=1', '?show=5'])
      expect(all.html).toContain(`href="/messages${href}"`)
    const unread = await get('maria', '/messages?show=unread')
    expect(unread.text).toContain('My knee')
    expect(unread.text).not.toContain('My pills')
    expect((await get('maria', '/messages?show=closed')).text).toMatch(/An old thing/)
    expect((await get('maria', '/messages?show=5')).text).not.toContain('My pills')
    expect((await get('maria', '/messages?show=3')).text).toContain('None of the messages is like this')
    expect((await get('maria', '/messages?show=%27--&after=nonsense')).status).toBe(200)
  })

  test('goes on by pages, without losing or repeating a thread', async () => {
    for (let n = 1; n <= 45; n++) await write({ subject: `Thread ${n}.` })
    const seen: string[] = []
    let path: string | null = '/messages'
    for (let pages = 0; path !== null; pages++) {
      expect(pages).toBeLessThan(4)
      const { html, text }: { html: string; text: string } = await get('maria', path)
      seen.push(...(text.match(/Thread \d+\./g) ?? []))
      path = /rel="next" href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, n) => `Thread ${45 - n}.`))
  })

  test('an empty one says so', async () => {
    expect((await get('john', '/messages')).text).toContain('There are no messages yet')
    for (const box of ['sent', 'drafts', 'archive', 'search'])
      expect([box, (await get('john', `/messages/${box}`)).status]).toEqual([box, 200])
  })
})

describe('a thread', () => {
  test('is read by opening it, once; the count goes down on that very page', async () => {
    const { thread } = await write({ subject: 'My knee' })
    await answer(thread, 'Rest it.')
    expect(unreadIn((await get('maria', '/')).html)).toBe('1')
    const { html, text } = await get('maria', `/messages/${thread}`)
    expect(text).toMatch(/You .*May I ask something\?.*Nora Nurse \(nurse\) .*New .*Rest it\./)
    expect(html).toContain('id="new"')
    expect(unreadIn(html)).toBeNull()
    expect(unreadIn((await get('maria', '/')).html)).toBeNull()
    expect((await get('maria', `/messages/${thread}`)).html).not.toContain('id="new"')
    await answer(thread, 'And ice.')
    expect(unreadIn((await get('maria', '/records')).html)).toBe('1')
  })

  test('what comes in while it is read stays new', async () => {
    const { thread } = await write()
    await answer(thread, 'One.')
    const both = await Promise.all([get('maria', `/messages/${thread}`), answer(thread, 'Two.')])
    const isShown = both[0].text.includes('Two.')
    expect(unreadIn((await get('maria', '/')).html)).toBe(isShown ? null : '1')
  })

  test('is new to each reader on her own', async () => {
    const { thread } = await write()
    await answer(thread)
    await get('maria', `/messages/${thread}`)
    expect(unreadIn((await get('helper', '/messages')).html)).toBe('1')
    expect(unreadIn((await get('errands', '/appointments')).html)).toBeNull()
  })

  test('says when the clinic has read it, and by when it answers', async () => {
    const { thread } = await write()
    const before = await get('maria', `/messages/${thread}`)
    expect(before.text).toContain('Not read by your care team yet')
    expect(before.text).toContain('We promise an answer by')
    await t.behindTheRules(
      `insert into message_readings (patient_id, thread_id, account_id, by_whom, read_at, read_n, needs)
       select patient_id, id, $2, 'clinic', $3, 1, needs from message_threads where id = $1`,
      [thread, nurse, '2026-03-03T15:30:00Z'],
    )
    const { text } = await get('maria', `/messages/${thread}`)
    expect(text).toContain('Read by your care team on Tue 3 March 2026, 9:30 am')
    t.time.now = testNow.add({ hours: 24 * 7 })
    as.maria = await t.signIn('maria@example.org')
    expect((await get('maria', `/messages/${thread}`)).text).toContain('We are late with an answer')
  })

  test('says who wrote for whom', async () => {
    const { thread } = await write()
    const draft = { id: newId(), side: 'patient', thread, body: 'She asks again.' } as const
    await byWriter(t, { account: helper, patient: hers }, db => startDraft(db, hers, draft, t.time.now))
    const sent = await post('helper', `/messages/drafts/${draft.id}/send`, { version: '1', for: hers })
    expect(sent.to).toBe(`/messages/${thread}?done=sent`)
    expect((await get('maria', `/messages/${thread}`)).text).toContain('helper (helper), for Maria Lopez')
    expect((await get('helper', `/messages/${thread}?done=sent`)).text).toMatch(
      /Your message is sent .*You, for Maria Lopez/,
    )
    expect((await get('maria', '/messages/sent')).text).toContain(
      'Written by helper (helper), for Maria Lopez',
    )
  })

  test('that is closed still opens, and leads to the one that goes on with it', async () => {
    const old = await write({ subject: 'My knee' })
    await t.behindTheRules(
      `update message_threads set state = 'closed', closed_at = last_at, waiting_since = null, due_at = null`,
    )
    const next = await write({ thread: old.thread, body: 'It hurts again.' })
    expect(next.thread).not.toBe(old.thread)
    const { text, html } = await get('maria', `/messages/${old.thread}`)
    expect(text).toContain('This conversation is closed')
    expect(html).toContain(`href="/messages/${next.thread}"`)
    expect((await get('maria', `/messages/${next.thread}`)).html).toContain(`href="/messages/${old.thread}"`)
  })

  test('its box leads to the draft, which stands there until it is sent', async () => {
    const { thread } = await write()
    const { html } = await get('maria', `/messages/${thread}`)
    const key = /name="key" value="([^"]*)"/.exec(html)?.[1] ?? ''
    const sent = await post('maria', '/messages/new', { thread, key, body: 'One more thing', do: 'save' })
    expect(sent.to).toBe(`/messages/drafts/${key}?done=saved`)
    const again = await get('maria', `/messages/${thread}`)
    expect(again.text).toContain('You have begun an answer')
    expect(again.html).toContain(`href="/messages/drafts/${key}"`)
    expect((await get('maria', '/messages/drafts')).text).toContain('One more thing')
    expect((await get('helper', '/messages/drafts')).text).not.toContain('One more thing')
  })

  test('of 5,000 messages is shown a page at a time, each within reach', async () => {
    const { thread } = await write()
    await t.behindTheRules(
      `insert into messages (patient_id, id, thread_id, n, sent_at, account_id, by_whom, author, author_as, body, plain, needs)
       select m.patient_id, gen_random_uuid(), m.thread_id, g.n, m.sent_at + g.n * interval '1 second', m.account_id,
         m.by_whom, m.author, m.author_as, 'Message number ' || g.n || '.', 'message number ' || g.n, m.needs
       from messages m, generate_series(2, 5000) as g (n)`,
    )
    await t.behindTheRules('update message_threads set messages = 5000')
    const newest = await get('maria', `/messages/${thread}`)
    expect(newest.text).toContain('Messages 4951 to 5000 of 5000')
    expect(newest.html.match(/class="message message-from/g)).toHaveLength(50)
    expect(newest.html).toContain(`href="/messages/${thread}?before=4951"`)
    expect(newest.html.length).toBeLessThan(60_000)
    expect((await get('maria', `/messages/${thread}?before=4951`)).text).toContain('Messages 4901 to 4950')
    expect((await get('maria', `/messages/${thread}?before=2`)).text).toContain('May I ask something?')
    for (const odd of ['0', '-1', '1', '99999999999', 'x'])
      expect((await get('maria', `/messages/${thread}?before=${odd}`)).status).toBe(200)
    const file = await get('maria', `/messages/${thread}/file`)
    expect(file.html).toContain('Message number 2.')
    expect(file.html).toContain('Message number 5000.')
    expect((await get('maria', '/messages/sent')).text).toContain('Message number 5000.')
  })
})

describe('putting away', () => {
  test('hides it from the inbox of whoever does it, and an answer brings it back', async () => {
    const { thread } = await write({ subject: 'My knee' })
    for (let twice = 0; twice < 2; twice++)
      expect((await post('maria', `/messages/${thread}/archive`, { do: 'archive' })).to).toBe(
        `/messages/${thread}?done=archive`,
      )
    expect((await get('maria', '/messages')).text).not.toContain('My knee')
    expect((await get('maria', '/messages/archive')).text).toContain('My knee')
    expect((await get('helper', '/messages')).text).toContain('My knee')
    expect((await get('maria', `/messages/${thread}?done=archive`)).text).toContain('Back to the inbox')
    await answer(thread)
    expect((await get('maria', '/messages')).text).toContain('My knee')
    await post('reader', `/messages/${thread}/archive`, { do: 'archive', for: hers })
    expect((await get('reader', '/messages')).text).not.toContain('My knee')
    await post('reader', `/messages/${thread}/archive`, { do: 'unarchive', for: hers })
    expect((await get('reader', '/messages')).text).toContain('My knee')
  })
})

describe('searching', () => {
  const search = async (who: Who, q: string) => {
    const { to } = await post(who, '/messages/search', { q, for: hers })
    expect(to).toMatch(/^\/messages\/search\/[0-9a-f-]{36}$/)
    return { ...(await get(who, to)), to }
  }

  test('finds words in both languages, in any ending, and leads to the very message', async () => {
    const { thread } = await write({ subject: 'Mi presión', body: 'Tengo dolores de cabeza' })
    await answer(thread, 'How long have you had the headaches?')
    for (const [typed, found] of [
      ['headache', 'headaches'],
      ['DOLOR', 'dolores'],
      ['presion', 'Mi '],
      ['"de cabeza"', 'cabeza'],
    ] as const) {
      const { text, html } = await search('maria', typed)
      expect([typed, text]).toEqual([typed, expect.stringContaining('1 message has these words')])
      expect(main(html).replace(/<\/?mark>/g, '')).toContain(found)
      expect(html).toContain(`href="/messages/${thread}?before=`)
    }
    const { text } = await search('maria', 'unicorn')
    expect(text).toContain('No message has these words')
  })

  test('keeps what was typed out of addresses and titles, and shows it to nobody else', async () => {
    await write({ body: 'A secret rash' })
    const { to, html } = await search('maria', 'secret rash')
    expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).not.toMatch(/secret|rash/)
    for (const who of ['helper', 'john', 'errands'] as const)
      expect([who, (await get(who, to)).status]).toEqual([who, 404])
  })

  test('asks for words, and takes any as words', async () => {
    for (const q of ['', '  ', '"', '!!', 'x'.repeat(201)])
      expect([q, (await post('maria', '/messages/search', { q })).status]).toEqual([q, 422])
    await write({ body: 'A rash' })
    for (const q of [
      `' or 1=1 --`,
      'a & | ! :* <-> (',
      '"unclosed',
      '-rash',
      '<b>rash</b>',
      '%',
      'rash\u0000',
    ])
      if ((await post('maria', '/messages/search', { q })).status === 303)
        expect([q, (await search('maria', q)).status]).toEqual([q, 200])
  })
})

describe('who sees what', () => {
  test('a stranger and a helper without the right find nothing at any address', async () => {
    const { thread } = await write({ subject: 'My knee' })
    for (const who of ['john', 'errands'] as const) {
      for (const path of [`/messages/${thread}`, `/messages/${thread}/file`])
        expect([who, path, (await get(who, path)).status]).toEqual([who, path, 404])
      expect((await post(who, `/messages/${thread}/archive`, { do: 'archive' })).status).toBe(404)
    }
    for (const path of ['', '/sent', '/drafts', '/archive', '/search'])
      expect([path, (await get('errands', `/messages${path}`)).status]).toEqual([path, 404])
    expect((await get('reader', '/messages/drafts')).status).toBe(404)
    expect((await get('john', '/messages')).text).not.toContain('My knee')
  })

  test('who only reads sees no form to write', async () => {
    const { thread } = await write()
    const { html } = await get('reader', `/messages/${thread}`)
    expect(html).not.toContain('action="/messages/new"')
    expect((await get('reader', '/messages')).html).not.toContain('href="/messages/new"')
  })

  test('what is confidential is there for the patient, and nowhere for a helper', async () => {
    const { thread } = await write({ subject: 'My depression', body: 'About the antidepressant' })
    await t.behindTheRules(`update message_threads set needs = 4096 + 32 where id = $1`, [thread])
    for (const table of ['messages', 'message_readings'])
      await t.behindTheRules(`update ${table} set needs = 4096 + 32 where thread_id = $1`, [thread])
    await answer(thread, 'Take the antidepressant with food.')
    expect(unreadIn((await get('maria', '/')).html)).toBe('1')
    for (const path of ['/messages', '/messages/sent', '/messages/archive']) {
      const { html, text } = await get('helper', path)
      expect(text).not.toMatch(/depress/i)
      expect(unreadIn(html)).toBeNull()
    }
    for (const path of [`/messages/${thread}`, `/messages/${thread}/file`])
      expect((await get('helper', path)).status).toBe(404)
    expect((await post('helper', `/messages/${thread}/archive`, { for: hers })).status).toBe(404)
    const { to } = await post('helper', '/messages/search', { q: 'antidepressant', for: hers })
    expect((await get('helper', to)).text).toContain('No message has these words')
  })

  test('a preview shows it, writes nothing, and takes nothing', async () => {
    const { thread } = await write()
    await answer(thread)
    const cookie = await t.signIn('maria@example.org')
    await t.ask(`/caregivers/grants/${previewed}/preview`, { cookie, form: {} })
    const before = await rowCounts(t)
    const readings = await readingRows()
    for (const path of ['', '/sent', '/search', `/${thread}`, `/${thread}/file`]) {
      const response = await t.ask(`/messages${path}`, { cookie })
      expect([path, response.status]).toEqual([path, 200])
      const html = await response.text()
      expect(unreadIn(html)).toBeNull()
      if (!path.includes('file')) expect(main(html)).not.toMatch(/action="\/messages\/[^s]|\/messages\/new/)
    }
    for (const path of [`/${thread}/archive`, '/new'])
      expect((await t.ask(`/messages${path}`, { cookie, form: { thread } })).status).toBe(404)
    expect(await rowCounts(t)).toEqual(before)
    expect(await readingRows()).toEqual(readings)
    const search = await t.ask('/messages/search', { cookie, form: { q: 'question', for: hers } })
    const found = await t.ask(search.headers.get('location') ?? '', { cookie })
    expect(await found.text()).toContain(`/messages/${thread}`)
    expect(unreadIn((await get('maria', '/')).html)).toBe('1')
  })
})

const readingRows = () =>
  bySystem(t, db => db.selectFrom('message_readings').selectAll().orderBy('account_id').execute())

describe('what people wrote is shown harmless', () => {
  const nasty = [
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '"><a href="javascript:alert(1)">x</a>',
    'javascript:alert(1) data:text/html,x http://plain.example/a',
    'safe \u202egnp.exe\u202c \u2066x\u2069 zero\u200bwidth \ufeff',
    '\u001b[31mred\u001b[0m \u0000 bell\u0007',
    'Subject: x\r\nBcc: all@example.org\r\n\r\nbody',
    'https://good.example/a?b=1&c=2. (https://two.example/x), https://good.example@evil.example/ https://аррӏе.example/ https://xn--80ak6aa92e.example/',
  ]

  test('in subjects, words, names and files', async () => {
    const body = nasty.join('\n')
    const { thread } = await write({ subject: nasty.slice(0, 2).join(' ').slice(0, 140), body })
    // As another system could have left them: nothing was cleaned on the way in.
    await t.behindTheRules(`update message_threads set subject = $1`, [
      '<script>1</script>\u202e evil \u001b[31m'.slice(0, 150),
    ])
    await t.behindTheRules(`update messages set body = $1, author = $2, author_as = $3, by_whom = 'clinic'`, [
      body.replaceAll('\u0000', ''),
      '<b>Nora</b>\u202e\u001b[0m',
      '<i>nurse</i>',
    ])
    await t.behindTheRules(
      `insert into message_attachments (patient_id, id, message_id, thread_id, position, name, content_type, bytes,
         sha256, stored_as, scanned, added_by, added_at, needs)
       select patient_id, gen_random_uuid(), id, thread_id, 1, $1, 'image/png', 1, '', gen_random_uuid()::text,
         'clean', account_id, sent_at, needs from messages`,
      ['"><img src=x>.png'],
    )
    const { to } = await post('maria', '/messages/search', { q: 'alert' })
    for (const path of ['/messages', `/messages/${thread}`, to]) {
      const { html, status } = await get('maria', path)
      expect([path, status]).toEqual([path, 200])
      const shown = main(html)
      expect(shown).not.toMatch(/<(script|img|b|i)\b|<[^>]*\son\w+=|href="(?!\/|https:\/\/|#|tel:)/)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is there is what is tested
      expect(shown).not.toMatch(/[\u0000-\u0008\u001b\u200b\u202a-\u202e\u2066-\u2069\ufeff]/)
    }
    const { html } = await get('maria', `/messages/${thread}`)
    const links = [...main(html).matchAll(/<a href="(https:[^"]*)" rel="([^"]*)">([^<]*)<\/a>/g)]
    expect(links.map(([, href, rel, text]) => [href === text, href, rel])).toEqual([
      [true, 'https://good.example/a?b=1&amp;c=2', 'noopener noreferrer'],
      [true, 'https://two.example/x', 'noopener noreferrer'],
    ])
    const file = await get('maria', `/messages/${thread}/file`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is there is what is tested
    expect(file.html).not.toMatch(/[\u0000-\u0008\u001b\u200b\u202a-\u202e\u2066-\u2069]/)
    expect(file.response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(file.response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="messages-2026-03-03.txt"/,
    )
    expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).not.toContain('evil')
  })
})
