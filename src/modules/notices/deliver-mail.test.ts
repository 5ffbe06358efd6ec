import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestPortal, testNow, testPortal } from '../../../test/portal.ts'
import type { Instant } from '../../platform/clock.ts'
import type { AccountId } from '../../platform/ids.ts'
import { finishWork, isLastTry, type Outcome, takeWork } from '../../platform/outbox.ts'
import { openSystem } from '../access/index.ts'
import { deliverMail, type Message, type Posted, type StillHolds, tellPerson } from './index.ts'
import { sendMail } from './send-mail.ts'

let t: TestPortal
let maria: AccountId
let posted: { at: Instant; message: Message }[]
let server: (at: Instant) => Posted
let holds: Awaited<ReturnType<StillHolds>>
beforeAll(async () => {
  t = await testPortal()
  maria = (await t.account('maria@example.org')).account
  await t.behindTheRules(`update accounts set language = 'es' where id = $1`, [maria])
})
beforeEach(async () => {
  t.time.now = testNow
  posted = []
  server = () => ({ posted: true })
  holds = true
  await t.behindTheRules('delete from outbox')
  await t.behindTheRules('delete from mails')
})
afterAll(() => t.close())

const hours = (n: number) => testNow.add({ minutes: Math.round(n * 60) })
const mails = () =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
    db.selectFrom('mails').selectAll().orderBy('created_at').execute(),
  )
const write = (mail: Partial<Parameters<typeof sendMail>[1]> = {}) =>
  t.database.kysely.transaction().execute(tx =>
    sendMail(
      tx,
      {
        to: 'maria@example.org',
        lang: 'en',
        subject: 'A visit',
        lines: ['Hello'],
        key: 'one',
        account: maria,
        topic: 'appointments',
        ...mail,
      },
      t.time.now,
    ),
  )

/** One look at the queue, as a job takes it; answers what became of each piece. */
async function look(): Promise<string[]> {
  const { database } = t
  const clock = () => t.time.now
  const ends: string[] = []
  for (const work of await takeWork(database, 10, t.time.now)) {
    const outcome: Outcome = await deliverMail(work.payload, {
      database,
      clock,
      clinic: { name: 'Harbor Clinic', phone: null },
      baseUrl: 'http://localhost:3000',
      stillHolds: { appointments: async () => holds, messages: async () => holds },
      post: async message => {
        const answer = server(t.time.now)
        if (answer.posted) posted.push({ at: t.time.now, message })
        return answer
      },
      last: isLastTry(work),
      signal: AbortSignal.timeout(10_000),
    })
    ends.push(await finishWork(database, work, outcome, t.time.now))
  }
  return ends
}

/** Looks every five minutes until a time; answers the last end. */
async function lookUntil(until: Instant): Promise<string | undefined> {
  let last: string | undefined
  while (t.time.now.epochMilliseconds <= until.epochMilliseconds) {
    last = (await look()).at(-1) ?? last
    t.time.now = t.time.now.add({ minutes: 5 })
  }
  return last
}

const away =
  (until: Instant) =>
  (at: Instant): Posted =>
    at.epochMilliseconds < until.epochMilliseconds
      ? { posted: false, why: 'later', reason: 'ESOCKET' }
      : { posted: true }

describe('the mail server is down', () => {
  test('for a day: a mail that is worth something until later goes out within a quarter of an hour after', async () => {
    server = away(hours(23.6))
    await write({ not_after: hours(24) })
    expect(await lookUntil(hours(25))).toBe('done')
    expect(posted).toHaveLength(1)
    expect(posted[0]?.at.epochMilliseconds).toBeLessThan(hours(24).epochMilliseconds)
    expect(await mails()).toMatchObject([{ lines: [], error: null, dropped_at: null }])
  })

  test('for longer than the mail is worth anything: it is never sent, and nobody is alarmed', async () => {
    server = away(hours(24.1))
    await write({ not_after: hours(24) })
    expect(await lookUntil(hours(26))).toBe('done')
    expect(posted).toEqual([])
    const [mail] = await mails()
    expect(mail).toMatchObject({ lines: [], sent_at: null, failed_at: null })
    expect(mail?.dropped_at).not.toBeNull()
  })

  test('for two days: longer than other mails wait, and sent all the same', async () => {
    server = away(hours(48))
    await write({ not_after: hours(24 * 20) })
    expect(await lookUntil(hours(49))).toBe('done')
    expect(posted).toHaveLength(1)
  })

  test('for good: after three days somebody hears of it', async () => {
    server = away(hours(24 * 30))
    await write({ not_after: hours(24 * 20) })
    expect(await lookUntil(hours(74))).toBe('gave-up')
    expect((await mails())[0]?.failed_at).not.toBeNull()
  })

  test('a refusal for good is one, whatever the mail is worth', async () => {
    server = () => ({ posted: false, why: 'refused', reason: 'SMTP 550' })
    await write({ not_after: hours(24) })
    expect(await look()).toEqual(['gave-up'])
    expect((await mails())[0]?.failed_at).not.toBeNull()
  })
})

test('what no longer holds when it is sent is dropped', async () => {
  await write({ holds: { visit: 'v' } })
  holds = false
  expect(await look()).toEqual(['done'])
  holds = true
  expect(await look()).toEqual([])
  expect(posted).toEqual([])
  expect((await mails())[0]).toMatchObject({ lines: [], sent_at: null })
})

test('a mail after its time is not kept for the staff either', async () => {
  await write({ not_after: testNow })
  expect(await look()).toEqual(['done'])
  expect((await mails())[0]).toMatchObject({ kept_at: null, sent_at: null, lines: [] })
})

test('a calendar goes with it, with its method, and is deleted with the text', async () => {
  await write({ calendar: 'BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n' })
  await look()
  expect(posted[0]?.message.calendar).toEqual({
    method: 'CANCEL',
    text: 'BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n',
  })
  expect((await mails())[0]?.calendar).toBeNull()
})

describe('telling a person', () => {
  const notice = (key: string) => ({
    topic: 'appointments' as const,
    account: maria,
    reason: 'did' as const,
    key,
    write: (lang: string) => ({ subject: `In ${lang}`, lines: ['A line'] }),
  })
  const tell = (key: string, account = maria) =>
    t.database.kysely.transaction().execute(tx => tellPerson(tx, { ...notice(key), account }, t.time.now))

  test('is in her language, and says why it is she', async () => {
    expect(await tell('a')).toEqual({ email: 'maria@example.org', lang: 'es' })
    expect(await mails()).toMatchObject([
      {
        recipient: 'maria@example.org',
        subject: 'In es',
        lines: ['A line', 'Recibe este correo porque usted reservó o pidió esta cita.'],
        topic: 'appointments',
        reason: 'did',
      },
    ])
  })

  test('is done once, also by two at once', async () => {
    const told = await Promise.all([tell('b'), tell('b'), tell('b')])
    expect(told.filter(one => one !== null)).toHaveLength(1)
    expect(await tell('b')).toBeNull()
    expect(await mails()).toHaveLength(1)
  })

  test('whose account is gone hears nothing', async () => {
    expect(await tell('c', '00000000-0000-4000-8000-000000000001' as AccountId)).toBeNull()
    expect(await mails()).toEqual([])
  })
})
