import { Tabs } from '../../../ui/filters.tsx'
import type { Look } from '../../../ui/page.ts'
import type { PatientDb } from '../../access/index.ts'
import type { Db } from './list-threads.ts'
import { words } from './words.ts'

const boxes = ['inbox', 'sent', 'drafts', 'archive', 'search'] as const
type Box = (typeof boxes)[number]

const addresses: Record<Box, string> = {
  inbox: '/messages',
  sent: '/messages/sent',
  drafts: '/messages/drafts',
  archive: '/messages/archive',
  search: '/messages/search',
}

/** The lists of messages, as links; drafts for whoever may write. */
export function Boxes({ look, db, box }: { look: Look; db: Db; box: Box }) {
  const text = words(look.lang)
  const shown = boxes.filter(one => one !== 'drafts' || maySend(look, db))
  return (
    <Tabs
      label={text.boxesLabel}
      tabs={shown.map(one => ({ text: text.boxes[one], href: addresses[one], current: one === box }))}
    />
  )
}

/** True for whoever writes here by her own right. */
export const maySend = (look: Look, db: Pick<PatientDb<'messages:read'>, 'may'>): boolean =>
  look.view === null && db.may.has('messages:write')
