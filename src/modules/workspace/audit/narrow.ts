import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import { isUuid } from '../../../platform/ids.ts'
import { readEntry } from '../../caregivers/index.ts'
import type { Asked } from './report.ts'

/** What the report's address says, as it is written there. Anything that it does not know is as if it were not there. */
export type Narrowed = {
  from: string
  to: string
  patient: string
  user: string
  act: string
  outcome: '' | 'granted' | 'refused'
}

const dayOf = (text: string | null | undefined): string =>
  text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : ''

export function narrowedBy(query: URLSearchParams): Narrowed {
  const id = (name: string) => (isUuid(query.get(name) ?? '') ? (query.get(name) ?? '') : '')
  const outcome = query.get('outcome')
  return {
    from: dayOf(query.get('from')),
    to: dayOf(query.get('to')),
    patient: id('patient'),
    user: id('user'),
    act: (query.get('act') ?? '').slice(0, 100),
    outcome: outcome === 'granted' || outcome === 'refused' ? outcome : '',
  }
}

/** Days are the clinic's, the last one included. */
export function askedFor(narrowed: Narrowed, query: URLSearchParams, zone: string): Asked {
  const { from, to, patient, user, act, outcome } = narrowed
  return {
    from: from === '' ? null : startOf(from, zone, 0),
    to: to === '' ? null : startOf(to, zone, 1),
    patient: patient || null,
    account: user || null,
    act: act || null,
    granted: outcome === '' ? null : outcome === 'granted',
    before: readEntry(query.get('before')),
  }
}

const startOf = (day: string, zone: string, later: number): Instant =>
  Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(zone).toInstant()

export function addressOf(narrowed: Narrowed, more: { path?: string; before?: string } = {}): string {
  const query = new URLSearchParams(Object.entries(narrowed).filter(([, value]) => value !== ''))
  if (more.before !== undefined) query.set('before', more.before)
  const path = more.path ?? '/staff/audit'
  return query.size === 0 ? path : `${path}?${query}`
}
