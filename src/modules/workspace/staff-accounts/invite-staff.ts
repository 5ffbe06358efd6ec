import type { Instant } from '../../../platform/clock.ts'
import type { Lang } from '../../../ui/page.ts'
import type { ClinicDb, Role } from '../../access/index.ts'
import { createInvitation, type Invitation, listInvitations, mailInvitation } from '../../accounts/index.ts'

type Db = ClinicDb<'staff:manage'>

/** What an invitation takes of the portal. */
export type From = {
  readonly secret: string
  readonly baseUrl: string
  readonly clinic: { readonly name: string }
}

/**
 * Invites somebody to a staff account: the link by mail, the code by the administrator's own mouth. Answers the
 * invitation's id; null where the address has an account or an open invitation already.
 */
export async function inviteStaff(
  db: Db,
  from: From,
  of: { readonly name: string; readonly email: string; readonly role: Role; readonly language: Lang },
  now: Instant,
): Promise<string | null> {
  const { name, email, role, language } = of
  const taken = await db.selectFrom('accounts').select('id').where('email', '=', email).executeTakeFirst()
  const open = (await openStaffInvitations(db, now)).some(one => one.email === email)
  if (taken || open) return null
  const created = await createInvitation(
    db,
    from.secret,
    { kind: 'staff', role, name, email, language, created_by: db.account },
    now,
  )
  if (!created.created) return null
  await mailInvitation(db, from, { kind: 'staff', email, language }, created, now)
  return created.id
}

const most_listed = 100

/** Invitations to staff accounts that wait to be accepted. */
export async function openStaffInvitations(db: Db, now: Instant): Promise<Invitation[]> {
  const { rows } = await listInvitations(
    db,
    { state: 'open', kinds: ['staff'], page: 1, rows: most_listed },
    now,
  )
  return rows
}
