import type { PageRequest } from '../../../ui/answer.ts'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import type { ClinicalRow, ClinicalVersion } from '../../clinical/index.ts'
import type { Reader } from '../in-words/reader.ts'
import type { Opened, SharedNames } from '../opened.ts'

/** What a page of one result stands on: the thing, all around it, and the names of clinicians and places. */
export type Found = {
  request: PageRequest
  db: PatientDb<RecordPermission>
  reader: Reader
  row: ClinicalRow
  opened: Opened
  /** Everything around it, without the thing itself, the newest first. */
  others: readonly ClinicalRow[]
  shared: SharedNames
  versions: readonly ClinicalVersion[]
}
