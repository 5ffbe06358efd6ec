import { createHash } from 'node:crypto'
import type { Instant } from '../../../platform/clock.ts'
import type { FileStore } from '../../../platform/file-store.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import type { WritingDb } from '../handles.ts'
import { most_attachment_bytes, most_attachments } from '../topics.ts'
import { draftOf, lockedDraft } from '../writing/drafts.ts'
import type { Checked, FileCheck } from './check/check-file.ts'
import { fileName } from './file-name.ts'

export type WhyNotAdded =
  | Extract<Checked, { fit: false }>['why']
  | 'too-many'
  | 'too-many-today'
  | 'no-room'
  | 'gone'

export type Added =
  | { readonly added: true; readonly id: string }
  | { readonly added: false; readonly why: WhyNotAdded }

/** A file as it came: `name` is what the sender's device called it, `unnamed` what it is called without a name. */
export type SentFile = { readonly name: string; readonly unnamed: string; readonly bytes: Uint8Array }

/** Of one person for one patient within a day, those that she took away again among them. */
const most_a_day = 60

/**
 * Adds a file to a draft that is still being written. It is looked into before the draft is locked, since that may take
 * seconds, in which her other window goes on saving; the fifth of five that come at once is refused all the same.
 */
export async function addAttachment(
  db: WritingDb,
  store: FileStore,
  check: FileCheck,
  draft: { readonly patient: PatientId; readonly id: string },
  file: SentFile,
  by: AccountId,
  now: Instant,
): Promise<Added> {
  const { patient } = draft
  const open = await draftOf(db, patient, draft.id)
  if (!open || open.sent_at || open.dropped_at) return not('gone')
  if (file.bytes.length > most_attachment_bytes) return not('too-large')
  if (file.bytes.length === 0) return not('unreadable')
  if ((await placesOf(db, patient, draft.id)).length >= most_attachments) return not('too-many')
  if (await isMuchToday(db, patient, by, now)) return not('too-many-today')
  const checked = await check.check(file.bytes)
  if (!checked.fit) return not(checked.why)
  const locked = await lockedDraft(db, patient, draft.id)
  if (!locked || locked.sent_at || locked.dropped_at) return not('gone')
  const position = firstFree(await placesOf(db, patient, draft.id))
  if (position === null) return not('too-many')
  const put = await store.put(checked.bytes)
  if (!put.kept) return not(put.why)
  const id = newId()
  await db
    .insertInto('message_attachments')
    .values({
      patient_id: patient,
      id,
      message_id: draft.id,
      thread_id: null,
      position,
      name: fileName(file.name, checked.contentType, file.unnamed),
      content_type: checked.contentType,
      bytes: checked.bytes.length,
      sha256: createHash('sha256').update(checked.bytes).digest(),
      stored_as: put.key,
      scanned: checked.scanned,
      added_by: by,
      added_at: now,
      removed_at: null,
      needs: locked.needs,
    })
    .execute()
  return { added: true, id }
}

const not = (why: WhyNotAdded): Added => ({ added: false, why })

async function placesOf(db: WritingDb, patient: PatientId, draft: string): Promise<number[]> {
  const rows = await db
    .selectFrom('message_attachments')
    .select('position')
    .where('patient_id', '=', patient)
    .where('message_id', '=', draft)
    .where('removed_at', 'is', null)
    .execute()
  return rows.map(({ position }) => position)
}

function firstFree(taken: readonly number[]): number | null {
  const places = Array.from({ length: most_attachments }, (_, n) => n + 1)
  return places.find(place => !taken.includes(place)) ?? null
}

async function isMuchToday(db: WritingDb, patient: PatientId, by: AccountId, now: Instant): Promise<boolean> {
  const { count } = await db
    .selectFrom('message_attachments')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('patient_id', '=', patient)
    .where('added_by', '=', by)
    .where('added_at', '>', now.subtract({ hours: 24 }))
    .executeTakeFirstOrThrow()
  return count >= most_a_day
}
