import type { Look } from '../../../ui/page.ts'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { findById, type Kind } from '../../clinical/index.ts'
import { linesOf, readerOf } from './lines.ts'
import { addressOf } from './places.ts'

/** One thing of the record for a page of another area: its name, when it was, and the address of its own page. */
export type ThingNamed = {
  readonly kind: Kind
  readonly title: string
  readonly when: string | null
  readonly href: string
}

/** Null where the record has no such thing for whoever asks. */
export async function thingNamed(
  db: PatientDb<RecordPermission>,
  id: string,
  look: Look,
): Promise<ThingNamed | null> {
  const row = await findById(db, id)
  if (row === null) return null
  const [line] = await linesOf(db, [row], readerOf(look))
  return line
    ? { kind: row.kind, title: line.title, when: line.when?.short ?? null, href: addressOf(row) }
    : null
}
