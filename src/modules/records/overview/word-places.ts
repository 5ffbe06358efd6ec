import { plain } from '../../clinical/index.ts'

const letter = /[\p{L}\p{N}\p{M}]/u

/** Places in a text where a word begins with one of these (plain) words: from, and to where it stops matching. */
export function placesOf(text: string, words: readonly string[]): [from: number, to: number][] {
  const places: [number, number][] = []
  let at = 0
  while (at < text.length) {
    if (!letter.test(text[at] ?? '')) {
      at += 1
      continue
    }
    let end = at
    while (end < text.length && letter.test(text[end] ?? '')) end += 1
    const matched = longestMatch(text.slice(at, end), words)
    if (matched > 0) places.push([at, at + matched])
    at = end
  }
  return places
}

/** How many letters of the word the longest of `words` covers; letters with accents may be one or two units. */
function longestMatch(word: string, words: readonly string[]): number {
  const whole = plain(word)
  const best = words.filter(one => whole.startsWith(one)).sort((a, b) => b.length - a.length)[0]
  if (best === undefined) return 0
  for (let length = 1; length <= word.length; length += 1)
    if (plain(word.slice(0, length)).length >= best.length && !/^\p{M}/u.test(word.slice(length)))
      return length
  return word.length
}

const around = 90

/** The piece of a long text around the first of the words, cut at words; null where none is in it. */
export function pieceAround(text: string, words: readonly string[]): string | null {
  const place = placesOf(text, words)[0]
  if (!place) return null
  // Cut at a word, or in the middle of what has no end near.
  const space = text.indexOf(' ', place[0] - around)
  const from = place[0] <= around ? 0 : space < 0 || space >= place[0] ? place[0] : space + 1
  const until = place[1] + around >= text.length ? text.length : text.lastIndexOf(' ', place[1] + around)
  const piece = text.slice(from, Math.max(until, place[1])).trim()
  return `${from > 0 ? '… ' : ''}${piece}${until < text.length ? ' …' : ''}`
}
