import { type SqlBool, sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import type { Lang } from '../../../ui/page.ts'
import type { Role } from '../../access/index.ts'
import { type InvitingDb, most_wrong_answers } from './create-invitation.ts'
import type { Kind } from './open-invitation.ts'
import './tables.ts'

export const invitationStates = ['open', 'locked', 'expired', 'used', 'revoked'] as const
export type InvitationState = (typeof invitationStates)[number]

/** An invitation as whoever made it sees it; the code is `invitationCode(secret, id, issue)`. */
export type Invitation = {
  readonly id: string
  readonly issue: number
  readonly kind: Kind
  readonly state: InvitationState
  readonly patient: PatientId | null
  readonly patient_name: string | null
  readonly birth_date: string | null
  /** What the invited person is called, where there is no record of hers. */
  readonly name: string | null
  readonly role: Role | null
  readonly email: string | null
  readonly language: Lang
  readonly issued_at: Instant
  readonly expires_at: Instant
  readonly wrong_tries: number
  readonly created_by: AccountId | null
  /** Who made it; null for what came by itself. */
  readonly created_by_name: string | null
  readonly used_at: Instant | null
  readonly used_by_email: string | null
  readonly revoked_at: Instant | null
}

const stateAt = (now: Instant) => sql<InvitationState>`
  case when i.used_at is not null then 'used'
    when i.revoked_at is not null then 'revoked'
    when i.expires_at <= ${now} then 'expired'
    when i.wrong_tries >= ${sql.lit(most_wrong_answers)} then 'locked'
    else 'open' end`

const columns = (now: Instant) => sql`
  i.id, i.issue, i.kind, ${stateAt(now)} as state, i.patient_id as patient, p.name as patient_name, p.birth_date,
  i.name, i.role, i.email, i.language, i.issued_at, i.expires_at, i.wrong_tries, i.created_by,
  c.name as created_by_name, i.used_at, u.email as used_by_email, i.revoked_at
  from invitations i
  left join patients p on p.id = i.patient_id
  left join accounts c on c.id = i.created_by
  left join accounts u on u.id = i.used_by`

export type Choice = {
  readonly state?: InvitationState | undefined
  readonly kinds?: readonly Kind[] | undefined
  readonly patient?: PatientId | undefined
  /** From 1. */
  readonly page: number
  readonly rows: number
}

/** Invitations that the handle may see, the newest first, and how many there are of the chosen. */
export async function listInvitations(
  db: InvitingDb,
  choice: Choice,
  now: Instant,
): Promise<{ rows: Invitation[]; total: number }> {
  const { state, kinds, patient, page, rows: most } = choice
  const where = [
    ...(state ? [sql<SqlBool>`${stateAt(now)} = ${state}`] : []),
    ...(kinds ? [sql<SqlBool>`i.kind = any(${[...kinds]}::text[])`] : []),
    ...(patient ? [sql<SqlBool>`i.patient_id = ${patient}`] : []),
  ]
  const chosen = where.length > 0 ? sql`where ${sql.join(where, sql` and `)}` : sql``
  const { rows } = await sql<Invitation>`
    select ${columns(now)} ${chosen} order by i.created_at desc, i.id
    limit ${most} offset ${(page - 1) * most}`.execute(db)
  const counted = await sql<{ total: number }>`select count(*) as total from invitations i ${chosen}`.execute(
    db,
  )
  return { rows, total: counted.rows[0]?.total ?? 0 }
}

/** One invitation, or null if it is not there or not this handle's to see. */
export async function invitationById(db: InvitingDb, id: string, now: Instant): Promise<Invitation | null> {
  const { rows } = await sql<Invitation>`select ${columns(now)} where i.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The same, only if it invites a patient to her own record; other kinds are seen to where they are made. */
export async function patientInvitationById(
  db: InvitingDb,
  id: string,
  now: Instant,
): Promise<Invitation | null> {
  const found = await invitationById(db, id, now)
  return found?.kind === 'patient' ? found : null
}
