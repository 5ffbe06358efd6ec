import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { AccountId } from '../../../platform/ids.ts'
import type { Permission } from '../../access/index.ts'
import type { Sharing } from './giver.ts'

/** Who can be let in; staff who opened the record stand in the list of who looked. */
const relations = ['caregiver', 'guardian', 'parent'] as const
export type SharedRelation = (typeof relations)[number]

/** Somebody who may see (or could see) something of this person. */
export type Shared = {
  readonly id: string
  readonly account_id: AccountId
  readonly name: string
  readonly email: string
  readonly relation: SharedRelation
  readonly permissions: readonly Permission[]
  readonly starts_at: Instant
  readonly ends_at: Instant | null
  /** Null: by the clinic. */
  readonly given_by: { readonly account: AccountId; readonly name: string } | null
  readonly revoked_at: Instant | null
  readonly revoked_by: AccountId | null
}

export type SharedWith = {
  readonly now: readonly Shared[]
  /** What is to begin: a parent's access after the next birthday. */
  readonly later: readonly Shared[]
  /** The newest end first. */
  readonly ended: readonly Shared[]
}

const most_ended = 100

/** Everybody whom this record is or was opened to. */
export async function sharedWith(db: Sharing, now: Instant): Promise<SharedWith> {
  const rows = await select(db).orderBy('g.starts_at', 'desc').orderBy('g.id').execute()
  const all = rows.map(shared)
  const isOver = (one: Shared) => endOf(one, now) !== null
  const begins = (one: Shared) => Temporal.Instant.compare(one.starts_at, now) > 0
  return {
    now: all.filter(one => !isOver(one) && !begins(one)),
    // A piece that was taken back before it began never was.
    later: all.filter(one => !isOver(one) && begins(one)).toReversed(),
    ended: all
      .filter(one => isOver(one) && !neverBegan(one))
      .toSorted((a, b) => Temporal.Instant.compare(endOf(b, now) ?? now, endOf(a, now) ?? now))
      .slice(0, most_ended),
  }
}

/** One of them; null if there is none of that id for this person. */
export async function sharedById(db: Sharing, id: string): Promise<Shared | null> {
  const row = await select(db).where('g.id', '=', id).executeTakeFirst()
  return row ? shared(row) : null
}

/** When it was over; null while it holds, or is to come. */
export function endOf(one: Pick<Shared, 'ends_at' | 'revoked_at'>, now: Instant): Instant | null {
  const { ends_at, revoked_at } = one
  const ran = ends_at !== null && Temporal.Instant.compare(ends_at, now) <= 0 ? ends_at : null
  if (ran === null || revoked_at === null) return ran ?? revoked_at
  return Temporal.Instant.compare(ran, revoked_at) < 0 ? ran : revoked_at
}

const neverBegan = ({ starts_at, revoked_at }: Shared): boolean =>
  revoked_at !== null && Temporal.Instant.compare(revoked_at, starts_at) < 0

const select = (db: Sharing) =>
  db
    .selectFrom('access_grants as g')
    .innerJoin('accounts as a', 'a.id', 'g.account_id')
    .leftJoin('accounts as by', 'by.id', 'g.given_by')
    .select([
      'g.id',
      'g.account_id',
      'a.name',
      'a.email',
      'g.relation',
      'g.permissions',
      'g.starts_at',
      'g.ends_at',
      'g.given_by',
      'by.name as given_by_name',
      'g.revoked_at',
      'g.revoked_by',
    ])
    .where('g.patient_id', '=', db.patient)
    .where('g.relation', 'in', relations)

type Row = Omit<Shared, 'given_by' | 'relation'> & {
  relation: string
  given_by: AccountId | null
  given_by_name: string | null
}

/** Who of the clinic's staff looked at a parent's papers is the clinic's matter. */
const shared = ({ given_by, given_by_name, ...row }: Row): Shared => ({
  ...row,
  relation: row.relation as SharedRelation,
  given_by:
    given_by !== null && row.relation === 'caregiver'
      ? { account: given_by, name: given_by_name ?? '' }
      : null,
})
