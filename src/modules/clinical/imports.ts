import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { SystemDb } from '../access/index.ts'
import { textArray } from './text-array.ts'

export type Source = { readonly id: number; readonly name: string }

/** The source of that name; known from the first time it sends. */
export async function sourceNamed(db: SystemDb, name: string): Promise<Source> {
  await db
    .insertInto('sources')
    .values({ name })
    .onConflict(conflict => conflict.column('name').doNothing())
    .execute()
  return db.selectFrom('sources').select(['id', 'name']).where('name', '=', name).executeTakeFirstOrThrow()
}

/** Notes that a file of a source is being taken in, and gives the number under which its resources are kept. */
export async function beginImport(db: SystemDb, source: Source, file: string, now: Instant): Promise<number> {
  const { id } = await db
    .insertInto('imports')
    .values({ source_id: source.id, file, started_at: now, finished_at: null, counts: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Notes that files are done, and what came of each. One without an end was cut off. */
export async function endImports(
  db: SystemDb,
  ended: readonly { importId: number; counts: object }[],
  now: Instant,
): Promise<void> {
  if (ended.length === 0) return
  await sql`
    update imports i set finished_at = ${now}, counts = e.counts::jsonb
    from unnest(
      ${textArray(ended.map(({ importId }) => String(importId)))}::text[],
      ${textArray(ended.map(({ counts }) => JSON.stringify(counts)))}::text[]
    ) as e (id, counts)
    where i.id = e.id::integer`.execute(db)
}

/** The names of all sources that have ever sent something. */
export async function sourceNames(db: SystemDb): Promise<string[]> {
  const rows = await db.selectFrom('sources').select('name').orderBy('name').execute()
  return rows.map(row => row.name)
}
