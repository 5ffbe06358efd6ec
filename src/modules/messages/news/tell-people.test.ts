import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bySystem } from '../../../../test/booking.ts'
import { answerAs, type SeededPools, seedPools, writeAs } from '../../../../test/messages.ts'
import { type TestPortal, testNow, testPortal } from '../../../../test/portal.ts'
import { accountAlone, grant } from '../../../../test/sharing.ts'
import { type Post, postOf, type Somebody } from '../../../../test/telling.ts'
import type { AccountId } from '../../../platform/ids.ts'
import type { Permission } from '../../access/index.ts'
import { type SentMessage, tellPeopleOfMessage } from './tell-people.ts'

let t: TestPortal
let post: Post
let pools: SeededPools
let ana: Somebody
let nurse: AccountId
beforeEach(async () => {
  t = await testPortal()
  post = postOf(t)
  nurse = (await t.staff('nurse@clinic.example', 'nurse')).account
  pools = await seedPools(t, { members: [nurse] })
  ana = await t.account('ana@example.org')
  await t.behindTheRules(`insert into sources (name) values ('test') on conflict do nothing`)
  await t.behindTheRules(
    `insert into patients (id, source_id, fhir_id, name, given, family, name_words, deceased, languages, updated_at, seen_at)
     select $1, min(id), 'ana', 'Ana Luz Ortiz', 'Ana Luz', 'Ortiz', 'ana', false, '{}', $2, $2 from sources`,
    [ana.patient, testNow.toString()],
  )
})
afterEach(() => t.close())

const ask = async (she = ana, thread?: string) =>
  (await writeAs(t, she, { pool: pools.team, subject: 'My rash', ...(thread && { thread }) })).thread
async function answer(thread: string, body = 'Try the ointment.'): Promise<string> {
  const sent = await answerAs(t, nurse, ana.patient, thread, body)
  if (!sent.sent) throw new Error(sent.why)
  return sent.message
}
async function read(path: string) {
  const response = await t.ask(path, { cookie: await t.signIn('ana@example.org') })
  expect(response.status).toBe(200)
  await response.text()
}
const later = (hours: number) => {
  t.time.now = t.time.now.add({ minutes: hours * 60 })
}
const helper = async (name: string, permissions: Permission[], relation: string) => {
  const account = await accountAlone(t, `${name}@example.org`)
  const from = testNow.subtract({ hours: 1 })
  await grant(t, { patient: ana.patient, account, permissions, relation, from })
  return account
}
const told = () => post.arrived.map(({ to }) => to.split('@')[0]).sort()
const revoke = (account: AccountId) =>
  t.behindTheRules('update access_grants set revoked_at = $2 where account_id = $1', [
    account,
    t.time.now.toString(),
  ])
const dropped = () =>
  bySystem(t, db =>
    db.selectFrom('mails').select(['id', 'lines']).where('dropped_at', 'is not', null).execute(),
  )

describe('an answer', () => {
  test('is told of in her language, with no word of what it is about', async () => {
    const parent = await helper('parent', ['messages:read'], 'parent')
    await t.behindTheRules(`update accounts set language = 'es' where id = $1`, [parent])
    await answer(await ask())
    await post.work()
    await post.work()
    expect(told()).toEqual(['ana', 'parent'])
    const [hers, theirs] = post.arrived.toSorted((a, b) => a.to.localeCompare(b.to))
    expect(hers?.subject).toBe('Harbor Clinic: a message for you')
    expect(hers?.text).toContain('There is a new message for you in the portal.')
    expect(hers?.text).toContain('http://localhost:3000/messages')
    expect(theirs?.text).toContain('Hay un mensaje nuevo para Ana en el portal.')
    for (const { subject, text, html } of post.arrived)
      expect(`${subject}${text}${html}`).not.toMatch(/rash|ointment|question|Nora|Ortiz|Harbor care team/)
  })

  test('is told to a caregiver who wrote in the thread, and to no other caregiver', async () => {
    const sister = await helper('sister', ['messages:read', 'messages:write'], 'caregiver')
    await helper('friend', ['messages:read', 'messages:write'], 'caregiver')
    await helper('other', ['records:read'], 'parent')
    await answer(await ask({ account: sister, patient: ana.patient }))
    await post.work()
    expect(told()).toEqual(['ana', 'sister'])
    expect(post.arrived.find(({ to }) => to.startsWith('sister'))?.text).toContain('because you wrote to us')
  })

  test('of something confidential is told only to who may see that', async () => {
    await helper('parent', ['messages:read'], 'parent')
    await helper('other', ['messages:read', 'sensitive:read'], 'parent')
    const thread = await ask()
    await t.behindTheRules('update message_threads set needs = needs | $2 where id = $1', [thread, 16])
    await answer(thread)
    await post.work()
    expect(told()).toEqual(['ana', 'other'])
  })

  test('what a patient writes is mailed to nobody', async () => {
    await helper('parent', ['messages:read'], 'parent')
    await ask()
    await post.work()
    expect(post.arrived).toEqual([])
  })
})

describe('a burst', () => {
  test('in one thread is one mail; another thread has its own', async () => {
    const thread = await ask()
    for (const body of ['One.', 'Two.', 'Three.']) await answer(thread, body)
    await post.work()
    later(1)
    await answer(thread, 'Four.')
    await post.work()
    expect(told()).toEqual(['ana'])
    await answer(await ask())
    await post.work()
    expect(told()).toEqual(['ana', 'ana'])
  })

  test('ends when she reads: the next answer is told of', async () => {
    const thread = await ask()
    await answer(thread)
    await post.work()
    await read(`/messages/${thread}`)
    later(0.1)
    await answer(thread, 'And drink water.')
    await post.work()
    expect(told()).toEqual(['ana', 'ana'])
  })

  test('ends after four hours, and not before', async () => {
    const thread = await ask()
    await answer(thread)
    await post.work()
    later(3.9)
    await answer(thread, 'Two.')
    await post.work()
    expect(told()).toEqual(['ana'])
    later(0.2)
    await answer(thread, 'Three.')
    await post.work()
    expect(told()).toEqual(['ana', 'ana'])
  })
})

describe('between the answer and the mail', () => {
  test('she reads it before it is told of: no mail', async () => {
    const thread = await ask()
    await answer(thread)
    await read(`/messages/${thread}`)
    await post.work()
    expect(post.arrived).toEqual([])
  })

  test('she reads it while the mail server is away: the mail is dropped, its text with it', async () => {
    const thread = await ask()
    await answer(thread)
    post.up = false
    await post.work()
    await read(`/messages/${thread}`)
    post.up = true
    later(1)
    await post.work()
    expect(post.arrived).toEqual([])
    expect(await dropped()).toMatchObject([{ lines: [] }])
  })

  test('the mail server is away for a day: one mail, however many answers came', async () => {
    const thread = await ask()
    post.up = false
    for (const body of ['One.', 'Two.', 'Three.']) {
      await answer(thread, body)
      await post.work()
      later(8)
    }
    post.up = true
    await post.work()
    later(1)
    await post.work()
    expect(told()).toEqual(['ana'])
  })

  test('whoever loses the right hears nothing, before the telling or before the mail', async () => {
    const [one, two] = [
      await helper('one', ['messages:read'], 'parent'),
      await helper('two', ['messages:read'], 'parent'),
    ]
    await answer(await ask())
    await revoke(one)
    post.up = false
    await post.work()
    await revoke(two)
    post.up = true
    later(1)
    await post.work()
    expect(told()).toEqual(['ana'])
  })
})

describe('twice', () => {
  const work = async (message: string): Promise<SentMessage> => {
    const { rows } = await t.database.pool.query<{ payload: SentMessage }>(
      `select payload from outbox where kind = 'tell-of-message' and payload->>'message' = $1`,
      [message],
    )
    if (!rows[0]) throw new Error('no work')
    return rows[0].payload
  }
  const clinic = { name: 'Harbor Clinic', baseUrl: 'http://localhost:3000' }

  test('a process that dies after it told leaves the work, and the next changes nothing, also days later', async () => {
    const message = await answer(await ask())
    await tellPeopleOfMessage(t.database, clinic, await work(message), t.time.now)
    await post.work()
    later(30)
    await tellPeopleOfMessage(t.database, clinic, await work(message), t.time.now)
    await post.work()
    expect(told()).toEqual(['ana'])
  })

  test('two at once tell once', async () => {
    const message = await answer(await ask())
    const payload = await work(message)
    await Promise.all([1, 2, 3].map(() => tellPeopleOfMessage(t.database, clinic, payload, t.time.now)))
    await Promise.all([post.work(), post.work()])
    expect(told()).toEqual(['ana'])
  })

  test('two answers told of by two processes at once are one mail', async () => {
    const thread = await ask()
    const both = [await work(await answer(thread, 'One.')), await work(await answer(thread, 'Two.'))]
    await Promise.all(both.map(one => tellPeopleOfMessage(t.database, clinic, one, t.time.now)))
    await post.work()
    expect(told()).toEqual(['ana'])
  })
})
