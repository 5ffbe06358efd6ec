import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import type { SystemDb } from '../handles.ts'
import { openSystem } from '../open-system.ts'
import { anchorOf, beginningOf, type Head, headsOf, lanes, lengthsIn, stillHolds, textOf } from './chain.ts'
import { type Broken, entryBeyondHeads, whatBroke } from './what-broke.ts'

export type AuditVerified =
  | { whole: true; entries: number; anchor: string }
  | { whole: false; entries: number; broken: Broken }
  | { whole: false; entries: number; broken: null; why: 'not-an-anchor' | 'not-what-it-was' }

type Options = {
  /** An anchor of an earlier day that must still hold. */
  readonly against?: string | null
  /** Told after each stretch how far it is. */
  readonly progress?: (done: number, total: number) => void
  /** Entries looked at between two reports. */
  readonly stretch?: number
}

/** Entries that one statement walks: some tenths of a second, and none of them is held in memory here. */
const entries_a_stretch = 300_000

/** Each walks half of the lanes on a connection of its own. */
const walkers = 2

/**
 * Walks the whole chain: every entry must follow from the one before by its number and its hash, from the first
 * of each lane to its head. Runs while the portal serves: what is appended meanwhile lies beyond the heads that
 * were read first. All lanes are walked side by side, since they lie mixed on the disk.
 */
export async function verifyAudit(
  database: Database,
  now: Instant,
  options: Options = {},
): Promise<AuditVerified> {
  const against = options.against ?? null
  const lengths = against === null ? null : lengthsIn(against)
  if (against !== null && lengths === null)
    return { whole: false, entries: 0, broken: null, why: 'not-an-anchor' }
  const within = <T>(work: (db: SystemDb) => Promise<T>) =>
    openSystem(database, { name: 'administrator', act: 'audit verify' }, now, work)
  // In a transaction of its own, so that what it counts is there for both walkers.
  const heads = await within(headsOf)
  return within(async first => {
    const { entries, broken } = await within(second => walkAll([first, second], heads, options))
    if (broken) return { whole: false, entries, broken }
    const beyond = await entryBeyondHeads(first)
    if (beyond) return { whole: false, entries, broken: beyond }
    if (against !== null && lengths !== null && !(await stillHolds(first, against, lengths)))
      return { whole: false, entries, broken: null, why: 'not-what-it-was' }
    return { whole: true, entries, anchor: anchorOf(heads) }
  })
}

/** Where a lane is walked from: the last entry that was found right. */
type Place = { lane: number; seq: number; hash: Buffer; upto: number }

async function walkAll(
  dbs: readonly SystemDb[],
  heads: readonly Head[],
  { progress, stretch = entries_a_stretch }: Options,
): Promise<{ entries: number; broken: Broken | null }> {
  const total = heads.reduce((sum, { seq }) => sum + seq, 0)
  const rounds = Math.max(1, Math.ceil(total / stretch))
  let entries = 0
  let places = heads.map(({ lane }) => ({ lane, seq: 0, hash: beginningOf(lane), upto: 0 }))
  const missing = lanes - heads.length
  if (missing > 0) return { entries, broken: { what: 'cut-off', lane: laneWithout(heads), seq: 0, at: null } }
  for (let round = 1; round <= rounds; round += 1) {
    const goals = places.map((place, i) => ({ ...place, upto: goalOf(heads[i]?.seq ?? 0, round, rounds) }))
    const found = await Promise.all(
      dbs.map((db, n) =>
        walkLanes(
          db,
          goals.filter(({ lane }) => lane % walkers === n),
        ),
      ),
    )
    const walked = new Map(found.flat().map(one => [one.lane, one]))
    const broken = goals.filter(goal => isBroken(goal, walked.get(goal.lane), heads))
    if (broken.length > 0) return { entries, broken: await firstOf(dbs[0] as SystemDb, broken) }
    entries += [...walked.values()].reduce((sum, one) => sum + one.entries, 0)
    places = goals.map(goal => ({ ...goal, seq: goal.upto, hash: walked.get(goal.lane)?.hash ?? goal.hash }))
    progress?.(entries, total)
  }
  return { entries, broken: null }
}

const goalOf = (length: number, round: number, rounds: number): number =>
  round === rounds ? length : Math.floor((length * round) / rounds)

const laneWithout = (heads: readonly Head[]): number =>
  Array.from({ length: lanes }, (_, lane) => lane).find(lane => !heads.some(head => head.lane === lane)) ?? 0

type Walked = { lane: number; entries: number; wrong: number | null; hash: Buffer | null }

/** Walks a stretch of some lanes; `wrong` is the number of the first entry that does not follow. */
async function walkLanes(db: SystemDb, places: readonly Place[]): Promise<Walked[]> {
  const { rows } = await sql<Walked>`
    select l.lane, x.* from unnest(${places.map(one => one.lane)}::smallint[], ${places.map(one => one.seq)}::bigint[],
      ${places.map(one => one.hash)}::bytea[], ${places.map(one => one.upto)}::bigint[]) l (lane, seq, hash, upto)
    cross join lateral (
      select count(*) as entries,
        min(e.seq) filter (where e.seq <> coalesce(e.seq_before, l.seq) + 1
          or e.hash <> sha256(coalesce(e.hash_before, l.hash) || ${textOf()})) as wrong,
        (array_agg(e.hash) filter (where e.seq = l.upto))[1] as hash
      from (
        select e.*, lag(e.seq) over lane as seq_before, lag(e.hash) over lane as hash_before
        from audit_entries e where e.lane = l.lane and e.seq > l.seq and e.seq <= l.upto
        window lane as (order by e.seq, e.at)) e) x`.execute(db)
  return rows
}

function isBroken(goal: Place, walked: Walked | undefined, heads: readonly Head[]): boolean {
  if (goal.upto === goal.seq) return walked !== undefined && walked.entries > 0
  if (!walked || walked.wrong !== null || walked.hash === null) return true
  const head = heads.find(({ lane }) => lane === goal.lane)
  return goal.upto === head?.seq && !walked.hash.equals(head.hash)
}

/** The earliest of what broke in this stretch. */
async function firstOf(db: SystemDb, places: readonly Place[]): Promise<Broken | null> {
  const found: Broken[] = []
  for (const place of places) found.push(await whatBroke(db, place))
  const time = ({ at }: Broken) => at?.epochMilliseconds ?? Number.POSITIVE_INFINITY
  return found.sort((a, b) => time(a) - time(b))[0] ?? null
}
