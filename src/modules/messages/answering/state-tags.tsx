import type { PageRequest } from '../../../ui/answer.ts'
import { DueTag } from '../../../ui/due-tag.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Queued } from './queue.ts'
import { words } from './words.ts'

type Stated = Pick<Queued, 'state' | 'due_at' | 'urgent' | 'claimed_by' | 'claimed_by_name'>

/** That it may not wait; by when it is to be answered, or that nothing waits; and who has it. `me` is the reader. */
export function StateTags({ request, row, me }: { request: PageRequest; row: Stated; me: string }) {
  const text = words(request.lang)
  return (
    <>
      {row.urgent !== null && <Tag text={text.queue.urgent[row.urgent]} icon="warning" tone="urgent" />}
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

function Due({ request: { lang, look }, row }: { request: PageRequest; row: Stated }) {
  const text = words(lang).queue
  if (row.state === 'closed') return <Tag text={text.closed} icon="dash" />
  if (row.due_at === null) return <Tag text={text.answered} icon="check" tone="calm" />
  return <DueTag look={look} at={row.due_at} />
}
