import type { PageRequest } from '../../../ui/answer.ts'
import { dateTimeOf } from '../../../ui/dates.ts'
import { Tag } from '../../../ui/tag.tsx'
import type { Request } from './read-requests.ts'
import { words } from './words.ts'

const soon_hours = 4

/** By when it is to be answered, or how it was. */
export function Due({ request, row }: { request: PageRequest; row: Request }) {
  const { lang, look } = request
  const text = words(lang).staff
  if (row.status === 'offered') return <Tag text={text.statuses.offered} icon="clock" tone="accent" />
  if (row.status !== 'waiting')
    return <Tag text={text.statuses[row.status]} icon={row.status === 'settled' ? 'check' : 'dash'} />
  const when = dateTimeOf(row.due_at, lang, look.zone)
  const hours = (row.due_at.epochMilliseconds - look.now.epochMilliseconds) / 3_600_000
  if (hours < 0) return <Tag text={text.overdue(when)} icon="warning" tone="urgent" />
  return hours < soon_hours ? (
    <Tag text={text.soon(when)} icon="clock" tone="attention" />
  ) : (
    <Tag text={text.dueBy(when)} icon="clock" />
  )
}
