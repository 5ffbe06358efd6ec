import { longestPassword, shortestPassword } from '../password.ts'
import { commonWords, walks } from './guessed-first.ts'

/** Whom and where the password is for: what a guesser would try first. */
export type PasswordFor = { readonly email: string; readonly name: string; readonly clinic: string }

export type PasswordChecked = { fits: true } | { fits: false; why: 'short' | 'long' | 'common' | 'about-you' }

/**
 * Whether a password may be chosen (NIST SP 800-63B-4, 3.1.1.2): long enough, and not one that is guessed first.
 * No rule about kinds of characters, and any words are welcome in it: what is refused is a password that consists
 * of nothing but common words, runs of keys, years, and the person's and the clinic's own names. `shortest` and
 * the length are in Unicode code points.
 */
export function checkPassword(
  password: string,
  about: PasswordFor,
  shortest: number = shortestPassword,
): PasswordChecked {
  const normal = password.normalize('NFKC')
  const length = [...normal].length
  if (length > longestPassword) return { fits: false, why: 'long' }
  if (length < shortest) return { fits: false, why: 'short' }
  if (isGuessable(normal, commonWords)) return { fits: false, why: 'common' }
  const known = new Set([...commonWords, ...wordsAbout(about)])
  return isGuessable(normal, known) ? { fits: false, why: 'about-you' } : { fits: true }
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Names as they are, in parts, and run together. */
function wordsAbout({ email, name, clinic }: PasswordFor): string[] {
  return [email, name, clinic].flatMap(text => {
    const parts = plain(text)
      .split(/[^\p{L}\d]+/u)
      .filter(part => part !== '')
    return [plain(text), parts.join(''), ...parts.filter(part => part.length >= 2)]
  })
}

const looksLike: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
  '8': 'b',
}

/**
 * What each piece of a password costs a guesser, and how much all of it must cost at least. A password that no
 * few cheap pieces make up is worth more than this, whatever it is made of.
 */
const price = { word: 2, known_name: 1, walk: 1, year: 1, sign: 1, letter: 4 }
const cheapest_allowed = 9
const longest_word = 40

/** The cheapest way to put the text together from pieces: a shortest path from its start to its end. */
function isGuessable(text: string, words: ReadonlySet<string>): boolean {
  const typed = plain(text)
  const meant = typed.replace(/[01!34@5$78]/g, sign => looksLike[sign] ?? sign)
  const cost: number[] = Array<number>(typed.length + 1).fill(Number.POSITIVE_INFINITY)
  cost[0] = 0
  const reach = (end: number, total: number) => {
    cost[end] = Math.min(cost[end] ?? Number.POSITIVE_INFINITY, total)
  }
  for (let at = 0; at < typed.length; at++) {
    const so_far = cost[at] ?? 0
    if (so_far >= cheapest_allowed) continue
    reach(at + 1, so_far + (/\p{L}/u.test(typed.charAt(at)) ? price.letter : price.sign))
    const run = Math.max(repeatAt(typed, at), walkAt(typed, at))
    for (let length = 3; length <= run; length++) reach(at + length, so_far + price.walk)
    if (/^(19|20)\d\d/.test(typed.slice(at, at + 4))) reach(at + 4, so_far + price.year)
    const most = Math.min(longest_word, typed.length - at)
    for (let length = 2; length <= most; length++)
      for (const piece of [typed.slice(at, at + length), meant.slice(at, at + length)])
        if (words.has(piece))
          reach(at + length, so_far + (commonWords.has(piece) ? price.word : price.known_name))
  }
  return (cost[typed.length] ?? 0) < cheapest_allowed
}

/** How many of the same character stand here. */
function repeatAt(text: string, at: number): number {
  let length = 1
  while (text[at + length] === text[at]) length++
  return length
}

const bothWays = walks.flatMap(walk => [walk, [...walk].reverse().join('')])

/** How far the text goes along a row of keys or an alphabet from here. */
function walkAt(text: string, at: number): number {
  let length = 2
  while (at + length < text.length && bothWays.some(walk => walk.includes(text.slice(at, at + length + 1))))
    length++
  return length
}
