import {
  open,
  type PatientDb,
  type Permission,
  permissions,
  type RecordPermission,
  read,
} from '../src/modules/access/index.ts'
import * as clinical from '../src/modules/clinical/index.ts'
import { instant } from '../src/platform/clock.ts'
import { type AccountId, newId, type PatientId, type SessionId } from '../src/platform/ids.ts'
import { type Importing, idOf } from './importing.ts'

const now = instant('2026-03-03T15:00:00Z')

export const withoutSensitive: readonly Permission[] = permissions.filter(
  one => one.endsWith(':read') && one !== 'sensitive:read',
)

/** Reads as somebody to whom the record of a patient is open with these permissions. */
export async function readAsViewer<T>(
  t: Importing,
  fhirId: string,
  may: readonly Permission[],
  work: (db: PatientDb<RecordPermission>) => Promise<T>,
  /** Makes of the account what it has to be besides. */
  prepare: (account: AccountId) => Promise<unknown> = async () => {},
): Promise<T> {
  const patient = idOf(fhirId, 'Patient') as PatientId
  const account = newId() as AccountId
  await prepare(account)
  await t.query(
    `insert into access_grants (patient_id, id, account_id, relation, permissions, starts_at)
     values ($1, $2, $3, 'caregiver', $4, $5)`,
    [patient, newId(), account, may, now.toString()],
  )
  const actor = { account, session: newId() as SessionId, act: 'test', target: null, origin: null }
  const opened = await open(t.database, actor, patient, may as readonly RecordPermission[], now, work)
  if (!opened.opened) throw new Error('not opened')
  return opened.value
}

/** All that the clinical copy's queries answer to this viewer, as one text. `ids` and `words` are what to ask for. */
export async function readEverything(
  db: PatientDb<RecordPermission>,
  ids: readonly string[],
  words: readonly string[],
): Promise<string> {
  const counted = await clinical.countsByKind(db)
  // Every kind that there is, also those of which she sees none.
  const kinds = clinical.allKinds
  const all: unknown[] = [[...counted], await clinical.listByKind(db, { kinds, limit: 500 })]
  for (const id of ids) all.push(await clinical.findById(db, id), await clinical.history(db, id))
  for (const id of ids) all.push(await clinical.byVisit(db, id), await clinical.referring(db, [id], kinds))
  all.push(await clinical.findMany(db, ids), await read(db, clinical.listTheseResults(ids)))
  const keys = await clinical.codeKeysHeld(db)
  all.push(keys, await clinical.byCode(db, keys), await clinical.latestPerCode(db, kinds))
  all.push(await clinical.latestPerKind(db), await clinical.outline(db, kinds), await clinical.testsHeld(db))
  all.push(await clinical.judgedResults(db))
  const since = now.subtract({ hours: 24 * 365 })
  all.push(await clinical.recent(db, { kinds, since, until: now, limit: 500 }))
  const choice = { zone: 'America/Chicago', years: null, limit: 100, offset: 0 }
  all.push(await read(db, clinical.listResults(choice)))
  for (const id of ids) {
    const row = { id, refs: [...ids], visit_id: id, code_key: keys[0] ?? null }
    all.push(await clinical.around(db, row))
  }
  for (const word of words) {
    const { rows, total, kinds: found } = await clinical.search(db, word, { limit: 100 })
    all.push({ rows, total, found: [...found] })
    const near = await clinical.search(db, `${word}x`, { limit: 100 })
    all.push(near.rows, near.total)
  }
  return JSON.stringify(all)
}
