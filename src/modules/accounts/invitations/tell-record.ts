import type { Instant } from '../../../platform/clock.ts'
import { todayIn } from '../../../ui/dates.ts'
import type { SystemDb } from '../../access/index.ts'
import { sendMail } from '../../notices/index.ts'
import { type ClinicRecord, isGrownUp } from '../on-record.ts'
import type { Acceptance } from './accept-invitation.ts'
import { words } from './words.ts'

/**
 * Tells the addresses in a patient's record that somebody has taken up an account for it: if the clinic was
 * deceived, or somebody of the clinic deceives, the patient hears of it. Nothing goes to the record of a minor,
 * whose addresses are mostly her parents'.
 */
export async function tellRecord(
  db: SystemDb,
  { contactOf, clinic }: ClinicRecord,
  { kind, patient, account, grant }: Acceptance,
  now: Instant,
): Promise<void> {
  if (kind !== 'patient' || patient === null) return
  const today = todayIn(now, clinic.zone)
  const contact = await contactOf(db, patient, today.toString())
  if (!contact || !isGrownUp(contact.birth_date, today)) return
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
