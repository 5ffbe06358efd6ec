import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byPerson, bySystem, type Person } from '../../../test/booking.ts'
import {
  answerAs,
  byAnswering,
  byWriter,
  type SeededPools,
  seedPools,
  writeAs,
} from '../../../test/messages.ts'
import { type TestPortal, testPortal } from '../../../test/portal.ts'
import { accountAlone, grant } from '../../../test/sharing.ts'
import type { Tx } from '../../platform/db.ts'
import { type AccountId, newId } from '../../platform/ids.ts'
import { startDraft } from './writing/drafts.ts'

/** What a page could do whose own check is wrong: it has an opened handle, and any statement that it likes. */
let t: TestPortal
let pools: SeededPools
let maria: Person
let john: Person
/** Writes for Maria, and may not see what is confidential. */
let helper: Person
let nora: AccountId
let outsider: AccountId
/** Of Maria: plain, confidential; and of John. */
const threads = {} as Record<'plain' | 'hidden' | 'johns', string>
let answered: string
beforeAll(async () => {
  t = await testPortal()
  maria = await t.account('maria@example.org')
  john = await t.account('john@example.org')
  helper = { account: await accountAlone(t, 'helper@example.org'), patient: maria.patient }
  await grant(t, { ...helper, permissions: ['messages:read', 'messages:write', 'appointments:write'] })
  nora = (await t.staff('nora@clinic.example', 'nurse')).account
  outsider = (await t.staff('outsider@clinic.example', 'nurse')).account
  pools = await seedPools(t, { members: [nora] })
  const write = async (who: Person, body: string) =>
    (await writeAs(t, who, { pool: pools.team, body })).thread
  threads.plain = await write(maria, 'My knee hurts.')
  threads.hidden = await write(maria, 'It is about my HIV test.')
  threads.johns = await write(john, 'My foot hurts.')
  const sent = await answerAs(t, nora, maria.patient, threads.plain)
  answered = sent.sent ? sent.message : ''
})
afterAll(() => t.close())

/** Answers how many rows it changed, or read. */
const run = (statement: string) => async (db: Tx) => {
  const { numAffectedRows, rows } = await sql.raw(statement).execute(db)
  return Number(numAffectedRows ?? rows.length)
}
/** Refused, or taken by no row. */
const changes = (work: Promise<number>): Promise<number> =>
  work.catch((error: Error) => {
    expect(error.message).toMatch(/permission denied|row-level security|violates|only adds its messages/)
    return 0
  })
const asHelper = (statement: string) => byWriter(t, helper, run(statement))
const asMaria = (statement: string) => byWriter(t, maria, run(statement))
const asNora = (statement: string) => byAnswering(t, nora, run(statement))
const asOutsider = (statement: string) => byAnswering(t, outsider, run(statement))
/** All that is kept of messages, as one text: equal before and after what changes nothing. */
const everything = () =>
  bySystem(t, async db => {
    const tables = ['message_threads', 'messages', 'message_notes', 'message_readings', 'message_attachments']
    const kept = tables.map(table =>
      sql`select to_jsonb(x)::text from ${sql.table(table)} x order by 1`.execute(db),
    )
    return JSON.stringify((await Promise.all(kept)).map(({ rows }) => rows))
  })

const row = (table: string, values: Record<string, string>) =>
  `insert into ${table} (${Object.keys(values)}) values (${Object.values(values)})`
const q = (text: string) => `'${text}'`
const threadRow = (more: Record<string, string> = {}) =>
  row('message_threads', {
    patient_id: q(maria.patient),
    id: 'gen_random_uuid()',
    topic: q('medical'),
    subject: q('x'),
    pool_id: q(pools.team),
    state: q('open'),
    started_by: q(maria.account),
    started_as: q('patient'),
    started_at: 'now()',
    last_at: 'now()',
    needs: '4096',
    ...more,
  })
const messageRow = (id: string, more: Record<string, string> = {}) =>
  row('messages', {
    patient_id: q(maria.patient),
    id: q(id),
    thread_id: q(threads.plain),
    n: '3',
    sent_at: 'now()',
    account_id: q(maria.account),
    by_whom: q('patient'),
    author: q('x'),
    author_as: q('self'),
    body: q('x'),
    plain: q('x'),
    needs: '4096',
    ...more,
  })
const fileRow = (draft: string, by: Person, more: Record<string, string> = {}) =>
  row('message_attachments', {
    patient_id: q(maria.patient),
    id: 'gen_random_uuid()',
    message_id: q(draft),
    position: '1',
    name: q('x.txt'),
    content_type: q('text/html'),
    bytes: '1',
    sha256: q('x'),
    stored_as: 'gen_random_uuid()',
    scanned: q('clean'),
    added_by: q(by.account),
    added_at: 'now()',
    needs: '4096',
    ...more,
  })
const noteRow = (patient: string, thread: string, by: AccountId) =>
  row('message_notes', {
    patient_id: q(patient),
    id: 'gen_random_uuid()',
    thread_id: q(thread),
    at: 'now()',
    account_id: q(by),
    author: q('x'),
    act: q('note'),
    body: q('x'),
  })
const draftOf = (who: Person) =>
  byWriter(t, who, async db => {
    const want = { id: newId(), side: 'patient', topic: 'medical', pool: pools.team, body: 'x' } as const
    const begun = await startDraft(db, who.patient, want, t.time.now)
    if (!begun.started) throw new Error(begun.why)
    return begun.draft.id
  })

test('what the pages do themselves is taken', async () => {
  expect(await asMaria(threadRow())).toBe(1)
  expect(await asNora(threadRow({ started_as: q('clinic'), started_by: q(nora) }))).toBe(1)
  const { thread } = await writeAs(t, maria, { pool: pools.team })
  expect(await asMaria(messageRow(await draftOf(maria), { thread_id: q(thread), n: '2' }))).toBe(1)
})

describe('a page of a patient who may write', () => {
  const unchanged = async (statement: string, work = asMaria) => {
    const before = await everything()
    expect(await changes(work(statement))).toBe(0)
    expect(await everything()).toBe(before)
  }

  test.each([
    ['takes it off somebody', 'claimed_by = null, claimed_at = null'],
    ['gives it to somebody', `claimed_by = gen_random_uuid(), claimed_at = now()`],
    ['asks a clinician', `asked = array[gen_random_uuid()]`],
    ['hands it over', 'pool_id = (select id from message_pools where id <> pool_id limit 1)'],
    ['closes it', `state = 'closed', closed_at = now(), waiting_since = null, due_at = null`],
    ['says that it is late', 'escalated_at = now()'],
    ['says that it is due', `waiting_since = now(), due_at = '2000-01-01'`],
    ['says that nothing waits', 'waiting_since = null, due_at = null'],
    ['says that the clinic wrote', 'last_from_clinic_at = now()'],
    ['says that there are more', 'messages = messages + 1, last_at = now(), last_from_patient_at = now()'],
    ['turns it into a request', 'request_id = gen_random_uuid()'],
    ['makes it public', 'needs = 0'],
    ['renames it', `subject = 'x'`],
  ])('%s: not', async (_, set) => {
    await t.behindTheRules(`update message_threads set claimed_by = $1, claimed_at = now() where id = $2`, [
      nora,
      threads.plain,
    ])
    await unchanged(`update message_threads set ${set} where id = '${threads.plain}'`)
  })

  test.each<[string, Record<string, string>]>([
    ['for somebody else', { patient_id: "'7b6e9b0e-0000-4000-8000-000000000000'" }],
    ['as the clinic', { started_as: q('clinic') }],
    ['as somebody else', { started_by: 'gen_random_uuid()' }],
    ['with a clinician in it', { asked: 'array[gen_random_uuid()]' }],
    ['with answers in it', { messages: '3' }],
    ['which the clinic wrote in', { last_from_clinic_at: 'now()' }],
    ['that is late', { waiting_since: 'now()', due_at: `'2000-01-01'` }],
    ['that is taken', { claimed_by: 'gen_random_uuid()', claimed_at: 'now()' }],
    ['that needs no right', { needs: '0' }],
    ['that is closed', { state: q('closed'), closed_at: 'now()' }],
  ])('starts a thread %s: not', async (_, more) => unchanged(threadRow(more)))

  test('starts none with a pool that is not for her', async () => {
    for (const pool of [pools.ruiz, pools.gone]) await unchanged(threadRow({ pool_id: q(pool) }))
  })

  test('sends only what is her own draft, next in an open thread, as herself', async () => {
    const draft = await draftOf(maria)
    const sent = await writeAs(t, maria, { pool: pools.team })
    const closed = await writeAs(t, maria, { pool: pools.team })
    await t.behindTheRules(
      `update message_threads set state = 'closed', closed_at = now(), waiting_since = null, due_at = null where id = $1`,
      [closed.thread],
    )
    for (const statement of [
      messageRow(newId()),
      messageRow(await draftOf(helper)),
      messageRow(sent.message, { id: q(newId()) }),
      messageRow(draft, { by_whom: q('clinic') }),
      messageRow(draft, { account_id: q(nora) }),
      messageRow(draft, { n: '0' }),
      messageRow(draft, { n: '99' }),
      messageRow(draft, { answered_minutes: '0' }),
      messageRow(draft, { needs: '0' }),
      messageRow(draft, { thread_id: q(threads.johns) }),
      messageRow(draft, { patient_id: q(john.patient), thread_id: q(threads.johns), n: '2' }),
      messageRow(draft, { thread_id: q(closed.thread), n: '2' }),
      `update messages set body = 'x'`,
      'delete from messages',
    ])
      await unchanged(statement)
    expect(await changes(asHelper(messageRow(draft, { account_id: q(helper.account) })))).toBe(0)
  })

  test('puts no file on another’s draft, nor on what was sent', async () => {
    const [hers, helpers] = [await draftOf(maria), await draftOf(helper)]
    for (const statement of [
      fileRow(hers, helper),
      fileRow(answered, helper, { thread_id: q(threads.plain) }),
      fileRow(answered, helper),
      fileRow(helpers, helper, { thread_id: q(threads.plain) }),
      fileRow(helpers, maria),
      fileRow(newId(), helper),
    ])
      await unchanged(statement, asHelper)
    expect(await asHelper(fileRow(helpers, helper))).toBe(1)
    await unchanged(
      `update message_attachments set thread_id = '${threads.plain}' where message_id = '${helpers}'`,
      asHelper,
    )
    await unchanged(`update message_attachments set removed_at = now() where message_id = '${helpers}'`)
    expect(await asMaria(`select from message_attachments where message_id = '${helpers}'`)).toBe(0)
  })

  test('reads and changes no draft of somebody else', async () => {
    const hers = await draftOf(maria)
    expect(await asMaria(`select from message_drafts where id = '${hers}'`)).toBe(1)
    expect(await asHelper(`select from message_drafts where id = '${hers}'`)).toBe(0)
    expect(await changes(asHelper(`update message_drafts set body = 'x' where id = '${hers}'`))).toBe(0)
    expect(await changes(asHelper(`update message_drafts set account_id = '${maria.account}'`))).toBe(0)
    expect(await asNora(`select from message_drafts where id = '${hers}'`)).toBe(0)
    expect(await changes(asHelper(`update message_drafts set by_whom = 'clinic'`))).toBe(0)
  })

  test('reads and writes no note, marks nobody’s reading, changes nothing that the clinic sets up', async () => {
    expect(await asNora(noteRow(maria.patient, threads.plain, nora))).toBe(1)
    expect(await asMaria('select from message_notes')).toBe(0)
    await unchanged(noteRow(maria.patient, threads.plain, maria.account))
    await unchanged(
      `update message_readings set unread = true, read_n = 0 where account_id <> '${maria.account}'`,
    )
    for (const statement of [
      'update message_pools set active = false',
      'delete from message_pool_members',
      `insert into message_pool_members values ('${pools.team}', '${maria.account}', now())`,
      'delete from message_urgent_words',
      'update message_templates set active = false',
      'update message_answer_times set answers = 0',
    ])
      expect(await changes(asMaria(statement))).toBe(0)
  })

  test('has no functions of the clinic’s', async () => {
    const before = await everything()
    const args = `'${maria.patient}', '${threads.plain}'`
    for (const call of [
      `messages_mark_unread(${args}, now())`,
      `messages_hand_over(${args}, '${pools.billing}', null)`,
      `messages_hand_over('${john.patient}', '${threads.johns}', '${pools.billing}', null)`,
    ])
      await asMaria(`select ${call}`)
    expect(await everything()).toBe(before)
    const value = (call: string) =>
      byWriter(t, maria, db => sql<{ v: unknown }>`select ${sql.raw(call)} as v`.execute(db)).then(
        ({ rows }) => rows[0]?.v,
      )
    expect(await value('messages_pools_of_mine()')).toEqual([])
    expect(await value(`messages_readers('${maria.patient}', now())`)).toBeNull()
    expect(await value(`messages_pools_for('${john.patient}', now())`)).toEqual([])
  })
})

describe('who may not see what is confidential', () => {
  test.each(['message_threads', 'messages', 'message_readings'])('sees none of it in %s', async table => {
    const of = table === 'message_threads' ? 'id' : 'thread_id'
    const count = `select from ${table} where ${of} = '${threads.hidden}'`
    expect(await asMaria(count)).toBeGreaterThan(0)
    expect(await asHelper(count)).toBe(0)
    expect(await byPerson(t, helper, run(`select from ${table} where ${of} = '${threads.johns}'`))).toBe(0)
  })

  test('finds none of it', async () => {
    const search = (words: string, of = maria.patient) =>
      `select from messages_search('${of}', '${words}', 10)`
    expect(await asMaria(search('HIV'))).toBe(1)
    expect(await asHelper(search('HIV'))).toBe(0)
    expect(await asHelper(search('knee'))).toBe(1)
    expect(await asHelper(search('foot', john.patient))).toBe(0)
    expect(await asNora(search('knee'))).toBe(0)
  })

  test('settings of her own change nothing', async () => {
    const seen = `select set_config('portal.hidden', '0', true), set_config('portal.scope', 'system', true)`
    expect(
      await byWriter(t, helper, async db => {
        await sql.raw(seen).execute(db)
        return run(`select from messages`)(db)
      }),
    ).toBe(0)
  })
})

describe('a member of the clinic', () => {
  test('of no pool of it reads, notes, answers and takes nothing of a thread', async () => {
    const before = await everything()
    for (const table of [
      'message_threads',
      'messages',
      'message_notes',
      'message_readings',
      'message_attachments',
    ])
      expect(await asOutsider(`select from ${table}`)).toBe(0)
    for (const statement of [
      noteRow(maria.patient, threads.plain, outsider),
      noteRow(john.patient, threads.johns, outsider),
      `update message_threads set claimed_by = '${outsider}', claimed_at = now()`,
      `update message_threads set asked = array['${outsider}'::uuid]`,
    ])
      expect(await changes(asOutsider(statement))).toBe(0)
    await asOutsider(`select messages_mark_unread('${maria.patient}', '${threads.plain}', now())`)
    await asOutsider(
      `select messages_hand_over('${maria.patient}', '${threads.plain}', '${pools.billing}', null)`,
    )
    expect(await everything()).toBe(before)
  })

  test.each<[string, () => Record<string, string>]>([
    ['a pool of others', () => ({ pool_id: q(pools.billing) })],
    [
      'a pool of others, asking herself',
      () => ({ pool_id: q(pools.billing), asked: `array['${nora}'::uuid]` }),
    ],
    ['the patient', () => ({ started_as: q('patient') })],
    ['a colleague', () => ({ started_by: q(outsider) })],
    ['it as waiting', () => ({ waiting_since: 'now()', due_at: 'now()' })],
  ])('starts no thread as %s', async (_, more) => {
    const start = threadRow({ started_as: q('clinic'), started_by: q(nora), ...more() })
    expect(await changes(asNora(start))).toBe(0)
  })

  test('writes in no other name, and not as the patient', async () => {
    const draft = await byAnswering(t, nora, async db => {
      const want = { id: newId(), side: 'clinic', thread: threads.plain, body: 'x' } as const
      const begun = await startDraft(db, maria.patient, want, t.time.now)
      return begun.started ? begun.draft.id : ''
    })
    const clinics = { by_whom: q('clinic'), author_as: q('nurse') }
    for (const more of [
      { account_id: q(outsider), ...clinics },
      { account_id: q(nora) },
      { account_id: q(nora), ...clinics, needs: '0' },
    ])
      expect(await changes(asNora(messageRow(draft, more)))).toBe(0)
    expect(await changes(asNora(noteRow(maria.patient, threads.plain, outsider)))).toBe(0)
    for (const statement of [
      `update messages set body = 'x'`,
      `update message_notes set body = 'x'`,
      'delete from message_notes',
      'delete from message_threads',
      'update message_threads set needs = 0',
    ])
      expect(await changes(asNora(statement))).toBe(0)
  })

  test('who answers sets up no pools, and reads no search of a patient', async () => {
    for (const statement of [
      `insert into message_pool_members values ('${pools.billing}', '${nora}', now())`,
      `update message_pools set cover_id = '${pools.team}'`,
      `update message_answer_times set answers = 0`,
    ])
      expect(await changes(asNora(statement))).toBe(0)
  })
})

test('without anything opened there is nothing', async () => {
  const alone = (statement: string) => run(statement)(t.database.kysely as unknown as Tx)
  for (const table of ['message_threads', 'messages', 'message_notes', 'message_readings', 'message_drafts'])
    expect(await alone(`select from ${table}`)).toBe(0)
  const before = await everything()
  await alone(`select messages_mark_unread('${maria.patient}', '${threads.plain}', now())`)
  expect(await alone(`select from messages_search('${maria.patient}', 'knee', 10)`)).toBe(0)
  expect(await everything()).toBe(before)
})
