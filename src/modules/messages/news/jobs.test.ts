import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { bySystem, type Person } from '../../../../test/booking.ts'
import { answerAs, byWriter, type SeededPools, seedPools, writeAs } from '../../../../test/messages.ts'
import { type TestPortal, testNow, testPortal } from '../../../../test/portal.ts'
import { type AccountId, newId } from '../../../platform/ids.ts'
import { answerTimeOf } from '../writing/answer-time.ts'
import { startDraft } from '../writing/drafts.ts'
import { sendMessage } from '../writing/send-message.ts'
import { closeQuietThreads } from './close-quiet.ts'
import { timeAnswers } from './time-answers.ts'

let t: TestPortal
let pools: SeededPools
let nurse: AccountId
let ana: Person
beforeAll(async () => {
  t = await testPortal()
  nurse = (await t.staff('nurse@clinic.example', 'nurse')).account
  pools = await seedPools(t, { members: [nurse] })
  ana = await t.account('ana@example.org')
  await t.behindTheRules('update message_pools set close_days = 14')
})
afterAll(() => t.close())
afterEach(() => {
  t.time.now = testNow
})

const ask = async (thread?: string) =>
  (await writeAs(t, ana, { pool: pools.team, ...(thread && { thread }) })).thread
const later = (minutes: number) => {
  t.time.now = t.time.now.add({ minutes })
}
const days = 24 * 60
const close = () => bySystem(t, db => closeQuietThreads(db, { name: 'Harbor Clinic' }, t.time.now))
const threadOf = (id: string) =>
  bySystem(t, db =>
    db.selectFrom('message_threads').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  )
const notesOf = (id: string) =>
  bySystem(t, db =>
    db.selectFrom('message_notes').select(['act', 'author']).where('thread_id', '=', id).execute(),
  )

describe('closing', () => {
  test('what was answered closes after the days of its pool, once; what waits does not', async () => {
    const [answered, waits] = [await ask(), await ask()]
    await answerAs(t, nurse, ana.patient, answered)
    later(14 * days - 1)
    expect(await close()).toBe(0)
    later(2)
    expect(await Promise.all([close(), close()]).then(([a, b]) => a + b)).toBe(1)
    expect(await close()).toBe(0)
    expect(await threadOf(answered)).toMatchObject({ state: 'closed', closed_at: t.time.now })
    expect(await notesOf(answered)).toEqual([{ act: 'closed', author: 'Harbor Clinic' }])
    expect(await threadOf(waits)).toMatchObject({ state: 'open' })
  })

  test('whoever writes in the very moment keeps it open', async () => {
    const thread = await ask()
    await answerAs(t, nurse, ana.patient, thread)
    later(20 * days)
    await byWriter(t, ana, async db => {
      const want = { id: newId(), side: 'patient', thread, body: 'And now?' } as const
      const begun = await startDraft(db, ana.patient, want, t.time.now)
      if (!begun.started) throw new Error(begun.why)
      const by = { account: ana.account, as: 'patient' } as const
      await sendMessage(db, ana.patient, begun.draft, { name: 'Ana', as: 'self' }, by, t.time.now)
      expect(await close()).toBe(0)
    })
    expect(await close()).toBe(0)
    expect(await threadOf(thread)).toMatchObject({ state: 'open' })
  })

  test('writing in one that was closed goes on in another', async () => {
    const thread = await ask()
    await answerAs(t, nurse, ana.patient, thread)
    later(15 * days)
    await close()
    const next = await ask(thread)
    expect(next).not.toBe(thread)
    expect(await threadOf(next)).toMatchObject({ follows: thread, state: 'open' })
  })
})

describe('how long answers take', () => {
  const timesOf = () => bySystem(t, db => answerTimeOf(db, pools.team))

  test('is the median and the 90th percentile of 60 days, and nothing where there are too few', async () => {
    await t.behindTheRules('update messages set answered_minutes = null')
    later(100 * days)
    // Of long ago: it counts no more.
    const old = await ask()
    later(5_000)
    await answerAs(t, nurse, ana.patient, old)
    later(60 * days)
    await bySystem(t, db => timeAnswers(db, t.time.now))
    expect(await timesOf()).toBeNull()
    for (let n = 1; n <= 10; n++) {
      const thread = await ask()
      later(n * 10)
      await answerAs(t, nurse, ana.patient, thread)
      // A second answer to the same question took no time.
      await answerAs(t, nurse, ana.patient, thread, 'One thing more.')
    }
    await Promise.all([1, 2].map(() => bySystem(t, db => timeAnswers(db, t.time.now))))
    expect(await timesOf()).toEqual({ median: 55, ninetieth: 91 })
    const all = await bySystem(t, db =>
      db.selectFrom('message_answer_times').select(['pool_id', 'answers']).execute(),
    )
    expect(new Map(all.map(row => [row.pool_id, row.answers]))).toEqual(
      new Map([
        [pools.team, 10],
        [pools.ruiz, 0],
        [pools.billing, 0],
        [pools.gone, 0],
      ]),
    )
  })
})
