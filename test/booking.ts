import pg from 'pg'
import { inject } from 'vitest'
import {
  open,
  openClinic,
  openSystem,
  type PatientDb,
  type Role,
  type SystemDb,
} from '../src/modules/access/index.ts'
import type { By } from '../src/modules/appointments/booking/choice.ts'
import type { DeskDb } from '../src/modules/appointments/handles.ts'
import type { Database } from '../src/platform/db.ts'
import { type AccountId, newId, type PatientId, type SessionId } from '../src/platform/ids.ts'
import { seedSchedule } from './appointments.ts'
import { type TestPortal, testPortal } from './portal.ts'

export type Person = { account: AccountId; patient: PatientId }

const actorOf = (account: AccountId, role: Role | null = null) => ({
  account,
  session: newId() as SessionId,
  act: 'POST /test',
  target: null,
  origin: null,
  role,
})

export const bySystem = <T>(
  { database, time }: Pick<TestPortal, 'database' | 'time'>,
  work: (db: SystemDb) => Promise<T>,
): Promise<T> => openSystem(database, { name: 'jobs', act: 'test' }, time.now, work)

/** What a person does for a patient, by what she may do for her; throws where she may not. */
export async function byPerson<T>(
  { database, time }: { database: Database; time: TestPortal['time'] },
  { account, patient }: Person,
  work: (db: PatientDb<'appointments:write'>, by: By) => Promise<T>,
): Promise<T> {
  const opened = await open(database, actorOf(account), patient, 'appointments:write', time.now, db =>
    work(db, { account, as: 'patient' }),
  )
  if (!opened.opened) throw new Error('not opened')
  return opened.value
}

/** What the desk does. */
export async function byDesk<T>(
  { database, time }: Pick<TestPortal, 'database' | 'time'>,
  account: AccountId,
  work: (db: DeskDb, by: By) => Promise<T>,
): Promise<T> {
  const opened = await openClinic(
    database,
    actorOf(account, 'front-desk'),
    'appointments:desk',
    time.now,
    db => work(db, { account, as: 'clinic' }),
  )
  if (!opened.opened) throw new Error('not opened')
  return opened.value
}

/** A small clinic with a schedule, a desk, and a patient with an account. */
export async function clinicWithDesk() {
  const t = await testPortal()
  const ids = await seedSchedule(t)
  const desk = (await t.staff('desk@example.org', 'front-desk')).account
  const maria = await t.account('maria@example.org')
  return { t, ids, desk, maria }
}

/** How many rows each table holds, but for the audit trail; read behind the rules. */
export async function rowCounts({ database }: TestPortal): Promise<Record<string, number>> {
  const url = new URL(inject('postgres').adminUrl)
  url.pathname = new URL(database.url).pathname
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
        and relname not like 'audit_%' order by 1`,
    )
    const counts: Record<string, number> = {}
    for (const { name } of rows)
      counts[name] = Number((await client.query(`select count(*) as n from "${name}"`)).rows[0]?.n)
    return counts
  } finally {
    await client.end()
  }
}

/** As many patients with accounts of their own as are wanted, without the work of making them one by one. */
export async function manyPeople(t: TestPortal, count: number): Promise<Person[]> {
  const people = Array.from({ length: count }, () => ({
    account: newId() as AccountId,
    patient: newId() as PatientId,
  }))
  const [accounts, patients] = [people.map(({ account }) => account), people.map(({ patient }) => patient)]
  const at = t.time.now.toString()
  await t.behindTheRules(
    `insert into accounts (id, name, email, created_at, updated_at)
      select id, 'Somebody', id || '@example.org', $2, $2 from unnest($1::uuid[]) id`,
    [accounts, at],
  )
  await t.behindTheRules(
    `insert into access_grants (patient_id, id, account_id, relation, permissions, starts_at)
      select p.patient, gen_random_uuid(), p.account, 'self', '{appointments:read,appointments:write,sensitive:read}', $3
      from unnest($1::uuid[], $2::uuid[]) p(patient, account)`,
    [patients, accounts, at],
  )
  return people
}
