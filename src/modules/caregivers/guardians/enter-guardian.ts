import type { Instant } from '../../../platform/clock.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import type { Lang } from '../../../ui/page.ts'
import { type ClinicDb, ownAccountOf } from '../../access/index.ts'
import { createInvitation, type Where } from '../../accounts/index.ts'
import { sendMail } from '../../notices/index.ts'
import { birthDateOf } from '../birth-date-of.ts'
import type { ClinicRules } from '../sharing/giver.ts'
import type { DocumentKind, VerifiedRelation } from '../tables.ts'
import { tellOfSharing } from '../tell.ts'
import { allowedFor } from './allowed.ts'
import { words } from './words.ts'
import { type Verifying, writeGrants } from './write-grants.ts'

/** What staff saw and decided. `who` is the account of a request, or an address typed from the papers. */
export type NewGuardian = {
  readonly patient: PatientId
  readonly relation: VerifiedRelation
  readonly name: string
  readonly who: { readonly account: AccountId } | { readonly email: string; readonly isSame: boolean }
  readonly document_kind: DocumentKind
  readonly document_note: string
  readonly ends_at: Instant | null
  readonly sensitive: boolean
  readonly request_id: string | null
}

/** What a mail to somebody who has no account yet is made of. */
export type Sender = {
  readonly clinic: string
  readonly baseUrl: string
  readonly secret: string
  readonly lang: Lang
}

export type Entered =
  | { entered: true; by: 'account' | 'invitation' }
  | {
      entered: false
      why: 'no-birth-date' | 'no-end' | 'of-age' | 'own-account' | 'own-record' | 'already'
    }
  /** The address has an account under another name than the papers say: staff look again. */
  | { entered: false; why: 'other-name'; name: string }

/**
 * Lets a parent or guardian in, after the clinic saw the papers: at once where she has an account, and by an
 * invitation otherwise. Nobody enters herself.
 */
export async function enterGuardian(
  db: ClinicDb<'guardians:verify'>,
  given: NewGuardian,
  sender: Sender,
  rules: ClinicRules,
  where: Where,
  now: Instant,
): Promise<Entered> {
  const birthDate = await birthDateOf(db, given.patient)
  if (birthDate === null) return { entered: false, why: 'no-birth-date' }
  if (given.relation === 'guardian' && given.ends_at === null) return { entered: false, why: 'no-end' }
  const [first] = allowedFor({ ...given, seen_at: now }, birthDate, rules, now)
  if (!first) return { entered: false, why: 'of-age' }
  const account = await accountOf(db, given.who)
  if (account === null && 'email' in given.who)
    return inviteGuardian(db, given, given.who.email, first, sender, now)
  if (account === null) throw new Error('a request of an account that is gone')
  if (account.id === db.account) return { entered: false, why: 'own-account' }
  if ('isSame' in given.who && !given.who.isSame && !isSameName(account.name, given.name))
    return { entered: false, why: 'other-name', name: account.name }
  if ((await ownAccountOf(db, given.patient)) === account.id) return { entered: false, why: 'own-record' }
  const { who: _, ...verified } = given
  const isNew = await letIn(db, { ...verified, account: account.id, seen_by: db.account }, rules, now)
  if (!isNew) return { entered: false, why: 'already' }
  await tellOfSharing(db, given.patient, [account.id], 'caregiver-given', where, now)
  return { entered: true, by: 'account' }
}

/**
 * Enters somebody who has an account, without any question: whoever calls this has seen to it. False if she is
 * entered for this person already.
 */
export async function letIn(
  db: Verifying,
  given: Omit<NewGuardian, 'who'> & { readonly account: AccountId; readonly seen_by: AccountId },
  rules: ClinicRules,
  now: Instant,
): Promise<boolean> {
  const { patient, account, ...columns } = given
  const row = { ...columns, patient_id: patient, account_id: account, invitation_id: null }
  if (!(await insert(db, row, now))) return false
  await writeGrants(db, { ...columns, patient_id: patient, account_id: account, seen_at: now }, rules, now)
  return true
}

async function inviteGuardian(
  db: ClinicDb<'guardians:verify'>,
  given: NewGuardian,
  email: string,
  first: ReturnType<typeof allowedFor>[number],
  sender: Sender,
  now: Instant,
): Promise<Entered> {
  const { patient, relation, name } = given
  const made = await createInvitation(
    db,
    sender.secret,
    {
      kind: 'guardian',
      patient,
      relation,
      permissions: first.permissions,
      ends_at: first.until,
      reason_code: null,
      reason: null,
      name,
      email,
      language: sender.lang,
      created_by: db.account,
    },
    now,
  )
  if (!made.created) return { entered: false, why: 'no-birth-date' }
  const { patient: patient_id, who: _, ...columns } = given
  const row = { ...columns, patient_id, account_id: null, invitation_id: made.id, seen_by: db.account }
  await insert(db, row, now)
  const text = words(sender.lang).mails.invitation
  await sendMail(
    db,
    {
      to: email,
      lang: sender.lang,
      subject: text.subject(sender.clinic),
      lines: text.lines(sender.clinic, `${sender.baseUrl}/invitation/${made.token}`),
      key: `guardian invitation ${made.id}`,
      account: null,
    },
    now,
  )
  return { entered: true, by: 'invitation' }
}

/** False if this account is entered for this person already. */
async function insert(
  db: Verifying,
  row: Omit<NewGuardian, 'who' | 'patient'> & {
    readonly patient_id: PatientId
    readonly account_id: AccountId | null
    readonly invitation_id: string | null
    readonly seen_by: AccountId
  },
  now: Instant,
): Promise<boolean> {
  const inserted = await db
    .insertInto('guardianships')
    .values({ ...row, id: newId(), seen_at: now })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

function accountOf(db: ClinicDb<'guardians:verify'>, who: NewGuardian['who']) {
  const accounts = db.selectFrom('accounts').select(['id', 'name'])
  return (
    'account' in who
      ? accounts.where('id', '=', who.account)
      : accounts.where('email', '=', who.email.trim().toLowerCase())
  )
    .executeTakeFirst()
    .then(found => found ?? null)
}

/** True if every word of the shorter name stands in the longer one, whatever their accents and order. */
function isSameName(a: string, b: string): boolean {
  const [x, y] = [wordsOf(a), wordsOf(b)]
  const [few, many] = x.length <= y.length ? [x, y] : [y, x]
  return few.length > 0 && few.every(word => many.includes(word))
}

export const wordsOf = (name: string): string[] =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(word => word !== '')
