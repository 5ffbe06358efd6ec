import { type Child, jsx } from 'hono/jsx'

export type Level = 2 | 3 | 4

/** A heading of the level that fits the page it stands on. */
export function Heading(props: { level: Level; class?: string | undefined; children?: Child }) {
  return jsx(`h${props.level}`, { class: props.class }, props.children)
}
