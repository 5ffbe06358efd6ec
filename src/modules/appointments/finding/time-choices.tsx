import { isUuid } from '../../../platform/ids.ts'
import { Form } from '../../../ui/form.tsx'
import type { Look } from '../../../ui/page.ts'
import type { Time } from '../times/time.ts'
import { readStart } from '../when.ts'
import type { Picked } from './drafts.ts'
import type { Finding } from './finding.ts'
import { clockSaid, daySaid } from './say.ts'
import { words } from './words.ts'

type Chosen = Pick<Time, 'clinician' | 'place' | 'starts_at'>

/** A time as a form says it. */
const timeValue = ({ clinician, place, starts_at }: Chosen): string =>
  `${starts_at.toString()} ${clinician} ${place}`

/** The time that a form says; null for anything else. */
export function readTime(text: string | undefined): Picked | null {
  const [at = '', clinician = '', place = ''] = (text ?? '').split(' ')
  const starts_at = readStart(at)
  return starts_at !== null && isUuid(clinician) && isUuid(place) ? { clinician, place, starts_at } : null
}

/**
 * Times as buttons: each keeps its time and goes on. All of it is said to whoever only hears the button; on it stands
 * what the page around does not say already.
 */
export function TimeChoices(props: {
  look: Look
  finding: Finding
  label: string
  times: readonly Chosen[]
  /** Whether the buttons stand under the name of their day. */
  ofOneDay?: boolean
}) {
  const { look, finding, label, times, ofOneDay = false } = props
  return (
    <Form look={look} action={`/appointments/book/${finding.draft.id}/times`} label={label}>
      <ul class={classOf(finding, ofOneDay)}>
        {times.map(time => (
          <li>
            <TimeButton look={look} finding={finding} time={time} ofOneDay={ofOneDay} />
          </li>
        ))}
      </ul>
    </Form>
  )
}

const classOf = ({ draft }: Finding, ofOneDay: boolean): string => {
  if (!ofOneDay) return 'times'
  return draft.clinician_id === null ? 'times times-of-day' : 'times times-of-day times-short'
}

function TimeButton(props: { look: Look; finding: Finding; time: Chosen; ofOneDay: boolean }) {
  const { look, finding, time, ofOneDay } = props
  const { schedule, draft, type } = finding
  const text = words(look.lang)
  const clinician = schedule.clinicians.get(time.clinician)?.name ?? ''
  const place = schedule.places.get(time.place)?.name ?? ''
  return (
    <button type="submit" class="button button-secondary time" name="time" value={timeValue(time)}>
      <span>
        {!ofOneDay && `${daySaid(look, schedule, time)}, `}
        <span class="unbroken">{clockSaid(look, schedule, time)}</span>
      </span>
      {ofOneDay && <span class="unseen">, {daySaid(look, schedule, time)}</span>}
      <span class={draft.clinician_id === null ? 'time-more' : 'unseen'}>
        {' '}
        {ofOneDay ? clinician : text.with(clinician)}
      </span>
      {type.mode === 'in-person' && (
        <span class={draft.place_id === null && !ofOneDay ? 'time-more' : 'unseen'}>
          {' '}
          {text.there(place)}
        </span>
      )}
    </button>
  )
}
