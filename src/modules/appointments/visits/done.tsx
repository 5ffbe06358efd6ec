import type { PageRequest } from '../../../ui/answer.ts'
import { Notice } from '../../../ui/notice.tsx'
import { words } from './words.ts'

const outcomes = [
  'booked',
  'moved',
  'cancelled',
  'asked',
  'asked-before',
  'asked-cancel',
  'accepted',
  'declined',
  'withdrawn',
  'late',
] as const

/** What was just done and what comes next, as the address says it. */
export function Done({ request }: { request: PageRequest }) {
  const done = outcomes.find(outcome => outcome === request.query.get('done'))
  if (!done) return null
  const { title, text } = words(request.lang).done[done]
  return (
    <Notice kind={done === 'late' ? 'warning' : 'success'} title={title}>
      <p>{text}</p>
    </Notice>
  )
}
