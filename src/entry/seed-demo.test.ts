import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { demoPools, demoStaff, demoThreads } from '../../demo/index.ts'
import { freshDatabase } from '../../test/postgres.ts'
import { instant } from '../platform/clock.ts'
import { connect, type Database } from '../platform/db.ts'
import { fileStore } from '../platform/file-store.ts'
import { seedDemo } from './seed-demo.ts'

// The whole clinic is many seconds' work where other tests run beside it.
vi.setConfig({ testTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'porchlight-demo-'))
const settings = {
  files: fileStore(folder),
  clinic: { name: 'Harbor Street Clinic', phone: null, zone: 'America/Chicago', accent: null },
  secret: 'only-for-tests-only-for-tests-only-for-tests',
}

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let database: Database
let admin: pg.Client
beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect(fresh.url)
  admin = new pg.Client({ connectionString: fresh.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await database.close()
  await fresh.drop()
  rmSync(folder, { recursive: true })
})

const count = async (what: string): Promise<number> =>
  Number((await admin.query(`select count(*) as n from ${what}`)).rows[0]?.n)
const counts = async () => ({
  resources: await count('clinical_resources'),
  patients: await count('patients'),
  places: await count('schedule_places'),
  tickets: await count('appointment_tickets where ended_at is null'),
  elsewhere: await count(`schedule_closures where kind = 'elsewhere' and ended_at is null`),
  requests: await count('appointment_requests'),
  toMove: await count('appointments where needs_move is not null'),
  staff: await count('staff'),
  pools: await count('message_pools'),
  threads: await count('message_threads'),
  drafts: await count('message_drafts where sent_at is null'),
})
const seed = async (now: string): Promise<string[]> => {
  const said: string[] = []
  await seedDemo(
    database,
    () => instant(now),
    settings,
    line => said.push(line),
  )
  return said
}

test('the whole clinic: records, people, and a book that the EHR’s own appointments stand in', async () => {
  await seed('2026-11-24T16:40:00Z')
  const made = await counts()
  expect(made).toMatchObject({ places: 2, tickets: 5, requests: 3, toMove: 1, staff: demoStaff.length })
  expect(made.elsewhere).toBeGreaterThanOrEqual(4)
  expect(await count('appointments')).toBeGreaterThan(400)
  expect(made).toMatchObject({ pools: demoPools.length, threads: demoThreads.length, drafts: 1 })
  expect(await seed('2026-11-25T16:40:00Z')).toEqual([])
  expect(await counts()).toEqual(made)
})

test('conversations stand in every state', async () => {
  const threads = (where: string) => count(`message_threads where ${where}`)
  expect(await count('messages')).toBe(demoThreads.flatMap(({ messages }) => messages).length)
  for (const state of [
    "state = 'closed'",
    'follows is not null',
    "waiting_since is not null and due_at < '2026-11-24T16:40:00Z'",
    "waiting_since is not null and due_at > '2026-11-24T16:40:00Z'",
    'claimed_by is not null and cardinality(asked) = 1',
    "state = 'open' and waiting_since is null",
    "started_as = 'clinic'",
  ])
    expect([state, await threads(state)]).not.toEqual([state, 0])
  expect(await count('message_readings where unread')).toBe(
    demoThreads.filter(({ unread }) => unread).length + 1,
  )
  expect(await count('message_readings where archived_at is not null')).toBe(1)
  expect(await count('message_attachments where thread_id is not null')).toBe(3)
  expect(await count('message_notes')).toBe(demoThreads.flatMap(({ acts = [] }) => acts).length)
  expect(await count("message_pools where away_until > '2026-11-24T16:40:00Z'")).toBe(1)
  // What waits with a pool whose people are away is with those who cover it.
  const covered =
    await admin.query(`select p.name_en from message_threads t join message_pools p on p.id = t.pool_id
    where t.subject like 'Sleeping badly%'`)
  expect(covered.rows).toEqual([{ name_en: 'Harbor Street care team' }])
})

test('an older demo gets what it does not have, and its records stay those of its own first day', async () => {
  const before = await counts()
  // As it was before there were appointments.
  await admin.query(`truncate schedule_places, schedule_clinicians, visit_types, visit_type_clinicians, schedule_hours,
    schedule_closures, appointments, appointment_events, appointment_requests, appointment_tickets, message_pools
    cascade`)
  await admin.query('truncate message_drafts, message_templates, message_attachments')
  await admin.query(
    `delete from clinical_resources where type = 'Appointment' or fhir_id like 'visit-order-%'`,
  )
  const manager = demoStaff.find(({ role }) => role === 'manager')?.email
  await admin.query(`update accounts set email = 'somebody@else.example' where email = $1`, [manager])
  expect(await seed('2026-12-03T16:40:00Z')).toContain('Filling the demo clinic …')
  const after = await counts()
  expect(after).toEqual({ ...before, staff: before.staff + 1, elsewhere: after.elsewhere })
  expect(after.elsewhere).toBeGreaterThanOrEqual(4)
  expect(await count('appointments')).toBeGreaterThan(200)
})
