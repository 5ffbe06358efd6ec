import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { open, openClinic, permissions } from '../src/modules/access/index.ts'
import { bookTime, holdTime } from '../src/modules/appointments/index.ts'
import { type Instant, instant, systemClock } from '../src/platform/clock.ts'
import { connect, type Database } from '../src/platform/db.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts'
import type { AccountId, PatientId, SessionId } from '../src/platform/ids.ts'
import { openLog } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { median, type Row } from './row.ts'

const bookers = 50
const clinicians = 50
const rounds = 7
const round_ms = 1_500

type Booker = { readonly account: AccountId; readonly patient: PatientId }
type Choice = {
  readonly type: string
  readonly clinician: string
  readonly place: string
  readonly starts_at: Instant
}
type Way = (database: Database, booker: Booker, choice: Choice) => Promise<void>

/** Fifty who book at once, each one time after the other, beside the bare insert with the same constraints. */
export async function benchBooking(say: (line: string) => void): Promise<Row[]> {
  const world = await start()
  const database = connect(world.url, { max: bookers })
  try {
    const choices = await fillSchedule(world.admin)
    const people = await addBookers(world.admin)
    // The indexes come with the constraints.
    await world.admin.query('create table bare_bookings (like appointments including all)')
    await world.admin.query('grant insert on bare_bookings to porchlight_app')
    await world.admin.query('vacuum analyze')
    const ways = [insertBare, bookAtDesk, holdAsPatient]
    const rates = ways.map((): number[] => [])
    // In turn, so that whatever else the machine does falls on all of them. The first round warms up.
    for (let round = -1; round < rounds; round += 1)
      for (const [n, way] of ways.entries()) {
        const rate = await rateOf(way, database, people, choices[n] ?? [])
        if (round >= 0) rates[n]?.push(rate)
      }
    const [bare = 0, desk = 0, patient = 0] = rates.map(median)
    say(`Booked ${desk.toFixed(0)} and held ${patient.toFixed(0)} a second.`)
    return rowsOf(bare, desk, patient)
  } finally {
    await database.close()
    await world.stop()
  }
}

function rowsOf(bare: number, desk: number, patient: number): Row[] {
  const shared = {
    unit: 'bookings/s',
    baseline: bare,
    baselineIs: 'the insert alone, in its transaction',
  }
  return [
    {
      what: `${bookers} book at once at the desk: check, audit, hours, rules, news`,
      figure: desk,
      reach: '≥ 40 % of the bare rate',
      met: desk >= 0.4 * bare,
      ...shared,
    },
    {
      what: `${bookers} hold a time at once: check, audit, hours, rules`,
      figure: patient,
      reach: '≥ 40 % of the bare rate',
      met: patient >= 0.4 * bare,
      ...shared,
    },
  ]
}

/** How many a second all of them together get done. */
async function rateOf(
  way: Way,
  database: Database,
  people: readonly Booker[],
  choices: Choice[],
): Promise<number> {
  const began = performance.now()
  let done = 0
  await Promise.all(
    people.map(async booker => {
      while (performance.now() - began < round_ms) {
        const choice = choices.pop()
        if (!choice) throw new Error('all is booked')
        await way(database, booker, choice)
        done += 1
      }
    }),
  )
  return done / ((performance.now() - began) / 1000)
}

/** Every booking is for a patient of its own: nobody could be at so many at once. */
const newPatient = () => randomUUID() as string as PatientId

const insertBare: Way = (database, _, choice) =>
  database.kysely.transaction().execute(async tx => {
    await tx
      .insertInto('bare_bookings' as 'appointments')
      .values(rowOf(choice))
      .execute()
  })

const rowOf = ({ type, clinician, place, starts_at }: Choice) => {
  const ends_at = starts_at.add({ minutes: 30 })
  return {
    patient_id: newPatient(),
    id: randomUUID(),
    status: 'booked' as const,
    visit_type_id: type,
    clinician_id: clinician,
    place_id: place,
    mode: 'in-person' as const,
    starts_at,
    ends_at,
    busy_from: starts_at,
    busy_until: ends_at,
    needs: 2048,
    made_at: starts_at,
    updated_at: starts_at,
  }
}

const actorOf = (account: AccountId) => ({
  account,
  session: randomUUID() as string as SessionId,
  act: 'POST /book',
  target: null,
  origin: '192.0.2.1',
})

const bookAtDesk: Way = async (database, { account }, choice) => {
  const now = systemClock()
  const actor = { ...actorOf(account), role: 'front-desk' } as const
  const opened = await openClinic(database, actor, 'appointments:desk', now, db =>
    bookTime(db, newPatient(), { ...choice, key: randomUUID() }, { account, as: 'clinic' }, now),
  )
  if (!opened.opened || !opened.value.booked) throw new Error(JSON.stringify(opened))
}

const holdAsPatient: Way = async (database, { account, patient }, choice) => {
  const now = systemClock()
  const opened = await open(database, actorOf(account), patient, 'appointments:write', now, db =>
    // Without an account, or each would let go of what she held before.
    holdTime(db, patient, choice, { account: null, as: 'patient' }, now),
  )
  if (!opened.opened || !opened.value.held) throw new Error(JSON.stringify(opened))
}

/** Everybody works every day from 8 to 18 and sees visits of half an hour. All times of 240 days, shuffled, three heaps. */
async function fillSchedule(admin: pg.Client): Promise<Choice[][]> {
  await admin.query(
    `insert into schedule_places (id, name, zone) values (gen_random_uuid(), 'Place', 'America/Chicago')`,
  )
  await admin.query(`
    insert into schedule_clinicians (id, name, work_en, work_es)
      select gen_random_uuid(), 'Clinician ' || n, '', '' from generate_series(1, ${clinicians}) n`)
  await admin.query(`
    insert into visit_types (id, name_en, name_es, minutes, step, mode, bookable_by, ahead_days)
      values (gen_random_uuid(), 'Visit', 'Visita', 30, 30, 'in-person', 'anyone', 365)`)
  await admin.query(
    `insert into visit_type_clinicians select t.id, c.id from visit_types t cross join schedule_clinicians c`,
  )
  await admin.query(`
    insert into schedule_hours (id, clinician_id, place_id, weekday, from_time, until_time, valid_from, made_at)
      select gen_random_uuid(), c.id, p.id, w, '08:00', '18:00', '2020-01-01', now()
      from schedule_clinicians c cross join schedule_places p cross join generate_series(1, 7) w`)
  const { rows } = await admin.query<Omit<Choice, 'starts_at'> & { at: Date }>(`
    select t.id as type, c.id as clinician, p.id as place,
      (current_date + d + time '08:00' + s * interval '30 minutes') at time zone p.zone as at
    from visit_types t, schedule_places p, schedule_clinicians c, generate_series(1, 240) d, generate_series(0, 19) s
    order by random()`)
  const all = rows.map(({ at, ...choice }) => ({ ...choice, starts_at: instant(at.toISOString()) }))
  const third = Math.floor(all.length / 3)
  return [all.slice(0, third), all.slice(third, 2 * third), all.slice(2 * third)]
}

async function addBookers(admin: pg.Client): Promise<Booker[]> {
  const people = Array.from({ length: bookers }, () => ({
    account: randomUUID() as string as AccountId,
    patient: newPatient(),
  }))
  for (const { account, patient } of people) {
    await admin.query(
      `insert into accounts (id, name, email, created_at, updated_at) values ($1, 'Somebody', $2, now(), now())`,
      [account, `${account}@example.org`],
    )
    await admin.query(`insert into staff (account_id, role, created_at) values ($1, 'front-desk', now())`, [
      account,
    ])
    await admin.query(
      `insert into access_grants (patient_id, id, account_id, relation, permissions, starts_at)
       values ($1, gen_random_uuid(), $2, 'self', $3, now() - interval '1 minute')`,
      [patient, account, permissions],
    )
  }
  return people
}

type World = { readonly url: string; readonly admin: pg.Client; readonly stop: () => Promise<void> }

/** A server of this benchmark's own: fifty who book at once need more connections than the portal's allows. */
async function start(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-bench-booking-'))
  chmodSync(folder, 0o711)
  const started = await startEmbeddedPostgres({
    dataDir: join(folder, 'data'),
    rootPlaces: [join(folder, 'roots')],
    log: openLog('error'),
    settings: { max_connections: '80' },
  })
  if (!started.ok) throw new Error(started.message)
  const { adminUrl, url, stop } = started.postgres
  const migrated = await migrate(url)
  if (!migrated.ok) throw new Error(migrated.message)
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  return {
    url,
    admin,
    stop: async () => {
      await admin.end()
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
