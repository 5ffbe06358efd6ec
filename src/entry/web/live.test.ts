import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Person } from '../../../test/booking.ts'
import { answerAs, type SeededPools, seedPools, writeAs } from '../../../test/messages.ts'
import { type TestPortal, testNow, testPortal } from '../../../test/portal.ts'
import type { AccountId } from '../../platform/ids.ts'
import { openLog } from '../../platform/log.ts'
import { routes } from '../../routes.ts'
import { type Live, tellLive } from './live.ts'
import type { Portal } from './portal.ts'
import { createServer } from './server.ts'

let t: TestPortal
let pools: SeededPools
let nurse: AccountId
let ana: Person
let thread: string
const lives: Live[] = []
beforeAll(async () => {
  t = await testPortal()
  nurse = (await t.staff('nurse@clinic.example', 'nurse')).account
  pools = await seedPools(t, { members: [nurse] })
  ana = await t.account('ana@example.org')
  thread = (await writeAs(t, ana, { pool: pools.team })).thread
})
afterEach(async () => {
  t.time.now = testNow
  await Promise.all(lives.splice(0).map(live => live.close()))
})
afterAll(() => t.close())

/** A web process of its own over the same database. */
function webProcess() {
  const live = tellLive(t.database, openLog('silent'))
  lives.push(live)
  const app = createServer({ ...t.portal, live } as Portal, routes)
  return {
    live,
    app,
    listen: async (cookie: string, patient: string = ana.patient) => {
      const headers = { cookie, accept: 'text/event-stream' }
      const response = await app.request(`http://localhost:3000/messages/events?for=${patient}`, { headers })
      return { response, heard: hearAll(response) }
    },
  }
}

/** What a stream has said so far, and whether it has ended. */
function hearAll(response: Response) {
  const heard = { said: [] as unknown[], ended: false }
  const read = async () => {
    const reader = response.body?.getReader()
    for (;;) {
      const piece = await reader?.read()
      if (!piece || piece.done) break
      for (const line of new TextDecoder().decode(piece.value).split('\n'))
        if (line.startsWith('data: ')) heard.said.push(JSON.parse(line.slice(6)).unread)
    }
    heard.ended = true
  }
  if (response.status === 200) void read()
  return heard
}
const eventually = (what: () => void) => vi.waitFor(what, { timeout: 10_000, interval: 20 })
const read = async (cookie: string) => {
  await (await t.ask(`/messages/${thread}`, { cookie })).text()
}
const answer = () => answerAs(t, nurse, ana.patient, thread)

describe('an open page', () => {
  test('hears of an answer in every web process, and only she whom it is for', async () => {
    const cookie = await t.signIn('ana@example.org')
    const other = await t.account('other@example.org')
    const [one, two] = [webProcess(), webProcess()]
    const mine = [await one.listen(cookie), await two.listen(cookie)]
    const others = await one.listen(await t.signIn('other@example.org'), other.patient)
    await eventually(() => {
      for (const { heard } of [...mine, others]) expect(heard.said).toEqual([0])
    })
    expect(mine[0]?.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    await answer()
    await eventually(() => {
      for (const { heard } of mine) expect(heard.said).toEqual([0, 1])
    })
    expect(others.heard.said).toEqual([0])
    await read(cookie)
  })

  test('hears again after its connection to the database broke', async () => {
    const cookie = await t.signIn('ana@example.org')
    const { heard } = await webProcess().listen(cookie)
    await eventually(() => expect(heard.said).toEqual([0]))
    await t.behindTheRules(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'porchlight hears' and datname = current_database()`,
    )
    await answer()
    await eventually(() => expect(heard.said).toEqual([0, 1]))
    await read(cookie)
  })

  test('ends with the session, and keeps none alive', async () => {
    const cookie = await t.signIn('ana@example.org')
    const process = webProcess()
    t.time.now = t.time.now.add({ minutes: 20 })
    const { heard } = await process.listen(cookie)
    await eventually(() => expect(heard.said).toEqual([0]))
    t.time.now = t.time.now.add({ minutes: 15 })
    await answer()
    await eventually(() => expect(heard.ended).toBe(true))
    expect(heard.said).toEqual([0])
    expect(process.live.count()).toBe(0)
    expect((await t.ask('/', { cookie })).status).toBe(303)
    t.time.now = testNow
    await read(await t.signIn('ana@example.org'))
  })

  test('ends with the right', async () => {
    const cookie = await t.signIn('ana@example.org')
    const { heard } = await webProcess().listen(cookie)
    await eventually(() => expect(heard.said).toEqual([0]))
    await t.behindTheRules(
      `update access_grants set permissions = array_remove(permissions, 'messages:read') where account_id = $1`,
      [ana.account],
    )
    await answer()
    await eventually(() => expect(heard.ended).toBe(true))
    expect(heard.said).toEqual([0])
    await t.behindTheRules(
      `update access_grants set permissions = permissions || '{messages:read}' where account_id = $1`,
      [ana.account],
    )
  })

  test('is forgotten when its reader goes, or takes nothing, and all end when the process stops', async () => {
    const { live } = webProcess()
    let n = 0
    const ask = async () => String(++n)
    const [goes, stays] = [live.open({ of: 'a', by: 's', ask }), live.open({ of: 'a', by: 's', ask })]
    expect(live.count()).toBe(2)
    await goes?.cancel()
    expect(live.count()).toBe(1)
    // Nobody reads what the other is told.
    for (let said = 0; said < 60 && live.count() > 0; said++) {
      await t.database.pool.query(`select pg_notify('porchlight_messages', 'a')`)
      await new Promise(resolve => setTimeout(resolve, 10))
    }
    await eventually(() => expect(live.count()).toBe(0))
    const last = live.open({ of: 'b', by: 's', ask })?.getReader()
    await live.close()
    expect(live.count()).toBe(0)
    for (let piece = await last?.read(); piece && !piece.done; piece = await last?.read())
      expect(piece.value.length).toBeGreaterThan(0)
    expect(stays).not.toBeNull()
  })
})

describe('one session', () => {
  test('has no more than some pages open, and others listen all the same', async () => {
    const [cookie, other] = [await t.signIn('ana@example.org'), await t.signIn('ana@example.org')]
    const { live, listen } = webProcess()
    const open = []
    for (let n = 0; n < 25; n++) open.push(await listen(cookie))
    expect(open.filter(({ response }) => response.status === 200)).toHaveLength(20)
    expect(open.at(-1)?.response.status).toBe(204)
    expect((await listen(other)).response.status).toBe(200)
    t.time.now = t.time.now.add({ hours: 1 })
    await answer()
    await eventually(() => expect(live.count()).toBe(0))
    t.time.now = testNow
    expect((await listen(cookie)).response.status).toBe(200)
    await read(cookie)
  })

  test('opens none by asking for its head alone', async () => {
    const cookie = await t.signIn('ana@example.org')
    const { live, app } = webProcess()
    const headers = { cookie, accept: 'text/event-stream' }
    const address = `http://localhost:3000/messages/events?for=${ana.patient}`
    await app.request(address, { method: 'HEAD', headers })
    expect(live.count()).toBe(0)
  })
})

describe('not there', () => {
  test('for another patient, for nobody, and without a process that tells', async () => {
    const cookie = await t.signIn('ana@example.org')
    const { listen } = webProcess()
    const stranger = await t.account('stranger@example.org')
    expect((await listen(cookie, stranger.patient)).response.status).toBe(404)
    expect((await listen(cookie, 'x')).response.status).toBe(404)
    expect((await listen('')).response.status).toBe(303)
    const headers = { accept: 'text/event-stream' }
    const address = `/messages/events?for=${ana.patient}`
    expect((await t.ask(address, { cookie, headers })).status).toBe(204)
    expect((await t.ask(address, { cookie })).status).toBe(404)
  })
})
