import { clinic, type Route } from '../entry/web/route.ts'
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
