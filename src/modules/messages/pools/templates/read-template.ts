import type { Lang } from '../../../../ui/page.ts'
import { type FieldError, orNull, type Read, type Typed, trimmed, wrong } from '../../../../ui/typed.ts'
import type { Pool } from '../read-pools.ts'
import { words } from '../words.ts'
import type { Template, TemplateTyped } from './keep-templates.ts'
import { unknownField } from './template-fields.ts'

const longest_body = 4000

/** What the form of a template says. `others` are all other templates. */
export function readTemplate(
  form: Typed,
  lang: Lang,
  { others, pools }: { others: readonly Template[]; pools: ReadonlyMap<string, Pool> },
): Read<TemplateTyped> {
  const text = words(lang).templates
  const errors: FieldError[] = []
  const name = trimmed(form, 'name')
  const pool_id = orNull(pools.has(form.pool ?? '') ? (form.pool ?? '') : '')
  if (name === '' || name.length > 100) errors.push({ field: 'name', text: text.nameMissing })
  else if (others.some(one => one.pool_id === pool_id && one.name.toLowerCase() === name.toLowerCase()))
    errors.push({ field: 'name', text: text.nameTaken })
  const [body_en = '', body_es = ''] = ['body-en', 'body-es'].map(field => {
    const body = trimmed(form, field).replace(/\r\n?/g, '\n')
    const unknown = unknownField(body)
    if (body === '' || body.length > longest_body) errors.push({ field, text: text.bodyMissing })
    else if (unknown !== null) errors.push({ field, text: text.fieldWrong(unknown) })
    return body
  })
  return errors.length > 0 ? wrong(errors) : { typed: { pool_id, name, body_en, body_es }, errors: [] }
}

/** A template as its form shows it. */
export const formOfTemplate = (template: Template): Typed => ({
  name: template.name,
  pool: template.pool_id ?? '',
  'body-en': template.body_en,
  'body-es': template.body_es,
})
