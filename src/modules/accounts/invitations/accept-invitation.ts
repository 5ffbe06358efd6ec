import type { Instant } from '../../../platform/clock.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import {
  grantOwnRecord,
  ownAccountOf,
  type Permission,
  type Role,
  type SystemDb,
} from '../../access/index.ts'
import { addAccount, type NewPerson } from '../add-account.ts'
import type { Kind } from './open-invitation.ts'
import { isOpen } from './prove-invitation.ts'

export type Acceptance = {
  readonly invitation: string
  readonly kind: Kind
  readonly account: AccountId
  /** Whose record it opens; null for staff. */
  readonly patient: PatientId | null
  /** Who made the invitation; null for a job. */
  readonly created_by: AccountId | null
  /** The grant that was given; null for staff. */
  readonly grant: string | null
}

export type Accepted =
  | ({ readonly accepted: true } & Acceptance)
  | {
      readonly accepted: false
      /** `gone`: used meanwhile, taken back, given out anew, too old or locked. */
      readonly why:
        | 'gone'
        | 'email-taken'
        | 'patient-has-account'
        | 'account-has-patient'
        | 'own-record'
        | 'already-staff'
    }

/** What another module does with an acceptance, in the same transaction: notices, further rows. */
export type OnAccepted = (db: SystemDb, acceptance: Acceptance, now: Instant) => Promise<void>

/**
 * Accepts an invitation that was proved: one transaction makes the account (or takes the one that is signed in),
 * gives what the invitation gives, and marks it used. Of two at once the second finds it gone. Nothing is changed
 * where it is not accepted.
 */
export async function acceptInvitation(
  db: SystemDb,
  { id, issue }: { id: string; issue: number },
  who: { readonly account: AccountId } | NewPerson,
  now: Instant,
  onAccepted?: OnAccepted,
): Promise<Accepted> {
  const invitation = await db
    .selectFrom('invitations')
    .selectAll()
    .where('id', '=', id)
    .where('issue', '=', issue)
    .where(isOpen(now))
    .forUpdate()
    .executeTakeFirst()
  if (!invitation) return { accepted: false, why: 'gone' }
  const account = 'account' in who ? who.account : await addAccount(db, who, now)
  if (account === null) return { accepted: false, why: 'email-taken' }
  // Nobody lets herself in: not staff to a patient's record, nor somebody who shares a record to more of it.
  if (invitation.created_by === account) return { accepted: false, why: 'gone' }
  const given = await give(db, invitation, account, now)
  if ('why' in given) {
    if (!('account' in who)) await db.deleteFrom('accounts').where('id', '=', account).execute()
    return { accepted: false, why: given.why }
  }
  await db.updateTable('invitations').set({ used_at: now, used_by: account }).where('id', '=', id).execute()
  const { kind, patient_id: patient, created_by } = invitation
  const acceptance = { invitation: id, kind, account, patient, created_by, grant: given.grant }
  await onAccepted?.(db, acceptance, now)
  return { accepted: true, ...acceptance }
}

type Row = {
  kind: Kind
  patient_id: PatientId | null
  relation: 'self' | 'caregiver' | 'guardian' | 'parent' | null
  permissions: Permission[]
  grant_ends_at: Instant | null
  reason_code: string | null
  reason: string | null
  role: Role | null
  created_by: AccountId | null
}

type Given = { grant: string | null } | { why: Extract<Accepted, { accepted: false }>['why'] }

async function give(db: SystemDb, invitation: Row, account: AccountId, now: Instant): Promise<Given> {
  const { patient_id: patient, relation, role } = invitation
  if (role !== null) return giveRole(db, role, account, invitation.created_by, now)
  if (patient === null || relation === null) throw new Error('an invitation that gives nothing')
  if (relation === 'self') {
    const granted = await grantOwnRecord(db, account, patient, now)
    return granted.granted ? { grant: granted.grant } : { why: granted.why }
  }
  const { grant_ends_at } = invitation
  if (grant_ends_at !== null && grant_ends_at.epochMilliseconds <= now.epochMilliseconds)
    return { why: 'gone' }
  if ((await ownAccountOf(db, patient)) === account) return { why: 'own-record' }
  const grant = newId()
  await db
    .insertInto('access_grants')
    .values({
      patient_id: patient,
      id: grant,
      account_id: account,
      relation,
      permissions: invitation.permissions,
      starts_at: now,
      ends_at: grant_ends_at,
      given_by: invitation.created_by,
      reason_code: invitation.reason_code,
      reason: invitation.reason,
    })
    .execute()
  return { grant }
}

/** Nobody has two roles; who was disabled is enabled again by whoever manages the staff, not by a mail. */
async function giveRole(
  db: SystemDb,
  role: Role,
  account: AccountId,
  created_by: AccountId | null,
  now: Instant,
): Promise<Given> {
  const added = await db
    .insertInto('staff')
    .values({ account_id: account, role, created_at: now, created_by })
    .onConflict(conflict => conflict.column('account_id').doNothing())
    .returning('account_id')
    .executeTakeFirst()
  return added ? { grant: null } : { why: 'already-staff' }
}
