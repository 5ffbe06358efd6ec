import { z } from 'zod'
import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import { todayIn } from '../../../ui/dates.ts'
import type { SystemDb } from '../../access/index.ts'
import { isStaff } from '../is-staff.ts'
import { type ClinicRecord, isGrownUp } from '../on-record.ts'

/** Somebody who wants to get back in, and what she may prove herself with. */
export type Person = {
  readonly account: AccountId
  readonly name: string
  readonly email: string
  readonly language: 'en' | 'es'
  readonly is_staff: boolean
  readonly birth_date: string | null
  /**
   * Addresses in her record, her account's own among them if it is there. None for a child: a child's record
   * mostly has the address of a parent, who must not be able to take the child's account.
   */
  readonly record_emails: readonly string[]
}

/** The person of an account; what her own record says of her, if the account has one. */
export async function personOf(
  db: SystemDb,
  account: AccountId,
  { contactOf, clinic }: ClinicRecord,
  now: Instant,
): Promise<Person> {
  const row = await db
    .selectFrom('accounts')
    .select(['name', 'email', 'language'])
    .where('id', '=', account)
    .executeTakeFirstOrThrow()
  const patient = await ownPatient(db, account, now)
  const today = todayIn(now, clinic.zone)
  const known = patient === null ? null : await contactOf(db, patient, today.toString())
  const birth_date = known?.birth_date ?? null
  const emails = isGrownUp(birth_date, today) ? (known?.emails ?? []) : []
  return {
    ...row,
    account,
    language: row.language ?? 'en',
    is_staff: await isStaff(db, account),
    birth_date,
    record_emails: emails.filter(email => email.length <= 254 && z.email().safeParse(email).success),
  }
}

async function ownPatient(db: SystemDb, account: AccountId, now: Instant): Promise<PatientId | null> {
  const row = await db
    .selectFrom('access_grants')
    .select('patient_id')
    .where('account_id', '=', account)
    .where('relation', '=', 'self')
    .where('revoked_at', 'is', null)
    .where('starts_at', '<=', now)
    .where(({ eb, or }) => or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .executeTakeFirst()
  return row?.patient_id ?? null
}
