import type { Instant } from '../../platform/clock.ts'
import { callLiterally, type Database } from '../../platform/db.ts'
import type { Actor, ClinicDb, Opened } from './handles.ts'
import { type ClinicPermission, clinicMay } from './staff-roles.ts'

/**
 * Lets a member of staff do work that crosses patients (queues, lists), in one transaction that also holds the
 * audit entry. Row-level policies give each permission the tables that it is about, and no clinical record.
 */
export function openClinic<Asked extends ClinicPermission, T>(
  database: Database,
  actor: Actor,
  permission: Asked,
  now: Instant,
  work: (db: ClinicDb<Asked>) => Promise<T>,
): Promise<Opened<T>> {
  const { account, session, act, patient = null, target, origin, role } = actor
  const may = role ? clinicMay(role) : []
  return database.kysely.transaction().execute(async tx => {
    const { rows } = await callLiterally(
      'access_open_clinic',
      account,
      session,
      permission,
      `{${may.join(',')}}`,
      act,
      patient,
      target,
      origin,
      now.toString(),
    ).execute(tx)
    if (rows[0]?.answer !== true) return { opened: false }
    const handle = Object.assign(tx, { account, may: new Set(may) })
    return { opened: true, value: await work(handle as unknown as ClinicDb<Asked>) }
  })
}
