import type { SystemDb } from '../../access/index.ts'
import { behindIds } from '../../clinical/index.ts'
import type { Schedule } from '../schedule/read-schedule.ts'

/** The schedule's clinicians whom an id of the clinical copy stands for: a Practitioner, or a role of hers. */
export async function cliniciansBehind(
  db: SystemDb,
  schedule: Schedule,
  ids: readonly string[],
): Promise<(id: string | null) => readonly string[]> {
  const byPractitioner = new Map(
    [...schedule.clinicians.values()].flatMap(({ id, practitioner_id }) =>
      practitioner_id === null ? [] : [[practitioner_id, id] as const],
    ),
  )
  const behind = byPractitioner.size === 0 ? new Map<string, string[]>() : await behindIds(db, ids)
  return id => [...new Set((behind.get(id ?? '') ?? []).flatMap(found => byPractitioner.get(found) ?? []))]
}
