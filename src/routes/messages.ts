import { patient, type Route, signedIn } from '../entry/web/route.ts'
import {
  draftFilesPage,
  filePage,
  takeDraftFiles,
  takeFileOff,
} from '../modules/messages/files/draft-files.page.tsx'
import { eventsPage } from '../modules/messages/news/events.page.tsx'
import { draftsPage } from '../modules/messages/reading/drafts.page.tsx'
import { archivePage, inboxPage } from '../modules/messages/reading/inbox.page.tsx'
import { searchPage, searchResultsPage, takeSearch } from '../modules/messages/reading/search.page.tsx'
import { sentPage } from '../modules/messages/reading/sent.page.tsx'
import { takeArchive, threadPage } from '../modules/messages/reading/thread.page.tsx'
import { threadFile } from '../modules/messages/reading/thread-file.page.tsx'
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
  // Reading; one thread after the addresses with a word in that place
  patient('GET', '/messages', 'messages:read', inboxPage),
  patient('GET', '/messages/sent', 'messages:read', sentPage),
  patient('GET', '/messages/drafts', 'messages:write', draftsPage),
  patient('GET', '/messages/archive', 'messages:read', archivePage),
  signedIn('GET', '/messages/events', eventsPage, { unused: true }),
  patient('GET', '/messages/search', 'messages:read', searchPage),
  patient('POST', '/messages/search', 'messages:read', takeSearch, { looks: true }),
  patient('GET', '/messages/search/:id', 'messages:read', searchResultsPage),
  patient('GET', '/messages/:id', 'messages:read', threadPage),
  patient('GET', '/messages/:id/file', 'messages:read', threadFile),
  patient('POST', '/messages/:id/archive', 'messages:read', takeArchive),
]
