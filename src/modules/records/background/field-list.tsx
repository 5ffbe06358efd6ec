import type { JSX } from 'hono/jsx/jsx-runtime'
import { Facts } from '../../../ui/facts.tsx'
import type { Lang } from '../../../ui/page.ts'
import { Written } from '../written.tsx'
import type { Field } from './fields.ts'
import type { Leads } from './leads.ts'

type FieldsShown = { fields: readonly Field[]; leads: Leads; lang: Lang }

/** Fields of a resource as names and what they are; fields within fields as lists beneath their name. */
export function FieldList({ fields, leads, lang }: FieldsShown): JSX.Element {
  const grouped = [...Map.groupBy(fields, field => field.term)]
  return (
    <Facts
      facts={grouped.map(([term, same]) => ({
        term,
        detail:
          same.length === 1 && same[0] ? (
            <FieldValue field={same[0]} leads={leads} lang={lang} />
          ) : (
            <ul>
              {same.map(field => (
                <li>
                  <FieldValue field={field} leads={leads} lang={lang} />
                </li>
              ))}
            </ul>
          ),
      }))}
    />
  )
}

function FieldValue({ field, leads, lang }: { field: Field; leads: Leads; lang: Lang }) {
  if (field.fields) return <Inner fields={field.fields} leads={leads} lang={lang} />
  if (field.blocks) return <Written lang={lang} blocks={field.blocks} top={4} />
  return <FieldText field={field} leads={leads} />
}

const isShort = (field: Field): boolean => !field.fields && !field.blocks && (field.text ?? '').length < 60

/** More than this in one line would be read as a sentence that makes no sense. */
const most_in_line = 3

/** A few short fields stand in one line ("Kind: copay · Amount: $20.00"), others one below the other. */
function Inner({ fields, leads, lang }: FieldsShown) {
  const [only] = fields
  if (fields.length === 1 && only && isShort(only)) return <FieldText field={only} leads={leads} />
  if (fields.length <= most_in_line && fields.every(isShort))
    return (
      <>
        {fields.map((field, n) => (
          <>
            {n > 0 && ' · '}
            {field.term}: <FieldText field={field} leads={leads} />
          </>
        ))}
      </>
    )
  return (
    <ul>
      {fields.map(field => (
        <li>
          {field.term}: <FieldValue field={field} leads={leads} lang={lang} />
        </li>
      ))}
    </ul>
  )
}

function FieldText({ field, leads }: { field: Field; leads: Leads }) {
  const found = field.ref ? leads(field.ref) : null
  const text = found?.text ?? field.text ?? ''
  return (
    <>
      {found?.href ? <a href={found.href}>{text}</a> : text}
      {field.official && <span class="hint"> ({field.official})</span>}
    </>
  )
}
