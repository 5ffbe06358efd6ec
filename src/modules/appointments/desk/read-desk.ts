import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { DeskDb } from '../handles.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import type { Mode, Status } from '../states.ts'
import { type OpenHours, openHours } from '../times/hours-of.ts'
import { type Asked, dayThereSpan } from './asked.ts'

/** A visit as the desk's lists show it. What it is for stands on its own page only. */
export type DeskVisit = {
  readonly patient_id: PatientId
  readonly id: string
  /** Null where the patient is no longer in the clinical copy. */
  readonly patient_name: string | null
  readonly birth_date: string | null
  readonly status: Status
  readonly clinician_id: string
  readonly place_id: string
  readonly mode: Mode
  readonly starts_at: Instant
  readonly ends_at: Instant
  readonly busy_from: Instant
  readonly busy_until: Instant
  readonly held_until: Instant | null
  readonly late_minutes: number | null
  readonly needs_move: string | null
}

export type DeskClosure = {
  readonly id: string
  readonly clinician_id: string | null
  readonly place_id: string | null
  readonly starts_at: Instant
  readonly ends_at: Instant
  readonly kind: 'holiday' | 'closed' | 'away' | 'blocked' | 'elsewhere'
  readonly note: string | null
}

/** All that stands in the schedule of some days: what is booked, when one is open, when not. */
export type DeskDays = {
  readonly visits: readonly DeskVisit[]
  readonly hours: readonly OpenHours[]
  readonly closures: readonly DeskClosure[]
}

/** No visit is longer (`visit_types.minutes`), so that one which began before midnight is found by its beginning. */
const longest = sql.lit('12 hours')

/** Whose and where: what was asked for, or all that the schedule has. */
export const clinicPart = (schedule: Schedule, { place, clinician }: Pick<Asked, 'place' | 'clinician'>) => ({
  places: place === null ? [...schedule.places.keys()] : [place],
  clinicians: clinician === null ? [...schedule.clinicians.keys()] : [clinician],
})

/** From the first midnight of these days at any of the places to the last one. */
export function spanOf(
  schedule: Schedule,
  { places, dates }: { places: readonly string[]; dates: readonly Temporal.PlainDate[] },
): { from: Instant; until: Instant } {
  const zones = new Set(places.flatMap(id => schedule.places.get(id)?.zone ?? []))
  const days = dates.flatMap(date => [...zones].map(zone => dayThereSpan(date, zone)))
  const compare = Temporal.Instant.compare
  const from = days.map(day => day.from).sort(compare)[0]
  const until = days
    .map(day => day.until)
    .sort(compare)
    .at(-1)
  const never = Temporal.Instant.fromEpochMilliseconds(0)
  return { from: from ?? never, until: until ?? never }
}

/** Everything of some days in three statements, however many are booked. */
export async function readDesk(
  db: DeskDb,
  schedule: Schedule,
  asked: Pick<Asked, 'place' | 'clinician'> & { readonly dates: readonly Temporal.PlainDate[] },
  now: Instant,
): Promise<DeskDays> {
  const part = clinicPart(schedule, asked)
  const span = spanOf(schedule, { places: part.places, dates: asked.dates })
  return {
    visits: await visitsBetween(db, { ...asked, ...part, ...span }, now),
    hours: await openHours(db, schedule, { ...part, ...span }),
    closures: await closuresBetween(db, { ...part, ...span }),
  }
}

type Between = {
  readonly places: readonly string[]
  readonly clinicians: readonly string[]
  readonly from: Instant
  readonly until: Instant
}

/** Visits that take time between two instants, and those who did not come, by their beginning. */
async function visitsBetween(
  db: DeskDb,
  { place, clinician, places, from, until }: Between & Pick<Asked, 'place' | 'clinician'>,
  now: Instant,
): Promise<DeskVisit[]> {
  // By the clinician's index or the place's: a statement for each, since one for both would use neither well.
  const whose =
    clinician === null
      ? sql`a.place_id = any(${[...places]}::uuid[])`
      : sql`a.clinician_id = ${clinician} and (${place}::uuid is null or a.place_id = ${place})`
  const { rows } = await sql<DeskVisit>`
    select a.patient_id, a.id, p.name as patient_name, p.birth_date, a.status, a.clinician_id, a.place_id, a.mode,
      a.starts_at, a.ends_at, a.busy_from, a.busy_until, a.held_until, a.late_minutes, a.needs_move
    from appointments a left join patients p on p.id = a.patient_id
    where ${whose} and a.starts_at >= ${from}::timestamptz - interval ${longest} and a.starts_at < ${until}
      and a.ends_at > ${from} and a.status <> 'cancelled' and (a.held_until is null or a.held_until > ${now})
    order by a.starts_at, a.id`.execute(db)
  return rows
}

/** When they are closed or away between two instants, by its beginning. */
export async function closuresBetween(
  db: DeskDb,
  { places, clinicians, from, until }: Between,
): Promise<DeskClosure[]> {
  const { rows } = await sql<DeskClosure>`
    select id, clinician_id, place_id, starts_at, ends_at, kind, note from schedule_closures
    where ended_at is null and tstzrange(starts_at, ends_at) && tstzrange(${from}, ${until})
      and (clinician_id is null or clinician_id = any(${[...clinicians]}::uuid[]))
      and (place_id is null or place_id = any(${[...places]}::uuid[]))
    order by starts_at, id`.execute(db)
  return rows
}
