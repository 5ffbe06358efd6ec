import { chmodSync, chownSync, cpSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findBinaries, reachable } from './binaries.ts'
import { findPlace } from './place.ts'
import { running, start, useWorld, world } from './world-for-test.ts'

useWorld()

describe.runIf(process.getuid?.() === 0)('as root', () => {
  test('another user runs it where that user can, the place is remembered and told', async () => {
    const first = running(await start())
    expect(first.home.startsWith(world.rootPlace)).toBe(true)
    expect(first.note).toContain(first.home)
    expect(statSync(join(first.home, 'data')).uid).not.toBe(0)
    await first.stop()
    const second = running(await start())
    expect(second.home).toBe(first.home)
    await second.stop()
    rmSync(world.dataDir, { recursive: true })
    const third = running(await start())
    expect(third.home).not.toBe(first.home)
    await third.stop()
  })

  test('files that should be there but are gone are not replaced by an empty portal', async () => {
    const postgres = running(await start())
    await postgres.stop()
    rmSync(postgres.home, { recursive: true })
    expect(await start()).toMatchObject({ ok: false, message: expect.stringContaining('which is gone') })
  })

  test("an ordinary user's data folder keeps its owner", async () => {
    mkdirSync(join(world.dataDir, 'postgres'), { recursive: true, mode: 0o700 })
    const user = { uid: 12_345, gid: 12_345 }
    chownSync(world.dataDir, user.uid, user.gid)
    chownSync(join(world.dataDir, 'postgres'), user.uid, user.gid)
    const place = findPlace(world.dataDir, [world.rootPlace])
    expect(place).toMatchObject({ home: join(world.dataDir, 'postgres'), runAs: user, note: null })
  })

  test('programs in a folder closed to that user are copied to where they can be run', async () => {
    const given = await findBinaries(null, [])
    if ('ok' in given) throw new Error(given.message)
    const closed = join(world.folder, 'closed')
    cpSync(join(dirname(given.postgres), '../..'), closed, { recursive: true, verbatimSymlinks: true })
    chmodSync(closed, 0o700)
    const found = { postgres: join(closed, 'native/bin/postgres'), initdb: join(closed, 'native/bin/initdb') }
    const nobody = { uid: 65_534, gid: 65_534 }
    const copied = await reachable(found, nobody, [world.rootPlace])
    expect(copied).toMatchObject({ major: given.major })
    expect('ok' in copied || copied.postgres.startsWith(world.rootPlace)).toBe(true)
    expect(await reachable(found, nobody, [world.rootPlace])).toEqual(copied)
  })
})
