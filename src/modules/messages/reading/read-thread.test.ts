import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bySystem, type Person } from '../../../../test/booking.ts'
import { answerAs, byWriter, type SeededPools, seedPools, writeAs } from '../../../../test/messages.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import type { AccountId } from '../../../platform/ids.ts'
import type { Db } from './list-threads.ts'
import { lockReading, markRead, threadRead } from './read-thread.ts'

let t: TestPortal
let pools: SeededPools
let she: Person
let nurse: AccountId
beforeAll(async () => {
  t = await testPortal()
  she = await t.account('maria@example.org')
  nurse = (await t.staff('nurse@clinic.example', 'nurse')).account
  pools = await seedPools(t, { members: [nurse] })
})
afterAll(() => t.close())

const reading = (thread: string) =>
  bySystem(t, db =>
    db
      .selectFrom('message_readings')
      .select(['unread', 'read_n', 'read_at'])
      .where('thread_id', '=', thread)
      .where('account_id', '=', she.account)
      .executeTakeFirst(),
  )
const asReader = <T>(work: (db: Db) => Promise<T>) => byWriter(t, she, db => work(db as unknown as Db))

test('an answer that comes in while the page is drawn waits with its mark, and stays new', async () => {
  const { thread } = await writeAs(t, she, { pool: pools.team })
  await answerAs(t, nurse, she.patient, thread, 'One.')
  let coming: Promise<unknown> = Promise.resolve()
  await asReader(async db => {
    const before = await threadRead(db, db.account, thread)
    if (!before) throw new Error('no thread')
    await lockReading(db, before)
    const seen = await threadRead(db, db.account, thread)
    expect(seen?.messages).toBe(2)
    coming = answerAs(t, nurse, she.patient, thread, 'Two.')
    await sleep(300)
    await markRead(db, thread, seen?.messages ?? 0, t.time.now)
  })
  await coming
  expect(await reading(thread)).toMatchObject({ unread: true, read_n: 2 })
})

test('somebody who never had a row of her own gets one; reading again changes no time', async () => {
  const { thread } = await writeAs(t, she, { pool: pools.team })
  await t.behindTheRules('delete from message_readings where thread_id = $1', [thread])
  const read = () =>
    asReader(async db => {
      const found = await threadRead(db, db.account, thread)
      if (!found) throw new Error('no thread')
      await lockReading(db, found)
      await markRead(db, thread, found.messages, t.time.now)
    })
  await read()
  const first = await reading(thread)
  expect(first).toMatchObject({ unread: false, read_n: 1 })
  t.time.now = t.time.now.add({ minutes: 5 })
  await read()
  expect(await reading(thread)).toEqual(first)
})
