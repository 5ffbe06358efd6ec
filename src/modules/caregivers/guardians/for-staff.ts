import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import type { ClinicDb } from '../../access/index.ts'
import { bandAt, birthdayOf } from '../ages.ts'
import type { ClinicRules } from '../sharing/giver.ts'
import type { DocumentKind, VerifiedRelation } from '../tables.ts'
import { wordsOf } from './enter-guardian.ts'

type Db = ClinicDb<'guardians:verify'>

/** What a parent asked for, as staff see it. */
export type ChildRequest = {
  readonly id: string
  readonly account_id: AccountId
  readonly name: string
  readonly email: string
  readonly child_name: string
  readonly birth_date: string
  readonly relation: VerifiedRelation
  readonly asked_at: Instant
}

/** Requests that wait, the oldest first. */
export const openRequests = (db: Db): Promise<ChildRequest[]> =>
  requests(db).orderBy('r.asked_at').limit(100).execute()

/** One that waits; null where it was settled, or is not there. */
export const openRequest = async (db: Db, id: string): Promise<ChildRequest | null> =>
  (await requests(db).where('r.id', '=', id).executeTakeFirst()) ?? null

/** How many wait. */
export async function requestsWaiting(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('child_requests')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

const requests = (db: Db) =>
  db
    .selectFrom('child_requests as r')
    .innerJoin('accounts as a', 'a.id', 'r.account_id')
    .select([
      'r.id',
      'r.account_id',
      'a.name',
      'a.email',
      'r.child_name',
      'r.birth_date',
      'r.relation',
      'r.asked_at',
    ])
    .where('r.settled_at', 'is', null)

export type Candidate = {
  readonly id: PatientId
  readonly name: string
  readonly birth_date: string | null
  /** How many words of the name that was asked for are among the patient's names. */
  readonly alike: number
}

/** Patients born on that day with at least one word of that name, the likest first. */
export async function candidates(db: Db, name: string, birthDate: string): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('patients')
    .select(['id', 'name', 'birth_date', 'name_words'])
    .where('birth_date', '=', birthDate)
    .orderBy('id')
    .limit(200)
    .execute()
  const asked = wordsOf(name)
  return rows
    .map(({ name_words, ...row }) => ({
      ...row,
      alike: asked.filter(word => `${name_words} `.includes(` ${word} `)).length,
    }))
    .filter(({ alike }) => alike > 0)
    .toSorted((a, b) => b.alike - a.alike)
    .slice(0, 20)
}

/** A patient's name and birth date, for who verifies her parents' papers. */
export const patientFor = async (
  db: Db,
  patient: PatientId,
): Promise<{ name: string; birth_date: string | null } | null> =>
  (await db
    .selectFrom('patients')
    .select(['name', 'birth_date'])
    .where('id', '=', patient)
    .executeTakeFirst()) ?? null

export type Entry = {
  readonly patient_id: PatientId
  readonly id: string
  readonly patient_name: string | null
  readonly name: string
  readonly email: string | null
  readonly relation: VerifiedRelation
  readonly document_kind: DocumentKind
  readonly document_note: string
  readonly seen_by_name: string
  readonly seen_at: Instant
  readonly ends_at: Instant | null
  readonly sensitive: boolean
  readonly account_id: AccountId | null
  readonly ended_at: Instant | null
  readonly end_reason: string | null
}

/** All who were ever entered for a patient, the newest first. */
export const entriesOf = (db: Db, patient: PatientId): Promise<Entry[]> =>
  entries(db).where('g.patient_id', '=', patient).execute()

export const entries_a_page = 50

/** A page of all who are let in now, the newest first, and how many there are. Pages count from 1. */
export async function currentEntries(
  db: Db,
  page: number,
  now: Instant,
): Promise<{ rows: Entry[]; total: number }> {
  const { total } = await db
    .selectFrom('guardianships as g')
    .select(eb => eb.fn.countAll<number>().as('total'))
    .where(eb =>
      eb.and([eb('g.ended_at', 'is', null), eb.or([eb('g.ends_at', 'is', null), eb('g.ends_at', '>', now)])]),
    )
    .executeTakeFirstOrThrow()
  const rows = await entries(db)
    .where(eb =>
      eb.and([eb('g.ended_at', 'is', null), eb.or([eb('g.ends_at', 'is', null), eb('g.ends_at', '>', now)])]),
    )
    .limit(entries_a_page)
    .offset((page - 1) * entries_a_page)
    .execute()
  return { rows, total }
}

const entries = (db: Db) =>
  db
    .selectFrom('guardianships as g')
    .innerJoin('accounts as s', 's.id', 'g.seen_by')
    .leftJoin('accounts as a', 'a.id', 'g.account_id')
    .leftJoin('invitations as i', 'i.id', 'g.invitation_id')
    .leftJoin('patients as p', 'p.id', 'g.patient_id')
    .select(eb => [
      'g.patient_id',
      'g.id',
      'p.name as patient_name',
      'g.name',
      eb.fn.coalesce('a.email', 'i.email').as('email'),
      'g.relation',
      'g.document_kind',
      'g.document_note',
      's.name as seen_by_name',
      'g.seen_at',
      'g.ends_at',
      'g.sensitive',
      'g.account_id',
      'g.ended_at',
      'g.end_reason',
    ])
    .orderBy('g.seen_at', 'desc')
    .orderBy('g.id')

export type ComingOfAge = {
  readonly patient_id: PatientId
  readonly name: string
  /** The birthday, and the years that it makes. */
  readonly at: Instant
  readonly years: number
}

/**
 * Young people with parents in the portal who reach the age at which parents see less within some days, or have
 * reached it, and have no account of their own: the clinic invites them. Not those who are of age.
 */
export async function comingOfAge(
  db: Db,
  { zone, table }: ClinicRules,
  now: Instant,
  within_days = 30,
): Promise<ComingOfAge[]> {
  const first = table.find(({ gives }) => gives === 'parents')
  if (!first) return []
  const ahead = now.add({ hours: 24 * within_days })
  // Most children are younger, and no calendar is asked about them. A day more, for who was born on 29 February.
  const youngest = ahead
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .subtract({ years: first.from_years })
    .add({ days: 1 })
  const rows = await db
    .selectFrom('patients as p')
    .select(['p.id', 'p.name', 'p.birth_date'])
    .where('p.birth_date', '<=', youngest.toString())
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('guardianships as g')
          .select('g.id')
          .whereRef('g.patient_id', '=', 'p.id')
          .where('g.ended_at', 'is', null),
      ),
    )
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('access_grants as s')
            .select('s.id')
            .whereRef('s.patient_id', '=', 'p.id')
            .where('s.relation', '=', 'self')
            .where('s.revoked_at', 'is', null),
        ),
      ),
    )
    .execute()
  return rows
    .flatMap(({ id, name, birth_date }) => {
      const band = [now, ahead]
        .map(at => bandAt(birth_date, table, zone, at))
        .find(one => one?.gives === 'parents')
      if (birth_date === null || !band) return []
      const years = band.from_years
      return [{ patient_id: id, name, years, at: birthdayOf(birth_date, years, zone) }]
    })
    .toSorted((a, b) => Temporal.Instant.compare(b.at, a.at))
    .slice(0, 50)
}
