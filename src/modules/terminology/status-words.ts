import type { Lang } from '../../ui/page.ts'
import { cleanName } from './clean-name.ts'
import type { en } from './words.en.ts'
import { words } from './words.ts'

/** Which set of status codes: each is the set of one or several FHIR resource types. */
export type StatusSet = keyof typeof en.statuses

/** A status that the shared Flag component draws. */
export type StatusFlag = 'corrected' | 'preliminary' | 'pending' | 'cancelled' | 'mistake' | 'active' | 'past'

/** A status in words, what happens next (null where nothing needs saying), and the flag that shows it. */
export type StatusInWords = { code: string; text: string; next: string | null; flag: StatusFlag | null }

const flags: Record<string, StatusFlag> = {
  registered: 'pending',
  partial: 'preliminary',
  preliminary: 'preliminary',
  amended: 'corrected',
  corrected: 'corrected',
  appended: 'corrected',
  cancelled: 'cancelled',
  'not-done': 'cancelled',
  'entered-in-error': 'mistake',
  refuted: 'cancelled',
  active: 'active',
  recurrence: 'active',
  relapse: 'active',
  inactive: 'past',
  remission: 'past',
  resolved: 'past',
  completed: 'past',
  stopped: 'past',
  revoked: 'past',
  superseded: 'past',
}
// Where "completed" means that it was given or done, not that it lies in the past.
const withoutPast: ReadonlySet<StatusSet> = new Set(['immunization', 'event'])

/** The words of a status code. A code that FHIR does not define for the set is shown as it reads. */
export function statusWords(set: StatusSet, code: unknown, lang: Lang): StatusInWords | null {
  if (typeof code !== 'string' || code.trim() === '') return null
  const known: Record<string, { text: string; next: string }> = words(lang).statuses[set]
  const found = Object.hasOwn(known, code) ? known[code] : undefined
  const flag = Object.hasOwn(flags, code) ? (flags[code] ?? null) : null
  return {
    code,
    text: found?.text ?? cleanName(code.replaceAll('-', ' ')),
    next: found?.next || null,
    flag: flag === 'past' && withoutPast.has(set) ? null : flag,
  }
}
