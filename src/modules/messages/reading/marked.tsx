import { placesOf } from '../../records/index.ts'

/** A text with the (plain) words that were searched for marked in it. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  const places = placesOf(text, words)
  return (
    <>
      {places.map(([from, to], n) => (
        <>
          {text.slice(places[n - 1]?.[1] ?? 0, from)}
          <mark>{text.slice(from, to)}</mark>
        </>
      ))}
      {text.slice(places.at(-1)?.[1] ?? 0)}
    </>
  )
}
