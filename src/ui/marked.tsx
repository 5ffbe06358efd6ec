import type { Child } from 'hono/jsx'

/** A text with these places of it marked, each from and to; they come in order and do not overlap. */
export function Marked({ text, places }: { text: string; places: readonly (readonly [number, number])[] }) {
  const parts: Child[] = []
  let done = 0
  for (const [from, to] of places) {
    parts.push(text.slice(done, from), <mark>{text.slice(from, to)}</mark>)
    done = to
  }
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  )
}
