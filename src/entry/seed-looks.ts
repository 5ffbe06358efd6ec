import { type DemoOpening, demoLooks, demoOpenings, demoStaff } from '../../demo/index.ts'
import {
  type Actor,
  open,
  openClinic,
  openInEmergency,
  openRecord,
  openSystem,
  type Permission,
  type Role,
} from '../modules/access/index.ts'
import { patientsNamed } from '../modules/clinical/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Database } from '../platform/db.ts'
import { newId, type PatientId, type SessionId } from '../platform/ids.ts'
import type { Accounts } from './seed-sharing.ts'

/** Lets the demo's staff and relatives look at records, by the same ways as ever, so that the audit trail tells of it. */
export async function seedLooks(database: Database, accounts: Accounts, now: Instant): Promise<void> {
  const actor = (by: string, act: string, role: Role | null = null): Actor => {
    const account = accounts.get(by)
    if (account === undefined) throw new Error(`the demo clinic has no account ${by}`)
    return { account, session: newId() as SessionId, act, target: null, origin: null, role }
  }
  for (const opening of demoOpenings) {
    const patient = await patientOf(database, opening.of, now)
    const at = now.subtract({ hours: 24 * opening.days_ago })
    await openAndLook(database, opening, patient, act => actor(opening.by, act, roleOf(opening.by)), at)
  }
  for (const { of, by, page, opens } of demoLooks)
    await open(
      database,
      actor(by, `GET ${page}`),
      await patientOf(database, of, now),
      opens as Permission,
      now,
      async () => {},
    )
}

async function openAndLook(
  database: Database,
  { reason, words, pages }: DemoOpening,
  patient: PatientId,
  actor: (act: string) => Actor,
  at: Instant,
): Promise<void> {
  const role = actor('').role as Role
  if (reason === 'emergency')
    await openClinic(
      database,
      { ...actor('POST /staff/patients/:patient/emergency'), target: patient, patient },
      'patients:emergency',
      at,
      db => openInEmergency(db, { patient, role, words }, at),
    )
  else
    await openClinic(
      database,
      { ...actor('POST /staff/patients/:patient/open'), target: patient, patient },
      'patients:open',
      at,
      db => openRecord(db, { patient, role, reason, words }, at),
    )
  for (const [n, page] of pages.entries())
    await open(
      database,
      { ...actor(`GET ${page}`), view: { kind: 'staff' } },
      patient,
      ['records:read', 'medications:read', 'documents:read'],
      at.add({ minutes: n + 1 }),
      async () => {},
    )
}

const roleOf = (email: string): Role => {
  const member = demoStaff.find(one => one.email === email)
  if (!member) throw new Error(`the demo clinic has no ${email}`)
  return member.role
}

async function patientOf(database: Database, id: string, now: Instant): Promise<PatientId> {
  const [found] = await openSystem(database, { name: 'demo', act: 'seed' }, now, db => patientsNamed(db, id))
  if (!found) throw new Error(`the demo clinic has no patient ${id}`)
  return found.id
}
