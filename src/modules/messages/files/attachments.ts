import { createHash } from 'node:crypto'
import type { FileStore } from '../../../platform/file-store.ts'
import { isUuid, type PatientId } from '../../../platform/ids.ts'
import type { ReadingDb, WritingDb } from '../handles.ts'

/** A file of a message or a draft, without its bytes. */
export type Attachment = {
  readonly id: string
  readonly name: string
  readonly contentType: string
  readonly bytes: number
  readonly scanned: 'clean' | 'not-scanned'
}

/**
 * The files of these messages or drafts, in the order in which they were added, by the id of the message. Only those
 * that may be read: of another's draft, or of a thread that whoever asks does not see, there are none.
 */
export async function attachmentsOf(
  db: ReadingDb | WritingDb,
  patient: PatientId,
  messages: readonly string[],
): Promise<ReadonlyMap<string, readonly Attachment[]>> {
  const found = new Map<string, Attachment[]>()
  if (messages.length === 0) return found
  const rows = await db
    .selectFrom('message_attachments')
    .select(['id', 'message_id', 'name', 'content_type as contentType', 'bytes', 'scanned'])
    .where('patient_id', '=', patient)
    .where('message_id', 'in', messages)
    .where('removed_at', 'is', null)
    .orderBy('message_id')
    .orderBy('position')
    .execute()
  for (const { message_id, ...row } of rows) found.set(message_id, [...(found.get(message_id) ?? []), row])
  return found
}

export type ReadFile = {
  readonly name: string
  readonly contentType: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Images and PDFs, which were written anew, open in the browser; all else is saved. */
  readonly inline: boolean
}

/**
 * One file with its bytes; null where there is none for whoever asks. A file that the store lost or that is not as it
 * was kept is a fault of ours and throws: nobody is shown half of it.
 */
export async function readAttachment(
  db: ReadingDb | WritingDb,
  store: FileStore,
  patient: PatientId,
  id: string,
): Promise<ReadFile | null> {
  if (!isUuid(id)) return null
  const row = await db
    .selectFrom('message_attachments')
    .select(['name', 'content_type', 'stored_as', 'sha256'])
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const bytes = await store.get(row.stored_as)
  if (bytes === null) throw new Error('a file that was kept is not there')
  if (!createHash('sha256').update(bytes).digest().equals(row.sha256))
    throw new Error('a file is not as it was kept')
  const contentType = row.content_type
  const inline = /^(image\/(jpeg|png)|application\/pdf)$/.test(contentType)
  return { name: row.name, contentType, bytes, inline }
}
