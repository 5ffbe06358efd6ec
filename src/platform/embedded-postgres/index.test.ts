import { chmodSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { runningServer } from './server.ts'
import { ask, running, start, startElsewhere, useWorld, world } from './world-for-test.ts'

useWorld()

describe('in order', () => {
  test('first start, what is written, stop, second start', async () => {
    const first = running(await start())
    expect(await ask(first.url, 'select current_user, current_database()')).toEqual([
      { current_user: 'porchlight_owner', current_database: 'porchlight' },
    ])
    const [role] = await ask(
      first.url,
      'select rolsuper, rolcreaterole from pg_roles where rolname = current_user',
    )
    expect(role).toEqual({ rolsuper: false, rolcreaterole: true })
    await ask(first.url, 'create table kept as select 42 as answer')
    await first.stop()
    await first.stop()
    expect(runningServer(join(first.home, 'data'))).toBeNull()
    const second = running(await start())
    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    await second.stop()
  })

  test('the owner can make what the migrations need; text sorts and folds the same on every system', async () => {
    const postgres = running(await start())
    for (const extension of ['btree_gist', 'pg_trgm', 'pgcrypto', 'unaccent'])
      await ask(postgres.url, `create extension ${extension}`)
    expect(
      await ask(
        postgres.url,
        `select lower('ÉÑ') as folded, unaccent('Muñoz') as plain, similarity('peña', 'pena') > 0.1 as alike,
                (select string_agg(w, '' order by w) from unnest(array['b', 'A', 'é', 'a']) w) as sorted`,
      ),
    ).toEqual([{ folded: 'éñ', plain: 'Munoz', alike: true, sorted: 'Aabé' }])
    await postgres.stop()
  })

  test('nothing listens on the network, and only its user reaches files and socket', async () => {
    const postgres = running(await start())
    expect(await ask(postgres.url, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
    expect(statSync(world.dataDir).mode & 0o777).toBe(0o700)
    expect(statSync(postgres.home).mode & 0o777).toBe(0o700)
    const sockets = new URL(postgres.url).searchParams.get('host') ?? ''
    expect(statSync(sockets).mode & 0o777).toBe(0o700)
    await postgres.stop()
  })

  test('its log holds no statement, value or message of a failing query', async () => {
    const postgres = running(await start())
    await expect(ask(postgres.url, `select 'Ana Diaz'::date`)).rejects.toThrow('Ana Diaz')
    await expect(
      ask(postgres.url, `do $$ begin raise warning 'Ana Diaz'; raise 'Ana Diaz'; end $$`),
    ).rejects.toThrow()
    await postgres.stop()
    expect(readFileSync(join(postgres.home, 'postgres.log'), 'utf8')).not.toContain('Ana')
  })

  test('a path too long for a socket is no hindrance', async () => {
    world.dataDir = join(world.folder, 'a-folder-with-a-long-name-'.repeat(4), 'data')
    world.rootPlace = join(world.folder, 'another-folder-with-a-long-name-'.repeat(4))
    const postgres = running(await start())
    const sockets = new URL(postgres.url).searchParams.get('host') ?? ''
    expect(sockets.length).toBeLessThan(90)
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await postgres.stop()
    // Someone else's folder of that name, open to all, is not walked into.
    chmodSync(sockets, 0o777)
    expect(await start()).toMatchObject({ ok: false, why: 'failed' })
    rmSync(sockets, { recursive: true })
  })
})

describe('a second process on the same folder', () => {
  test('is refused with the number of the first', async () => {
    const first = await startElsewhere()
    const second = await start()
    expect(second).toEqual({
      ok: false,
      why: 'in-use',
      message: expect.stringMatching(
        new RegExp(`^${world.dataDir} is in use .*process ${first.child.pid}\\).*\\.$`),
      ),
    })
    expect(await ask(running(first.started).url, 'select 1 as one')).toEqual([{ one: 1 }])
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    await running(await start()).stop()
  })

  test('of several at once exactly one is let in', async () => {
    const all = await Promise.all([startElsewhere(), startElsewhere(), startElsewhere()])
    expect(all.map(one => (one.started.ok ? 'in' : one.started.why)).sort()).toEqual([
      'in',
      'in-use',
      'in-use',
    ])
  })

  test('that shares uses the server and leaves it running', async () => {
    const owner = await startElsewhere()
    const guest = await startElsewhere('share')
    expect(running(guest.started).url).toBe(running(owner.started).url)
    guest.child.kill('SIGTERM')
    expect(await guest.ended).toBe(0)
    expect(await ask(running(owner.started).url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('of commands that share, the last one stops the server', async () => {
    const first = await startElsewhere('share')
    const second = await startElsewhere('share')
    const client = new pg.Client({ connectionString: running(second.started).url })
    client.on('error', () => {})
    await client.connect()
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await client.end()
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    expect(runningServer(join(running(first.started).home, 'data'))).toBeNull()
  })
})
