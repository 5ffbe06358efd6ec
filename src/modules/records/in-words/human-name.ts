import type { Lang } from '../../../ui/page.ts'
import { knownWord } from '../../terminology/index.ts'
import { obj, objects, str, strings } from './json.ts'
import type { Reader } from './reader.ts'
import { withoutDigits } from './reference.ts'
import { dateWhen } from './when.ts'

/** A person's name in words, with the use that the source gave it. */
export type NameInWords = { text: string; use: string | null; useWord: string | null; past: boolean }

/** One HumanName in words: prefix, given names, family name, suffix; the source's text where parts are missing. */
export function nameText(value: unknown): string | null {
  if (typeof value === 'string') return str(value) && withoutDigits(value.trim())
  const name = obj(value)
  const given = strings(name.given)
  const family = str(name.family)
  if (family === null && given.length === 0) {
    const text = str(name.text)
    return text && withoutDigits(text)
  }
  const suffix = strings(name.suffix)
  const parts = [...strings(name.prefix), ...given, ...(family === null ? [] : [family])].join(' ')
  return withoutDigits([parts, ...suffix].join(', '))
}

/** All names of a person in words, the one to use first. */
export function namesOf(value: unknown, reader: Reader, now: number | null = null): NameInWords[] {
  const list = typeof value === 'string' ? [{ text: value }] : objects(value)
  const names = list.flatMap(name => {
    const text = nameText(name)
    if (text === null) return []
    const use = str(name.use)
    const ended = dateWhen(obj(name.period).end, reader)?.sort ?? null
    const past = use === 'old' || use === 'maiden' || (ended !== null && now !== null && ended < now)
    return [{ text, use, useWord: knownWord('nameUse', use, reader.lang), past }]
  })
  return names.sort((a, b) => rank(a) - rank(b))
}

// The name people use comes before the one in the papers; old names never lead.
const order = ['usual', 'official', 'nickname', 'temp', 'anonymous']

function rank({ use, past }: NameInWords): number {
  const at = use === null ? 2 : order.indexOf(use)
  return (at < 0 ? order.length : at) + (past ? 100 : 0)
}

/** The name to call a person by; null where none is given. */
export function bestName(value: unknown, lang: Lang): string | null {
  return namesOf(value, { lang, zone: 'UTC' })[0]?.text ?? null
}

/** The given name alone, for greetings: "Elmer"; null where none is given. */
export function firstName(value: unknown): string | null {
  const list = objects(value)
  const names = list.map(name => ({ name, at: order.indexOf(str(name.use) ?? '') }))
  const best = names.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)[0]?.name ?? list[0]
  const given = best && strings(best.given)[0]
  return given ? withoutDigits(given) : null
}
