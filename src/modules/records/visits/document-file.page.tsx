import { type Answer, notThere, type PageRequest, page } from '../../../ui/answer.ts'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { findById } from '../../clinical/index.ts'
import { recordAside } from '../frame.tsx'
import { type Json, str } from '../in-words/json.ts'
import { refOf } from '../in-words/reference.ts'
import { noRoom } from '../in-words/room.ts'
import { idOf, jsonOf, type Opened, openRow } from '../opened.ts'
import { words as records } from '../words.ts'
import { attachmentNumber, bytesIn, fileToServe, originalToServe, whereBytesAre } from './attached-file.ts'
import { paperOf } from './paper.ts'
import { words } from './words.ts'

/**
 * `/records/documents/:id/file/:n`: the n-th file of a document, from the portal's own copy of the record; or
 * (`original`) all of what the source sent, for whoever wants more of it than a page can show.
 */
export async function documentFilePage(
  request: PageRequest,
  db: PatientDb<RecordPermission>,
): Promise<Answer> {
  const row = await findById(db, request.params.id ?? '')
  if (row === null) return notThere
  if (request.params.n === 'original') return { kind: 'file', ...originalToServe(row.body, row.type) }
  const opened = openRow(row)
  const attachment = attachmentNumber(opened.json, request.params.n ?? '')
  if (attachment === null) return notThere
  if (whereBytesAre(attachment) === 'elsewhere') return elsewherePage(request, db, row.id)
  const holder = await holderOf(db, attachment, opened)
  const bytes = holder && bytesIn(holder)
  if (!holder || !bytes) return notThere
  const { title } = paperOf(opened.json, { lang: request.lang, zone: request.look.zone }, noRoom())
  const declared = str(holder.contentType) ?? str(attachment.contentType)
  return { kind: 'file', ...fileToServe(bytes, declared, str(attachment.title) ?? title) }
}

/** The attachment itself, or the Binary of this same patient that it points to; null where she has none such. */
async function holderOf(
  db: PatientDb<RecordPermission>,
  attachment: Json,
  opened: Opened,
): Promise<Json | null> {
  if (whereBytesAre(attachment) === 'here') return attachment
  const id = idOf(refOf({ reference: str(attachment.url) }), opened)
  if (id === null) return null
  const binary = await findById(db, id)
  return binary?.kind === 'binary' ? jsonOf(binary.body) : null
}

/** The portal asks no other place for anything in somebody's name. */
function elsewherePage({ lang }: PageRequest, db: PatientDb<RecordPermission>, id: string): Answer {
  const text = words(lang).documents
  const section = records(lang).sections.documents
  return page(
    section,
    <>
      <BackLink lang={lang} href={`/records/documents/${id}`} text={text.back} />
      <PageHeading title={text.elsewhereTitle} lede={text.elsewhere} />
    </>,
    { status: 404, aside: recordAside(lang, 'documents', db.may) },
  )
}
