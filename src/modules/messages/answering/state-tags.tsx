import type { PageRequest } from '../../../ui/answer.ts'
import { dateTimeOf } from '../../../ui/dates.ts'
import { Tag } from '../../../ui/tag.tsx'
import type { Queued } from './queue.ts'
import { words } from './words.ts'

const soon_hours = 4

type Stated = Pick<Queued, 'state' | 'due_at' | 'claimed_by' | 'claimed_by_name'>

/** By when it is to be answered, or that nothing waits; and who has it. `me` is the reader. */
export function StateTags({ request, row, me }: { request: PageRequest; row: Stated; me: string }) {
  const text = words(request.lang)
  return (
    <>
      <Due request={request} row={row} />
      {row.claimed_by !== null && (
        <Tag
          text={
            row.claimed_by === me ? text.queue.youHave : text.queue.has(row.claimed_by_name ?? text.somebody)
          }
          icon="person"
          tone={row.claimed_by === me ? 'accent' : 'plain'}
        />
      )}
    </>
  )
}

function Due({ request, row }: { request: PageRequest; row: Stated }) {
  const { lang, look } = request
  const text = words(lang).queue
  if (row.state === 'closed') return <Tag text={text.closed} icon="dash" />
  if (row.due_at === null) return <Tag text={text.answered} icon="check" tone="calm" />
  const when = dateTimeOf(row.due_at, lang, look.zone)
  const hours = (row.due_at.epochMilliseconds - look.now.epochMilliseconds) / 3_600_000
  if (hours < 0) return <Tag text={text.late(when)} icon="warning" tone="urgent" />
  return hours < soon_hours ? (
    <Tag text={text.soon(when)} icon="clock" tone="attention" />
  ) : (
    <Tag text={text.dueBy(when)} icon="clock" />
  )
}
