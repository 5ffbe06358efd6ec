import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Lang } from '../../../ui/page.ts'
import { isTopic, type Topic } from '../topics.ts'

/** When a pool's people answer: local times of its zone, `HH:MM:SS`; weekdays from Monday, 1, to Sunday, 7. */
export type PoolHours = { readonly weekday: number; readonly from: string; readonly until: string }

export type Pool = {
  readonly id: string
  readonly name: Readonly<Record<Lang, string>>
  readonly about: Readonly<Record<Lang, string>>
  readonly topics: readonly Topic[]
  readonly open_to: 'care' | 'all'
  readonly answer_hours: number
  readonly close_days: number
  readonly zone: string
  readonly cover: string | null
  readonly away_until: Instant | null
  readonly active: boolean
  readonly hours: readonly PoolHours[]
}

/** Whether its people are away, so that its cover reads for it. */
export const isAway = ({ away_until }: Pool, now: Instant): boolean =>
  away_until !== null && away_until.epochMilliseconds > now.epochMilliseconds

/** All pools of the clinic with their hours, in its order; those that are closed down too. */
export async function readPools(db: Tx): Promise<ReadonlyMap<string, Pool>> {
  const rows = await db
    .selectFrom('message_pools')
    .selectAll()
    .orderBy('position')
    .orderBy('name_en')
    .execute()
  const hours = await db
    .selectFrom('message_pool_hours')
    .selectAll()
    .orderBy('weekday')
    .orderBy('from_time')
    .execute()
  return new Map(
    rows.map(row => [
      row.id,
      {
        id: row.id,
        name: { en: row.name_en, es: row.name_es },
        about: { en: row.about_en, es: row.about_es },
        topics: row.topics.filter(isTopic),
        open_to: row.open_to,
        answer_hours: row.answer_hours,
        close_days: row.close_days,
        zone: row.zone,
        cover: row.cover_id,
        away_until: row.away_until,
        active: row.active,
        hours: hours
          .filter(({ pool_id }) => pool_id === row.id)
          .map(({ weekday, from_time, until_time }) => ({ weekday, from: from_time, until: until_time })),
      },
    ]),
  )
}
