import { type ExpressionBuilder, sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tables } from '../../../platform/db.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import type { Lang } from '../../../ui/page.ts'
import type { ClinicDb, PatientDb, Permission, Role, SystemDb } from '../../access/index.ts'
import { newToken } from '../security/tokens.ts'
import { hashOfInvitationCode, invitationCode } from './code.ts'
import './tables.ts'

/** How long a link and a code work. */
export const invitation_days = 7

/** Wrong answers that lock an invitation. The person is not locked: the clinic can give it out anew. */
export const most_wrong_answers = 5

/** A handle under which invitations are made; row-level security says which kinds each may make and see. */
export type InvitingDb =
  | PatientDb<'sharing:write'>
  | ClinicDb<'invitations:manage' | 'signups:review' | 'guardians:verify' | 'staff:manage'>
  | SystemDb

/** What an invitation gives to whoever accepts it. `ends_at` is when the grant ends, not the invitation. */
export type Gives =
  | { readonly kind: 'patient'; readonly patient: PatientId }
  | {
      readonly kind: 'caregiver'
      readonly patient: PatientId
      readonly permissions: readonly Permission[]
      readonly ends_at: Instant | null
    }
  | {
      readonly kind: 'guardian'
      readonly patient: PatientId
      readonly relation: 'guardian' | 'parent'
      readonly permissions: readonly Permission[]
      readonly ends_at: Instant | null
      readonly reason_code: string | null
      readonly reason: string | null
    }
  | { readonly kind: 'staff'; readonly role: Role }

/**
 * `name` is what the invited person is called, where there is no record of hers; `email` where the link will be
 * mailed; `created_by` must be the account of the handle (null for jobs).
 */
export type NewInvitation = Gives & {
  readonly name: string | null
  readonly email: string | null
  readonly language: Lang
  readonly created_by: AccountId | null
}

/** The link's token and the paper's code; only their hashes are kept. */
export type Issued = {
  readonly id: string
  readonly token: string
  readonly code: string
  readonly expires_at: Instant
}

/** Younger children have no account of their own: their parents open the record by theirs. */
export const own_account_years = 12

const bornUntil = (now: Instant): string =>
  now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ years: own_account_years }).toString()

export type NotInvited = 'no-birth-date' | 'has-account' | 'too-young'

export type InvitationCreated =
  | ({ readonly created: true } & Issued)
  /** Without a birth date in the record there is nothing to ask for beside the link. */
  | { readonly created: false; readonly why: NotInvited }

/**
 * Makes an invitation. A patient's own earlier one that is still open ends with it. Nothing is mailed by this;
 * the link is `<base url>/invitation/<token>`. Whoever opens it is asked for the patient's birth date, staff for
 * the code, which must reach them by another way than the link.
 */
export async function createInvitation(
  db: InvitingDb,
  secret: string,
  given: NewInvitation,
  now: Instant,
): Promise<InvitationCreated> {
  if (given.kind !== 'staff') {
    const { rows } = await sql<{ answer: 'yes' | NotInvited }>`
      select accounts_may_invite(${given.patient}, ${given.kind}, ${bornUntil(now)}) as answer`.execute(db)
    const answer = rows[0]?.answer ?? 'no-birth-date'
    if (answer !== 'yes') return { created: false, why: answer }
  }
  if (given.kind === 'patient') await endOpenOnes(db, given.patient, given.created_by, now)
  const id = newId()
  const issued = issue(secret, id, 1, now)
  await db
    .insertInto('invitations')
    .values({
      ...columnsOf(given),
      id,
      name: given.name,
      email: given.email?.trim().toLowerCase() || null,
      language: given.language,
      created_at: now,
      created_by: given.created_by,
      ...issued.columns,
    })
    .execute()
  return { created: true, id, token: issued.token, code: issued.code, expires_at: issued.columns.expires_at }
}

function columnsOf(given: NewInvitation) {
  const none = { permissions: [], grant_ends_at: null, reason_code: null, reason: null, role: null }
  if (given.kind === 'staff')
    return { ...none, kind: given.kind, patient_id: null, relation: null, role: given.role }
  const { kind, patient } = given
  if (kind === 'patient') return { ...none, kind, patient_id: patient, relation: 'self' as const }
  const of = {
    ...none,
    kind,
    patient_id: patient,
    permissions: [...given.permissions],
    grant_ends_at: given.ends_at,
  }
  if (kind === 'caregiver') return { ...of, relation: kind }
  return { ...of, relation: given.relation, reason_code: given.reason_code, reason: given.reason }
}

function issue(secret: string, id: string, number: number, now: Instant) {
  const { token, hash } = newToken()
  const code = invitationCode(secret, id, number)
  return {
    token,
    code,
    columns: {
      issue: number,
      issued_at: now,
      expires_at: now.add({ hours: 24 * invitation_days }),
      token_hash: hash,
      code_hash: hashOfInvitationCode(secret, code),
      wrong_tries: 0,
    },
  }
}

async function endOpenOnes(db: InvitingDb, patient: PatientId, by: AccountId | null, now: Instant) {
  await db
    .updateTable('invitations')
    .set({ revoked_at: now, revoked_by: by })
    .where('patient_id', '=', patient)
    .where('kind', '=', 'patient')
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
}

/**
 * Gives an invitation out anew, also one that is locked or too old: a new link and a new code, and the old ones
 * are dead. With `email`, to that address from now on. Null if it was accepted or taken back, or is not there.
 */
export async function renewInvitation(
  db: InvitingDb,
  secret: string,
  { id, email }: { id: string; email?: string | null },
  now: Instant,
): Promise<Issued | null> {
  const open = await db
    .selectFrom('invitations')
    .select('issue')
    .where('id', '=', id)
    .where(unsettled)
    .forUpdate()
    .executeTakeFirst()
  if (!open) return null
  const issued = issue(secret, id, open.issue + 1, now)
  await db
    .updateTable('invitations')
    .set({ ...issued.columns, ...(email !== undefined && { email: email?.trim().toLowerCase() || null }) })
    .where('id', '=', id)
    .execute()
  return { id, token: issued.token, code: issued.code, expires_at: issued.columns.expires_at }
}

/** Takes an invitation back. False if it was accepted or taken back before, or is not there. */
export async function revokeInvitation(
  db: InvitingDb,
  id: string,
  by: AccountId | null,
  now: Instant,
): Promise<boolean> {
  const revoked = await db
    .updateTable('invitations')
    .set({ revoked_at: now, revoked_by: by })
    .where('id', '=', id)
    .where(unsettled)
    .returning('id')
    .executeTakeFirst()
  return revoked !== undefined
}

const unsettled = (eb: ExpressionBuilder<Tables, 'invitations'>) =>
  eb.and([eb('used_at', 'is', null), eb('revoked_at', 'is', null)])
