import { type AddressInfo, createServer, type Server } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { plainTimes } from '../../../test/plain-times.ts'
import { freshDatabase } from '../../../test/postgres.ts'
import { openSystem } from '../../modules/access/index.ts'
import { clearOldMails, type Mail, sendMail } from '../../modules/notices/index.ts'
import { type Instant, instant } from '../../platform/clock.ts'
import { connect, type Database } from '../../platform/db.ts'
import { fileStore } from '../../platform/file-store.ts'
import { openLog } from '../../platform/log.ts'
import { lease_seconds, most_tries, takeWork } from '../../platform/outbox.ts'
import { smtpPost } from './post-by-smtp.ts'
import { type Jobs, runJobs } from './run-jobs.ts'

let database: Database
let drop: () => Promise<void>
let now: Instant
const logged: string[] = []
let jobs: Jobs | null = null
let server: SMTPServer | null = null
let received: ParsedMail[] = []
let envelopes: string[] = []

beforeAll(async () => {
  const fresh = await freshDatabase()
  database = connect(fresh.url, { max: 8 })
  drop = fresh.drop
})
beforeEach(async () => {
  now = instant('2026-03-03T15:00:00Z')
  received = []
  envelopes = []
  logged.length = 0
  await database.kysely.deleteFrom('outbox').execute()
  await system(db => db.deleteFrom('mails').execute())
})
afterEach(async () => {
  await jobs?.stop()
  await close()
})
afterAll(async () => {
  await database.close()
  await drop()
})

const system = <T>(work: Parameters<typeof openSystem<T>>[3]) =>
  openSystem(database, { name: 'jobs', act: 'test' }, now, work)
const mails = () =>
  system(async db => {
    const rows = await db.selectFrom('mails').selectAll().orderBy('created_at').execute()
    return rows.map(plainTimes)
  })
const eventually = (what: () => unknown) => vi.waitFor(what, { timeout: 5_000, interval: 10 })

type Answer = { at: 'rcpt' | 'data' | 'mail'; code: number }

/** A mail server that answers as told: one answer after the other, and then it takes everything. */
async function listen(answers: Answer[] = [], more: SMTPServerOptions = {}, port = 0): Promise<number> {
  const told = (at: Answer['at']): Error | null => {
    if (answers[0]?.at !== at) return null
    const { code } = answers.shift() ?? { code: 450 }
    return Object.assign(new Error('ann@example.org is not wanted here'), { responseCode: code })
  }
  const made = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onMailFrom: (_address, _session, callback) => callback(told('mail')),
    onRcptTo: ({ address }, _session, callback) => {
      envelopes.push(address)
      callback(told('rcpt'))
    },
    onData: (stream, _session, callback) => {
      simpleParser(stream).then(parsed => {
        const answer = told('data')
        if (answer === null) received.push(parsed)
        callback(answer)
      }, callback)
    },
    ...more,
  })
  made.on('error', () => {})
  await new Promise<void>(resolve => made.listen(port, '127.0.0.1', resolve))
  server = made
  return (made.server.address() as AddressInfo).port
}

async function close(): Promise<void> {
  const closing = server
  server = null
  if (closing) await new Promise<void>(resolve => closing.close(() => resolve()))
}

const from = 'Harbor Clinic <portal@clinic.example>'
const run = (port: number | null, url = `smtp://127.0.0.1:${port}`) => {
  jobs = runJobs(
    {
      database,
      clock: () => now,
      log: openLog('debug', { write: line => logged.push(line) }),
      secret: 's'.repeat(40),
      baseUrl: 'https://portal.example',
      clinic: { name: 'Harbor & Sons', phone: '(555) 010-0100', zone: 'America/Chicago' },
      post: port === null ? null : smtpPost({ smtpUrl: url, from }).post,
      files: fileStore('/nowhere'),
    },
    { recurring: [], poll_ms: 10, grace_ms: 200 },
  )
}
const send = (key: string, more: Partial<Mail> = {}) =>
  database.kysely.transaction().execute(tx =>
    sendMail(
      tx,
      {
        to: 'ann@example.org',
        lang: 'en',
        subject: 'Your account',
        lines: ['Hello Ann', 'https://portal.example/recover/abc?x=1&y=2'],
        account: null,
        ...more,
        key,
      },
      now,
    ),
  )

describe('a mail', () => {
  test('arrives once, as text and as HTML, and its text is deleted', async () => {
    await send('one')
    await send('one')
    run(await listen())
    await eventually(async () => expect(await mails()).toMatchObject([{ sent_at: `${now}`, lines: [] }]))
    expect(received).toHaveLength(1)
    const [mail] = received
    expect(mail?.from?.value).toEqual([{ name: 'Harbor Clinic', address: 'portal@clinic.example' }])
    expect([mail?.to].flat()[0]?.value).toEqual([{ name: '', address: 'ann@example.org' }])
    expect(mail?.subject).toBe('Your account')
    expect(mail?.date).toEqual(new Date('2026-03-03T15:00:00Z'))
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail?.text?.split('\n\n')).toEqual([
      'Harbor & Sons',
      'Hello Ann',
      'https://portal.example/recover/abc?x=1&y=2',
      '--',
      'Harbor & Sons sent you this e-mail. Please do not answer it: nobody would see it.\nQuestions? Call us at (555) 010-0100.\n',
    ])
    expect(mail?.html).toContain('<a href="https://portal.example/recover/abc?x=1&amp;y=2"')
    expect(mail?.html).toContain('<strong>Harbor &amp; Sons</strong>')
    expect(logged.join()).not.toMatch(/ann@|recover|Hello/)
  })

  test('is in the language of who reads it', async () => {
    await send('es', { lang: 'es', subject: 'Su cuenta, José' })
    run(await listen())
    await eventually(() => expect(received).toHaveLength(1))
    expect(received[0]?.subject).toBe('Su cuenta, José')
    expect(received[0]?.html).toContain('<html lang="es">')
    expect(received[0]?.text).toContain('le envió este correo')
  })

  test('carries no mark-up and no header that came in with a name', async () => {
    await send('bad', {
      subject: 'Hello Ann\r\nBcc: eve@example.org\r\n\r\nBuy',
      lines: ['Dear <img src=x onerror=alert(1)>\r\nBcc: eve@example.org', 'https://portal.example.evil/x'],
    })
    run(await listen())
    await eventually(() => expect(received).toHaveLength(1))
    const [mail] = received
    expect(envelopes).toEqual(['ann@example.org'])
    expect(mail?.bcc).toBeUndefined()
    expect(mail?.subject).toBe('Hello Ann Bcc: eve@example.org Buy')
    expect(mail?.html).not.toMatch(/<img|<a /)
  })
})

test('a calendar goes with a mail as calendars take it: beside the text, with its method', async () => {
  const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n'
  await send('visit', { calendar })
  run(await listen())
  await eventually(async () => expect(await mails()).toMatchObject([{ sent_at: `${now}`, calendar: null }]))
  const [mail] = received
  expect(mail?.text).toContain('Hello Ann')
  const file = mail?.attachments.find(({ filename }) => filename === 'visit.ics')
  expect(file?.content.toString()).toBe(calendar)
  expect(mail?.attachments.map(({ contentType }) => contentType)).toContain('text/calendar')
})

describe('trouble on the way', () => {
  test('the server is down: sent when it is back, under the Message-ID that it had', async () => {
    const port = await listen()
    await close()
    await send('later')
    run(port)
    await eventually(async () =>
      expect(await mails()).toMatchObject([{ sent_at: null, failed_at: null, error: 'ESOCKET' }]),
    )
    await listen([], {}, port)
    now = now.add({ seconds: 10 })
    await eventually(async () => expect(await mails()).toMatchObject([{ sent_at: `${now}`, error: null }]))
    expect(received).toHaveLength(1)
  })

  test.each(['rcpt', 'data', 'mail'] as const)('4xx to %s, then well: sent at the second try', async at => {
    await send('grey')
    run(await listen([{ at, code: 451 }]))
    await eventually(async () =>
      expect(await mails()).toMatchObject([{ error: 'SMTP 451', failed_at: null }]),
    )
    expect(received).toEqual([])
    now = now.add({ seconds: 10 })
    await eventually(async () => expect(await mails()).toMatchObject([{ sent_at: `${now}`, lines: [] }]))
    expect(received).toHaveLength(1)
  })

  test.each(['rcpt', 'data'] as const)(
    '5xx to %s: given up at once, loudly, and the text deleted',
    async at => {
      await send('refused')
      run(await listen([{ at, code: 550 }]))
      await eventually(async () =>
        expect(await mails()).toMatchObject([
          { failed_at: `${now}`, sent_at: null, error: 'SMTP 550', lines: [] },
        ]),
      )
      await eventually(() =>
        expect(logged.map(line => JSON.parse(line))).toMatchObject([
          { level: 'error', event: 'job given up' },
        ]),
      )
      now = now.add({ hours: 48 })
      await new Promise(resolve => setTimeout(resolve, 100))
      expect([received.length, envelopes.length]).toEqual([0, 1])
      expect(logged.join()).not.toMatch(/ann@|wanted/)
    },
  )

  test('5xx to the sender or the password is about our settings: the mail waits for them', async () => {
    await send('one')
    run(await listen([{ at: 'mail', code: 553 }]))
    await eventually(async () =>
      expect(await mails()).toMatchObject([{ error: 'SMTP 553', failed_at: null }]),
    )
    await jobs?.stop()
    await close()
    const authenticated: SMTPServerOptions = {
      authOptional: false,
      onAuth: ({ password }, _session, callback) =>
        password === 'right' ? callback(null, { user: 'portal' }) : callback(new Error('Invalid')),
      allowInsecureAuth: true,
    }
    const port = await listen([], authenticated)
    now = now.add({ hours: 1 })
    run(port, `smtp://portal:wrong@127.0.0.1:${port}`)
    await eventually(async () =>
      expect(await mails()).toMatchObject([{ error: 'SMTP 535', failed_at: null }]),
    )
    await jobs?.stop()
    now = now.add({ hours: 1 })
    run(port, `smtp://portal:right@127.0.0.1:${port}`)
    await eventually(async () => expect(await mails()).toMatchObject([{ sent_at: `${now}` }]))
  })

  test('a day of trouble: given up, and the text deleted', async () => {
    await send('never')
    const tries = most_tries - 1
    await database.kysely.updateTable('outbox').set({ tries }).execute()
    run(await listen([{ at: 'data', code: 451 }]))
    await eventually(async () => expect(await mails()).toMatchObject([{ failed_at: `${now}`, lines: [] }]))
  })

  test('killed after sending, before noting: sent again under the same Message-ID', async () => {
    await send('twice')
    const port = await listen()
    run(port)
    await eventually(async () => expect(await mails()).toMatchObject([{ sent_at: `${now}` }]))
    await jobs?.stop()
    // As it was in the moment before.
    await system(db =>
      db
        .updateTable('mails')
        .set({ sent_at: null, lines: ['Hello Ann'] })
        .execute(),
    )
    await database.kysely
      .updateTable('outbox')
      .set({ done_at: null, locked_until: now.add({ seconds: 1 }) })
      .execute()
    now = now.add({ seconds: lease_seconds })
    run(port)
    await eventually(() => expect(received).toHaveLength(2))
    expect(received[1]?.messageId).toBe(received[0]?.messageId)
    expect(received[0]?.messageId).toMatch(/^<[0-9a-f-]{36}@clinic\.example>$/)
  })

  test('killed after noting: not sent again', async () => {
    await send('once')
    const port = await listen()
    run(port)
    await eventually(async () => expect(await mails()).toMatchObject([{ sent_at: `${now}` }]))
    await jobs?.stop()
    await database.kysely.updateTable('outbox').set({ done_at: null }).execute()
    run(port)
    await eventually(async () => expect(await takeWork(database, 1, now)).toEqual([]))
    expect(received).toHaveLength(1)
  })

  test('a server that takes the call and says nothing does not hold the jobs up', {
    timeout: 30_000,
  }, async () => {
    const silent: Server = createServer(() => {})
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const limits = { connection: 300, greeting: 300, dns: 300, socket: 300, whole: 60_000 }
    const posting = smtpPost({ smtpUrl: `smtp://127.0.0.1:${port}`, from }, limits)
    const one = {
      to: 'ann@example.org',
      subject: 's',
      text: 't',
      html: 'h',
      calendar: null,
      id: 'i',
      at: now,
    }
    const impatient = await posting.post(one, AbortSignal.timeout(100))
    expect(impatient).toMatchObject({ posted: false, why: 'later' })
    expect(await posting.post(one, AbortSignal.timeout(60_000))).toEqual({
      posted: false,
      why: 'later',
      reason: 'ETIMEDOUT',
    })
    silent.close()
  })
})

test('without a mail server a mail is kept with its text, and not sent when there is one later', async () => {
  await send('kept')
  run(null)
  await eventually(async () => expect(await mails()).toMatchObject([{ kept_at: `${now}`, sent_at: null }]))
  expect((await mails())[0]?.lines).toHaveLength(2)
  await jobs?.stop()
  run(await listen())
  now = now.add({ hours: 24 })
  await new Promise(resolve => setTimeout(resolve, 100))
  expect(received).toEqual([])
})

test('texts go after eight days, mails after thirty', async () => {
  await send('old')
  const after_days = async (days: number) => {
    await clearOldMails(database, now.add({ hours: 24 * days }))
    return (await mails()).map(mail => mail.lines.length)
  }
  expect([await after_days(7), await after_days(9), await after_days(31)]).toEqual([[2], [0], []])
})

test('no password leaves this machine unencrypted, unless the address says so', async () => {
  const passwords: string[] = []
  const port = await listen([], {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ password }, _session, callback) => {
      passwords.push(password ?? '')
      callback(null, { user: 'portal' })
    },
  })
  // 0.0.0.0 leads here, but is not known as this machine.
  const check = (host: string, query = '') =>
    smtpPost({ smtpUrl: `smtp://portal:hunter2@${host}:${port}${query}`, from }).check()
  expect(await check('0.0.0.0')).not.toBeNull()
  expect(passwords).toEqual([])
  expect(await check('0.0.0.0', '?requireTLS=false')).toBeNull()
  expect(await check('127.0.0.1')).toBeNull()
  expect(passwords).toHaveLength(2)
})

test('the server is asked whether it lets us in', async () => {
  const port = await listen()
  const check = (url: string) => smtpPost({ smtpUrl: url, from }).check()
  expect(await check(`smtp://127.0.0.1:${port}`)).toBeNull()
  await close()
  expect(await check(`smtp://127.0.0.1:${port}`)).toBe('ESOCKET')
})
