import type { PatientId } from '../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest } from '../../../ui/answer.ts'
import type { AnsweringDb } from '../handles.ts'
import { draftOf } from '../writing/drafts.ts'
import { readAttachment } from './attachments.ts'
import { staffFileLink } from './files-of.tsx'
import { filesPage, type Keeping, type Side, takeFiles, takeOff } from './files-page.tsx'

const patientOf = ({ params }: PageRequest): PatientId => (params.patient ?? '') as PatientId
const hereOf = (request: PageRequest) => (draft: string) =>
  `/staff/messages/of/${patientOf(request)}/drafts/${draft}/files`

async function sideOf(request: PageRequest, db: AnsweringDb): Promise<Side> {
  const [patient, draft] = [patientOf(request), request.params.id ?? '']
  const thread = (await draftOf(db, patient, draft))?.thread_id
  return {
    db,
    patient,
    account: db.account,
    isStaff: true,
    draft,
    back: thread
      ? `/staff/messages/of/${patient}/${thread}`
      : `/staff/messages/new/${patient}?draft=${draft}`,
    here: hereOf(request)(draft),
    file: staffFileLink(patient),
  }
}

/** `GET /staff/messages/of/:patient/drafts/:id/files`: what goes with an answer, before it is sent. */
export const staffDraftFilesPage = async (
  request: PageRequest,
  db: AnsweringDb,
  keeping: Keeping,
): Promise<Answer> => filesPage(request, await sideOf(request, db), keeping)

/** `POST /staff/messages/of/:patient/drafts/:id/files`: adds files to it. */
export const takeStaffDraftFiles = async (
  request: PageRequest,
  db: AnsweringDb,
  keeping: Keeping,
): Promise<Answer> => takeFiles(request, await sideOf(request, db), keeping)

/** `POST /staff/messages/of/:patient/files/:id/remove`: takes one off before it is sent. */
export const takeStaffFileOff = async (request: PageRequest, db: AnsweringDb): Promise<Answer> =>
  takeOff(request, { db, patient: patientOf(request), account: db.account, isStaff: true }, hereOf(request))

/** `GET /staff/messages/of/:patient/files/:id`: the file itself, of a thread of one's pools or of one's own draft. */
export async function staffFilePage(
  request: PageRequest,
  db: AnsweringDb,
  { files }: Keeping,
): Promise<Answer> {
  const file = await readAttachment(db, files, patientOf(request), request.params.id ?? '')
  return file === null ? notThere : { kind: 'file', ...file }
}
