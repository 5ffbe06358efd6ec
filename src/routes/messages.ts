import { patient, type Route } from '../entry/web/route.ts'
import {
  draftFilesPage,
  filePage,
  takeDraftFiles,
  takeFileOff,
} from '../modules/messages/files/draft-files.page.tsx'
import { checkPage, takeSend } from '../modules/messages/writing/check.page.tsx'
import { newMessagePage, takeNewMessage } from '../modules/messages/writing/new.page.tsx'
import { takeAutosave, takeDrop, takeWriting, writePage } from '../modules/messages/writing/write.page.tsx'

/** A patient's messages with her care team. */
export const messages: readonly Route[] = [
  // Writing: what about, the draft, the check, and sent
  patient('GET', '/messages/new', 'messages:write', newMessagePage),
  patient('POST', '/messages/new', 'messages:write', takeNewMessage),
  patient('GET', '/messages/drafts/:id', 'messages:write', writePage),
  patient('POST', '/messages/drafts/:id', 'messages:write', takeWriting),
  patient('POST', '/messages/drafts/:id/save', 'messages:write', takeAutosave),
  patient('GET', '/messages/drafts/:id/check', 'messages:write', checkPage),
  patient('POST', '/messages/drafts/:id/send', 'messages:write', takeSend),
  patient('POST', '/messages/drafts/:id/drop', 'messages:write', takeDrop),
  // Files of a draft, and of what was sent
  patient('GET', '/messages/drafts/:id/files', 'messages:write', draftFilesPage),
  patient('POST', '/messages/drafts/:id/files', 'messages:write', takeDraftFiles, { uploads: true }),
  patient('POST', '/messages/files/:id/remove', 'messages:write', takeFileOff),
  patient('GET', '/messages/files/:id', ['messages:read', 'messages:write'], filePage),
]
