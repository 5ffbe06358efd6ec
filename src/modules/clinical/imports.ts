import type { Instant } from '../../platform/clock.ts'
import type { SystemDb } from '../access/index.ts'

export type ImportRun = {
  readonly source: { readonly id: number; readonly name: string }
  readonly importId: number
}

/** Notes that a source begins to send; a source is known from the first time it does. */
export async function beginImport(db: SystemDb, sourceName: string, now: Instant): Promise<ImportRun> {
  await db
    .insertInto('sources')
    .values({ name: sourceName })
    .onConflict(conflict => conflict.column('name').doNothing())
    .execute()
  const source = await db
    .selectFrom('sources')
    .select(['id', 'name'])
    .where('name', '=', sourceName)
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('imports')
    .values({ source_id: source.id, started_at: now, finished_at: null, counts: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { source, importId: id }
}

/** Notes that it is done, and what came. An import without an end was cut off. */
export async function endImport(db: SystemDb, importId: number, counts: object, now: Instant): Promise<void> {
  await db
    .updateTable('imports')
    .set({ finished_at: now, counts: JSON.stringify(counts) })
    .where('id', '=', importId)
    .execute()
}
