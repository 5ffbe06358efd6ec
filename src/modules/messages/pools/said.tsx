import type { PageRequest } from '../../../ui/answer.ts'
import { dateOf, timeOf } from '../../../ui/dates.ts'
import { BackLink } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Lang } from '../../../ui/page.ts'
import { isAway, type Pool, type PoolHours } from './read-pools.ts'
import { words } from './words.ts'

/** Whether patients can write to it now, and who reads. */
export function stateSaid(pool: Pool, { lang, look }: PageRequest): string {
  const text = words(lang).list
  if (!pool.active) return text.closed
  if (pool.away_until !== null && isAway(pool, look.now))
    return text.away(dateOf(pool.away_until, lang, pool.zone))
  return text.open
}

export const topicsSaid = (pool: Pool, lang: Lang): string =>
  pool.topics.map(topic => words(lang).topics[topic]).join(', ')

/** "9:00 am to 5:00 pm" */
export function spanSaid({ from, until }: PoolHours, lang: Lang): string {
  const text = words(lang).pool
  const clock = (time: string) =>
    time.startsWith('24') ? text.midnight : timeOf(Date.parse(`1970-01-01T${time.slice(0, 5)}Z`), lang, 'UTC')
  return text.span(clock(from), clock(until))
}

/** One step back, and that what was sent stands (`?saved`). */
export function Above({ request, href, text }: { request: PageRequest; href: string; text?: string }) {
  const { lang, query } = request
  const said = words(lang)
  return (
    <>
      <p>
        <BackLink lang={lang} href={href} text={text ?? said.back} />
      </p>
      {query.has('saved') && (
        <Notice kind="success" title={said.saved}>
          <p>{said.savedText}</p>
        </Notice>
      )}
    </>
  )
}
