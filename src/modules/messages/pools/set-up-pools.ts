import type { Insertable } from 'kysely'
import type { Tables } from '../../../platform/db.ts'
import type { SystemDb } from '../../access/index.ts'

/** The pools of a clinic as another system had them, in rows of the tables of the same names. */
export type WholePools = {
  readonly [Table in (typeof tables)[number]]: readonly Insertable<Tables[Table]>[]
}

/** In this order, since rows name rows of those before. */
const tables = [
  'message_pools',
  'message_pool_clinicians',
  'message_pool_members',
  'message_pool_hours',
] as const

/** Takes all pools over into a portal that has none; false, and nothing done, where it has one. */
export async function setUpPools(db: SystemDb, whole: WholePools): Promise<boolean> {
  if (await db.selectFrom('message_pools').select('id').limit(1).executeTakeFirst()) return false
  for (const table of tables)
    if (whole[table].length > 0)
      await db
        .insertInto(table)
        .values([...whole[table]] as Insertable<Tables['message_pools']>[])
        .execute()
  return true
}

/** Whether the clinic has templates for its answers. */
export const hasTemplates = async (db: SystemDb): Promise<boolean> =>
  (await db.selectFrom('message_templates').select('id').limit(1).executeTakeFirst()) !== undefined

/** Takes templates over. */
export async function setUpTemplates(
  db: SystemDb,
  templates: readonly Insertable<Tables['message_templates']>[],
): Promise<void> {
  await db
    .insertInto('message_templates')
    .values([...templates])
    .execute()
}
