import { clinic, type Route } from '../entry/web/route.ts'
import { takeAnswer } from '../modules/messages/answering/answer.staff.tsx'
import { makeRequestPage, takeMakeRequest } from '../modules/messages/answering/appointment.staff.tsx'
import { messagesPage } from '../modules/messages/answering/queue.staff.tsx'
import { startPage, takeStart } from '../modules/messages/answering/start.staff.tsx'
import {
  takeAsk,
  takeClaim,
  takeClose,
  takeHandOver,
  takeLetGo,
  takeNote,
  threadPage,
} from '../modules/messages/answering/thread.staff.tsx'
import {
  staffDraftFilesPage,
  staffFilePage,
  takeStaffDraftFiles,
  takeStaffFileOff,
} from '../modules/messages/files/draft-files.staff.tsx'
import {
  editPoolPage,
  newPoolPage,
  takeNewPool,
  takePool,
} from '../modules/messages/pools/edit-pool.staff.tsx'
import { poolsPage } from '../modules/messages/pools/list.staff.tsx'
import { changePoolPage, poolPage } from '../modules/messages/pools/pool.staff.tsx'
import {
  newTemplatePage,
  takeNewTemplate,
  takeTemplate,
  templatePage,
} from '../modules/messages/pools/templates/edit-template.staff.tsx'
import { templatesPage } from '../modules/messages/pools/templates/templates.staff.tsx'
import { takeUrgent, urgentPage } from '../modules/messages/pools/urgent/urgent.staff.tsx'

/** The clinic's side of messages: the queues of its pools, and the pools themselves. */
export const answering: readonly Route[] = [
  // The queue, one thread, and what is done with it
  clinic('GET', '/staff/messages', 'messages:answer', messagesPage),
  clinic('GET', '/staff/messages/new/:patient', 'messages:answer', startPage),
  clinic('POST', '/staff/messages/new/:patient', 'messages:answer', takeStart),
  clinic('GET', '/staff/messages/of/:patient/:id', 'messages:answer', threadPage),
  clinic('POST', '/staff/messages/of/:patient/:id/answer', 'messages:answer', takeAnswer),
  clinic('POST', '/staff/messages/of/:patient/:id/claim', 'messages:answer', takeClaim),
  clinic('POST', '/staff/messages/of/:patient/:id/let-go', 'messages:answer', takeLetGo),
  clinic('POST', '/staff/messages/of/:patient/:id/note', 'messages:answer', takeNote),
  clinic('POST', '/staff/messages/of/:patient/:id/ask', 'messages:answer', takeAsk),
  clinic('POST', '/staff/messages/of/:patient/:id/hand-over', 'messages:answer', takeHandOver),
  clinic('POST', '/staff/messages/of/:patient/:id/close', 'messages:answer', takeClose),
  clinic('GET', '/staff/messages/of/:patient/:id/appointment', 'messages:answer', makeRequestPage),
  clinic('POST', '/staff/messages/of/:patient/:id/appointment', 'messages:answer', takeMakeRequest),
  // Files of an answer, and of a thread
  clinic('GET', '/staff/messages/of/:patient/drafts/:id/files', 'messages:answer', staffDraftFilesPage),
  clinic('POST', '/staff/messages/of/:patient/drafts/:id/files', 'messages:answer', takeStaffDraftFiles, {
    uploads: true,
  }),
  clinic('POST', '/staff/messages/of/:patient/files/:id/remove', 'messages:answer', takeStaffFileOff),
  clinic('GET', '/staff/messages/of/:patient/files/:id', 'messages:answer', staffFilePage),
  // The pools themselves, and what is kept for all of them
  clinic('GET', '/staff/pools', 'messages:manage', poolsPage),
  clinic('GET', '/staff/pools/new', 'messages:manage', newPoolPage),
  clinic('POST', '/staff/pools/new', 'messages:manage', takeNewPool),
  clinic('GET', '/staff/pools/templates', 'messages:manage', templatesPage),
  clinic('GET', '/staff/pools/templates/new', 'messages:manage', newTemplatePage),
  clinic('POST', '/staff/pools/templates/new', 'messages:manage', takeNewTemplate),
  clinic('GET', '/staff/pools/templates/:id', 'messages:manage', templatePage),
  clinic('POST', '/staff/pools/templates/:id', 'messages:manage', takeTemplate),
  clinic('GET', '/staff/pools/urgent', 'messages:manage', urgentPage),
  clinic('POST', '/staff/pools/urgent', 'messages:manage', takeUrgent),
  clinic('GET', '/staff/pools/:id', 'messages:manage', poolPage),
  clinic('POST', '/staff/pools/:id', 'messages:manage', changePoolPage),
  clinic('GET', '/staff/pools/:id/edit', 'messages:manage', editPoolPage),
  clinic('POST', '/staff/pools/:id/edit', 'messages:manage', takePool),
]
