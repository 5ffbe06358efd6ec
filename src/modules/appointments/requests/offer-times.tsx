import { newId } from '../../../platform/ids.ts'
import type { PageRequest } from '../../../ui/answer.ts'
import { fhirDate } from '../../../ui/dates.ts'
import { Tabs } from '../../../ui/filters.tsx'
import { Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { clockSaid, daySaid } from '../finding/say.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import type { Time } from '../times/time.ts'
import type { Queued } from './queue.ts'
import { type ToOffer, timeValue } from './times-to-offer.ts'
import { words } from './words.ts'

type Shown = {
  request: PageRequest
  schedule: Schedule
  row: Queued
  found: ToOffer
  isAll: boolean
  error: string | undefined
}

/** Free times by day, each a button that offers it to the patient. */
export function OfferTimes(props: Shown) {
  const { request, row, found, isAll, error } = props
  const { lang, look, params } = request
  const text = words(lang).staff
  const here = `/staff/appointment-requests/of/${params.patient}/${row.id}`
  const [from, until] = [found.from, found.until].map(day => fhirDate(day.toString(), lang, 'UTC') ?? '')
  const next = found.until.add({ days: 1 }).toString()
  const all = isAll ? { times: 'all' } : {}
  return (
    <Section id="offer" title={text.offer}>
      <p>{row.kind === 'move' ? text.moveText : text.offerText}</p>
      <Tabs
        label={text.narrow}
        tabs={[
          { text: text.fitting, href: here, current: !isAll },
          { text: text.allTimes, href: `${here}?times=all`, current: isAll },
        ]}
      />
      {error !== undefined && (
        <p class="field-error" id="time" tabindex={-1}>
          {error}
        </p>
      )}
      {found.days.length === 0 ? (
        <p>{(isAll ? text.noTimes : text.noFitting)(from ?? '', until ?? '')}</p>
      ) : (
        <Form look={look} action={`${here}/offer`} label={text.timesFrom(from ?? '', until ?? '')}>
          <input type="hidden" name="key" value={newId()} />
          {found.days.map(({ day, times, isMore }) => (
            <>
              <h3>{fhirDate(day.toString(), lang, 'UTC')}</h3>
              <ul class="times times-of-day">
                {times.map(time => (
                  <li>
                    <OfferButton {...props} time={time} />
                  </li>
                ))}
              </ul>
              {isMore && <p class="hint">{text.more}</p>}
            </>
          ))}
        </Form>
      )}
      <nav class="paging" aria-label={text.weeks}>
        {request.query.has('from') && <a href={`${here}?${new URLSearchParams(all)}`}>{text.earlier}</a>}
        <a href={`${here}?${new URLSearchParams({ ...all, from: next })}`}>{text.later}</a>
      </nav>
    </Section>
  )
}

function OfferButton({ request, schedule, time }: Shown & { time: Time }) {
  const { lang, look } = request
  const text = words(lang).staff
  const who = schedule.clinicians.get(time.clinician)?.name ?? ''
  const where = schedule.places.get(time.place)?.name ?? ''
  return (
    <button type="submit" class="button button-secondary time" name="time" value={timeValue(time)}>
      <span class="unseen">{text.offerThis(daySaid(look, schedule, time))} </span>
      <strong>{clockSaid(look, schedule, time)}</strong>
      <span class="time-more">{who}</span>
      <span class="time-more">{where}</span>
    </button>
  )
}
