import type { Temporal } from 'temporal-polyfill'
import type { PatientId } from '../../platform/ids.ts'
import type { ClinicDb, SystemDb } from '../access/index.ts'

/**
 * Who a patient is by the clinic's record, asked at the edge, where the record is known: all names (given names
 * one by one), a birth date as `1951-07-08`, medical record numbers, ways to reach her (e-mail addresses in lower
 * case, the preferred first).
 */
export type OnRecord = {
  readonly patient: PatientId
  readonly name: string
  readonly names: readonly { readonly given: readonly string[]; readonly family: string }[]
  readonly birth_date: string | null
  readonly deceased: boolean
  readonly numbers: readonly string[]
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly language: 'en' | 'es' | null
}

/**
 * For people who want to get back in: their birth date, and their e-mail addresses in lower case; null where there
 * is no such patient. `today` is a date, as `2026-03-03`.
 */
export type ContactOf = (
  db: SystemDb,
  patient: PatientId,
  today: string,
) => Promise<Pick<OnRecord, 'birth_date' | 'emails'> | null>

/** The record as people who want to get back in meet it. Ages are by the calendar of the clinic's zone. */
export type ClinicRecord = { readonly contactOf: ContactOf; readonly clinic: { readonly zone: string } }

/** Younger people's records mostly name a parent's address, which proves nothing of the young person. */
const grown_up_years = 18

/** Whether the addresses on record may be taken for her own. */
export const isGrownUp = (birth_date: string | null, today: Temporal.PlainDate): boolean =>
  birth_date !== null && birth_date <= today.subtract({ years: grown_up_years }).toString()

/** For staff who invite: the patient of this id. */
export type IdentityOf = (
  db: ClinicDb<'invitations:manage' | 'signups:review'>,
  patient: string,
  today: string,
) => Promise<OnRecord | null>

/** For sign-ups: all who it may be, at most some twenty. */
export type FindIdentities = (
  db: SystemDb,
  typed: { readonly name: string; readonly birth_date: string },
  today: string,
) => Promise<readonly OnRecord[]>
