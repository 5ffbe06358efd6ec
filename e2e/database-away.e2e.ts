import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoSignIns } from '../demo/index.ts'
import { en } from '../src/entry/web/words.en.ts'
import { es } from '../src/entry/web/words.es.ts'
import { signIn } from '../test/portal-process.ts'
import {
  behindTheRules,
  clusterOf,
  databaseProcesses,
  newDataDir,
  type OwnPortal,
  postmaster,
  remove,
  startOwn,
  stopOwn,
  until,
} from './own-portal.ts'

const dataDir = newDataDir()
const phone = '(555) 010-0100'
let portal: OwnPortal
let cookies: string[] = []
beforeAll(async () => {
  portal = await startOwn(dataDir, { CLINIC_PHONE: phone, LOG_LEVEL: 'silent' })
  cookies = await Promise.all(
    demoSignIns.slice(0, 3).map(({ email, password }) => signIn(portal.url, email, password)),
  )
})
afterAll(() => remove(dataDir, portal))

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${portal.url}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { cookie: cookies[0] ?? '', ...init.headers },
  })
const statusOf = async (path: string) => {
  const response = await ask(path)
  await response.arrayBuffer()
  return response.status
}

/** Back, in the same process of ours, and everybody still signed in. */
async function expectBack(before: number | null) {
  await until(async () => (await statusOf('/readyz')) === 200)
  for (const cookie of cookies) {
    const response = await ask('/account', { headers: { cookie } })
    expect(response.status).toBe(200)
    await response.arrayBuffer()
  }
  expect(portal.child.exitCode).toBeNull()
  if (before !== null) expect(postmaster(dataDir)).not.toBe(before)
}

const ways: { how: string; end: () => Promise<number | null> }[] = [
  { how: 'kill -9 of the server', end: () => endServer('SIGKILL') },
  { how: 'a stop in order', end: () => endServer('SIGINT') },
  { how: 'a stop at once', end: () => endServer('SIGQUIT') },
  {
    how: 'kill -9 of one of its sessions, after which it restarts within itself',
    end: async () => {
      const client = await behindTheRules(dataDir)
      const found = await client.query<{ pid: number }>(
        `select pid from pg_stat_activity where application_name = 'porchlight' limit 1`,
      )
      const pid = found.rows[0]?.pid
      if (pid === undefined) throw new Error('the portal has no session')
      process.kill(pid, 'SIGKILL')
      await client.end().catch(() => {})
      return null
    },
  },
]

async function endServer(signal: NodeJS.Signals): Promise<number> {
  const pid = postmaster(dataDir)
  if (pid === null) throw new Error('no database runs')
  process.kill(pid, signal)
  return pid
}

describe.each(ways)('$how', ({ end }) => {
  test('while many read: an answer is the page or a 503, and then it is the page again', async () => {
    await expectBack(null)
    const seen: number[] = []
    let reading = true
    const reader = async () => {
      while (reading) seen.push(await statusOf('/account'))
    }
    const readers = Promise.all(Array.from({ length: 5 }, reader))
    let before: number | null
    try {
      await until(() => seen.length > 20)
      expect(seen).not.toContain(503)
      before = await end()
      await until(() => seen.includes(503))
      await until(() => seen.lastIndexOf(200) > seen.lastIndexOf(503) + 20)
    } finally {
      reading = false
      await readers
    }
    expect([...new Set(seen)].sort()).toEqual([200, 503])
    await expectBack(before)
  })
})

describe('a database that stays away', () => {
  const files = () => join(clusterOf(dataDir), 'data')
  let before: number | null = null
  beforeAll(async () => {
    await expectBack(null)
    before = postmaster(dataDir)
    // Without its files, every try to start it again fails: as when a disk is gone for a while.
    renameSync(files(), `${files()}-away`)
    if (before !== null) process.kill(before, 'SIGKILL')
    await until(async () => (await statusOf('/readyz')) === 503)
  })

  test.each([
    { lang: 'en', words: en.outOfService, call: en.call(phone) },
    { lang: 'es', words: es.outOfService, call: es.call(phone) },
  ])('a page says so kindly ($lang), and when to try again', async ({ lang, words, call }) => {
    const response = await ask('/account', { headers: { 'accept-language': lang } })
    expect(response.status).toBe(503)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    // Nobody is signed out by it.
    expect(response.headers.getSetCookie()).toEqual([])
    const html = await response.text()
    expect(html).toContain(`<html lang="${lang}"`)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain(words.title)
    expect(html).toContain(words.text)
    expect(html).toContain(call)
    expect(html).not.toMatch(/postgres|ECONN|ENOENT|\bat .*\.js:\d/)
  })

  test('signing in is a 503 too, and not a wrong password', async () => {
    const { email = '', password = '' } = demoSignIns[0] ?? {}
    const response = await fetch(`${portal.url}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ email, password }),
      redirect: 'manual',
    })
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).not.toBeNull()
    expect(await response.text()).toContain(en.outOfService.title)
  })

  test('an address that is not there is a 503, not a blank or broken page', async () => {
    expect(await statusOf('/no-such-page')).toBe(503)
  })

  test('health: alive, not ready; styles are served', async () => {
    expect(await statusOf('/healthz')).toBe(200)
    const ready = await ask('/readyz')
    expect(ready.status).toBe(503)
    expect(await ready.json()).toEqual({ status: 'not ready', because: 'the database does not answer' })
    const html = await (await ask('/account')).text()
    const css = /href="(\/assets\/[^"]+\.css)"/.exec(html)?.[1] ?? 'none'
    expect(await statusOf(css)).toBe(200)
  })

  test('when it is back, so are the pages, without a restart of the portal, and nobody was signed out', async () => {
    renameSync(`${files()}-away`, files())
    await expectBack(before)
  })

  test('and the portal still stops in order', async () => {
    expect(await stopOwn(portal)).toBe(0)
    expect(databaseProcesses(dataDir)).toEqual([])
  })
})
