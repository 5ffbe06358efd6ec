import type { Instant } from '../../../../platform/clock.ts'
import { type Answer, notThere, type PageRequest } from '../../../../ui/answer.ts'
import { Button } from '../../../../ui/button.tsx'
import { todayIn } from '../../../../ui/dates.ts'
import { ErrorSummary, type FieldError, Form } from '../../../../ui/form.tsx'
import { staffPage } from '../../../../ui/staff.tsx'
import { Ticks } from '../../../../ui/ticks.tsx'
import { tickedOf } from '../../../../ui/typed.ts'
import type { ManagerDb } from '../../handles.ts'
import { Back } from '../back.tsx'
import { carryOut } from '../check-change.tsx'
import { fingerprint } from '../fingerprint.ts'
import { changeSchedule } from '../lock-schedule.ts'
import { type Place, readSchedule } from '../read-schedule.ts'
import { SavedNotice } from '../saved-notice.tsx'
import { dayInWords } from '../say.ts'
import { words } from '../words.ts'
import { holidaysOf, keepHolidays } from './keep-holidays.ts'
import { type Holiday, holidaysBetween } from './us-holidays.ts'

const years_ahead = 2

/** `GET /staff/schedule/places/:id/holidays`: on which federal holidays this place is closed. */
export async function holidaysPage(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const place = (await readSchedule(db)).places.get(request.params.id ?? '')
  if (!place) return notThere
  const kept = await holidaysOf(db, place, request.look.now)
  return draw(request, place, [...kept.keys()], [...kept.keys()], [])
}

/** `POST /staff/schedule/places/:id/holidays` */
export async function takeHolidays(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const { form, lang, look } = request
  await changeSchedule(db)
  const place = (await readSchedule(db)).places.get(request.params.id ?? '')
  if (!place) return notThere
  const offered = offeredAt(place, look.now).map(({ date }) => date)
  const chosen = tickedOf(form, 'day', offered)
  const kept = [...(await holidaysOf(db, place, look.now)).keys()]
  if (form.back === 'yes') return draw(request, place, kept, chosen, [])
  if (form.was !== fingerprint(kept))
    return draw(request, place, kept, chosen, [{ field: 'holidays', text: words(lang).changed.error }])
  const address = `/staff/schedule/places/${place.id}`
  return carryOut(request, db, {
    action: `${address}/holidays`,
    done: `${address}?saved`,
    change: () => keepHolidays(db, place, { offered, chosen }, look.now),
  })
}

function offeredAt(place: Place, now: Instant): Holiday[] {
  const today = todayIn(now, place.zone)
  return holidaysBetween(today.toString(), today.add({ years: years_ahead }).toString())
}

function draw(
  request: PageRequest,
  place: Place,
  kept: readonly string[],
  chosen: readonly string[],
  errors: readonly FieldError[],
): Answer {
  const { look, lang } = request
  const text = words(lang)
  const address = `/staff/schedule/places/${place.id}`
  const byYear = [...Map.groupBy(offeredAt(place, look.now), ({ date }) => date.slice(0, 4))]
  return staffPage(
    request,
    'schedule',
    { title: text.holidays.title(place.name), caption: text.caption, lede: text.holidays.lede },
    <>
      <Back lang={lang} href={address} text={place.name} />
      <ErrorSummary lang={lang} errors={errors} />
      <SavedNotice request={request} />
      <Form look={look} action={`${address}/holidays`}>
        <input type="hidden" name="was" value={fingerprint(kept)} />
        {byYear.map(([year, days], index) => (
          <Ticks
            lang={lang}
            id={index === 0 ? 'holidays' : `holidays-${year}`}
            legend={text.holidays.year(year)}
            boxes={days.map(({ name, date, observed }) => {
              const said = text.holidays.names[name]
              return {
                name: `day-${date}`,
                text: `${dayInWords(date, lang)}: ${observed ? text.holidays.observed(said) : said}`,
              }
            })}
            ticked={name => chosen.includes(name.slice('day-'.length))}
          />
        ))}
        <Button text={text.save} />
      </Form>
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}
