import type { Instant } from '../../platform/clock.ts'
import { callLiterally, type Database } from '../../platform/db.ts'
import type { PatientId } from '../../platform/ids.ts'
import type { Actor, Opened, PatientDb } from './handles.ts'
import type { Permission } from './permissions.ts'
import { clinicMay } from './staff-roles.ts'

/**
 * Lets `actor` work on one patient's data under one permission (or under any one of several), in one transaction
 * that also holds the audit entry. `work` is not called when there is no grant at `now`; the refusal itself is
 * audited.
 */
export function open<Asked extends Permission, T>(
  database: Database,
  actor: Actor,
  patient: PatientId,
  permission: Asked | readonly Asked[],
  now: Instant,
  work: (db: PatientDb<Asked>) => Promise<T>,
): Promise<Opened<T>> {
  const { account, session, act, target, origin, role, view = { kind: 'own' } } = actor
  const asked = typeof permission === 'string' ? [permission] : permission
  return database.kysely.transaction().execute(async tx => {
    const { rows } = await callLiterally(
      'access_open',
      view.kind,
      account,
      session,
      patient,
      `{${asked.join(',')}}`,
      act,
      target,
      origin,
      view.kind === 'preview' ? view.grant : null,
      `{${role ? clinicMay(role).join(',') : ''}}`,
      now.toString(),
    ).execute(tx)
    const may = rows[0]?.answer as Permission[] | null | undefined
    if (!may) return { opened: false }
    const handle = Object.assign(tx, { patient, account, may: new Set(may) })
    return { opened: true, value: await work(handle as unknown as PatientDb<Asked>) }
  })
}
