import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { WritingDb } from '../handles.ts'
import { dueAt } from '../pools/due-at.ts'
import { isAway, type Pool, readPools } from '../pools/read-pools.ts'
import type { Side, Topic } from '../topics.ts'

/** A pool that can be written to, and who reads for it while nobody of it does. */
export type Whom = { readonly pool: Pool; readonly cover: Pool | null }

/** All pools, and whom this patient may write to now about anything, in the clinic's order. */
export async function readWhom(
  db: WritingDb,
  patient: PatientId,
  now: Instant,
): Promise<{ pools: ReadonlyMap<string, Pool>; whom: readonly Whom[] }> {
  const pools = await readPools(db)
  const { rows } = await sql<{
    ids: string[]
  }>`select messages_pools_for(${patient}, ${now}) as ids`.execute(db)
  const ids = new Set(rows[0]?.ids)
  const whom = [...pools.values()]
    .filter(pool => pool.active && ids.has(pool.id))
    .map(pool => ({ pool, cover: coverOf(pools, pool, now) }))
  return { pools, whom }
}

/** Whom she may write to about this. */
export const whomFor = (whom: readonly Whom[], topic: Topic): Whom[] =>
  whom.filter(({ pool }) => pool.topics.includes(topic))

/** Who reads what comes in now; a cover may be away too. Null where the pool itself does, or nobody else. */
export function coverOf(pools: ReadonlyMap<string, Pool>, pool: Pool, now: Instant): Pool | null {
  const tried = new Set<string>()
  let at: Pool | undefined = pool
  while (at && isAway(at, now) && !tried.has(at.id)) {
    tried.add(at.id)
    at = at.cover === null ? undefined : pools.get(at.cover)
  }
  return at === undefined || at === pool || !at.active || isAway(at, now) ? null : at
}

/**
 * With which pool a new thread to `pool` begins: its own, or its cover's. Null where the writer may not write there
 * about this: a patient by her record and the topic, a member of the clinic for her own pools.
 */
export async function poolToSendTo(
  db: WritingDb,
  patient: PatientId,
  topic: Topic,
  pool: string,
  side: Side,
  now: Instant,
): Promise<string | null> {
  if (side === 'clinic') {
    const { rows } = await sql<{ mine: boolean }>`
      select ${pool}::uuid = any (messages_pools_of_mine()) as mine`.execute(db)
    return rows[0]?.mine ? pool : null
  }
  const whom = whomFor((await readWhom(db, patient, now)).whom, topic).find(one => one.pool.id === pool)
  return whom ? (whom.cover ?? whom.pool).id : null
}

/** By when a pool answers what comes in now. */
export async function dueOf(db: WritingDb, pool: string, now: Instant): Promise<Instant> {
  const pools = await readPools(db)
  const one = pools.get(pool)
  if (!one) throw new Error('a thread of no pool')
  return dueAt(coverOf(pools, one, now) ?? one, now)
}
