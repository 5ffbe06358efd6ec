import type { Lang } from '../../../ui/page.ts'
import type { AnsweringDb } from '../handles.ts'

export type Template = {
  readonly id: string
  readonly name: string
  readonly body: Readonly<Record<Lang, string>>
}

/** What the fields of a template stand for. */
export type Filling = {
  readonly patient: string
  readonly me: string
  readonly clinic: string
  readonly phone: string
}

/** The templates that a pool answers with: its own and those of all pools, by name. */
export async function templatesOf(db: AnsweringDb, pool: string): Promise<Template[]> {
  const rows = await db
    .selectFrom('message_templates')
    .select(['id', 'name', 'body_en', 'body_es'])
    .where('active', '=', true)
    .where(eb => eb.or([eb('pool_id', 'is', null), eb('pool_id', '=', pool)]))
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(({ id, name, body_en, body_es }) => ({ id, name, body: { en: body_en, es: body_es } }))
}

const field = /\{(patient|me|clinic|phone)\}/g

/** A template with its fields filled, in one pass: what stands in a name is never taken for a field. */
export const fillTemplate = (text: string, filling: Filling): string =>
  text.replace(field, (_, name: keyof Filling) => filling[name])
