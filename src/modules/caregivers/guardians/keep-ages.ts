import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import { dateOf } from '../../../ui/dates.ts'
import type { Lang } from '../../../ui/page.ts'
import { ownAccountOf, type SystemDb } from '../../access/index.ts'
import { sendMail } from '../../notices/index.ts'
import { birthdayOf } from '../ages.ts'
import type { ClinicRules } from '../sharing/giver.ts'
import { shortenWhatWasGiven } from './what-was-given.ts'
import { words } from './words.ts'
import { type Guardianship, writeGrants } from './write-grants.ts'

/** The clinic as its mails name it, in the language of who has chosen none. */
export type Clinic = { readonly name: string; readonly baseUrl: string }

/**
 * Writes the grants of all parents and guardians anew where they are not what they have to be: an import has
 * corrected a birth date, or the clinic has changed its age table. Birthdays themselves need no run. Answers how
 * many were changed; a second run changes none. What a parent gave to others ends no later than her right to give.
 */
export async function keepAges(db: SystemDb, rules: ClinicRules, now: Instant): Promise<number> {
  let changed = 0
  for (const one of await holding(db))
    if (await writeGrants(db, one, rules, now)) {
      await shortenWhatWasGiven(db, one, rules, now)
      changed += 1
    }
  return changed
}

/** Days before a birthday on which those whom it concerns hear of it. */
const days_before = 30
/** A run that was missed is made up for; a birthday longer ago than this is no news. */
const days_after = 3

/**
 * Tells parents, and the young person, of the birthday at which parents see less: once some weeks before, and once
 * on the day. Told again by a second run, it goes out once.
 */
export async function tellOfBirthdays(
  db: SystemDb,
  { zone, table }: ClinicRules,
  clinic: Clinic,
  now: Instant,
): Promise<void> {
  const young = await db
    .selectFrom('patients')
    .select(['id', 'birth_date'])
    .where('id', 'in', db.selectFrom('guardianships').select('patient_id').where('ended_at', 'is', null))
    .where('birth_date', 'is not', null)
    .execute()
  for (const { id, birth_date } of young)
    for (const { from_years } of table.slice(1)) {
      const at = birthdayOf(birth_date ?? '', from_years, zone)
      const when = tellNow(at, now)
      if (when) await tellOne(db, clinic, { patient: id, at, years: from_years, when, zone }, now)
    }
}

function tellNow(at: Instant, now: Instant): 'before' | 'day' | null {
  const hours = (days: number) => ({ hours: 24 * days })
  if (Temporal.Instant.compare(now, at.subtract(hours(days_before))) < 0) return null
  if (Temporal.Instant.compare(now, at) < 0) return 'before'
  return Temporal.Instant.compare(now, at.add(hours(days_after))) < 0 ? 'day' : null
}

type Birthday = { patient: PatientId; at: Instant; years: number; when: 'before' | 'day'; zone: string }

async function tellOne(db: SystemDb, clinic: Clinic, birthday: Birthday, now: Instant): Promise<void> {
  const { patient, at, years, when, zone } = birthday
  const own = await ownAccountOf(db, patient)
  // A guardian of somebody who was of age already has nothing to lose on a birthday.
  const parents = (await holding(db, patient)).filter(one => Temporal.Instant.compare(one.seen_at, at) < 0)
  if (parents.length === 0) return
  for (const account of new Set([...parents.map(({ account_id }) => account_id), ...(own ? [own] : [])])) {
    const to = await reachable(db, account)
    const text = words(to.lang).mails[account === own ? 'ageOwn' : 'ageParents']
    const link = `${clinic.baseUrl}${account === own ? '/caregivers' : '/caregivers/people'}`
    await sendMail(
      db,
      {
        to: to.email,
        lang: to.lang,
        subject: text.subject(clinic.name),
        lines: when === 'before' ? text.before(dateOf(at, to.lang, zone), link) : text.day(link),
        key: `birthday ${patient} ${years} ${when} ${account}`,
        account,
      },
      now,
    )
  }
}

async function reachable(db: SystemDb, account: AccountId): Promise<{ email: string; lang: Lang }> {
  const { email, language } = await db
    .selectFrom('accounts')
    .select(['email', 'language'])
    .where('id', '=', account)
    .executeTakeFirstOrThrow()
  return { email, lang: language ?? 'en' }
}

/** Parents and guardians who have come in and whom nobody has ended. */
async function holding(db: SystemDb, patient?: PatientId): Promise<Guardianship[]> {
  const rows = await db
    .selectFrom('guardianships')
    .select(['patient_id', 'account_id', 'relation', 'seen_at', 'seen_by', 'ends_at', 'sensitive'])
    .where('ended_at', 'is', null)
    .$if(patient !== undefined, query => query.where('patient_id', '=', patient as PatientId))
    .orderBy('patient_id')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ account_id, ...row }) => (account_id === null ? [] : [{ ...row, account_id }]))
}
