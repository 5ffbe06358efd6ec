import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../../test/appointments.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { newId, type SessionId } from '../../../platform/ids.ts'
import { openClinic } from '../../access/index.ts'
import type { DeskDb } from '../handles.ts'
import { readSchedule, type Schedule } from '../schedule/read-schedule.ts'
import { weekOf } from './asked.ts'
import { readDesk } from './read-desk.ts'
import { readWeek } from './read-week.ts'

let t: TestPortal
let s: SeededSchedule
beforeAll(async () => {
  t = await testPortal()
  s = await seedSchedule(t)
  // Two thousand visits of the past year beside those of today.
  await t.behindTheRules(
    `insert into appointments (patient_id, id, status, visit_type_id, clinician_id, place_id, mode, starts_at, ends_at,
      busy_from, busy_until, needs, made_at, updated_at)
     select gen_random_uuid(), gen_random_uuid(), 'booked', $1, $2, $3, 'in-person', at, at + interval '30 minutes', at,
      at + interval '30 minutes', 2048, $4, $4
     from generate_series(0, 1999) n
     cross join lateral (select $4::timestamptz + interval '4 hours' - n * interval '4 hours' as at) x`,
    [s.types.anyone, s.clinicians.ruiz, s.places.harbor, t.time.now.toString()],
  )
  await t.behindTheRules('analyze appointments')
})
afterAll(() => t.close())

const asDesk = async <T>(work: (db: DeskDb, schedule: Schedule) => Promise<T>): Promise<T> => {
  const { account } = await t.staff(`${newId()}@clinic.example`, 'front-desk')
  const actor = { account, session: newId() as SessionId, act: 'test', target: null, origin: null }
  const opened = await openClinic(
    t.database,
    { ...actor, role: 'front-desk' },
    'appointments:desk',
    t.time.now,
    async db => work(db, await readSchedule(db)),
  )
  if (!opened.opened) throw new Error('not opened')
  return opened.value
}

const today = () => t.time.now.toZonedDateTimeISO('America/Chicago').toPlainDate()

test('a day takes three statements and a week four, however many are booked', async () => {
  const counts = await asDesk(async (db, schedule) => {
    const count = async (read: () => Promise<unknown>) => {
      const before = t.database.sent()
      await read()
      return t.database.sent() - before
    }
    const dates = [today()]
    const all = { place: null, clinician: null, dates }
    return [
      await count(() => readDesk(db, schedule, all, t.time.now)),
      await count(() => readDesk(db, schedule, { ...all, clinician: s.clinicians.ruiz }, t.time.now)),
      await count(() => readWeek(db, schedule, { place: null, dates: weekOf(today()) }, t.time.now)),
    ]
  })
  expect(counts).toEqual([3, 3, 4])
})

test('they read no more than the day: the index of places, or that of clinicians', async () => {
  const plans = await asDesk(async (db, schedule) => {
    const all = { place: null, clinician: null, dates: [today()] }
    const readBy = async (asked: typeof all | (Omit<typeof all, 'clinician'> & { clinician: string })) => {
      const before = await scansNow(db)
      const { visits } = await readDesk(db, schedule, asked, t.time.now)
      const after = await scansNow(db)
      const read = after.rows - before.rows
      return [visits.length, after.seq - before.seq, read >= visits.length && read < 60]
    }
    return [await readBy(all), await readBy({ ...all, clinician: s.clinicians.ruiz })]
  })
  expect(plans).toEqual([
    [4, 0, true],
    [4, 0, true],
  ])
})

/** Whole readings of the table, and rows read by its indexes, in this transaction. */
async function scansNow(db: DeskDb) {
  const { rows } = await sql<{ seq: number; rows: number }>`
    select seq_scan as seq, idx_tup_fetch as rows from pg_stat_xact_user_tables
    where relname = 'appointments'`.execute(db)
  return { seq: Number(rows[0]?.seq ?? 0), rows: Number(rows[0]?.rows ?? 0) }
}
