import type { Look } from '../../../ui/page.ts'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { type ClinicalRow, type Kind, sharedByIds } from '../../clinical/index.ts'
import { medicineName } from '../../terminology/index.ts'
import { typeName } from '../in-words/field-names.ts'
import { obj } from '../in-words/json.ts'
import type { Reader } from '../in-words/reader.ts'
import { refOf } from '../in-words/reference.ts'
import { idOf, nameOf, type Opened, openRow } from '../opened.ts'
import { type OneLine, oneLine } from './one-line.ts'
import { words } from './words.ts'

/** A row in one line, with its title found; `named` is false where the title is only its kind. */
export type Line<Row extends ClinicalRow = ClinicalRow> = Omit<OneLine, 'title'> & {
  row: Row
  opened: Opened
  title: string
  named: boolean
}

/** For whom a page puts things into words. */
export const readerOf = ({ lang, zone }: Look): Reader => ({ lang, zone })

/** What one of a kind is called: "Device or implant"; a type that the portal does not know by its own name. */
export function kindWord(kind: Kind, type: string, { lang }: Reader): string {
  if (kind !== 'other' || type === '') return words(lang).kinds[kind][0]
  return typeName(type, lang)
}

/** Where the name of a thing stands in another resource: the medicine of a prescription, the payer of a coverage. */
const namingFields = ['medicationReference', 'device', 'payor', 'insurer', 'codeReference', 'itemReference']

/** Rows in one line each; names that stand in shared resources are fetched in one query, if any are needed. */
export async function linesOf<Row extends ClinicalRow>(
  db: PatientDb<RecordPermission>,
  rows: readonly Row[],
  reader: Reader,
): Promise<Line<Row>[]> {
  const read = rows.map(row => {
    const opened = openRow(row)
    const line = lineOf(opened, reader)
    return { row, opened, line, ref: line.title === null ? namingRef(opened) : null }
  })
  const shared = await sharedByIds(
    db,
    read.map(({ ref, opened }) => idOf(ref, opened)),
  )
  return read.map(({ row, opened, line, ref }) => {
    const elsewhere = line.title === null ? nameOf(ref, opened, shared, reader.lang) : null
    const found = line.title ?? (elsewhere && plainly(row.type, elsewhere, reader))
    return {
      ...line,
      row,
      opened,
      title: found ?? kindWord(row.kind, row.type, reader),
      named: found !== null,
    }
  })
}

const plainly = (type: string, name: string, { lang }: Reader): string =>
  type.startsWith('Medication') ? medicineName(name, lang).plain : name

function namingRef({ json }: Opened) {
  for (const field of namingFields) {
    const value = json[field]
    const ref = refOf(obj(Array.isArray(value) ? value[0] : value))
    if (ref !== null) return ref
  }
  return null
}

/** A fault in reading one odd resource must not take the page with it. */
function lineOf({ json }: Opened, reader: Reader): OneLine {
  try {
    return oneLine(json, reader)
  } catch {
    return { title: null, official: null, detail: null, flag: null, advice: null, when: null }
  }
}

/** One row in one line, without what stands in other resources. */
export const lineOfRow = (row: ClinicalRow, reader: Reader): OneLine => lineOf(openRow(row), reader)
