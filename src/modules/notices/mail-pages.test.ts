import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../test/portal.ts'
import { type Role, roles } from '../access/index.ts'
import { type Mail, sendMail } from './index.ts'
import { mailId } from './send-mail.ts'

let t: TestPortal
const cookies = new Map<Role, string>()
const secret = 'http://localhost:3000/recover/single-use'
beforeAll(async () => {
  t = await testPortal()
  for (const role of roles) cookies.set(role, (await t.staff(`${role}@example.org`, role)).cookie)
  for (const [key, to] of [
    ['waiting', 'wanda@example.org'],
    ['kept', 'kim@example.org'],
    ['sent', 'sam@example.org'],
    ['failed', 'nobody at all'],
    ['dropped', 'drew@example.org'],
  ] as const)
    await send({ key, to, subject: `Mail that is ${key}`, lines: ['Hello <b>you</b>', secret] })
  await t.behindTheRules(
    `update mails set dropped_at = now(), lines = '{}', topic = 'appointments', reason = 'cares', not_after = now()
     where id = $1`,
    [mailId('dropped')],
  )
  await t.behindTheRules(`update mails set kept_at = now() where id = $1`, [mailId('kept')])
  await t.behindTheRules(`update mails set sent_at = now(), lines = '{}' where id = $1`, [mailId('sent')])
})
afterAll(() => t.close())

const send = (mail: Omit<Mail, 'lang' | 'account'>) =>
  t.database.kysely
    .transaction()
    .execute(tx => sendMail(tx, { lang: 'en', account: null, ...mail }, t.time.now))
const look = async (path: string, role: Role = 'administrator') => {
  const response = await t.ask(path, { cookie: cookies.get(role) ?? '' })
  return { status: response.status, html: await response.text() }
}

describe('the list', () => {
  test('names every mail and what became of it, and shows no text', async () => {
    const { status, html } = await look('/staff/mail')
    expect(status).toBe(200)
    for (const word of [
      'Mail that is waiting',
      'kim@example.org',
      'Waiting',
      'To pass on',
      'Sent',
      'Not sent',
      'Not needed',
    ])
      expect(html).toContain(word)
    expect(html).toContain('nobody at all')
    expect(html).not.toContain('single-use')
  })

  test('is narrowed by state, and nonsense narrows nothing', async () => {
    const subjects = async (query: string) =>
      [...(await look(`/staff/mail${query}`)).html.matchAll(/>Mail that is (\w+)</g)].map(m => m[1]).sort()
    expect(await subjects('?state=kept')).toEqual(['kept'])
    expect(await subjects('?state=sent')).toEqual(['sent'])
    const all = ['dropped', 'failed', 'kept', 'sent', 'waiting']
    expect(await subjects('?state=constructor')).toEqual(all)
    expect(await subjects('?page=nonsense')).toEqual(all)
    expect((await look('/staff/mail?page=9')).html).toContain('No e-mail like this')
  })

  test('comes in pages', async () => {
    const other = await testPortal()
    const { cookie } = await other.staff('a@example.org', 'administrator')
    const html = async (path: string) => (await other.ask(path, { cookie })).text()
    expect(await html('/staff/mail')).toContain('No e-mail yet')
    await other.database.kysely.transaction().execute(async tx => {
      for (let n = 0; n < 51; n += 1) {
        const mail: Mail = {
          to: 'a@example.org',
          lang: 'en',
          subject: `No ${n}`,
          lines: [],
          key: `${n}`,
          account: null,
        }
        await sendMail(tx, mail, other.time.now.add({ seconds: n }))
      }
    })
    const first = await html('/staff/mail?state=waiting')
    expect(first).toContain('/staff/mail?state=waiting&amp;page=2')
    expect([first.includes('>No 50<'), first.includes('>No 0<')]).toEqual([true, false])
    expect(await html('/staff/mail?state=waiting&page=2')).toContain('>No 0<')
    await other.close()
  })

  test('tells what work was given up, and why, in words', async () => {
    expect((await look('/staff/mail')).html).not.toContain('Work that could not be done')
    await t.behindTheRules(
      `insert into outbox (id, kind, key, payload, created_at, due_at, tries, gave_up_at, last_error)
       select gen_random_uuid(), 'send-mail', n::text, '{}', $1, $1, 16, $1, 'SMTP 550' from generate_series(1, 3) n`,
      [t.time.now.toString()],
    )
    const { html } = await look('/staff/mail')
    expect(html).toContain('Work that could not be done')
    expect(html).toContain('Send an e-mail')
    expect(html).toContain('The mail server refused it (code 550)')
  })
})

describe('one mail', () => {
  test('kept for staff shows its text, with the link to follow and no mark-up of others', async () => {
    const { status, html } = await look(`/staff/mail/${mailId('kept')}`)
    expect(status).toBe(200)
    expect(html).toContain(`<a href="${secret}">`)
    expect(html).toContain('Hello &lt;b&gt;you')
  })

  test.each(['waiting', 'sent', 'failed', 'dropped'])(
    '%s shows no text: its link is for nobody else',
    async key => {
      const { status, html } = await look(`/staff/mail/${mailId(key)}`)
      expect(status).toBe(200)
      expect(html).toContain(`Mail that is ${key}`)
      expect(html).not.toContain('single-use')
      expect(html).toContain('The text is not shown.')
    },
  )

  test('says what it is about, and why it went to this person', async () => {
    const { html } = await look(`/staff/mail/${mailId('dropped')}`)
    for (const word of ['Visits', 'Parent or guardian', 'It was too late to send it'])
      expect(html).toContain(word)
  })

  test('that there is not is not there', async () => {
    expect((await look(`/staff/mail/${mailId('never')}`)).status).toBe(404)
  })
})

test.each(roles.filter(role => role !== 'administrator'))('%s sees no mail', async role => {
  for (const path of ['/staff/mail', `/staff/mail/${mailId('kept')}`]) {
    const { status, html } = await look(path, role)
    expect(status).toBe(404)
    expect(html).not.toMatch(/kim@|single-use/)
  }
})
