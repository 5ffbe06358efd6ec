import type { Insertable } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tables } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'
import type { PoolsDb } from '../handles.ts'
import type { PoolHours } from './read-pools.ts'

type Row = Insertable<Tables['message_pools']>
export type PoolTyped = Pick<Row, 'name_en' | 'name_es' | 'topics' | 'open_to' | 'zone' | 'cover_id'> &
  Required<Pick<Row, 'about_en' | 'about_es' | 'answer_hours' | 'close_days'>>

/** Nobody else changes pools until the end of the transaction: what was looked up stays so. */
export const lockPools = (db: PoolsDb): Promise<unknown> =>
  db.selectFrom('message_pools').select('id').orderBy('id').forUpdate().execute()

/** Adds a pool, last in order, under an id that its form brought: the same form sent twice adds one. */
export async function addPool(db: PoolsDb, id: string, typed: PoolTyped): Promise<void> {
  const last = await db
    .selectFrom('message_pools')
    .select(({ fn }) => fn.max('position').as('position'))
    .executeTakeFirst()
  await db
    .insertInto('message_pools')
    .values({ ...typed, id, away_until: null, position: Number(last?.position ?? -1) + 1 })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
}

export const changePool = (db: PoolsDb, id: string, typed: Partial<Row>): Promise<unknown> =>
  db.updateTable('message_pools').set(typed).where('id', '=', id).execute()

/** Whoever is no member any more loses sight of the pool's threads at once. */
export async function setMember(
  db: PoolsDb,
  pool_id: string,
  account_id: AccountId,
  isMember: boolean,
  now: Instant,
): Promise<void> {
  if (isMember)
    await db
      .insertInto('message_pool_members')
      .values({ pool_id, account_id, added_at: now, added_by: db.account })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  else
    await db
      .deleteFrom('message_pool_members')
      .where('pool_id', '=', pool_id)
      .where('account_id', '=', account_id)
      .execute()
}

export async function setClinician(
  db: PoolsDb,
  pool_id: string,
  practitioner_id: string,
  isHers: boolean,
): Promise<void> {
  if (isHers)
    await db
      .insertInto('message_pool_clinicians')
      .values({ pool_id, practitioner_id })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  else
    await db
      .deleteFrom('message_pool_clinicians')
      .where('pool_id', '=', pool_id)
      .where('practitioner_id', '=', practitioner_id)
      .execute()
}

export async function addHours(db: PoolsDb, pool_id: string, hours: readonly PoolHours[]): Promise<void> {
  await db
    .insertInto('message_pool_hours')
    .values(
      hours.map(({ weekday, from, until }) => ({ pool_id, weekday, from_time: from, until_time: until })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Takes hours from every day that has them so. */
export async function removeHours(
  db: PoolsDb,
  pool_id: string,
  { from, until }: Pick<PoolHours, 'from' | 'until'>,
): Promise<void> {
  await db
    .deleteFrom('message_pool_hours')
    .where('pool_id', '=', pool_id)
    .where('from_time', '=', from)
    .where('until_time', '=', until)
    .execute()
}
