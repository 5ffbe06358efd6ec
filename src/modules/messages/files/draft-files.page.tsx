import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { notThere } from '../../../ui/answer.ts'
import type { PatientDb } from '../../access/index.ts'
import { readAttachment } from './attachments.ts'
import { fileLink } from './files-of.tsx'
import { filesPage, type Keeping, type Side, takeFiles, takeOff } from './files-page.tsx'

type Writing = PatientDb<'messages:write'>

const hereOf = (draft: string) => `/messages/drafts/${draft}/files`

const sideOf = ({ params }: PageRequest, db: Writing): Side => ({
  db,
  patient: db.patient,
  account: db.account,
  isStaff: false,
  draft: params.id ?? '',
  back: `/messages/drafts/${params.id}`,
  here: hereOf(params.id ?? ''),
  file: fileLink,
})

/** `GET /messages/drafts/:id/files`: what goes with a message, before it is sent. */
export const draftFilesPage = (request: PageRequest, db: Writing, keeping: Keeping): Promise<Answer> =>
  filesPage(request, sideOf(request, db), keeping)

/** `POST /messages/drafts/:id/files`: adds files to it. */
export const takeDraftFiles = (request: PageRequest, db: Writing, keeping: Keeping): Promise<Answer> =>
  takeFiles(request, sideOf(request, db), keeping)

/** `POST /messages/files/:id/remove`: takes one off before it is sent. */
export const takeFileOff = (request: PageRequest, db: Writing): Promise<Answer> =>
  takeOff(request, sideOf(request, db), hereOf)

/** `GET /messages/files/:id`: the file itself, of a message or of one's own draft. */
export async function filePage(
  { params }: PageRequest,
  db: PatientDb<'messages:read' | 'messages:write'>,
  { files }: Keeping,
): Promise<Answer> {
  const file = await readAttachment(db, files, db.patient, params.id ?? '')
  return file === null ? notThere : { kind: 'file', ...file }
}
