import type { JSX } from 'hono/jsx/jsx-runtime'
import { Section } from '../../../ui/headings.tsx'

/** Rows under their own headings; a group without rows is not drawn. */
export function Grouped<Row>(props: {
  groups: readonly { id: string; title: string; note?: string | undefined; rows: readonly Row[] }[]
  draw: (rows: readonly Row[]) => JSX.Element
}): JSX.Element {
  return (
    <>
      {props.groups.map(({ id, title, note, rows }) =>
        rows.length === 0 ? null : (
          <Section id={id} title={title}>
            {note !== undefined && <p>{note}</p>}
            {props.draw(rows)}
          </Section>
        ),
      )}
    </>
  )
}
