import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { AccountId } from '../../../platform/ids.ts'
import type { ClinicDb, Role } from '../../access/index.ts'
import { endSessions, noteSecurityEvent, nowhere } from '../../accounts/index.ts'

type Db = ClinicDb<'staff:manage'>

export type StaffAccount = {
  account: AccountId
  name: string
  email: string
  role: Role
  practitioner_id: string | null
  created_at: Instant
  disabled_at: Instant | null
  reviewed_at: Instant | null
  reviewer: string | null
}

const staff_query = sql.raw(`
  select s.account_id as account, a.name, a.email, s.role, s.practitioner_id, s.created_at, s.disabled_at,
    s.reviewed_at, b.name as reviewer
  from staff s join accounts a on a.id = s.account_id left join accounts b on b.id = s.reviewed_by`)

/** Everybody of the clinic, those who may come in first, by name. */
export async function listStaff(db: Db): Promise<StaffAccount[]> {
  const { rows } = await sql<StaffAccount>`
    ${staff_query} order by s.disabled_at is not null, a.name, a.id`.execute(db)
  return rows
}

export async function staffAccount(db: Db, account: string): Promise<StaffAccount | null> {
  const { rows } = await sql<StaffAccount>`${staff_query} where s.account_id = ${account}`.execute(db)
  return rows[0] ?? null
}

/** Clinicians as the clinical record names them, to tie a staff account to. */
export async function practitioners(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('shared_resources')
    .select(['id', 'name'])
    .where('type', '=', 'Practitioner')
    .where('deleted', '=', false)
    .where('name', '<>', '')
    .orderBy('name')
    .limit(2000)
    .execute()
}

export type StaffChanged =
  | { changed: true }
  | { changed: false; why: 'not-there' | 'not-self' | 'last-administrator' }

/**
 * Changes what somebody is to the clinic. Nobody changes her own role; the last administrator stays one. What was
 * open to her in another role is closed. She hears of each change here, and the audit trail has it by name.
 */
export async function changeStaff(
  db: Db,
  of: { account: string; role: Role; practitioner: string | null },
  at: Instant,
): Promise<StaffChanged> {
  const now = await locked(db, of.account)
  if (!now) return { changed: false, why: 'not-there' }
  if (now.account_id === db.account && now.role !== of.role) return { changed: false, why: 'not-self' }
  if (now.role === 'administrator' && of.role !== 'administrator' && (await isLast(db, now.account_id)))
    return { changed: false, why: 'last-administrator' }
  await db
    .updateTable('staff')
    .set({ role: of.role, practitioner_id: of.practitioner })
    .where('account_id', '=', now.account_id)
    .execute()
  if (now.role === of.role) return { changed: true }
  await closeRecords(db, now.account_id, at)
  await noteSecurityEvent(db, now.account_id, 'staff-role-changed', nowhere, at)
  return { changed: true }
}

/** Puts somebody out at once: every session ends, and nothing opens to her as staff from the next request on. */
export async function disableStaff(db: Db, account: string, at: Instant): Promise<StaffChanged> {
  const now = await locked(db, account)
  if (!now) return { changed: false, why: 'not-there' }
  if (now.account_id === db.account) return { changed: false, why: 'not-self' }
  if (now.role === 'administrator' && (await isLast(db, now.account_id)))
    return { changed: false, why: 'last-administrator' }
  if (now.disabled_at !== null) return { changed: true }
  await db
    .updateTable('staff')
    .set({ disabled_at: at, disabled_by: db.account })
    .where('account_id', '=', now.account_id)
    .execute()
  await closeRecords(db, now.account_id, at)
  await endSessions(db, now.account_id, null, at)
  await noteSecurityEvent(db, now.account_id, 'staff-disabled', nowhere, at)
  return { changed: true }
}

async function closeRecords(db: Db, account: AccountId, at: Instant): Promise<void> {
  await db
    .updateTable('access_grants')
    .set({ revoked_at: at, revoked_by: db.account })
    .where('account_id', '=', account)
    .where('relation', 'in', ['staff', 'emergency'])
    .where('revoked_at', 'is', null)
    .where('ends_at', '>', at)
    .execute()
}

/** Lets somebody in again who was put out. What was open to her stays closed. */
export async function enableStaff(db: Db, account: string, at: Instant): Promise<StaffChanged> {
  const now = await locked(db, account)
  if (!now) return { changed: false, why: 'not-there' }
  if (now.disabled_at === null) return { changed: true }
  await db
    .updateTable('staff')
    .set({ disabled_at: null, disabled_by: null })
    .where('account_id', '=', now.account_id)
    .execute()
  await noteSecurityEvent(db, now.account_id, 'staff-enabled', nowhere, at)
  return { changed: true }
}

/** Somebody looked at this account and its role, and they are right. */
export async function reviewStaff(db: Db, account: string, at: Instant): Promise<StaffChanged> {
  const now = await locked(db, account)
  if (!now) return { changed: false, why: 'not-there' }
  await db
    .updateTable('staff')
    .set({ reviewed_at: at, reviewed_by: db.account })
    .where('account_id', '=', now.account_id)
    .execute()
  return { changed: true }
}

/** One change of staff at a time, so that two administrators cannot disable each other at once. */
async function locked(db: Db, account: string) {
  await sql`select pg_advisory_xact_lock(731003)`.execute(db)
  return db
    .selectFrom('staff')
    .select(['account_id', 'role', 'disabled_at'])
    .where('account_id', '=', account as AccountId)
    .executeTakeFirst()
}

async function isLast(db: Db, account: AccountId): Promise<boolean> {
  const other = await db
    .selectFrom('staff')
    .select('account_id')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .where('account_id', '<>', account)
    .limit(1)
    .executeTakeFirst()
  return other === undefined
}
