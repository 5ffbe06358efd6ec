import {
  demoAsked,
  demoGiven,
  demoParents,
  demoSignIns,
  demoStaff,
  demoWithoutRecord,
} from '../../demo/index.ts'
import type { SystemDb } from '../modules/access/index.ts'
import { acceptInvitation, createInvitation, hashPassword } from '../modules/accounts/index.ts'
import { ageTable, askForChild, letIn, settleAcceptance } from '../modules/caregivers/index.ts'
import { patientsNamed } from '../modules/clinical/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { AccountId } from '../platform/ids.ts'

/** The demo's accounts by their addresses. */
export type Accounts = ReadonlyMap<string, AccountId>

/** Lets the demo's people see each other's records, by the same ways as anybody's. */
export async function seedSharing(
  db: SystemDb,
  { accounts, secret, zone }: { accounts: Accounts; secret: string; zone: string },
  now: Instant,
): Promise<void> {
  const rules = { zone, table: ageTable }
  const accountOf = (email: string): AccountId => {
    const found = accounts.get(email)
    if (!found) throw new Error(`the demo clinic has no account ${email}`)
    return found
  }
  const clerk = accountOf(demoStaff.find(({ role }) => role === 'records')?.email ?? '')
  for (const given of demoGiven) await give(db, given, { accountOf, secret, rules }, now)
  for (const { child, parent, note } of demoParents)
    await letIn(
      db,
      {
        patient: (await patient(db, child)).id,
        account: accountOf(parent),
        relation: 'parent',
        name: demoSignIns.find(({ email }) => email === parent)?.name ?? parent,
        document_kind: 'birth-certificate',
        document_note: note,
        ends_at: null,
        sensitive: false,
        request_id: null,
        seen_by: clerk,
      },
      rules,
      now,
    )
  const { birth_date } = await patient(db, demoAsked.child)
  await askForChild(
    db,
    accountOf(demoAsked.by),
    { child_name: demoAsked.name, birth_date: birth_date ?? '', relation: 'parent' },
    now,
  )
}

async function patient(db: SystemDb, id: string) {
  const [found] = await patientsNamed(db, id)
  if (!found) throw new Error(`the demo clinic has no patient ${id}`)
  return found
}

async function give(
  db: SystemDb,
  given: (typeof demoGiven)[number],
  by: {
    accountOf: (email: string) => AccountId
    secret: string
    rules: Parameters<typeof settleAcceptance>[2]
  },
  now: Instant,
): Promise<void> {
  const stranger = demoWithoutRecord.find(({ email }) => email === given.to)
  const until = now.toZonedDateTimeISO(by.rules.zone).add({ months: given.months ?? 0 })
  const made = await createInvitation(
    db,
    by.secret,
    {
      kind: 'caregiver',
      patient: (await patient(db, given.of)).id,
      permissions: given.permissions,
      ends_at: given.months === null ? null : until.toInstant(),
      name: stranger?.name ?? null,
      email: given.to,
      language: 'en',
      created_by: by.accountOf(given.by),
    },
    now,
  )
  if (!made.created) throw new Error(`the demo clinic cannot invite ${given.to}`)
  const who = stranger
    ? {
        name: stranger.name,
        email: stranger.email,
        email_verified: true,
        password_hash: await hashPassword(stranger.password),
        language: null,
      }
    : { account: by.accountOf(given.to) }
  const accepted = await acceptInvitation(db, { id: made.id, issue: 1 }, who, now, (tx, acceptance, at) =>
    settleAcceptance(tx, acceptance, by.rules, at),
  )
  if (!accepted.accepted) throw new Error(`the demo clinic cannot let in ${given.to}: ${accepted.why}`)
}
