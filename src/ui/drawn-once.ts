import { raw } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'

/**
 * A part of the frame that is the same for everybody, drawn the first time and kept as text: its hundred elements
 * would cost more than the page's own content. `key` says all that it depends on, and nothing of any person; so
 * there are only as many as languages and sections.
 */
export function drawnOnce(drawn: Map<string, string>, key: string, draw: () => JSX.Element): JSX.Element {
  let text = drawn.get(key)
  if (text === undefined) {
    text = String(draw())
    drawn.set(key, text)
  }
  return raw(text) as unknown as JSX.Element
}
