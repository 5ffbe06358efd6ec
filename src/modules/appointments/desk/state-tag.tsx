import type { Instant } from '../../../platform/clock.ts'
import type { Lang } from '../../../ui/page.ts'
import { Tag } from '../../../ui/tag.tsx'
import type { DeskVisit } from './read-desk.ts'
import { words } from './words.ts'

type Standing = Pick<DeskVisit, 'status' | 'late_minutes' | 'needs_move' | 'starts_at'>

/** Words for how a visit stands, all that are worth one; a visit that is simply booked has none. */
export function statesOf(visit: Standing, lang: Lang, now: Instant): string[] {
  return [...tagsOf(visit, lang, now)].map(({ text }) => text)
}

/** How a visit stands, each in a word with its shape. */
export function StateTags({ visit, lang, now }: { visit: Standing; lang: Lang; now: Instant }) {
  return (
    <>
      {tagsOf(visit, lang, now).map(tag => (
        <Tag {...tag} />
      ))}
    </>
  )
}

type TagLook = Parameters<typeof Tag>[0]

function tagsOf(
  { status, late_minutes, needs_move, starts_at }: Standing,
  lang: Lang,
  now: Instant,
): TagLook[] {
  const text = words(lang)
  const tags: TagLook[] = []
  const isPast = starts_at.epochMilliseconds <= now.epochMilliseconds
  if (status === 'arrived') tags.push({ text: text.statuses.arrived, icon: 'check', tone: 'accent' })
  if (status === 'fulfilled') tags.push({ text: text.statuses.fulfilled, icon: 'check', tone: 'plain' })
  if (status === 'noshow') tags.push({ text: text.statuses.noshow, icon: 'cross', tone: 'plain' })
  if (status === 'cancelled') tags.push({ text: text.statuses.cancelled, icon: 'cross', tone: 'plain' })
  if (status === 'pending') tags.push({ text: text.statuses.pending, icon: 'clock', tone: 'accent' })
  if (status === 'booked' && late_minutes !== null)
    tags.push({ text: text.late(late_minutes), icon: 'clock', tone: 'attention' })
  else if (status === 'booked' && isPast) tags.push({ text: text.notHere, icon: 'clock', tone: 'attention' })
  if (status === 'booked' && needs_move !== null)
    tags.push({ text: text.toMove, icon: 'warning', tone: 'urgent' })
  return tags
}
