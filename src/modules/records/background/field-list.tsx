import type { JSX } from 'hono/jsx/jsx-runtime'
import { Facts } from '../../../ui/facts.tsx'
import { Written } from '../written.tsx'
import type { Field } from './fields.ts'
import type { Leads } from './leads.ts'

/** Fields of a resource as names and what they are, fields within fields beneath their name. */
export function FieldList({ fields, leads }: { fields: readonly Field[]; leads: Leads }): JSX.Element {
  const grouped = [...Map.groupBy(fields, field => field.term)]
  return (
    <Facts
      facts={grouped.map(([term, same]) => ({
        term,
        detail:
          same.length === 1 && same[0] ? (
            <FieldValue field={same[0]} leads={leads} />
          ) : (
            <ul>
              {same.map(field => (
                <li>
                  <FieldValue field={field} leads={leads} />
                </li>
              ))}
            </ul>
          ),
      }))}
    />
  )
}

function FieldValue({ field, leads }: { field: Field; leads: Leads }) {
  if (field.fields) return <FieldList fields={field.fields} leads={leads} />
  if (field.blocks) return <Written blocks={field.blocks} top={4} />
  const found = field.ref ? leads(field.ref) : null
  const text = found?.text ?? field.text ?? ''
  return (
    <>
      {found?.href ? <a href={found.href}>{text}</a> : text}
      {field.official && <span class="hint"> ({field.official})</span>}
    </>
  )
}
