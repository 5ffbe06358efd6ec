import { plain } from '../../../clinical/index.ts'
import type { Help } from '../../topics.ts'
import type { UrgentWord } from './own-list.ts'

/** What stands for up to three words in a phrase. */
const gap = '...'
const most_between = 3
/** Ends a sentence: nothing reaches over it. */
const stop = '.'

/** What matters more comes first. */
const byHaste: readonly Help[] = ['emergency', 'crisis', 'today']

/**
 * What a text asks for by its words; null for nothing urgent. "No chest pain" asks for nothing; who says that she does
 * not want to die is still offered somebody to talk to. Words may come in either language.
 */
export function urgentIn(text: string, list: readonly UrgentWord[]): Help | null {
  const said = tokensOf(text)
  const found = new Set<Help>()
  for (const { phrase, help } of list) {
    if (found.has(help)) continue
    const asked = phraseTokens(phrase)
    const at = said.findIndex(
      (_, index) => isAt(said, index, asked) && (help === 'crisis' || !isDenied(said, index)),
    )
    if (asked.length > 0 && at >= 0) found.add(help)
  }
  return byHaste.find(help => found.has(help)) ?? null
}

/** The words of a phrase, in small letters without accents and apostrophes; `*` and `...` as they stand. */
export const phraseTokens = (phrase: string): string[] =>
  phrase
    .split(/\s+/u)
    .flatMap(part =>
      part === gap
        ? [gap]
        : part.endsWith('*')
          ? [`${tokensOf(part.slice(0, -1))[0] ?? ''}*`]
          : tokensOf(part),
    )
    .filter(token => token !== stop && token !== ',' && token !== '*')

function tokensOf(text: string): string[] {
  const simple = plain(text.replace(/\p{Cf}/gu, '').replace(/['’ʼ´`]/gu, ''))
  const tokens = simple.match(/[\p{L}\p{N}]+|[.!?;\n]+|,/gu) ?? []
  return joined(tokens.map(token => (/^[.!?;\n]/u.test(token) ? stop : token)))
}

/** "can not", "cannot" and "can't" are one word; so are "do not" and "don't", "will not" and "won't". */
function joined(tokens: readonly string[]): string[] {
  const out: string[] = []
  for (const token of tokens) {
    const before = out.at(-1)
    const short = token === 'not' && before !== undefined ? withNot.get(before) : undefined
    if (short !== undefined) out.splice(-1, 1, short)
    else out.push(token === 'cannot' ? 'cant' : token)
  }
  return out
}

const withNot = new Map([
  ['can', 'cant'],
  ['do', 'dont'],
  ['does', 'doesnt'],
  ['did', 'didnt'],
  ['is', 'isnt'],
  ['will', 'wont'],
  ['have', 'havent'],
  ['has', 'hasnt'],
])

function isAt(said: readonly string[], at: number, asked: readonly string[]): boolean {
  const [first, ...rest] = asked
  if (first === undefined) return true
  if (first === gap) {
    for (let next = at, skipped = 0; skipped <= most_between; next++) {
      if (isAt(said, next, rest)) return true
      if (said[next] === stop || next >= said.length) return false
      if (said[next] !== ',') skipped++
    }
    return false
  }
  const word = said[at]
  if (word === undefined) return false
  return (
    (first.endsWith('*') ? word.startsWith(first.slice(0, -1)) : word === first) && isAt(said, at + 1, rest)
  )
}

/** "No", or "I do not have any": with nothing between that and the phrase but words that carry it on. */
function isDenied(said: readonly string[], at: number): boolean {
  let before = at - 1
  while (before >= 0 && carriesOn.has(said[before] ?? '')) before--
  return before >= 0 && denies.has(said[before] ?? '')
}

const denies = new Set([
  ...['no', 'not', 'without', 'never', 'dont', 'doesnt', 'didnt', 'havent', 'hasnt', 'isnt', 'nor', 'denies'],
  ...['sin', 'nunca', 'ni', 'tampoco', 'niega', 'niego'],
])
const carriesOn = new Set([
  ...[
    'a',
    'an',
    'any',
    'been',
    'feel',
    'feeling',
    'felt',
    'get',
    'getting',
    'had',
    'has',
    'have',
    'having',
    'more',
  ],
  ...['my', 'signs', 'of', 'the'],
  ...[
    'de',
    'el',
    'esta',
    'hay',
    'he',
    'la',
    'mas',
    'me',
    'ha',
    'ningun',
    'ninguna',
    'siento',
    'tengo',
    'tenido',
  ],
  ...['tiene', 'tuve', 'tuvo', 'un', 'una'],
])
