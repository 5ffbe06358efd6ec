import { openSystem, type Permission } from '../src/modules/access/index.ts'
import { acceptInvitation } from '../src/modules/accounts/index.ts'
import { ageTable, settleAcceptance } from '../src/modules/caregivers/index.ts'
import type { Instant } from '../src/platform/clock.ts'
import { type AccountId, newId, type PatientId } from '../src/platform/ids.ts'
import type { TestPortal } from './portal.ts'

/** An account that opens no record of its own: a daughter, a parent. */
export async function accountAlone(t: TestPortal, email: string): Promise<AccountId> {
  const { account } = await t.account(email)
  await t.behindTheRules('delete from access_grants where account_id = $1', [account])
  return account
}

/** A grant as if somebody had given it. Answers its id. */
export async function grant(
  t: TestPortal,
  of: {
    patient: PatientId
    account: AccountId
    permissions: readonly Permission[]
    relation?: string
    from?: Instant
    until?: Instant | null
    given_by?: AccountId | null
  },
): Promise<string> {
  const id = newId()
  const { patient, account, permissions, relation = 'caregiver', from = t.time.now, until, given_by } = of
  await t.behindTheRules(
    `insert into access_grants (patient_id, id, account_id, relation, permissions, starts_at, ends_at, given_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      patient,
      id,
      account,
      relation,
      permissions,
      from.toString(),
      until?.toString() ?? null,
      given_by ?? null,
    ],
  )
  return id
}

/** Accepts the newest open invitation to this address with an account that is there. */
export function accept(t: TestPortal, email: string, account: AccountId) {
  return openSystem(t.database, { name: 'accounts', act: 'test' }, t.time.now, async db => {
    const { id, issue } = await db
      .selectFrom('invitations')
      .select(['id', 'issue'])
      .where('email', '=', email)
      .where('used_at', 'is', null)
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    const rules = { zone: t.portal.clinic.zone, table: ageTable }
    return acceptInvitation(db, { id, issue }, { account }, t.time.now, (tx, acceptance, now) =>
      settleAcceptance(tx, acceptance, rules, now),
    )
  })
}

/** What a job sees, for looking after the fact. */
export const grantsOf = (t: TestPortal, patient: PatientId) =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
    db
      .selectFrom('access_grants')
      .selectAll()
      .where('patient_id', '=', patient)
      .orderBy('starts_at')
      .orderBy('relation')
      .execute(),
  )

/** The subjects and the texts of all mails so far, the newest last. */
export const mailsOf = (t: TestPortal, to: string) =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
    db
      .selectFrom('mails')
      .select(['subject', 'lines'])
      .where('recipient', '=', to)
      .orderBy('created_at')
      .execute(),
  )

/** What happened to an account, as its person sees it. */
export const eventsOf = (t: TestPortal, account: AccountId) =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, async db =>
    (
      await db
        .selectFrom('security_events')
        .select('kind')
        .where('account_id', '=', account)
        .orderBy('at')
        .execute()
    ).flatMap(({ kind }) => (kind.startsWith('caregiver') ? [kind] : [])),
  )
