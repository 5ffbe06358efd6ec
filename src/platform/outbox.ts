import './tables.ts'
import { sql } from 'kysely'
import type { Instant } from './clock.ts'
import type { Database, Tx } from './db.ts'
import { newId } from './ids.ts'

/**
 * Work for after the transaction. `payload` names things by their ids: no health data, no address, no secret,
 * since any part of the portal may read this table.
 */
export type NewWork = {
  /** Whose handler does it (`src/entry/jobs/handlers.ts`), in kebab-case. */
  readonly kind: string
  /** Work of one kind with the same key is done once, however often it is added. At most 200 characters. */
  readonly key: string
  readonly payload: Readonly<Record<string, string | number | boolean | null>>
  /** Not before this; at once if left out. */
  readonly due_at?: Instant
}

/** Adds work in the caller's transaction: it is done if that commits, and never if it does not. */
export async function addWork(tx: Tx, work: NewWork, now: Instant): Promise<void> {
  await tx
    .insertInto('outbox')
    .values(rowOfWork(work, now))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Work as a row of `outbox`, for a statement that writes more than that. */
export const rowOfWork = (work: NewWork, now: Instant) => ({
  id: newId(),
  kind: work.kind,
  key: work.key,
  payload: JSON.stringify(work.payload),
  created_at: now,
  due_at: work.due_at ?? now,
})

/** Work that one process has taken, and no other gets until the lease ends. */
export type Work = {
  readonly id: string
  readonly kind: string
  readonly key: string
  /** As it was added; a newer portal may have added it, so its shape is checked by whoever does it. */
  readonly payload: unknown
  /** Which try this is, from 1. */
  readonly tries: number
  /** How many of the tries before count for nothing, since what they waited for was away. */
  readonly away: number
}

/**
 * How it went. `again`: later, in the hope that what was away is back; otherwise never. With `until` it is worth
 * waiting for until then: the try counts for nothing, and others follow at most a quarter of an hour apart. `reason`
 * goes into the log.
 */
export type Outcome =
  | { readonly done: true }
  | { readonly done: false; readonly again: boolean; readonly reason: string; readonly until?: Instant }

export const done: Outcome = { done: true }

/** How long work is left to a process that says nothing; then it counts as dead. */
export const lease_seconds = 120

/** After so many tries, about 27 hours, work is given up. */
export const most_tries = 16

/**
 * Takes up to `most` pieces of due work, the longest due first. Any number of processes may ask at once: each
 * piece goes to one of them. What was taken by a process that died is taken again after its lease.
 */
export async function takeWork(database: Database, most: number, now: Instant): Promise<Work[]> {
  const { rows } = await sql<Work>`
    update outbox set tries = tries + 1, locked_until = ${now.add({ seconds: lease_seconds })}
    where id in (
      select id from outbox
      where done_at is null and gave_up_at is null and due_at <= ${now}
        and (locked_until is null or locked_until <= ${now})
      order by due_at limit ${most} for update skip locked)
    returning id, kind, key, payload, tries, away`.execute(database.kysely)
  return rows
}

/**
 * The process that does this work is alive. False if the work is no longer its own: it was silent for longer
 * than the lease, and somebody else has it now.
 */
export async function renewLease(database: Database, work: Work, now: Instant): Promise<boolean> {
  const renewed = await database.kysely
    .updateTable('outbox')
    .set({ locked_until: now.add({ seconds: lease_seconds }) })
    .where('id', '=', work.id)
    .where('tries', '=', work.tries)
    .where('done_at', 'is', null)
    .where('gave_up_at', 'is', null)
    .executeTakeFirst()
  return renewed.numUpdatedRows === 1n
}

/** True if no other try follows when this one fails and nobody says until when it is worth trying. */
export const isLastTry = ({ tries, away }: Work): boolean => tries - away >= most_tries

/**
 * Notes how it went, unless somebody else has taken the work meanwhile. Answers what becomes of it: `again` at a
 * later time, or given up for good.
 */
export async function finishWork(
  database: Database,
  work: Work,
  outcome: Outcome,
  now: Instant,
): Promise<'done' | 'again' | 'gave-up' | 'lost'> {
  const waits = isAway(outcome, now)
  const end = outcome.done ? 'done' : outcome.again && (waits || !isLastTry(work)) ? 'again' : 'gave-up'
  const finished = await database.kysely
    .updateTable('outbox')
    .set({
      locked_until: null,
      ...(end === 'done' && { done_at: now }),
      ...(end === 'gave-up' && { gave_up_at: now }),
      ...(end === 'again' && {
        due_at: now.add({ seconds: Math.min(delay_seconds(work.tries), waits ? away_seconds : Infinity) }),
        away: work.away + (waits ? 1 : 0),
      }),
      ...(!outcome.done && { last_error: outcome.reason.slice(0, 100) }),
    })
    .where('id', '=', work.id)
    .where('tries', '=', work.tries)
    .where('done_at', 'is', null)
    .where('gave_up_at', 'is', null)
    .executeTakeFirst()
  return finished.numUpdatedRows === 1n ? end : 'lost'
}

/** Worth waiting for what is away, and there is still time. */
const isAway = (outcome: Outcome, now: Instant): boolean =>
  !outcome.done &&
  outcome.again &&
  outcome.until !== undefined &&
  outcome.until.epochMilliseconds > now.epochMilliseconds

/** The longest between two tries at what is worth something only until some time. */
const away_seconds = 900

/** 10 seconds after the first try, three times as long after each, at most three hours. */
const delay_seconds = (tries: number): number => Math.min(10 * 3 ** (tries - 1), 10_800)

export type WorkCounts = {
  /** Could be done now, by nobody yet. */
  readonly due: number
  /** How long the oldest of these has waited. */
  readonly overdue_seconds: number
  /** Given up within the last seven days. */
  readonly given_up: number
}

/** How much waits and how much was given up, for the metrics and the doctor. */
export async function countWork(database: Database, now: Instant): Promise<WorkCounts> {
  const { rows } = await sql<WorkCounts>`
    select o.due, coalesce(extract(epoch from ${now}::timestamptz - o.oldest), 0)::float8 as overdue_seconds,
      (select count(*) from outbox where gave_up_at > ${now.subtract({ hours: 24 * 7 })}) as given_up
    from (
      select count(*) as due, min(due_at) as oldest from outbox
      where done_at is null and gave_up_at is null and due_at <= ${now}
        and (locked_until is null or locked_until <= ${now})) o`.execute(database.kysely)
  return rows[0] ?? { due: 0, overdue_seconds: 0, given_up: 0 }
}

/** For how long a key is remembered: adding the same again within this time does nothing. */
const kept_days = 30

/** Removes what was done or given up long ago. */
export async function clearOldWork(database: Database, now: Instant): Promise<void> {
  const before = now.subtract({ hours: 24 * kept_days })
  await database.kysely
    .deleteFrom('outbox')
    .where(({ eb, or }) => or([eb('done_at', '<', before), eb('gave_up_at', '<', before)]))
    .execute()
}
