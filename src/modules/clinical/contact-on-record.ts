import type { PatientId } from '../../platform/ids.ts'
import type { SystemDb } from '../access/index.ts'
import { objectIn, objectsIn, textIn } from './json.ts'

/** How the clinic's record says to reach a person, and the one thing about her that she knows by heart. */
export type ContactOnRecord = {
  /** A whole date, `1951-07-08`; null where the source knows only a year or nothing. */
  readonly birth_date: string | null
  /** E-mail addresses in lower case, as the source gives them: nobody has checked that they are any. */
  readonly emails: readonly string[]
}

/**
 * What the record knows of a patient to recognise her by, for those who work without being signed in as her
 * (getting back in, signing up). Addresses that the source calls old, or that ended, are left out; the source's
 * order (its `rank` first) stays. Null for a patient that is not there.
 */
export async function contactOnRecord(
  db: SystemDb,
  patient: PatientId,
  today: string,
): Promise<ContactOnRecord | null> {
  const known = await db
    .selectFrom('patients')
    .select('birth_date')
    .where('id', '=', patient)
    .executeTakeFirst()
  if (!known) return null
  const rows = await db
    .selectFrom('clinical_resources')
    .select('body')
    .where('patient_id', '=', patient)
    .where('type', '=', 'Patient')
    .where('deleted', '=', false)
    .orderBy('id')
    .execute()
  const emails = rows.flatMap(({ body }) => emailsIn(JSON.parse(body), today))
  return { birth_date: known.birth_date, emails: [...new Set(emails)] }
}

/** E-mail addresses that reach the person now, the preferred first, in lower case. */
export function emailsIn(resource: unknown, today: string): string[] {
  const points = objectsIn(objectIn(resource)?.telecom).filter(point => {
    const end = textIn(objectIn(point.period)?.end)
    return point.system === 'email' && point.use !== 'old' && (end === null || end.slice(0, 10) >= today)
  })
  return points
    .toSorted((a, b) => rankOf(a.rank) - rankOf(b.rank))
    .flatMap(point => textIn(point.value)?.trim().toLowerCase() ?? [])
}

const rankOf = (rank: unknown): number => (typeof rank === 'number' ? rank : Number.MAX_SAFE_INTEGER)
