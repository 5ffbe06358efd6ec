import type { Child } from 'hono/jsx'
import { placesOf } from './word-places.ts'

/** A text with the words that were searched for marked in it. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  const parts: Child[] = []
  let done = 0
  for (const [from, to] of placesOf(text, words)) {
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
