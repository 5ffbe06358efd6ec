import type { Instant } from '../../../platform/clock.ts'
import type { AccountId } from '../../../platform/ids.ts'
import type { Lang } from '../../../ui/page.ts'
import type { PatientDb, Permission } from '../../access/index.ts'
import { createInvitation, type Issued, renewInvitation, revokeInvitation } from '../../accounts/index.ts'
import { sendMail } from '../../notices/index.ts'
import { type Choice, checkChoice, type NotGiven } from './give.ts'
import type { ClinicRules, Sharing } from './giver.ts'
import { words } from './words.ts'

/** What an invitation's mail says of who invites, and where its link leads. */
export type Inviter = {
  readonly name: string
  readonly email: string
  readonly clinic: string
  readonly baseUrl: string
  /** Key of links and codes. */
  readonly secret: string
  readonly lang: Lang
}

export type NewCaregiver = Choice & { readonly name: string; readonly email: string }

export type Invited =
  | { invited: true }
  | { invited: false; why: NotGiven | 'yourself' | 'already-invited' | 'too-many' | 'no-birth-date' }

/** Mails that one person's pages may send to strangers in a day. */
const most_a_day = 10
/** And how often the same invitation may be sent. */
const most_issues = 5

/** Invites somebody to see parts of this person's record, by a mail with a link. */
export async function inviteCaregiver(
  db: PatientDb<'sharing:write'>,
  inviter: Inviter,
  given: NewCaregiver,
  rules: ClinicRules,
  now: Instant,
): Promise<Invited> {
  const email = given.email.trim().toLowerCase()
  if (email === inviter.email) return { invited: false, why: 'yourself' }
  const checked = await checkChoice(db, given, rules, now, 'anybody')
  if (!checked.right) return { invited: false, why: checked.why }
  const sent = await sentSince(db, now.subtract({ hours: 24 }))
  if (sent >= most_a_day) return { invited: false, why: 'too-many' }
  const waiting = await waitingInvitations(db)
  if (waiting.some(one => one.email === email)) return { invited: false, why: 'already-invited' }
  const made = await createInvitation(
    db,
    inviter.secret,
    {
      kind: 'caregiver',
      patient: db.patient,
      permissions: given.permissions,
      ends_at: checked.until,
      name: given.name,
      email,
      language: inviter.lang,
      created_by: db.account,
    },
    now,
  )
  if (!made.created) return { invited: false, why: 'no-birth-date' }
  await mailInvitation(db, inviter, email, made, now)
  return { invited: true }
}

/** An invitation that nobody has accepted yet. */
export type Waiting = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly permissions: readonly Permission[]
  readonly ends_at: Instant | null
  readonly expires_at: Instant
  readonly created_by: AccountId | null
}

/** Invitations to this record that are neither accepted nor taken back, also those whose link is too old. */
export async function waitingInvitations(db: Sharing): Promise<Waiting[]> {
  const rows = await waiting(db)
    .select(['id', 'name', 'email', 'permissions', 'grant_ends_at', 'expires_at', 'created_by'])
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(({ name, email, grant_ends_at, ...row }) => ({
    ...row,
    name: name ?? '',
    email: email ?? '',
    ends_at: grant_ends_at,
  }))
}

/** Sends an invitation again: with a new link, and the old one is dead. */
export async function sendAgain(
  db: PatientDb<'sharing:write'>,
  inviter: Inviter,
  id: string,
  now: Instant,
): Promise<{ sent: true } | { sent: false; why: 'ended' | 'too-many' }> {
  const open = await waiting(db).select(['email', 'issue']).where('id', '=', id).executeTakeFirst()
  if (!open?.email) return { sent: false, why: 'ended' }
  if (open.issue >= most_issues) return { sent: false, why: 'too-many' }
  const issued = await renewInvitation(db, inviter.secret, { id }, now)
  if (!issued) return { sent: false, why: 'ended' }
  await mailInvitation(db, inviter, open.email, issued, now)
  return { sent: true }
}

/** Whether there ever was such an invitation to this record. */
export async function wasInvited(db: Sharing, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('invitations')
    .select('id')
    .where('patient_id', '=', db.patient)
    .where('kind', '=', 'caregiver')
    .where('id', '=', id)
    .executeTakeFirst()
  return found !== undefined
}

/** Takes an invitation back: its link opens nothing any more. */
export async function withdraw(
  db: PatientDb<'sharing:write'>,
  id: string,
  now: Instant,
): Promise<{ ended: boolean }> {
  const open = await waiting(db).select('id').where('id', '=', id).executeTakeFirst()
  return { ended: open !== undefined && (await revokeInvitation(db, id, db.account, now)) }
}

const waiting = (db: Sharing) =>
  db
    .selectFrom('invitations')
    .where('patient_id', '=', db.patient)
    .where('kind', '=', 'caregiver')
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)

async function sentSince(db: Sharing, since: Instant): Promise<number> {
  const { count } = await db
    .selectFrom('invitations')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('patient_id', '=', db.patient)
    .where('kind', '=', 'caregiver')
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

async function mailInvitation(
  db: PatientDb<'sharing:write'>,
  inviter: Inviter,
  to: string,
  issued: Issued,
  now: Instant,
): Promise<void> {
  const { lang, clinic, name, baseUrl } = inviter
  const text = words(lang).mail
  await sendMail(
    db,
    {
      to,
      lang,
      subject: text.subject(clinic),
      lines: text.lines(name, clinic, `${baseUrl}/invitation/${issued.token}`),
      key: `caregiver invitation ${issued.id} ${issued.expires_at}`,
      account: null,
    },
    now,
  )
}
