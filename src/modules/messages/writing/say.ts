import type { PatientId } from '../../../platform/ids.ts'
import { dateOf } from '../../../ui/dates.ts'
import type { Look } from '../../../ui/page.ts'
import type { Session } from '../../accounts/index.ts'
import { isAway } from '../pools/read-pools.ts'
import type { Author } from './send-message.ts'
import type { Whom } from './whom.ts'

/** Who writes, as the clinic reads it. */
export function authorOf({ name, people }: Session, patient: PatientId): Author {
  const relation = people.find(person => person.patient === patient)?.relation
  return { name: name.slice(0, 200) || '?', as: relation ?? 'self' }
}

/** Until when a pool is away, and who reads for it; null while it reads itself. */
export function awaySaid({ pool, cover }: Whom, { lang, zone, now }: Look) {
  const { away_until } = pool
  if (away_until === null || !isAway(pool, now)) return null
  return { until: dateOf(away_until, lang, zone), cover: cover?.name[lang] ?? null }
}
