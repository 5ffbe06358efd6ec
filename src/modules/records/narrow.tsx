import type { Instant } from '../../platform/clock.ts'
import type { PageRequest } from '../../ui/answer.ts'
import { seenAt } from '../../ui/fhir-date.ts'
import type { LinkChoice } from '../../ui/filters.tsx'
import { pageNumber } from '../../ui/paging.tsx'
import { words as shared } from '../../ui/words.ts'
import { hrefWith, rows_per_page } from './frame.tsx'
import { words } from './words.ts'

/** Years that have a link of their own; older ones share one. */
const single_years = 8

/** The year in which something happened by the clinic's calendar. */
export const yearOf = (at: Instant | null, zone: string): number | null =>
  at === null ? null : seenAt(at.epochMilliseconds, zone).year

export type YearChoice = { kind: 'all' } | { kind: 'year'; year: number } | { kind: 'until'; year: number }

/** What the address asks for: `year=2024`, `until=2015`, or everything; anything odd is everything. */
export function chosenYears(query: URLSearchParams): YearChoice {
  const year = query.get('year') ?? ''
  if (/^\d{4}$/.test(year)) return { kind: 'year', year: Number(year) }
  const until = query.get('until') ?? ''
  return /^\d{4}$/.test(until) ? { kind: 'until', year: Number(until) } : { kind: 'all' }
}

export function inYears(year: number | null, choice: YearChoice): boolean {
  if (choice.kind === 'all') return true
  if (year === null) return false
  return choice.kind === 'year' ? year === choice.year : year <= choice.year
}

/** How many things there are in each year; null stands for those without a date. */
export type YearCounts = ReadonlyMap<number | null, number>

export function countYears(years: readonly (number | null)[]): YearCounts {
  const counts = new Map<number | null, number>()
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1)
  return counts
}

/** Links that narrow a list to a year, the newest first, for the years that there are. */
export const yearLinks = (request: PageRequest, years: readonly (number | null)[]): LinkChoice[] =>
  yearCountLinks(request, countYears(years))

/** The same where the things are counted already. */
export function yearCountLinks({ lang, look, query }: PageRequest, all: YearCounts): LinkChoice[] {
  const counts = new Map([...all].flatMap(([year, count]) => (year === null ? [] : [[year, count] as const])))
  if (counts.size < 2) return []
  const sorted = [...counts].sort((a, b) => b[0] - a[0])
  const chosen = chosenYears(query)
  const path = pathOf(look.path)
  const own = sorted.length > single_years + 1 ? sorted.slice(0, single_years) : sorted
  const older = sorted.slice(own.length)
  const links: LinkChoice[] = [
    {
      text: shared(lang).filters.all,
      href: hrefWith(path, query, { year: null, until: null }),
      current: chosen.kind === 'all',
    },
    ...own.map(([year, count]) => ({
      text: String(year),
      href: hrefWith(path, query, { year: String(year), until: null }),
      current: chosen.kind === 'year' && chosen.year === year,
      count,
    })),
  ]
  const first = older[0]?.[0]
  if (first === undefined) return links
  return [
    ...links,
    {
      text: words(lang).until(first),
      href: hrefWith(path, query, { year: null, until: String(first) }),
      current: chosen.kind === 'until',
      count: older.reduce((sum, [, count]) => sum + count, 0),
    },
  ]
}

/** Links that narrow a list by a word of its own, `name=value`; none where there is nothing to choose between. */
export function wordLinks(
  { lang, look, query }: PageRequest,
  name: string,
  values: readonly { value: string; text: string; count: number }[],
): LinkChoice[] {
  const there = values.filter(({ count }) => count > 0)
  if (there.length < 2) return []
  const path = pathOf(look.path)
  const asked = query.get(name)
  const known = there.some(({ value }) => value === asked)
  return [
    { text: shared(lang).filters.all, href: hrefWith(path, query, { [name]: null }), current: !known },
    ...there.map(({ value, text, count }) => ({
      text,
      href: hrefWith(path, query, { [name]: value }),
      current: value === asked,
      count,
    })),
  ]
}

/** An address without its query. */
export const pathOf = (address: string): string => address.split('?')[0] ?? address

/** The part of a list that the page asked for shows. */
export function pageOf<T>(all: readonly T[], query: URLSearchParams): T[] {
  const start = (pageNumber(query) - 1) * rows_per_page
  return all.slice(start, start + rows_per_page)
}
