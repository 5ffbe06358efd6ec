import type { Instant } from '../../../platform/clock.ts'
import { type AccountId, newId } from '../../../platform/ids.ts'
import type { SystemDb } from '../../access/index.ts'
import type { VerifiedRelation } from '../tables.ts'

/** As a parent types it. `birth_date` is `2019-05-17`. */
export type ChildAsked = {
  readonly child_name: string
  readonly birth_date: string
  readonly relation: VerifiedRelation
}

/** Nobody has more children to ask for at once; more would only fill the clinic's queue. */
const most_open = 6

/**
 * Asks the clinic to be let in to a child's record. Whether there is such a patient is looked up by nobody but
 * staff, later: the answer is the same for all. The same child asked for again changes nothing.
 */
export async function askForChild(
  db: SystemDb,
  account: AccountId,
  asked: ChildAsked,
  now: Instant,
): Promise<{ asked: true } | { asked: false; why: 'too-many' }> {
  const open = await db
    .selectFrom('child_requests')
    .select(['child_name', 'birth_date'])
    .where('account_id', '=', account)
    .where('settled_at', 'is', null)
    .execute()
  const isSame = open.some(
    one =>
      one.birth_date === asked.birth_date && one.child_name.toLowerCase() === asked.child_name.toLowerCase(),
  )
  if (isSame) return { asked: true }
  if (open.length >= most_open) return { asked: false, why: 'too-many' }
  await db
    .insertInto('child_requests')
    .values({ id: newId(), account_id: account, asked_at: now, ...asked })
    .execute()
  return { asked: true }
}

export type OwnRequest = ChildAsked & {
  readonly id: string
  readonly asked_at: Instant
  readonly settled_at: Instant | null
  readonly outcome: 'approved' | 'declined' | null
  readonly answer: string | null
}

/** What somebody asked for, and how it was answered, the newest first. */
export const ownRequests = (db: SystemDb, account: AccountId): Promise<OwnRequest[]> =>
  db
    .selectFrom('child_requests')
    .select(['id', 'child_name', 'birth_date', 'relation', 'asked_at', 'settled_at', 'outcome', 'answer'])
    .where('account_id', '=', account)
    .orderBy('asked_at', 'desc')
    .limit(50)
    .execute()
