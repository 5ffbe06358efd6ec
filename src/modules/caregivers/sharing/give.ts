import type { Instant } from '../../../platform/clock.ts'
import { type AccountId, newId } from '../../../platform/ids.ts'
import type { PatientDb, Permission } from '../../access/index.ts'
import type { Where } from '../../accounts/index.ts'
import { earliest } from '../ages.ts'
import { endWhatWasGiven } from '../guardians/what-was-given.ts'
import { tellOfSharing } from '../tell.ts'
import { type ClinicRules, giverOf } from './giver.ts'

/** What somebody may do, and until when; null: until it is ended. */
export type Choice = { readonly permissions: readonly Permission[]; readonly until: Instant | null }

export type Given = { given: true; grant: string } | { given: false; why: NotGiven | 'ended' }
export type NotGiven = 'nothing' | 'not-yours' | 'not-allowed'

/** Asked of whoever gives, before anything is written: may this be given, and until when at the longest? */
export async function checkChoice(
  db: PatientDb<'sharing:write'>,
  choice: Choice,
  rules: ClinicRules,
  now: Instant,
  to: 'parents' | 'anybody',
): Promise<{ right: true; until: Instant | null } | { right: false; why: NotGiven }> {
  if (choice.permissions.length === 0) return { right: false, why: 'nothing' }
  // Who shares and who looked stays with the person herself and with those whom the clinic entered.
  const isGivable = (one: Permission) => !/^(sharing|audit):/.test(one) && db.may.has(one)
  if (!choice.permissions.every(isGivable)) return { right: false, why: 'not-yours' }
  const giver = await giverOf(db, rules, now)
  if (giver.gives === 'nobody' || (giver.gives === 'parents' && to === 'anybody'))
    return { right: false, why: 'not-allowed' }
  return { right: true, until: earliest(choice.until, giver.until) }
}

/**
 * Changes what a caregiver may do: the old grant is taken back and a new one given, both or neither. Of two who
 * change the same grant at once one wins, and the other is told that it has ended.
 */
export async function changeGrant(
  db: PatientDb<'sharing:write'>,
  id: string,
  choice: Choice,
  rules: ClinicRules,
  where: Where,
  now: Instant,
): Promise<Given> {
  const to = (await goesToParent(db, id, now)) ? 'parents' : 'anybody'
  const checked = await checkChoice(db, choice, rules, now, to)
  if (!checked.right) return { given: false, why: checked.why }
  const account = await takeBack(db, id, now)
  if (account === null) return { given: false, why: 'ended' }
  const grant = await give(db, account, { ...choice, until: checked.until }, now)
  await tellOfSharing(db, db.patient, [db.account, account], 'caregiver-given', where, now)
  return { given: true, grant }
}

/**
 * Opens more to somebody whom the clinic entered as a parent or guardian (`id` is her grant): so a young person
 * lets a parent see more than the clinic's age table does.
 */
export async function giveMore(
  db: PatientDb<'sharing:write'>,
  id: string,
  choice: Choice,
  rules: ClinicRules,
  where: Where,
  now: Instant,
): Promise<Given> {
  const checked = await checkChoice(db, choice, rules, now, 'parents')
  if (!checked.right) return { given: false, why: checked.why }
  const parent = await db
    .selectFrom('access_grants')
    .select('account_id')
    .where('patient_id', '=', db.patient)
    .where('id', '=', id)
    .where('relation', 'in', ['parent', 'guardian'])
    .where('revoked_at', 'is', null)
    .where('starts_at', '<=', now)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .executeTakeFirst()
  if (!parent || parent.account_id === db.account) return { given: false, why: 'ended' }
  const grant = await give(db, parent.account_id, { ...choice, until: checked.until }, now)
  await tellOfSharing(db, db.patient, [db.account, parent.account_id], 'caregiver-given', where, now)
  return { given: true, grant }
}

/** Ends what a caregiver may do, at once and everywhere: the next thing she opens is not there. */
export async function endGrant(
  db: PatientDb<'sharing:write'>,
  id: string,
  where: Where,
  now: Instant,
): Promise<{ ended: boolean }> {
  const account = await takeBack(db, id, now)
  if (account === null) return { ended: false }
  await tellOfSharing(db, db.patient, [db.account, account], 'caregiver-ended', where, now)
  return { ended: true }
}

/**
 * Gives back all that was opened to the one who is signed in, and with it what she opened to others by it; her
 * own record she keeps.
 */
export async function leave(
  db: PatientDb<Permission>,
  where: Where,
  now: Instant,
): Promise<{ ended: boolean }> {
  const left = await db
    .updateTable('access_grants')
    .set({ revoked_at: now, revoked_by: db.account })
    .where('patient_id', '=', db.patient)
    .where('account_id', '=', db.account)
    .where('relation', 'in', ['caregiver', 'guardian', 'parent'])
    .where('revoked_at', 'is', null)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .returning('id')
    .execute()
  if (left.length === 0) return { ended: false }
  await db
    .updateTable('guardianships')
    .set({ ended_at: now, ended_by: db.account })
    .where('patient_id', '=', db.patient)
    .where('account_id', '=', db.account)
    .where('ended_at', 'is', null)
    .execute()
  const others = await endWhatWasGiven(db, db.patient, db.account, now, db.account)
  await tellOfSharing(db, db.patient, [db.account, ...others], 'caregiver-ended', where, now)
  return { ended: true }
}

/** True if the one who has this grant is also a parent or guardian whom the clinic entered. */
async function goesToParent(db: PatientDb<'sharing:write'>, id: string, now: Instant): Promise<boolean> {
  const found = await db
    .selectFrom('access_grants as g')
    .innerJoin('access_grants as p', join =>
      join.onRef('p.patient_id', '=', 'g.patient_id').onRef('p.account_id', '=', 'g.account_id'),
    )
    .select('p.id')
    .where('g.patient_id', '=', db.patient)
    .where('g.id', '=', id)
    .where('p.relation', 'in', ['parent', 'guardian'])
    .where('p.revoked_at', 'is', null)
    .where(eb => eb.or([eb('p.ends_at', 'is', null), eb('p.ends_at', '>', now)]))
    .executeTakeFirst()
  return found !== undefined
}

/** Takes a caregiver's grant back and says whose it was; null where there is none that still holds. */
async function takeBack(db: PatientDb<'sharing:write'>, id: string, now: Instant): Promise<AccountId | null> {
  const taken = await db
    .updateTable('access_grants')
    .set({ revoked_at: now, revoked_by: db.account })
    .where('patient_id', '=', db.patient)
    .where('id', '=', id)
    .where('relation', '=', 'caregiver')
    .where('revoked_at', 'is', null)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .returning('account_id')
    .executeTakeFirst()
  return taken?.account_id ?? null
}

async function give(
  db: PatientDb<'sharing:write'>,
  account: AccountId,
  { permissions, until }: Choice,
  now: Instant,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('access_grants')
    .values({
      patient_id: db.patient,
      id,
      account_id: account,
      relation: 'caregiver',
      permissions: [...permissions],
      starts_at: now,
      ends_at: until,
      given_by: db.account,
    })
    .execute()
  return id
}
