import type { Temporal } from 'temporal-polyfill'
import type { Look } from '../../../ui/page.ts'
import { KeysetPaging } from '../../../ui/paging.tsx'
import type { Time } from '../times/time.ts'
import { byPart, dayOf } from './days.ts'
import type { Draft } from './drafts.ts'
import type { Finding } from './finding.ts'
import type { Offered } from './offered.ts'
import { dayInWords, whenSaid } from './say.ts'
import { TimeChoices } from './time-choices.tsx'
import { words } from './words.ts'

const dayAddress = (draft: Draft, day: Temporal.PlainDate): string =>
  `/appointments/book/${draft.id}/times?day=${day}#day`

/** The days of a week, each with how many times it has, and the weeks around it. */
export function WeekLinks({ look, draft, offered }: { look: Look; draft: Draft; offered: Offered }) {
  const { week, day, earlier, later } = offered
  const text = words(look.lang).times
  const link = (to: Temporal.PlainDate | null, name: string) =>
    to && { text: name, href: dayAddress(draft, to) }
  return (
    <>
      <nav aria-label={text.byDay}>
        <ul class="week">
          {week.map(one => (
            <li>
              {one.times === 0 ? (
                <span class="week-day week-none">
                  <span>{dayInWords(one.day, look)}</span> <span>{text.full}</span>
                </span>
              ) : (
                <a
                  class="week-day"
                  href={dayAddress(draft, one.day)}
                  aria-current={one.day.equals(day) ? 'true' : undefined}
                >
                  <span>{dayInWords(one.day, look)}</span> <span>{text.count(one.times)}</span>
                </a>
              )}
            </li>
          ))}
        </ul>
      </nav>
      <KeysetPaging label={text.weeks} newest={link(earlier, text.earlier)} older={link(later, text.later)} />
    </>
  )
}

/** The times of the day that is shown, by parts of the day; where it has none, when the next is. */
export function DayTimes({ look, finding, offered }: { look: Look; finding: Finding; offered: Offered }) {
  const { schedule, draft } = finding
  const { day, times, next } = offered
  const text = words(look.lang).times
  return (
    <>
      <h3 id="day" class="times-day">
        {times.length > 0 ? dayInWords(day, look) : text.noneThatDay(dayInWords(day, look))}
      </h3>
      {byPart(schedule, times).map(({ part, times: some }) => (
        <>
          <h4>{text.parts[part]}</h4>
          {byPlace(finding, some).map(({ place, times: there }) => (
            <>
              {place !== null && <p class="times-place">{place}</p>}
              <TimeChoices
                look={look}
                finding={finding}
                label={[text.parts[part], place].filter(Boolean).join(', ')}
                times={there}
                ofOneDay
              />
            </>
          ))}
        </>
      ))}
      {times.length === 0 && next && (
        <p>
          {text.next(whenSaid(look, schedule, next))}{' '}
          <a href={dayAddress(draft, dayOf(schedule, next))}>{text.nextLink}</a>
        </p>
      )}
      {times.length === 0 && !next && <p>{text.noneAfter}</p>}
    </>
  )
}

/** Apart by place, each by its name, where she goes somewhere and has not said where. */
function byPlace({ schedule, draft, type }: Finding, times: readonly Time[]) {
  if (type.mode !== 'in-person' || draft.place_id !== null) return [{ place: null, times }]
  const groups = Map.groupBy(times, ({ place }) => place)
  return [...schedule.places.values()].flatMap(({ id, name }) => {
    const there = groups.get(id)
    return there ? [{ place: name, times: there }] : []
  })
}
