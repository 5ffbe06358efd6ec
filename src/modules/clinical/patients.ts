import { sql } from 'kysely'
import { isUuid, type PatientId } from '../../platform/ids.ts'
import type { SystemDb } from '../access/index.ts'
import { plainWords } from './plain-words.ts'

export type ListedPatient = {
  id: PatientId
  source: string
  /** The id in that source. */
  fhir_id: string
  name: string
  birth_date: string | null
}

const columns = sql.raw('p.id, s.name as source, p.fhir_id, p.name, p.birth_date')

/** The patients of all sources, by family name; with `find`, those with all its words in their names, or that id. */
export async function listPatients(
  db: SystemDb,
  choice: { find?: string; limit: number },
): Promise<ListedPatient[]> {
  const find = choice.find ?? null
  const starts = plainWords(find ?? '').map(word => `% ${word}%`)
  const { rows } = await sql<ListedPatient>`
    select ${columns} from patients p join sources s on s.id = p.source_id
    where p.name_words like all(${starts}::text[]) or p.fhir_id = ${find} or p.id::text = ${find}
    order by p.family, p.given, p.id limit ${choice.limit}`.execute(db)
  return rows
}

/**
 * The patients that an id names: the portal's own id, or the id in the source (which several sources may have
 * given to different people: then there are several).
 */
export async function patientsNamed(db: SystemDb, id: string): Promise<ListedPatient[]> {
  const { rows } = await sql<ListedPatient>`
    select ${columns} from patients p join sources s on s.id = p.source_id
    where p.id = ${isUuid(id) ? id : null}::uuid or p.fhir_id = ${id}
    order by p.id`.execute(db)
  return rows
}
