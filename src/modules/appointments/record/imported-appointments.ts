import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { PatientDb } from '../../access/index.ts'
import {
  type ClinicalRow,
  findById,
  idsByReference,
  listByKind,
  type Resource,
  type SharedRow,
  sharedByIds,
} from '../../clinical/index.ts'
import { readSchedule, type Schedule } from '../schedule/read-schedule.ts'
import { jsonOf } from './json-of.ts'
import { readAppointment, type ToldAppointment } from './told-appointment.ts'

type Db = PatientDb<'appointments:read'>

/** An appointment that the record tells of: no visit of the portal, but one that the clinic's EHR booked. */
export type ImportedAppointment = {
  readonly id: string
  readonly status: string
  readonly starts_at: Instant | null
  readonly ends_at: Instant | null
  readonly what: string | null
  readonly clinician: string | null
  readonly place: string | null
}

/** One of them with all that its page says. */
export type WholeImported = ImportedAppointment & {
  readonly row: ClinicalRow
  readonly json: Resource
  readonly told: ToldAppointment
  /** The clock of its place, where the portal knows that place; else the clinic's is meant. */
  readonly zone: string | null
}

/** So many, the latest first; nobody reads more. */
const most_listed = 300

/**
 * The appointments of the record, the latest first, without those that are the portal's own and came back: they
 * stand among the visits already, or are not for this viewer's eyes.
 */
export async function importedAppointments(db: Db, limit = most_listed): Promise<ImportedAppointment[]> {
  const { rows } = await listByKind(db, { kinds: ['appointment'], limit })
  if (rows.length === 0) return []
  const found = await readAll(db, rows)
  return found.map(({ id, status, starts_at, ends_at, what, clinician, place }) => ({
    id,
    status,
    starts_at,
    ends_at,
    what,
    clinician,
    place,
  }))
}

/** One of them; null for whatever else has that id. What was entered by mistake is found, and says so. */
export async function importedAppointment(db: Db, id: string): Promise<WholeImported | null> {
  const row = await findById(db, id)
  if (row === null || row.kind !== 'appointment') return null
  const [found] = await readAll(db, [row])
  return found ?? null
}

async function readAll(db: Db, rows: readonly ClinicalRow[]): Promise<WholeImported[]> {
  const read = rows.map(row => {
    const json = jsonOf(row.body)
    return { row, json, told: readAppointment(json) }
  })
  const own = await ownAmong(
    db,
    read.flatMap(({ told }) => told.own_id ?? []),
  )
  const others = read.filter(({ told }) => told.own_id === null || !own.has(told.own_id))
  const shared = await sharedByIds(
    db,
    others.flatMap(({ row }) => row.refs),
  )
  const schedule = await readSchedule(db)
  const found = others.map(one => inWords(one, shared, schedule))
  const twice = await writtenByHand(db, found)
  return found.filter(one => !twice.has(one.id))
}

async function ownAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`select id from appointments_own(${[...ids]}::uuid[]) id`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

function inWords(
  { row, json, told }: Pick<WholeImported, 'row' | 'json' | 'told'>,
  shared: ReadonlyMap<string, SharedRow>,
  schedule: Schedule,
): WholeImported {
  const ids = idsByReference(json, row.refs)
  const idOf = (reference: string | null) => ids.get(reference ?? '') ?? null
  const named = (...types: string[]): string[] =>
    told.participants
      .filter(({ type }) => types.includes(type ?? ''))
      .flatMap(({ reference, display }) => shared.get(idOf(reference) ?? '')?.name || display || [])
  const places = told.participants.filter(({ type }) => type === 'Location')
  const known = [...schedule.places.values()].find(({ location_id }) =>
    places.some(({ reference }) => location_id !== null && location_id === idOf(reference)),
  )
  return {
    id: row.id,
    // What says nothing of how it stands, stands.
    status: told.status ?? 'booked',
    starts_at: told.starts_at,
    ends_at: told.ends_at,
    what: told.what,
    clinician: joined(named('Practitioner', 'PractitionerRole')),
    place: joined(named('Location')),
    row,
    json,
    told,
    zone: known?.zone ?? null,
  }
}

const joined = (names: readonly string[]): string | null =>
  names.length === 0 ? null : [...new Set(names)].join(', ')

/**
 * Those that are visits of the portal, and that somebody wrote into the EHR, too. Where the viewer may not know of the
 * visit, this is how she would hear of it.
 */
async function writtenByHand(db: Db, found: readonly WholeImported[]): Promise<Set<string>> {
  const asked = found.flatMap(({ row, starts_at }) =>
    starts_at === null
      ? []
      : row.refs.filter(id => id !== null).map(practitioner => ({ id: row.id, practitioner, at: starts_at })),
  )
  if (asked.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    with asked as (
      select w.id, c.id as clinician, w.at from json_to_recordset(${JSON.stringify(asked)}::json)
        as w (id uuid, practitioner uuid, at timestamptz)
      join schedule_clinicians c on c.practitioner_id = w.practitioner)
    select distinct id from asked where (clinician, at) in (
      select s.clinician, s.at from appointments_standing(
        (select array_agg(clinician) from asked), (select array_agg(at) from asked)) s)`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
