import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { SystemDb } from '../handles.ts'
import { lanes, textOf } from './chain.ts'

/**
 * The first entry where the chain breaks. `changed`: it is there and says something else than when it was written
 * (or the one before it does); `removed`: it is gone; `put-in`: something stands there that was never written;
 * `moved`: the entry that belongs there stands elsewhere; `cut-off`: the lane ends before its head says.
 */
export type Broken = {
  readonly what: 'changed' | 'removed' | 'put-in' | 'moved' | 'cut-off'
  readonly lane: number
  readonly seq: number
  /** When that entry was written, or for one that is gone the next that is there; null where there is none. */
  readonly at: Instant | null
}

type Place = { readonly lane: number; readonly seq: number; readonly hash: Buffer }
/** A stretch of a lane: from an entry that was found right to the number it was walked to. */
type Stretch = Place & { readonly upto: number }
type Entry = { seq: number; at: Instant; hash: Buffer }

/** How far around the break the entry that belongs there is looked for. */
const entries_around = 100_000

/** What is wrong in a lane somewhere after the last entry that was found right before a stretch began. */
export async function whatBroke(db: SystemDb, from: Stretch): Promise<Broken> {
  const last = await lastRight(db, from)
  const seq = last.seq + 1
  const [here, next] = await entriesAfter(db, last)
  const broken = (what: Broken['what'], at: Instant | null = here?.at ?? null): Broken => ({
    what,
    lane: last.lane,
    seq,
    at,
  })
  // The last entry does not have the hash that the head has of it.
  if (!here && last.seq >= from.upto) return { ...broken('changed', last.at), seq: last.seq }
  if (here?.seq === last.seq) return { ...broken('put-in'), seq: last.seq }
  const rightful = await entryFor(db, last)
  if (rightful?.seq === seq) return broken('put-in')
  if (rightful?.seq === seq + 1 && here?.seq === seq && next)
    return broken((await follows(db, here, { ...rightful, seq }, last.lane)) ? 'moved' : 'put-in')
  if (rightful) return broken('moved')
  if (!here) return { ...broken('cut-off'), at: last.at }
  if (here.seq > seq) return broken('removed')
  // All that came after a removed entry numbered one less: the second still follows from the first by its hash.
  if (next && (await follows(db, next, { ...here, seq: seq + 1 }, last.lane))) return broken('removed')
  return broken('changed')
}

/** The last entry of the lane that follows from all before it, walked from a place known to be right. */
async function lastRight(db: SystemDb, from: Place): Promise<Place & { at: Instant | null }> {
  const { rows } = await sql<{ seq: number; hash: Buffer; at: Instant }>`
    select x.seq_before as seq, x.hash_before as hash, x.at_before as at from (
      select e.seq, e.at, lag(e.seq) over lane as seq_before, lag(e.hash) over lane as hash_before,
        lag(e.at) over lane as at_before,
        e.seq <> coalesce(lag(e.seq) over lane, ${from.seq}) + 1
          or e.hash <> sha256(coalesce(lag(e.hash) over lane, ${from.hash}) || ${textOf()}) as wrong
      from audit_entries e where e.lane = ${from.lane} and e.seq > ${from.seq}
      window lane as (order by e.seq, e.at)
    ) x where x.wrong order by x.seq, x.at limit 1`.execute(db)
  const before = rows[0]
  if (before) return before.seq === null ? { ...from, at: null } : { lane: from.lane, ...before }
  // Nothing that is there is wrong: so what is wrong is that no more is there.
  const end = await db
    .selectFrom('audit_entries')
    .select(['seq', 'hash', 'at'])
    .where('lane', '=', from.lane)
    .where('seq', '>', from.seq)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return end ? { lane: from.lane, ...end } : { ...from, at: null }
}

/** The two entries that stand after this one now. */
async function entriesAfter(db: SystemDb, { lane, seq, hash }: Place): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select seq, at, hash from audit_entries
    where lane = ${lane} and (seq > ${seq} or seq = ${seq} and hash <> ${hash}) and seq >= ${seq}
    order by seq, at limit 2`.execute(db)
  return rows
}

/** The entry that was written after this one, by its hash, wherever it stands now. */
async function entryFor(db: SystemDb, { lane, seq, hash }: Place): Promise<Entry | undefined> {
  const { rows } = await sql<Entry>`
    select e.seq, e.at, e.hash from audit_entries e
    where e.lane = ${lane} and e.seq between ${seq - entries_around} and ${seq + entries_around}
      and e.hash = sha256(${hash}::bytea || ${textOf(sql`e.lane`, sql`${seq + 1}::bigint`)})
    order by e.seq limit 1`.execute(db)
  return rows[0]
}

/** Whether this entry was written right after that one, whose number then was `before.seq`. */
async function follows(db: SystemDb, entry: Entry, before: Entry, lane: number): Promise<boolean> {
  const { rows } = await sql<{ follows: boolean }>`
    select e.hash = sha256(${before.hash}::bytea || ${textOf(sql`e.lane`, sql`${before.seq + 1}::bigint`)}) as follows
    from audit_entries e where e.lane = ${lane} and e.seq = ${entry.seq} and e.hash = ${entry.hash}`.execute(
    db,
  )
  return rows.some(row => row.follows)
}

/** An entry beyond the end of its lane, or in a lane that does not exist: nothing of ours wrote it. */
export async function entryBeyondHeads(db: SystemDb): Promise<Broken | null> {
  const { rows } = await sql<{ lane: number; seq: number; at: Instant }>`
    select x.* from audit_heads h cross join lateral (
      (select e.lane, e.seq, e.at from audit_entries e where e.lane = h.lane and e.seq > h.seq order by e.seq limit 1)
      union all
      (select e.lane, e.seq, e.at from audit_entries e where e.lane = h.lane and e.seq < 1 order by e.seq limit 1)) x
    union all
    (select e.lane, e.seq, e.at from audit_entries e where e.lane < 0 limit 1)
    union all
    (select e.lane, e.seq, e.at from audit_entries e where e.lane >= ${lanes} limit 1)
    limit 1`.execute(db)
  return rows[0] ? { what: 'put-in', ...rows[0] } : null
}
