import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { SystemDb } from '../../access/index.ts'
import { sendMail } from '../../notices/index.ts'
import { words } from './words.ts'

/** A run that was missed is made up for within these days. */
const days_after = 3

/**
 * Reminds whoever let somebody in without an end, each year on the day on which she did. Told again by a second
 * run, it goes out once.
 */
export async function remindOfOpenEnds(
  db: SystemDb,
  clinic: { readonly name: string; readonly baseUrl: string; readonly zone: string },
  now: Instant,
): Promise<void> {
  const open = await db
    .selectFrom('access_grants as g')
    .innerJoin('accounts as a', 'a.id', 'g.account_id')
    .innerJoin('accounts as by', 'by.id', 'g.given_by')
    .select(['g.id', 'g.starts_at', 'a.name', 'by.id as giver', 'by.email', 'by.language'])
    .where('g.relation', '=', 'caregiver')
    .where('g.ends_at', 'is', null)
    .where('g.revoked_at', 'is', null)
    .where('g.starts_at', '<', now.subtract({ hours: 24 * 364 }))
    .execute()
  for (const { id, starts_at, name, giver, email, language } of open) {
    const years = anniversary(starts_at, now, clinic.zone)
    if (years === null) continue
    const lang = language ?? 'en'
    const text = words(lang).mail
    await sendMail(
      db,
      {
        to: email,
        lang,
        subject: text.reminderSubject(clinic.name),
        lines: text.reminder(name, clinic.name, `${clinic.baseUrl}/caregivers`),
        key: `open end ${id} ${years}`,
        account: giver,
      },
      now,
    )
  }
}

/** How many years ago it began, if that was today or in the last days by the calendar of the clinic. */
function anniversary(since: Instant, now: Instant, zone: string): number | null {
  const began = since.toZonedDateTimeISO(zone).toPlainDate()
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const { years } = began.until(today, { largestUnit: 'years' })
  if (years < 1) return null
  const days = Temporal.PlainDate.from(began).add({ years }).until(today).days
  return days < days_after ? years : null
}
