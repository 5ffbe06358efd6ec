import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bySystem, type Person } from '../../../../test/booking.ts'
import {
  answerAs,
  byAnswering,
  byWriter,
  type SeededPools,
  seedPools,
  writeAs,
} from '../../../../test/messages.ts'
import { type TestPortal, testNow, testPortal } from '../../../../test/portal.ts'
import { accountAlone, grant } from '../../../../test/sharing.ts'
import { instant } from '../../../platform/clock.ts'
import { type AccountId, newId } from '../../../platform/ids.ts'
import { sensitiveGroups } from '../../terminology/index.ts'
import type { WritingDb } from '../handles.ts'
import { messagesPart } from '../topics.ts'
import { dropDraft, type NewDraft, saveDraft, startDraft } from './drafts.ts'
import { type Sent, sendMessage } from './send-message.ts'

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let t: TestPortal
let pools: SeededPools
let nurse: AccountId
let people = 0
beforeAll(async () => {
  t = await testPortal()
  nurse = (await t.staff('nurse@clinic.example', 'nurse')).account
  pools = await seedPools(t, { members: [nurse] })
})
afterAll(() => t.close())

const somebody = (): Promise<Person> => t.account(`writer${people++}@example.org`)
const author = { name: 'Maria Lopez', as: 'self' }
const wanted = (more: Partial<NewDraft> = {}): NewDraft => ({
  id: newId(),
  side: 'patient',
  topic: 'medical',
  pool: pools.team,
  subject: 'My knee',
  body: 'It hurts when I climb stairs.',
  ...more,
})
async function begun(she: Person, more: Partial<NewDraft> = {}) {
  const started = await byWriter(t, she, db => startDraft(db, she.patient, wanted(more), t.time.now))
  if (!started.started) throw new Error(started.why)
  return started.draft
}
const send = (she: Person, draft: { id: string; version: number }, name = author.name) =>
  byWriter(t, she, db => {
    const by = { account: she.account, as: 'patient' } as const
    return sendMessage(db, she.patient, draft, { name, as: 'self' }, by, t.time.now)
  })
const threadsOf = ({ patient }: Person) =>
  bySystem(t, db =>
    db
      .selectFrom('message_threads')
      .selectAll()
      .where('patient_id', '=', patient)
      .orderBy('started_at')
      .execute(),
  )
const messagesOf = ({ patient }: Person) =>
  bySystem(t, db =>
    db
      .selectFrom('messages')
      .selectAll()
      .where('patient_id', '=', patient)
      .orderBy('thread_id')
      .orderBy('n')
      .execute(),
  )
const told = async (message: string) =>
  (await bySystem(t, db => db.selectFrom('outbox').selectAll().execute())).filter(({ payload }) =>
    JSON.stringify(payload).includes(message),
  )
async function at<T>(time: string, work: () => Promise<T>): Promise<T> {
  t.time.now = instant(time)
  return work().finally(() => {
    t.time.now = testNow
  })
}

describe('sending', () => {
  test('begins a thread that waits for the clinic until its hours are over', async () => {
    const she = await somebody()
    const draft = await begun(she)
    const sent = await send(she, draft)
    expect(sent).toMatchObject({ sent: true, message: draft.id, already: false })
    const [thread, ...none] = await threadsOf(she)
    expect(none).toEqual([])
    expect(thread).toMatchObject({
      topic: 'medical',
      subject: 'My knee',
      pool_id: pools.team,
      state: 'open',
      started_by: she.account,
      started_as: 'patient',
      messages: 1,
      last_at: testNow,
      last_from_patient_at: testNow,
      last_from_clinic_at: null,
      waiting_since: testNow,
      // Eight hours are left of Tuesday, eight more of Wednesday.
      due_at: instant('2026-03-04T22:00:00Z'),
      needs: messagesPart,
    })
    expect(await messagesOf(she)).toMatchObject([
      {
        id: draft.id,
        n: 1,
        by_whom: 'patient',
        author: 'Maria Lopez',
        author_as: 'self',
        answered_minutes: null,
      },
    ])
    expect(await told(draft.id)).toHaveLength(1)
  })

  test('again, twice at once, or from a page that came back, is sent once', async () => {
    const she = await somebody()
    const draft = await begun(she)
    const all = await Promise.all([1, 2, 3, 4].map(() => send(she, draft)))
    expect(all.filter(one => one.sent && !one.already)).toHaveLength(1)
    expect(new Set(all.map(one => one.sent && one.thread)).size).toBe(1)
    expect(await send(she, { ...draft, version: 7 })).toMatchObject({ sent: true, already: true })
    expect(await messagesOf(she)).toHaveLength(1)
    expect(await threadsOf(she)).toHaveLength(1)
    expect(await told(draft.id)).toHaveLength(1)
    // The draft is words that were sent: nothing changes or hides them now.
    const save = (words: { body: string }) =>
      byWriter(t, she, db => saveDraft(db, she.patient, draft.id, words, draft.version, t.time.now))
    expect(await save({ body: 'Other words' })).toEqual({ saved: false, why: 'gone' })
    expect(await byWriter(t, she, db => dropDraft(db, she.patient, draft.id, t.time.now))).toBe(false)
  })

  test('needs words, a subject, and somebody who may be written to about this', async () => {
    const she = await somebody()
    for (const [more, why] of [
      [{ body: ' \n\u200b ' }, 'empty'],
      [{ subject: ' \u202e ' }, 'no-subject'],
      [{ pool: null }, 'no-pool'],
      [{ topic: null }, 'no-pool'],
      [{ pool: pools.gone }, 'no-pool'],
      [{ pool: pools.ruiz }, 'no-pool'],
      [{ pool: pools.billing }, 'no-pool'],
    ] as const)
      expect([why, await send(she, await begun(she, more))]).toEqual([why, { sent: false, why }])
    expect(await threadsOf(she)).toEqual([])
  })

  test('what another window has written since is not sent unseen', async () => {
    const she = await somebody()
    const draft = await begun(she)
    const saved = await byWriter(t, she, db =>
      saveDraft(db, she.patient, draft.id, { body: 'Longer words' }, draft.version, t.time.now),
    )
    expect(saved).toEqual({ saved: true, version: 2 })
    expect(await send(she, draft)).toEqual({ sent: false, why: 'changed' })
    expect(await send(she, { id: draft.id, version: 2 })).toMatchObject({ sent: true })
    expect(await messagesOf(she)).toMatchObject([{ body: 'Longer words' }])
  })

  test('what was thrown away is not sent', async () => {
    const she = await somebody()
    const draft = await begun(she)
    const drop = () => byWriter(t, she, db => dropDraft(db, she.patient, draft.id, t.time.now))
    expect([await drop(), await drop()]).toEqual([true, true])
    expect(await send(she, draft)).toEqual({ sent: false, why: 'gone' })
  })

  test('keeps nothing that is not seen, and all that is', async () => {
    const she = await somebody()
    const body = `<b>bold</b> ${'\u0007'}\u001b[31mred\u202e gpj.exe\u200b\r\nBcc: all@example.org\r\n\u{e0041}👩\u200d👧 niño`
    const draft = await begun(she, { subject: 'Re:\r\nBcc: all@example.org\u0000', body })
    expect(await send(she, draft)).toMatchObject({ sent: true })
    const [message] = await messagesOf(she)
    expect(message?.body).toBe('<b>bold</b> [31mred gpj.exe\nBcc: all@example.org\n👩\u200d👧 niño')
    expect(message?.plain).toContain('nino')
    expect((await threadsOf(she))[0]?.subject).toBe('Re: Bcc: all@example.org')
  })

  test('while a pool is away its cover gets what begins; unknown accounts and covers get nothing', async () => {
    const she = await somebody()
    await t.behindTheRules(`update message_pools set away_until = $2, cover_id = $3 where id = $1`, [
      pools.billing,
      '2026-03-10T00:00:00Z',
      pools.team,
    ])
    await send(she, await begun(she, { topic: 'billing', pool: pools.billing }))
    await t.behindTheRules(`update message_pools set away_until = null, cover_id = null where id = $1`, [
      pools.billing,
    ])
    await send(she, await begun(she, { topic: 'billing', pool: pools.billing }))
    const where = (await threadsOf(she)).map(({ pool_id }) => pool_id)
    expect(where.sort()).toEqual([pools.team, pools.billing].sort())
  })
})

describe('in a thread', () => {
  test('the first message that nobody answered keeps its place; an answer says how long it took', async () => {
    const she = await somebody()
    const first = await writeAs(t, she, { pool: pools.team })
    const [before] = await threadsOf(she)
    await at('2026-03-03T16:00:00Z', () => writeAs(t, she, { pool: pools.team, thread: first.thread }))
    expect(await threadsOf(she)).toMatchObject([
      {
        waiting_since: testNow,
        due_at: before?.due_at,
        messages: 2,
        last_at: instant('2026-03-03T16:00:00Z'),
      },
    ])
    const answer = await at('2026-03-03T17:30:00Z', () => answerAs(t, nurse, she.patient, first.thread))
    expect(answer).toMatchObject({ sent: true, thread: first.thread })
    expect(await threadsOf(she)).toMatchObject([
      {
        waiting_since: null,
        due_at: null,
        messages: 3,
        last_from_clinic_at: instant('2026-03-03T17:30:00Z'),
      },
    ])
    expect(
      (await messagesOf(she)).map(({ n, by_whom, answered_minutes }) => [n, by_whom, answered_minutes]),
    ).toEqual([
      [1, 'patient', null],
      [2, 'patient', null],
      [3, 'clinic', 150],
    ])
    const readings = await bySystem(t, db =>
      db.selectFrom('message_readings').selectAll().where('patient_id', '=', she.patient).execute(),
    )
    expect(readings.find(({ account_id }) => account_id === she.account)).toMatchObject({ unread: true })
  })

  test('an answer takes a thread out of the archive of all, her own words out of hers', async () => {
    const she = await somebody()
    const { thread } = await writeAs(t, she, { pool: pools.team })
    const archive = () =>
      t.behindTheRules('update message_readings set archived_at = $2 where thread_id = $1', [
        thread,
        '2026-03-03',
      ])
    const archived = async () =>
      (
        await bySystem(t, db =>
          db.selectFrom('message_readings').select('archived_at').where('thread_id', '=', thread).execute(),
        )
      ).some(({ archived_at }) => archived_at !== null)
    await archive()
    await writeAs(t, she, { pool: pools.team, thread })
    expect(await archived()).toBe(false)
    await archive()
    await answerAs(t, nurse, she.patient, thread)
    expect(await archived()).toBe(false)
  })

  test('two who write at once both get in, one after the other', async () => {
    const she = await somebody()
    const { thread } = await writeAs(t, she, { pool: pools.team })
    const write = (body: string) => writeAs(t, she, { pool: pools.team, thread, body })
    await Promise.all([write('One'), write('Two'), answerAs(t, nurse, she.patient, thread, 'Three')])
    expect((await messagesOf(she)).map(({ n }) => n)).toEqual([1, 2, 3, 4])
    expect((await threadsOf(she))[0]?.messages).toBe(4)
  })

  test('that is closed, or is closed while she writes, goes on in a new one', async () => {
    const she = await somebody()
    const { thread } = await writeAs(t, she, { pool: pools.team, subject: 'My knee' })
    const early = await begun(she, { thread, subject: '', body: 'Begun while it was open' })
    await t.behindTheRules(`update message_threads set state = 'closed', closed_at = now() where id = $1`, [
      thread,
    ])
    const late = await begun(she, { thread, body: 'Begun after it was closed' })
    for (const draft of [early, late]) {
      const sent = await send(she, draft)
      expect(sent).toMatchObject({ sent: true })
      expect(sent.sent && sent.thread).not.toBe(thread)
    }
    const [old, ...more] = (await threadsOf(she)).toSorted(
      (a, b) => (a.follows ? 1 : 0) - (b.follows ? 1 : 0),
    )
    expect(old).toMatchObject({ id: thread, state: 'closed', messages: 1 })
    expect(more).toHaveLength(2)
    for (const one of more)
      expect(one).toMatchObject({
        follows: thread,
        subject: 'My knee',
        topic: 'medical',
        pool_id: pools.team,
      })
  })

  test('of a nurse who was taken off the pool while she wrote, nothing is sent', async () => {
    const she = await somebody()
    const { thread } = await writeAs(t, she, { pool: pools.team })
    const other = (await t.staff(`nurse${people++}@clinic.example`, 'nurse')).account
    const membership = [pools.team, other]
    await t.behindTheRules(`insert into message_pool_members values ($1, $2, now())`, membership)
    const draft = await byAnswering(t, other, db =>
      startDraft(db, she.patient, { id: newId(), side: 'clinic', thread, body: 'Hello' }, t.time.now),
    )
    if (!draft.started) throw new Error(draft.why)
    await t.behindTheRules(
      `delete from message_pool_members where pool_id = $1 and account_id = $2`,
      membership,
    )
    const by = { account: other, as: 'clinic' } as const
    const sent = await byAnswering(t, other, db =>
      sendMessage(db, she.patient, draft.draft, { name: 'Nina', as: 'nurse' }, by, t.time.now),
    )
    expect(sent).toEqual({ sent: false, why: 'gone' })
  })

  test('the clinic begins one only for a pool that the writer answers for', async () => {
    const she = await somebody()
    const start = (pool: string) =>
      byAnswering(t, nurse, async db => {
        const begun = await startDraft(db, she.patient, wanted({ side: 'clinic', pool }), t.time.now)
        if (!begun.started) throw new Error(begun.why)
        const by = { account: nurse, as: 'clinic' } as const
        return sendMessage(db, she.patient, begun.draft, { name: 'Nora', as: 'nurse' }, by, t.time.now)
      })
    expect(await start(pools.billing)).toEqual({ sent: false, why: 'no-pool' })
    // Hers, since her pool covers it.
    expect(await start(pools.ruiz)).toMatchObject({ sent: true })
    expect(await start(pools.team)).toMatchObject({ sent: true })
    for (const thread of await threadsOf(she))
      expect(thread).toMatchObject({ started_as: 'clinic', due_at: null })
  })
})

describe('who writes', () => {
  const helper = async (she: Person, permissions: Parameters<typeof grant>[1]['permissions']) => {
    const account = await accountAlone(t, `helper${people++}@example.org`)
    const id = await grant(t, { patient: she.patient, account, permissions })
    return { person: { account, patient: she.patient }, end: () => endOf(id) }
  }
  const endOf = (id: string) =>
    t.behindTheRules('update access_grants set revoked_at = $2, ends_at = $2 where id = $1', [
      id,
      testNow.toString(),
    ])

  test('a helper writes for her; her draft is hers alone; without the right nothing is sent', async () => {
    const she = await somebody()
    const { person, end } = await helper(she, ['messages:read', 'messages:write'])
    const draft = await begun(person)
    expect(await send(she, draft)).toEqual({ sent: false, why: 'gone' })
    await end()
    await expect(send(person, draft)).rejects.toThrow('not opened')
    expect(await messagesOf(she)).toEqual([])
    const reader = await helper(she, ['messages:read'])
    await expect(begun(reader.person)).rejects.toThrow('not opened')
  })

  test('an id that is another draft’s begins nothing and tells nothing', async () => {
    const she = await somebody()
    const { person } = await helper(she, ['messages:read', 'messages:write'])
    const draft = await begun(she)
    const taken = await byWriter(t, person, db =>
      startDraft(db, she.patient, wanted({ id: draft.id }), t.time.now),
    )
    expect(taken).toEqual({ started: false, why: 'gone' })
    const stranger = await somebody()
    const same = await begun(stranger, { id: draft.id })
    expect(same.patient_id).toBe(stranger.patient)
    expect((await send(she, draft)).sent).toBe(true)
  })

  test('threads of other patients are not there, whatever the id', async () => {
    const [she, other] = [await somebody(), await somebody()]
    const { thread } = await writeAs(t, she, { pool: pools.team })
    const want = wanted({ thread })
    expect(await byWriter(t, other, db => startDraft(db, other.patient, want, t.time.now))).toEqual({
      started: false,
      why: 'gone',
    })
    await expect(begun(other, { about: { kind: 'record', id: newId() } })).rejects.toThrow('gone')
    await expect(begun(other, { about: { kind: 'appointment', id: newId() } })).rejects.toThrow('gone')
  })

  test('what tells of a confidential matter is not for helpers who may not see such matters', async () => {
    const she = await somebody()
    const draft = await begun(she, { subject: 'My medicine', body: 'Is my HIV medicine safe with it?' })
    expect(await send(she, draft)).toMatchObject({ sent: true })
    const [thread] = await threadsOf(she)
    expect(thread?.needs).toBe(messagesPart | sensitiveGroups['hiv-sti'])
    const { person } = await helper(she, ['messages:read', 'messages:write'])
    await expect(begun(person, { thread: thread?.id ?? '' })).rejects.toThrow('gone')
    // What she writes herself she sees.
    const own = await begun(person, { subject: 'Her HIV medicine', body: 'Which one is it?' })
    expect(await send(person, own)).toMatchObject({ sent: true })
    expect((await threadsOf(she)).map(({ needs }) => needs).sort()).toEqual([
      messagesPart,
      messagesPart | sensitiveGroups['hiv-sti'],
    ])
  })
})

/** Ends the work at the `last`-th statement, as a process does that is killed. */
function dyingAt(last: number): KyselyPlugin {
  let n = 0
  return {
    transformQuery: ({ node }) => {
      if (++n > last) throw new Error('killed')
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

test('killed at any step nothing is lost and nothing is sent; tried again it is sent once', async () => {
  const she = await somebody()
  const { thread } = await writeAs(t, she, { pool: pools.team })
  const state = () =>
    bySystem(t, async db => {
      const of = (table: 'messages' | 'message_threads' | 'message_readings' | 'message_drafts' | 'outbox') =>
        db.selectFrom(table).selectAll().execute()
      return JSON.stringify([
        await of('messages'),
        await of('message_threads'),
        await of('message_readings'),
        await of('message_drafts'),
        await of('outbox'),
      ])
    })
  for (const more of [{ thread }, {}]) {
    const draft = await begun(she, more)
    const before = await state()
    let steps = 0
    const dying = () =>
      byWriter(t, she, db => {
        const { account, patient, may } = db
        const mortal = Object.assign(db.withPlugin(dyingAt(steps)), {
          account,
          patient,
          may,
        }) as unknown as WritingDb
        const by = { account, as: 'patient' } as const
        return sendMessage(mortal, patient, draft, author, by, t.time.now)
      })
    let sent: Sent | null = null
    while (sent === null) {
      sent = await dying().catch((error: Error) => {
        if (error.message !== 'killed') throw error
        return null
      })
      if (sent === null) expect(await state()).toBe(before)
      steps++
    }
    expect(steps).toBeGreaterThan(7)
    expect(sent).toMatchObject({ sent: true, already: false })
    expect(await send(she, draft)).toMatchObject({ sent: true, already: true })
  }
  expect(await messagesOf(she)).toHaveLength(3)
})
