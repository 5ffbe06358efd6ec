import { openSystem } from '../src/modules/access/index.ts'
import { firstTimes, readSchedule } from '../src/modules/appointments/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import { type AuditPortal, startAuditPortal } from './audit-portal.ts'
import { median, type Row } from './row.ts'

const clinicians = 50
const days_ahead = 60
const bookings = 50_000

/** Looking for the first free times over 60 days, 50 clinicians and 3 places. */
export async function benchFreeTimes(say: (line: string) => void): Promise<Row[]> {
  const portal = await startAuditPortal()
  try {
    await fillSchedule(portal)
    const ahead = await fillAhead(portal)
    await fillPast(portal, bookings - ahead)
    const once = await searches(portal)
    say(`Writing ${(bookings * 9).toLocaleString('en-US')} more bookings …`)
    await fillPast(portal, bookings * 9)
    const tenfold = await searches(portal)
    await portal.admin.query(`delete from appointments where starts_at > now() - interval '1 day'`)
    await fillAhead(portal, { gaps: 0 })
    await portal.admin.query('vacuum analyze appointments')
    const full = await searches(portal)
    return rowsOf(once, tenfold, full)
  } finally {
    await portal.stop()
  }
}

/** Everybody works every day from 8 to 18 in one of three places, and sees visits of half an hour. */
async function fillSchedule({ admin }: AuditPortal): Promise<void> {
  await admin.query(`
    insert into schedule_places (id, name, zone) select gen_random_uuid(), 'Place ' || n,
      (array['America/New_York', 'America/Chicago', 'America/Phoenix'])[n] from generate_series(1, 3) n`)
  await admin.query(`
    insert into schedule_clinicians (id, name, work_en, work_es) select gen_random_uuid(), 'Clinician ' || n, '', ''
      from generate_series(1, ${clinicians}) n`)
  await admin.query(`
    insert into visit_types (id, name_en, name_es, minutes, step, mode, bookable_by)
      values (gen_random_uuid(), 'Visit', 'Visita', 30, 15, 'in-person', 'anyone')`)
  await admin.query(`
    insert into visit_type_clinicians select t.id, c.id from visit_types t cross join schedule_clinicians c`)
  await admin.query(`
    insert into schedule_hours (id, clinician_id, place_id, weekday, from_time, until_time, valid_from, made_at)
      select gen_random_uuid(), c.id, p.id, w, '08:00', '18:00', '2020-01-01', now()
      from (select id, row_number() over () as n from schedule_clinicians) c
      join (select id, row_number() over () as n from schedule_places) p on p.n = 1 + c.n % 3
      cross join generate_series(1, 7) w`)
}

/** What every row of the two kinds below has in common; `at` is the beginning. */
const insertAt = (at: string, rest: string) => `
  insert into appointments (patient_id, id, status, visit_type_id, clinician_id, place_id, mode, starts_at, ends_at,
    busy_from, busy_until, needs, made_at, updated_at)
  select gen_random_uuid(), gen_random_uuid(), 'booked', t.id, h.clinician_id, h.place_id, 'in-person', ${at},
    ${at} + interval '30 minutes', ${at}, ${at} + interval '30 minutes', 2048, now(), now()
  from (select distinct h.clinician_id, h.place_id, p.zone from schedule_hours h join schedule_places p on p.id = h.place_id) h
  cross join visit_types t ${rest}`

/** The coming days: of twenty half-hours a day some `gaps` in a hundred are free, at random. Answers how many it wrote. */
async function fillAhead({ admin }: AuditPortal, { gaps } = { gaps: 25 }): Promise<number> {
  await admin.query('select setseed(0.5)')
  const at = `((current_date + d + time '08:00' + s * interval '30 minutes') at time zone h.zone)`
  const { rowCount } = await admin.query(
    insertAt(
      at,
      `cross join generate_series(-1, ${days_ahead}) d cross join generate_series(0, 19) s
       where ${at} > now() - interval '1 day' and random() * 100 >= ${gaps} and d < ${gaps === 0 ? days_ahead - 2 : days_ahead + 1}`,
    ),
  )
  return rowCount ?? 0
}

/** So many in the years before, each clinician's one after the other. */
async function fillPast({ admin }: AuditPortal, rows: number): Promise<void> {
  const { rows: found } = await admin.query<{ first: Date }>(
    "select min(starts_at) - interval '30 minutes' as first from appointments",
  )
  const first = found[0]?.first.toISOString()
  await admin.query(
    insertAt(
      `('${first}'::timestamptz - n * interval '30 minutes')`,
      `cross join generate_series(1, ${Math.round(rows / clinicians)}) n`,
    ),
  )
  await admin.query('vacuum analyze appointments')
}

type Searched = { readonly search_ms: number; readonly bare_ms: number }

/**
 * The search, with all that a page needs for it, and beside it a plain read of what is booked in the two days that it
 * looks at first. Medians; wall time of one after the other on one connection: database and CPU together.
 */
async function searches({ database, admin }: AuditPortal): Promise<Searched> {
  const [search, bare]: [number[], number[]] = [[], []]
  await openSystem(database, { name: 'jobs', act: 'bench' }, systemClock(), async db => {
    for (let n = -10; n < 60; n += 1) {
      const now = systemClock()
      const began = performance.now()
      const schedule = await readSchedule(db)
      const type = [...schedule.types.values()][0]
      if (!type) throw new Error('no kind of visit')
      const until = now.add({ hours: 24 * days_ahead })
      const found = await firstTimes(db, schedule, { type, from: now, until }, 5, now)
      const between = performance.now()
      if (found.length !== 5) throw new Error(`found ${found.length} times`)
      await admin.query(
        `select clinician_id, busy_from, busy_until from appointments
         where starts_at between now() and now() + interval '2 days' and status = 'booked'`,
      )
      if (n < 0) continue
      search.push(between - began)
      bare.push(performance.now() - between)
    }
  })
  return { search_ms: median(search), bare_ms: median(bare) }
}

function rowsOf(once: Searched, tenfold: Searched, full: Searched): Row[] {
  return [
    {
      what: 'first free times, 50,000 bookings (60 days, 50 clinicians, 3 places)',
      figure: once.search_ms,
      unit: 'ms',
      baseline: once.bare_ms,
      baselineIs: 'reading two days’ bookings',
      reach: '<= 20 ms, database and CPU',
      met: once.search_ms <= 20,
    },
    {
      what: 'the same with 500,000 bookings',
      figure: tenfold.search_ms,
      unit: 'ms',
      baseline: once.search_ms,
      baselineIs: 'with 50,000',
      reach: '<= 2 ×',
      met: tenfold.search_ms <= once.search_ms * 2,
    },
    {
      what: 'the same, nothing free for 58 days',
      figure: full.search_ms,
      unit: 'ms',
      baseline: once.search_ms,
      baselineIs: 'one time in four is free',
      reach: 'none set',
      met: true,
    },
  ]
}
