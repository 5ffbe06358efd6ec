import type { Instant } from '../../../platform/clock.ts'
import { type Asked, type EntryId, readEntry, type Who } from './looks.ts'

const whos: readonly Who[] = ['others', 'staff', 'caregivers', 'herself']
const periods = { month: 30, year: 365 } as const
export type Period = keyof typeof periods | 'ever'

/** What the address of the page asks for. Anything that it does not know is as if it were not there. */
export type Narrowed = { who: Who; period: Period; before: EntryId | null }

export function narrowedBy(query: URLSearchParams): Narrowed {
  const period = query.get('time')
  return {
    who: whos.find(who => who === query.get('who')) ?? 'others',
    period: period === 'month' || period === 'year' ? period : 'ever',
    before: readEntry(query.get('before')),
  }
}

export const sinceOf = (period: Period, now: Instant): Instant | null =>
  period === 'ever' ? null : now.subtract({ hours: 24 * periods[period] })

export const askedFor = (narrowed: Narrowed, now: Instant): Asked => ({
  who: narrowed.who,
  since: sinceOf(narrowed.period, now),
  before: narrowed.before,
})

/** The address of the page, or of its file, narrowed in this way. */
export function addressOf(narrowed: Partial<Narrowed>, path = '/who-looked', before?: string): string {
  const query = new URLSearchParams()
  if (narrowed.who !== undefined && narrowed.who !== 'others') query.set('who', narrowed.who)
  if (narrowed.period !== undefined && narrowed.period !== 'ever') query.set('time', narrowed.period)
  if (before !== undefined) query.set('before', before)
  return query.size === 0 ? path : `${path}?${query}`
}
