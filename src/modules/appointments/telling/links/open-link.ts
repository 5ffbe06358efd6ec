import type { Instant } from '../../../../platform/clock.ts'
import type { Database } from '../../../../platform/db.ts'
import type { AccountId, PatientId } from '../../../../platform/ids.ts'
import { open, openSystem, type PatientDb, type Permission } from '../../../access/index.ts'
import { hashOfToken } from './token.ts'

/** Whose link it is, to which visit, as its mail told of it. */
export type VisitLink = {
  readonly id: string
  readonly patient: PatientId
  readonly account: AccountId
  readonly appointment: string
  readonly sequence: number
}

export type LinkFront = { readonly database: Database; readonly secret: string }

/** Who comes with which link, and what the audit trail calls it. */
export type ByLink = {
  readonly token: string
  readonly act: 'visit-link-opened' | 'visit-link-used'
  readonly origin: string | null
}

/**
 * Lets whoever has a link from a mail do what the person to whom it was sent may do with that one patient's visits now:
 * by her own grants, as if she had signed in, with her entry in the audit trail. Null for a link that was never ours,
 * whose visit has begun, that went to an address which is no longer hers, or whose person may no longer do this: all
 * the same. That it was used before is for `work` to see.
 */
export async function openLink<Asked extends Permission, T>(
  { database, secret }: LinkFront,
  { token, act, origin }: ByLink,
  permission: Asked,
  now: Instant,
  work: (db: PatientDb<Asked>, link: VisitLink) => Promise<T>,
): Promise<T | null> {
  const hash = hashOfToken(secret, token)
  const link = hash && (await findLink(database, hash, now))
  if (!link) return null
  const actor = { account: link.account, session: null, act, target: link.appointment, origin }
  const opened = await open(database, actor, link.patient, permission, now, db => work(db, link))
  return opened.opened ? opened.value : null
}

const findLink = (database: Database, hash: Buffer, now: Instant): Promise<VisitLink | null> =>
  openSystem(database, { name: 'links', act: 'visit-link-found' }, now, async db => {
    const row = await db
      .selectFrom('visit_links as l')
      .innerJoin('accounts as a', join =>
        join.onRef('a.id', '=', 'l.account_id').onRef('a.email', '=', 'l.email'),
      )
      .select(['l.id', 'l.patient_id as patient', 'l.account_id as account'])
      .select(['l.appointment_id as appointment', 'l.sequence'])
      .where('l.token_hash', '=', hash)
      .where('l.expires_at', '>', now)
      .executeTakeFirst()
    return row ?? null
  })
