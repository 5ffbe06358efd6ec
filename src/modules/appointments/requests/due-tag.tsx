import type { PageRequest } from '../../../ui/answer.ts'
import { DueTag } from '../../../ui/due-tag.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Request } from './read-requests.ts'
import { words } from './words.ts'

/** By when it is to be answered, or how it was. */
export function Due({ request: { lang, look }, row }: { request: PageRequest; row: Request }) {
  const { statuses } = words(lang).staff
  if (row.status === 'waiting') return <DueTag look={look} at={row.due_at} />
  const text = statuses[row.status]
  if (row.status === 'offered') return <Tag text={text} icon="clock" tone="accent" />
  return <Tag text={text} icon={row.status === 'settled' ? 'check' : 'dash'} />
}
