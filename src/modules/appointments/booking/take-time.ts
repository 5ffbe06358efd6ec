import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tables, Tx } from '../../../platform/db.ts'
import type { Appointment, NewAppointment } from './choice.ts'
import { type Noted, rowsOf } from './note-event.ts'
import { takeTurnsWith } from './take-turns.ts'

/**
 * Takes a time by writing the row, if neither the clinician nor the patient is taken then. This is the only way in
 * which the portal ever takes one: an insert that gives way. It waits for whoever is just taking the same time, and
 * makes nobody wait meanwhile, so that any number may want it at once. What was kept for somebody for too long is in
 * nobody's way. With the row it is noted what became of it, if it is told. False: somebody has it, and nothing was
 * written.
 */
export async function takeTime(
  db: Tx,
  row: NewAppointment,
  now: Instant,
  noted: Noted | null = null,
): Promise<boolean> {
  const insert = () => (noted === null ? insertRow(db, row) : insertAndNote(db, row, noted, now))
  if (await insert()) return true
  if (await isTaken(db, row, now)) return false
  const { clinician_id, busy_from, busy_until } = row
  await takeTurnsWith(db, [clinician_id])
  await sql`select appointments_lapse(${clinician_id}, ${busy_from}, ${busy_until}, ${now})`.execute(db)
  return insert()
}

/** Whether the clinician is taken by what is not kept for too long. */
async function isTaken(db: Tx, row: NewAppointment, now: Instant): Promise<boolean> {
  const { clinician_id, busy_from, busy_until } = row
  const { rows } = await sql<{ taken: unknown }>`
    select appointments_taken(${[clinician_id]}::uuid[], ${busy_from}, ${busy_until}, ${now}) as taken`.execute(
    db,
  )
  return rows[0]?.taken != null
}

async function insertRow(db: Tx, row: NewAppointment): Promise<boolean> {
  const inserted = await db
    .insertInto('appointments')
    .values(row)
    // Without a target it gives way to every constraint, those that exclude included.
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** The row, the event and the news in one statement: the others are written where the first one was. */
async function insertAndNote(db: Tx, row: NewAppointment, noted: Noted, now: Instant): Promise<boolean> {
  const { event, work } = rowsOf(row, noted, now)
  const told = work === null ? sql`` : sql`, told as (${insertIfTaken('outbox', work)})`
  const { rows } = await sql`
    with taken as (
      insert into appointments ${columnsOf(row)} values (${sql.join(Object.values(row))})
        on conflict do nothing returning id),
      noted as (${insertIfTaken('appointment_events', event)}) ${told}
    select from taken`.execute(db)
  return rows.length === 1
}

const insertIfTaken = (table: keyof Tables, row: object) =>
  sql`insert into ${sql.table(table)} ${columnsOf(row)} select ${sql.join(Object.values(row))} from taken`

const columnsOf = (row: object) => sql`(${sql.join(Object.keys(row).map(column => sql.ref(column)))})`

/**
 * Takes rows away for what comes in their place; inside `unlessTaken`, and where that is at another time, after
 * `takeTurnsWith` the clinicians of both.
 */
export const takeAway = (db: Tx, rows: readonly Pick<Appointment, 'patient_id' | 'id'>[]): Promise<unknown> =>
  db
    .deleteFrom('appointments')
    .where(eb =>
      eb.or(rows.map(row => eb.and([eb('patient_id', '=', row.patient_id), eb('id', '=', row.id)]))),
    )
    .execute()

/**
 * Does `work` (taking rows away, and times for others) as a whole or not at all. An update in place would wait for
 * others while its new time already makes them wait, and two of them could wait for each other.
 */
export async function unlessTaken<T extends { readonly taken: boolean }>(
  db: Tx,
  work: () => Promise<T>,
): Promise<T> {
  await sql`savepoint unless_taken`.execute(db)
  const done = await work()
  await (done.taken ? sql`release savepoint unless_taken` : sql`rollback to savepoint unless_taken`).execute(
    db,
  )
  return done
}

/** Why a time could not be taken: the patient herself is elsewhere then, or somebody else has it. */
export async function whyNot(
  db: Tx,
  row: NewAppointment,
  except: readonly string[],
): Promise<'other-visit' | 'taken'> {
  const elsewhere = await db
    .selectFrom('appointments')
    .select('id')
    .where('patient_id', '=', row.patient_id)
    .where('status', 'in', ['booked', 'arrived', 'fulfilled'])
    .where('starts_at', '<', row.ends_at)
    .where('ends_at', '>', row.starts_at)
    .where('id', 'not in', [row.id, ...except])
    .executeTakeFirst()
  return elsewhere ? 'other-visit' : 'taken'
}
