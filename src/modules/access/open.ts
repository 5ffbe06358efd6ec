import type { Instant } from '../../platform/clock.ts'
import { callLiterally, type Database } from '../../platform/db.ts'
import type { PatientId } from '../../platform/ids.ts'
import type { Actor, Opened, PatientDb } from './handles.ts'
import type { Permission } from './permissions.ts'

/**
 * Lets `actor` work on one patient's data under one permission, in one transaction that also holds the audit
 * entry. `work` is not called when there is no grant at `now`; the refusal itself is audited.
 */
export function open<Asked extends Permission, T>(
  database: Database,
  actor: Actor,
  patient: PatientId,
  permission: Asked,
  now: Instant,
  work: (db: PatientDb<Asked>) => Promise<T>,
): Promise<Opened<T>> {
  return database.kysely.transaction().execute(async tx => {
    const { account, session, act, target, origin } = actor
    const { rows } = await callLiterally(
      'access_open',
      account,
      session,
      patient,
      permission,
      act,
      target,
      origin,
      now.toString(),
    ).execute(tx)
    if (rows[0]?.answer !== true) return { opened: false }
    return { opened: true, value: await work(Object.assign(tx, { patient }) as PatientDb<Asked>) }
  })
}
