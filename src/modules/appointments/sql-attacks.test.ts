import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../test/appointments.ts'
import { byDesk, byPerson, bySystem, type Person } from '../../../test/booking.ts'
import { type TestPortal, testNow, testPortal } from '../../../test/portal.ts'
import { accountAlone, grant } from '../../../test/sharing.ts'
import { type Instant, instant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { type AccountId, newId, type SessionId } from '../../platform/ids.ts'
import { open, openClinic, type Permission, type Role } from '../access/index.ts'
import { isEstablished } from './booking/may-book.ts'

/** What a page could do whose own check is wrong: it has an opened handle, and any statement that it likes. */
let t: TestPortal
let clinic: SeededSchedule
let maria: Person
let john: Person
let helper: Person
let reader: Person
const staff = {} as Record<'front-desk' | 'records' | 'manager', AccountId>
beforeAll(async () => {
  t = await testPortal()
  clinic = await seedSchedule(t)
  maria = await t.account('maria@example.org')
  john = await t.account('john@example.org')
  const { patient } = maria
  helper = { account: await accountAlone(t, 'helper@example.org'), patient }
  await grant(t, { ...helper, permissions: ['appointments:read', 'appointments:write'] })
  reader = { account: await accountAlone(t, 'reader@example.org'), patient }
  await grant(t, { ...reader, permissions: ['appointments:read', 'records:read'] })
  for (const role of ['front-desk', 'records', 'manager'] as const)
    staff[role] = (await t.staff(`${role}@clinic.example`, role)).account
})
afterAll(() => t.close())
beforeEach(async () => {
  t.time.now = testNow
  for (const table of [
    'appointment_events',
    'appointments',
    'appointment_requests',
    'appointment_tickets',
    'appointment_drafts',
    'schedule_closures',
  ])
    await t.behindTheRules(`delete from ${table}`)
})

type Row = { status?: string; type?: keyof SeededSchedule['types']; at?: Instant; request?: string | null }
let days = 0
/** A row of somebody's, on a day of its own, as the portal would have written it. */
async function rowOf({ account, patient }: Person, { status = 'booked', type = 'anyone', at, request }: Row) {
  const id = newId()
  const starts = at ?? instant('2026-05-04T14:00:00Z').add({ hours: 24 * days++ })
  const until = status === 'held' || status === 'pending' ? testNow.add({ minutes: 10 }).toString() : null
  await t.behindTheRules(
    `insert into appointments (patient_id, id, status, visit_type_id, clinician_id, place_id, mode, starts_at, ends_at,
      busy_from, busy_until, needs, held_until, request_id, made_by, made_at, updated_at)
     select $1, $2, $3, v.id, $5, $6, 'in-person', $7::timestamptz, $7::timestamptz + interval '30 minutes',
      $7::timestamptz, $7::timestamptz + interval '30 minutes', 2048 | v.needs, $8, $9, $10, $11, $11
     from visit_types v where v.id = $4`,
    [
      patient,
      id,
      status,
      clinic.types[type],
      clinic.clinicians.ruiz,
      clinic.places.harbor,
      starts.toString(),
      until,
      request ?? null,
      account,
      testNow.toString(),
    ],
  )
  return id
}
const statusOf = (id: string) =>
  bySystem(t, async db => {
    const row = await db.selectFrom('appointments').select('status').where('id', '=', id).executeTakeFirst()
    return row?.status ?? null
  })

const actor = (account: AccountId, role: Role | null = null) => ({
  account,
  session: newId() as SessionId,
  act: 'test',
  target: null,
  origin: null,
  role,
})
/** In the record of Maria, by what somebody may do there. */
async function inRecord<T>({ account }: Person, asked: Permission, work: (db: Tx) => Promise<T>): Promise<T> {
  const opened = await open(t.database, actor(account), maria.patient, asked, t.time.now, work)
  if (!opened.opened) throw new Error('not opened')
  return opened.value
}
async function inClinic<T>(role: keyof typeof staff, work: (db: Tx) => Promise<T>): Promise<T> {
  const who = actor(staff[role], role)
  const opened = await openClinic(t.database, who, 'workspace:use', t.time.now, work)
  if (!opened.opened) throw new Error('not opened')
  return opened.value
}
/** Answers how many rows it changed, or read. */
const run = (statement: string) => async (db: Tx) => {
  const { numAffectedRows, rows } = await sql.raw(statement).execute(db)
  return Number(numAffectedRows ?? rows.length)
}

/** Refused, or taken by no row. */
const changes = (work: Promise<number>): Promise<number> =>
  work.catch((error: Error) => {
    expect(error.message).toMatch(/permission denied|row-level security|violates check constraint/)
    return 0
  })

const lapse = (at: string) => `select appointments_lapse(null, null, null, '${at}')`

describe('saying that it is later ends nothing', () => {
  let hold: string
  let offer: string
  beforeEach(async () => {
    hold = await rowOf(john, { status: 'held' })
    offer = await rowOf(john, { status: 'pending' })
  })
  const stand = async () => [await statusOf(hold), await statusOf(offer)]

  test.each([
    ['a patient', () => byPerson(t, maria, run(lapse('2100-01-01')))],
    ['who only reads', () => inRecord(reader, 'appointments:read', run(lapse('infinity')))],
    ['another part of her record', () => inRecord(reader, 'records:read', run(lapse('2026-03-04')))],
    ['the desk', () => byDesk(t, staff['front-desk'], run(lapse('2100-01-01')))],
    ['staff without the desk', () => inClinic('records', run(lapse('2100-01-01')))],
    ['nobody', () => run(lapse('2100-01-01'))(t.database.kysely as unknown as Tx)],
  ])('%s', async (_, work) => {
    await work()
    expect(await stand()).toEqual(['held', 'pending'])
  })

  test('what is over is ended for whoever wants its time, and by no one who may not book', async () => {
    t.time.now = testNow.add({ minutes: 10 })
    await inRecord(reader, 'appointments:read', run(lapse('2100-01-01')))
    expect(await stand()).toEqual(['held', 'pending'])
    await byPerson(t, maria, run(lapse(t.time.now.toString())))
    expect(await stand()).toEqual([null, 'cancelled'])
  })
})

describe('a page of a patient who may book', () => {
  const values = (more: Record<string, string>) => {
    const row: Record<string, string> = {
      patient_id: `'${maria.patient}'`,
      id: 'gen_random_uuid()',
      status: `'booked'`,
      visit_type_id: `'${clinic.types.anyone}'`,
      clinician_id: `'${clinic.clinicians.ruiz}'`,
      place_id: `'${clinic.places.harbor}'`,
      mode: `'phone'`,
      starts_at: `'2026-07-01T10:00Z'`,
      ends_at: `'2026-07-01T11:00Z'`,
      busy_from: `'2026-07-01T10:00Z'`,
      busy_until: `'2026-07-01T11:00Z'`,
      needs: '2048',
      made_at: 'now()',
      updated_at: 'now()',
      ...more,
    }
    return `insert into appointments (${Object.keys(row)}) values (${Object.values(row)})`
  }
  const event = (more: string) => `
    insert into appointment_events (patient_id, id, appointment_id, at, account_id, by_whom, act, status, starts_at,
      clinician_id, place_id, needs) select '${maria.patient}', gen_random_uuid(), gen_random_uuid(), now(), ${more},
      'cancelled', 'cancelled', now(), '${clinic.clinicians.ruiz}', '${clinic.places.harbor}', 2048`

  test.each([
    ['books for somebody else', () => values({ patient_id: `'${john.patient}'` })],
    ['says that she came', () => values({ status: `'arrived'` })],
    ['says that she was seen', () => values({ status: `'fulfilled'` })],
    ['offers herself a time', () => values({ status: `'pending'`, held_until: `'infinity'` })],
    ['takes a clinician for ever', () => values({ busy_until: `'infinity'` })],
    ['takes a clinician for years', () => values({ ends_at: `'2036-01-01'`, busy_until: `'2036-01-01'` })],
    ['takes a clinician for the week before', () => values({ busy_from: `'2026-06-24'` })],
    [
      'gives herself an order',
      () => `insert into appointment_tickets (patient_id, id, visit_type_id, from_date, needs, made_at)
        values ('${maria.patient}', gen_random_uuid(), '${clinic.types.ticket}', now(), 2048, now())`,
    ],
    ['speaks for the clinic', () => event(`'${staff['front-desk']}'::uuid, 'clinic'`)],
    ['speaks for somebody else', () => event(`'${helper.account}'::uuid, 'patient'`)],
    ['forgets what happened', () => 'delete from appointment_events'],
    ['rewrites what happened', () => `update appointment_events set note = 'x'`],
    ['makes public what happened', () => 'update appointment_events set needs = 0'],
    ['changes a kind of visit', () => `update visit_types set bookable_by = 'anyone', needs = 0`],
    ['closes the clinic', () => `update schedule_closures set ended_at = now()`],
    [
      'blocks a time',
      () => `insert into schedule_closures (id, clinician_id, starts_at, ends_at, kind, made_by, made_at)
        values (gen_random_uuid(), '${clinic.clinicians.ruiz}', now(), 'infinity', 'blocked', '${maria.account}', now())`,
    ],
    ['takes everybody off', () => `delete from appointments where patient_id <> '${maria.patient}'`],
    ['makes a link to a visit', () => 'delete from visit_links'],
  ])('%s: not', async (_, statement) => {
    await rowOf(john, {})
    expect(await changes(byPerson(t, maria, run(statement())))).toBe(0)
    expect(await bySystem(t, run('select from appointments'))).toBe(1)
  })

  test('an order that she has is not made longer', async () => {
    await bySystem(
      t,
      run(`insert into appointment_tickets (patient_id, id, visit_type_id, from_date, until_date, needs, made_at)
        values ('${maria.patient}', gen_random_uuid(), '${clinic.types.ticket}', '2026-01-01', '2026-01-02', 2048, now())`),
    )
    expect(await changes(byPerson(t, maria, run('update appointment_tickets set until_date = null')))).toBe(0)
    expect(await byPerson(t, maria, run('select from appointment_tickets'))).toBe(1)
  })
})

describe('who asks without being allowed to hears nothing', () => {
  const taken = (db: Tx) =>
    sql<{
      t: unknown
    }>`select appointments_taken(${[clinic.clinicians.ruiz]}::uuid[], '2026-01-01', '2027-01-01', now()) t`
      .execute(db)
      .then(({ rows }) => rows[0]?.t ?? null)

  test('when clinicians are taken', async () => {
    await rowOf(john, {})
    expect(await byPerson(t, maria, taken)).not.toBeNull()
    expect(await byDesk(t, staff['front-desk'], taken)).not.toBeNull()
    expect(await inRecord(reader, 'appointments:read', taken)).toBeNull()
    expect(await inClinic('records', taken)).toBeNull()
    expect(await taken(t.database.kysely as unknown as Tx)).toBeNull()
  })

  test('whether somebody else was ever seen', async () => {
    await rowOf(john, { status: 'fulfilled', at: instant('2026-02-02T15:00:00Z') })
    const asked = (db: Tx) => isEstablished(db, john.patient, t.time.now)
    expect(await byPerson(t, john, asked)).toBe(true)
    expect(await byPerson(t, maria, asked)).toBe(false)
    expect(await inClinic('records', asked)).toBe(false)
    expect(await asked(t.database.kysely as unknown as Tx)).toBe(false)
  })

  test('whether she had a visit of a confidential kind', async () => {
    await rowOf(maria, {
      status: 'fulfilled',
      type: 'confidential',
      at: instant('2026-02-02T15:00:00Z'),
    })
    const asked = (db: Tx) => isEstablished(db, maria.patient, t.time.now)
    expect(await byPerson(t, maria, asked)).toBe(true)
    expect(await byDesk(t, staff['front-desk'], asked)).toBe(true)
    expect(await byPerson(t, helper, asked)).toBe(false)
    await rowOf(maria, { status: 'fulfilled', at: instant('2026-02-03T15:00:00Z') })
    expect(await byPerson(t, helper, asked)).toBe(true)
  })

  test.each([
    'appointments',
    'appointment_requests',
    'appointment_tickets',
    'appointment_events',
    'appointment_drafts',
    'visit_links',
  ])('what stands in %s', async table => {
    await rowOf(john, {})
    await rowOf(maria, { type: 'confidential' })
    const count = run(`select from ${table}`)
    expect(await byPerson(t, helper, count)).toBe(0)
    expect(await inClinic('records', count)).toBe(0)
    expect(await count(t.database.kysely as unknown as Tx)).toBe(0)
  })

  test('what a draft of somebody else for the same patient says', async () => {
    const draft = `insert into appointment_drafts (patient_id, id, account_id, visit_type_id, needs, made_at)
      values ('${maria.patient}', gen_random_uuid(), '${maria.account}', '${clinic.types.anyone}', 2048, now())`
    await byPerson(t, maria, run(draft))
    expect(await byPerson(t, maria, run('select from appointment_drafts'))).toBe(1)
    expect(await byPerson(t, helper, run('select from appointment_drafts'))).toBe(0)
    expect(await byDesk(t, staff['front-desk'], run('select from appointment_drafts'))).toBe(0)
    expect(await changes(byPerson(t, helper, run(draft)))).toBe(0)
  })
})

describe('the desk', () => {
  const closure = (kind: string, by: AccountId) => `
    insert into schedule_closures (id, clinician_id, starts_at, ends_at, kind, made_by, made_at)
    values (gen_random_uuid(), '${clinic.clinicians.ruiz}', '2026-05-01', '2026-05-02', '${kind}', '${by}', now())`
  const desk = (statement: string) => byDesk(t, staff['front-desk'], run(statement))

  test.each(['holiday', 'closed', 'away', 'elsewhere'])('touches no closure that is %s', async kind => {
    expect(await changes(desk(closure(kind, staff['front-desk'])))).toBe(0)
    await bySystem(t, run(closure(kind, staff.manager)))
    const end = `update schedule_closures set ended_at = now(), ended_by = '${staff['front-desk']}'`
    expect(await changes(desk(end))).toBe(0)
    expect(await changes(desk(`${end}, kind = 'blocked'`))).toBe(0)
    expect(await changes(desk('delete from schedule_closures'))).toBe(0)
  })

  test('blocks and opens in its own name', async () => {
    expect(await changes(desk(closure('blocked', staff.manager)))).toBe(0)
    expect(await desk(closure('blocked', staff['front-desk']))).toBe(1)
    expect(
      await changes(desk(`update schedule_closures set ended_at = now(), ended_by = '${staff.manager}'`)),
    ).toBe(0)
    expect(
      await changes(
        desk(`update schedule_closures set kind = 'holiday', ended_by = '${staff['front-desk']}'`),
      ),
    ).toBe(0)
  })

  test.each([
    'update schedule_hours set valid_until = now()',
    'delete from schedule_hours',
    `update schedule_places set name = 'x'`,
    'update schedule_clinicians set active = false',
    'update visit_types set needs = 0',
    'delete from visit_type_clinicians',
    'delete from visit_links',
    'update visit_links set used_at = null',
  ])('does not: %s', async statement => {
    expect(await changes(desk(statement))).toBe(0)
  })
})
