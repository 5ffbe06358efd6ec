import { sql } from 'kysely'
import { isUuid, type PatientId } from '../../platform/ids.ts'
import type { SystemDb } from '../access/index.ts'
import { plainWords } from './plain-words.ts'

export type ListedPatient = {
  id: PatientId
  source: string
  /** The id in that source. */
  sourceId: string
  name: string
  birthDate: string | null
}

const columns = sql.raw(
  `p.id, s.name as source, p.fhir_id as "sourceId", p.name, p.birth_date as "birthDate"`,
)

/** The patients of all sources, by family name; with a text, those with all its words in their names, or that id. */
export async function findPatients(db: SystemDb, text: string | null): Promise<ListedPatient[]> {
  const starts = plainWords(text ?? '').map(word => `% ${word}%`)
  const { rows } = await sql<ListedPatient>`
    select ${columns} from patients p join sources s on s.id = p.source_id
    where p.name_words like all(${starts}::text[]) or p.fhir_id = ${text} or p.id::text = ${text}
    order by p.family, p.given, p.id`.execute(db)
  return rows
}

/**
 * The patients that an id names: the portal's own id, or the id in the source (which several sources may have
 * given to different people: then there are several).
 */
export async function patientsWithId(db: SystemDb, id: string): Promise<ListedPatient[]> {
  const { rows } = await sql<ListedPatient>`
    select ${columns} from patients p join sources s on s.id = p.source_id
    where p.id = ${isUuid(id) ? id : null}::uuid or p.fhir_id = ${id}
    order by p.id`.execute(db)
  return rows
}
