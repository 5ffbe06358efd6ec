import type { JSX } from 'hono/jsx/jsx-runtime'
import { encode, encoded } from './markup.ts'

/** Parts that were drawn, by all that they depend on. */
export type Drawn = Map<string, JSX.Element>

/**
 * A part of the frame that is the same for everybody, drawn the first time and kept as it is sent: its hundred
 * elements would cost more than the page's own content. `key` says all that it depends on, and nothing of any
 * person; so there are only as many as languages and sections.
 */
export function drawnOnce(drawn: Drawn, key: string, draw: () => JSX.Element): JSX.Element {
  const known = drawn.get(key)
  if (known !== undefined) return known
  const made = encoded(encode(draw()))
  drawn.set(key, made)
  return made
}
