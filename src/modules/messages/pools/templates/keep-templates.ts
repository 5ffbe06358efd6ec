import type { Selectable } from 'kysely'
import type { Instant } from '../../../../platform/clock.ts'
import type { Tables, Tx } from '../../../../platform/db.ts'
import type { PoolsDb } from '../../handles.ts'

export type Template = Pick<
  Selectable<Tables['message_templates']>,
  'id' | 'pool_id' | 'name' | 'body_en' | 'body_es' | 'active'
>
export type TemplateTyped = Pick<Template, 'pool_id' | 'name' | 'body_en' | 'body_es'>

/** All templates of the clinic by name, those too that were put away. */
export const allTemplates = (db: Tx): Promise<Template[]> =>
  db
    .selectFrom('message_templates')
    .select(['id', 'pool_id', 'name', 'body_en', 'body_es', 'active'])
    .orderBy('name')
    .orderBy('id')
    .execute()

/** Adds a template under an id that its form brought: the same form sent twice adds one. */
export async function addTemplate(
  db: PoolsDb,
  id: string,
  typed: TemplateTyped,
  now: Instant,
): Promise<void> {
  await db
    .insertInto('message_templates')
    .values({ ...typed, id, changed_by: db.account, changed_at: now })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
}

export async function changeTemplate(
  db: PoolsDb,
  id: string,
  typed: Partial<TemplateTyped> & { active?: boolean },
  now: Instant,
): Promise<void> {
  await db
    .updateTable('message_templates')
    .set({ ...typed, changed_by: db.account, changed_at: now })
    .where('id', '=', id)
    .execute()
}
