import { sql } from 'kysely'
import { isUuid, type PatientId } from '../../../platform/ids.ts'
import { groupNames, maskOf } from '../../terminology/index.ts'
import type { WritingDb } from '../handles.ts'

/** What a message is about: a row of the clinical copy, or an appointment. */
export type About = { readonly kind: 'record' | 'appointment'; readonly id: string }

/** Bits of `needs` that stand for confidential matters (decision 0013). */
const allGroups = maskOf(groupNames)

/** As forms carry it: `record:` or `appointment:`, and an id. */
export function readAbout(text: string | undefined): About | null {
  const [kind, id = '', ...more] = (text ?? '').split(':')
  if (more.length > 0 || !isUuid(id)) return null
  return kind === 'record' || kind === 'appointment' ? { kind, id } : null
}

export const writeAbout = ({ kind, id }: About): string => `${kind}:${id}`

/** The thing that a draft or a thread is about. */
export const aboutOfRow = (row: {
  readonly about_kind: About['kind'] | null
  readonly about_id: string | null
}): About | null =>
  row.about_kind !== null && row.about_id !== null ? { kind: row.about_kind, id: row.about_id } : null

/** The confidential groups of a thing; null where whoever asks does not see it. */
export async function groupsOfAbout(db: WritingDb, patient: PatientId, about: About): Promise<number | null> {
  const { rows } =
    about.kind === 'record'
      ? await sql<{ needs: number }>`select needs from clinical_resources
          where patient_id = ${patient} and id = ${about.id} and not deleted`.execute(db)
      : await sql<{ needs: number }>`select needs from appointments
          where patient_id = ${patient} and id = ${about.id} and status <> 'held'`.execute(db)
  const [row] = rows
  return row ? row.needs & allGroups : null
}
