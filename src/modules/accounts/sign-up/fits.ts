import type { OnRecord } from '../on-record.ts'
import type { Fits } from './tables.ts'
import type { Typed } from './typed.ts'

/** A name as it is compared: without accents, case, spaces, hyphens and dots. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * Which of what was typed is as the record says. A name fits if it is one of the person's names in full or with
 * the first given name alone, present or former, in either order; the third thing fits if all that was typed of
 * number, phone and e-mail does.
 */
export function fitsOf(typed: Typed, record: OnRecord): Fits {
  return {
    name: namesOf(record).has(plainName(typed.name)),
    birth_date: record.birth_date === typed.birth_date,
    third: thirdFits(typed, record),
  }
}

export const fitsWholly = ({ name, birth_date, third }: Fits): boolean => name && birth_date && third

function namesOf({ names }: OnRecord): Set<string> {
  const known = names.flatMap(({ given, family }) =>
    [given.join(' '), given[0] ?? ''].flatMap(first => [`${first} ${family}`, `${family} ${first}`]),
  )
  return new Set(known.map(plainName).filter(name => name !== ''))
}

function thirdFits({ number, phone, email }: Typed, record: OnRecord): boolean {
  const asked: [string, readonly string[]][] = [
    [plainNumber(number), record.numbers.map(plainNumber)],
    [plainPhone(phone), record.phones.map(plainPhone)],
    [email.trim().toLowerCase(), record.emails],
  ]
  const given = asked.filter(([typed]) => typed !== '')
  return given.length > 0 && given.every(([typed, known]) => known.includes(typed))
}

const plainNumber = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Figures only, without the country code of North America (E.164: +1), which most leave out. */
const plainPhone = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replace(/\D+/g, '')
    .replace(/^1(?=\d{10}$)/, '')
