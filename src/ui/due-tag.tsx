import type { Temporal } from 'temporal-polyfill'
import { dateTimeOf } from './dates.ts'
import type { Look } from './page.ts'
import { Tag } from './tag.tsx'
import { words } from './words.ts'

const soon_hours = 4

/** By when something is to be answered: late, soon, or simply when. */
export function DueTag({ look, at }: { look: Look; at: Temporal.Instant }) {
  const { lang, zone, now } = look
  const text = words(lang).due
  const when = dateTimeOf(at, lang, zone)
  const hours = (at.epochMilliseconds - now.epochMilliseconds) / 3_600_000
  if (hours < 0) return <Tag text={text.late(when)} icon="warning" tone="urgent" />
  return hours < soon_hours ? (
    <Tag text={text.soon(when)} icon="clock" tone="attention" />
  ) : (
    <Tag text={text.by(when)} icon="clock" />
  )
}
