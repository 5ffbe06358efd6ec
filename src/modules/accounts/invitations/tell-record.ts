import type { Instant } from '../../../platform/clock.ts'
import type { SystemDb } from '../../access/index.ts'
import { sendMail } from '../../notices/index.ts'
import type { ContactOf } from '../on-record.ts'
import type { Acceptance } from './accept-invitation.ts'
import { words } from './words.ts'

const grown_up_years = 18

/**
 * Tells the addresses in a patient's record that somebody has taken up an account for it: if the clinic was
 * deceived, or somebody of the clinic deceives, the patient hears of it. Nothing goes to the record of a minor,
 * whose addresses are mostly her parents'.
 */
export async function tellRecord(
  db: SystemDb,
  contactOf: ContactOf,
  { kind, patient, account, grant }: Acceptance,
  today: string,
  now: Instant,
): Promise<void> {
  if (kind !== 'patient' || patient === null) return
  const contact = await contactOf(db, patient, today)
  const grown = contact?.birth_date?.replace(/^\d{4}/, year => String(Number(year) + grown_up_years))
  if (!contact || grown === undefined || grown > today) return
  const own = await db
    .selectFrom('accounts')
    .select(['email', 'language'])
    .where('id', '=', account)
    .executeTakeFirstOrThrow()
  const lang = own.language ?? 'en'
  const { subject, lines } = words(lang).mails.onRecord
  for (const to of contact.emails.filter(email => email !== own.email))
    await sendMail(
      db,
      { to, lang, subject, lines: lines(), key: `account taken up ${grant} ${to}`, account },
      now,
    )
}
