import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/db.ts'
import { type AccountId, newId } from '../../../platform/ids.ts'
import type { ClinicDb } from '../../access/index.ts'
import { isStaff } from '../is-staff.ts'
import { hashOfPaperCode, paperCode } from '../paper-code.ts'
import { endOpenLinks } from '../security/end-open-links.ts'
import { holdAccount } from '../security/hold-account.ts'
import { noteSecurityEvent, type Where } from '../security/note-security-event.ts'
import { ownerOfLink } from './open-recovery.ts'

/** How long a code that staff gave out can be used. */
const paper_code_hours = 72
export const paper_code = 'recovery paper code'

/** What staff looked at to know who stands before them. */
export const proofs = ['photo-id', 'two-papers', 'known-to-staff'] as const
export type ProofSeen = (typeof proofs)[number]

/** Somebody who has nothing left to prove herself with. */
export type RecoveryCase = {
  readonly id: string
  readonly account: AccountId
  readonly name: string
  readonly email: string
  readonly asked_at: Instant
  /** True if she asked with a link from her mail; else staff entered it for her. */
  readonly by_herself: boolean
  readonly settled_at: Instant | null
  readonly settled_by: AccountId | null
  readonly outcome: 'code-issued' | 'refused' | null
  readonly proof: ProofSeen | null
  readonly code_expires_at: Instant | null
  readonly code_used_at: Instant | null
}

/** Asks staff for help, with a link that is still open. Asked twice, it is one case. False if the link is no more. */
export async function askStaff(database: Database, token: string, now: Instant): Promise<boolean> {
  const owner = await ownerOfLink(database, token, now)
  if (!owner) return false
  await database.kysely.transaction().execute(tx => openCase(tx, owner.account, null, now))
  return true
}

/** The id of the account's open case, a new one if there is none. */
async function openCase(
  tx: Tx,
  account: AccountId,
  asked_by: AccountId | null,
  now: Instant,
): Promise<string> {
  await tx
    .insertInto('recovery_cases')
    .values({
      id: newId(),
      account_id: account,
      asked_at: now,
      asked_by,
      settled_at: null,
      settled_by: null,
      outcome: null,
      proof: null,
      code_hash: null,
      code_expires_at: null,
      code_used_at: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('recovery_cases')
    .select('id')
    .where('account_id', '=', account)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return id
}

/** Staff enter somebody who came in or called. Accounts of staff are not there: they are an administrator's matter. */
export async function enterCase(
  db: ClinicDb<'signups:review'>,
  email: string,
  now: Instant,
): Promise<string | null> {
  const person = await db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst()
  if (!person || (await isStaff(db, person.id))) return null
  return openCase(db, person.id, db.account, now)
}

const most_listed = 200
const listed_days = 14

const cases = (db: Tx) =>
  db
    .selectFrom('recovery_cases as c')
    .innerJoin('accounts as a', 'a.id', 'c.account_id')
    .select(({ eb }) => [
      'c.id',
      'c.account_id as account',
      'a.name',
      'a.email',
      'c.asked_at',
      eb('c.asked_by', 'is', null).$castTo<boolean>().as('by_herself'),
      'c.settled_at',
      'c.settled_by',
      'c.outcome',
      'c.proof',
      'c.code_expires_at',
      'c.code_used_at',
    ])

/** Accounts whose person works here, which staff who help patients do not see. */
const ofPatients = (db: Tx) =>
  cases(db).where(({ not, exists, selectFrom }) =>
    not(
      exists(
        selectFrom('staff as s')
          .select('s.account_id')
          .whereRef('s.account_id', '=', 'c.account_id')
          .where('s.disabled_at', 'is', null),
      ),
    ),
  )

/** Cases that wait, the oldest first, and those settled in the last two weeks, the latest first. */
export async function listCases(
  db: ClinicDb<'signups:review'>,
  now: Instant,
): Promise<{ open: RecoveryCase[]; settled: RecoveryCase[] }> {
  const open = await ofPatients(db)
    .where('c.settled_at', 'is', null)
    .orderBy('c.asked_at')
    .limit(most_listed)
    .execute()
  const settled = await ofPatients(db)
    .where('c.settled_at', '>', now.subtract({ hours: 24 * listed_days }))
    .orderBy('c.settled_at', 'desc')
    .limit(most_listed)
    .execute()
  return { open, settled }
}

export async function caseById(db: ClinicDb<'signups:review'>, id: string): Promise<RecoveryCase | null> {
  return (await ofPatients(db).where('c.id', '=', id).executeTakeFirst()) ?? null
}

/** The code of a case, for whoever issued it, while it can be used; null for everybody else. */
export function codeForIssuer(
  secret: string,
  one: RecoveryCase,
  viewer: AccountId,
  now: Instant,
): string | null {
  const { code_expires_at, code_used_at, settled_by, id } = one
  if (code_expires_at === null || code_used_at !== null || settled_by !== viewer) return null
  return code_expires_at.epochMilliseconds > now.epochMilliseconds ? paperCode(secret, paper_code, id) : null
}

/** Staff saw who it is and give out a code, or did not and refuse. False if somebody else settled it before. */
export async function settleCase(
  db: ClinicDb<'signups:review'>,
  secret: string,
  id: string,
  decision: { outcome: 'code-issued'; proof: ProofSeen } | { outcome: 'refused' },
  where: Where,
  now: Instant,
): Promise<boolean> {
  const known = await caseById(db, id)
  // Nobody lets herself in.
  if (!known || known.account === db.account) return false
  await holdAccount(db, known.account)
  if (decision.outcome === 'code-issued') await endOpenLinks(db, known.account, now)
  const settled = await db
    .updateTable('recovery_cases')
    .set({ settled_at: now, settled_by: db.account, ...issued(secret, id, decision, now) })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  if (!settled) return false
  if (decision.outcome === 'code-issued')
    await noteSecurityEvent(db, settled.account_id, 'staff-code-issued', where, now)
  return true
}

function issued(
  secret: string,
  id: string,
  decision: { outcome: 'code-issued'; proof: ProofSeen } | { outcome: 'refused' },
  now: Instant,
) {
  if (decision.outcome === 'refused') return { outcome: decision.outcome }
  return {
    ...decision,
    code_hash: hashOfPaperCode(secret, paper_code, paperCode(secret, paper_code, id)),
    code_expires_at: now.add({ hours: paper_code_hours }),
  }
}

/** A member of staff whom this administrator may help, never herself, and the case whose code lives longest. */
export async function staffToReset(
  db: ClinicDb<'staff:manage'>,
  account: AccountId,
): Promise<{ name: string; latest: RecoveryCase | null } | null> {
  if (account === db.account || !(await isStaff(db, account))) return null
  const { name } = await db
    .selectFrom('accounts')
    .select('name')
    .where('id', '=', account)
    .executeTakeFirstOrThrow()
  const latest = await cases(db)
    .where('c.account_id', '=', account)
    .orderBy('c.code_expires_at', order => order.desc().nullsLast())
    .limit(1)
    .executeTakeFirst()
  return { name, latest: latest ?? null }
}

/**
 * An administrator gives a member of staff a code for getting back in; an earlier one ends. Nobody gives one to
 * herself. False if this is no (other) account of staff.
 */
export async function issueStaffCode(
  db: ClinicDb<'staff:manage'>,
  secret: string,
  account: AccountId,
  proof: ProofSeen,
  where: Where,
  now: Instant,
): Promise<boolean> {
  if (account === db.account || !(await isStaff(db, account))) return false
  await holdAccount(db, account)
  await endOpenLinks(db, account, now)
  const id = await openCase(db, account, db.account, now)
  const decision = { outcome: 'code-issued', proof } as const
  await db
    .updateTable('recovery_cases')
    .set({ settled_at: now, settled_by: db.account, ...issued(secret, id, decision, now) })
    .where('id', '=', id)
    .execute()
  await noteSecurityEvent(db, account, 'staff-code-issued', where, now)
  return true
}

/** How many people wait for staff to look at their papers. */
export async function casesWaiting(db: ClinicDb<'signups:review'>): Promise<number> {
  const { waiting } = await ofPatients(db)
    .clearSelect()
    .select(count => count.fn.countAll<number>().as('waiting'))
    .where('c.settled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return waiting
}
