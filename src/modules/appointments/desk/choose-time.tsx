import type { PageRequest } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { Details } from '../../../ui/details.tsx'
import { DateField, TextField } from '../../../ui/fields.tsx'
import { errorOf, type FieldError, FieldGroup, Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { timeValue } from '../requests/times-to-offer.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'
import type { Time } from '../times/time.ts'
import { dayThere, timeThere } from '../when.ts'
import { ClockField } from './clock-field.tsx'
import { clocksAt } from './clocks.ts'
import { type Narrowed, narrowedQuery } from './read-choice.ts'
import { words } from './words.ts'

export type Choosing = {
  request: PageRequest
  schedule: Schedule
  type: VisitType
  narrowed: Narrowed
  times: readonly Time[]
  errors: readonly FieldError[]
  /** Where the filters and the forms go, without a query. */
  action: string
  /** What every form carries: the kind of visit, a key so that it is done once. */
  hidden: Readonly<Record<string, string>>
  /** The button's words, and those over the form for a time that is not in the list. */
  says: { button: string; own: string; ownButton: string }
  /** The kind of visit in the filters' address, where that is not known from the address itself. */
  kind: string | null
  /** Whether it is asked what the visit is for, and whether another length can be chosen. */
  isNew: boolean
}

/** Free times to choose from, filters for them, and a form for a time of one's own. */
export function ChooseTime(props: Choosing) {
  const text = words(props.request.lang).book
  return (
    <>
      <Filters {...props} />
      {props.times.length === 0 ? (
        <EmptyState title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <Section id="times" title={text.first}>
          <TimesForm {...props} />
        </Section>
      )}
      <OwnTime {...props} />
    </>
  )
}

const options = (all: string, of: Iterable<{ id: string; name: string; active: boolean }>) => [
  { value: '', text: all },
  ...[...of].flatMap(({ id, name, active }) => (active ? [{ value: id, text: name }] : [])),
]

/** Who sees this kind of visit, still. */
const whoSees = ({ schedule, type }: Pick<Choosing, 'schedule' | 'type'>) =>
  [...schedule.clinicians.values()].filter(({ id }) => type.clinicians.includes(id))

function Filters({ request, schedule, type, narrowed, action, kind }: Choosing) {
  const { lang, look } = request
  const text = words(lang).book
  return (
    <search class="day-narrow">
      <Form look={look} action={action} method="get" label={text.narrow}>
        {kind !== null && <input type="hidden" name="kind" value={kind} />}
        <Select
          lang={lang}
          name="clinician"
          label={words(lang).day.clinician}
          value={narrowed.clinician ?? ''}
          choices={options(text.any, whoSees({ schedule, type }))}
        />
        <Select
          lang={lang}
          name="place"
          label={words(lang).day.place}
          value={narrowed.place ?? ''}
          choices={options(text.anywhere, schedule.places.values())}
        />
        <DateField lang={lang} name="from" label={text.from} value={narrowed.from?.toString()} optional />
        <Button text={text.show} kind="secondary" />
      </Form>
    </search>
  )
}

function Hidden({ hidden, way }: { hidden: Choosing['hidden']; way: 'list' | 'own' }) {
  return (
    <>
      {Object.entries({ ...hidden, way }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

function TimesForm(props: Choosing) {
  const { request, schedule, times, errors, action, hidden, says, isNew, kind, narrowed } = props
  const { lang, look, form } = request
  const text = words(lang).book
  const days = Map.groupBy(times, time =>
    dayThere(time.starts_at, lang, clocksAt(schedule, time.place, look)),
  )
  return (
    <Form look={look} action={`${action}${narrowedQuery(narrowed, kind)}`}>
      <Hidden hidden={hidden} way="list" />
      {isNew && <Reason request={request} name="reason" />}
      <FieldGroup lang={lang} id="time" legend={text.choose} error={errorOf(errors, 'time')}>
        {[...days].map(([day, found], dayIndex) => (
          <div class="desk-times">
            <p class="desk-times-day">{day}</p>
            {found.map((time, index) => {
              const value = timeValue(time)
              const id = dayIndex === 0 && index === 0 ? 'time' : `time-${dayIndex}-${index}`
              return (
                <div class="choice">
                  <input type="radio" id={id} name="time" value={value} checked={form.time === value} />
                  <label for={id}>
                    <span class="unseen">{day}, </span>
                    <strong>{timeThere(time.starts_at, lang, clocksAt(schedule, time.place, look))}</strong>{' '}
                    {[schedule.clinicians.get(time.clinician)?.name, schedule.places.get(time.place)?.name]
                      .filter(Boolean)
                      .join(', ')}
                  </label>
                </div>
              )
            })}
          </div>
        ))}
      </FieldGroup>
      <Button text={says.button} />
      {!narrowed.more && (
        <p>
          <a href={`${action}${narrowedQuery({ ...narrowed, more: true }, kind)}`}>{text.more}</a>
        </p>
      )}
    </Form>
  )
}

function Reason({ request, name }: { request: PageRequest; name: string }) {
  const text = words(request.lang).book
  return (
    <TextField
      lang={request.lang}
      name={name}
      label={text.reason}
      hint={text.reasonHint}
      value={request.form[name]}
      maxlength={1000}
      autocomplete="off"
      optional
    />
  )
}

const ownFields = ['own-date', 'own-time', 'own-clinician', 'own-place', 'own-minutes']

/** A time that is not in the list, perhaps against a rule. */
function OwnTime(props: Choosing) {
  const { request, schedule, type, narrowed, errors, action, hidden, says, kind, isNew } = props
  const { lang, look, form } = request
  const text = words(lang).book
  const known: Readonly<Record<string, string | null>> = {
    'own-clinician': narrowed.clinician,
    'own-place': narrowed.place,
    'own-date': narrowed.from?.toString() ?? null,
    'own-minutes': String(type.minutes),
  }
  const field = (name: string) => ({
    lang,
    name,
    value: form[name] ?? known[name] ?? '',
    error: errorOf(errors, name),
  })
  return (
    <Details summary={says.own} open={form.way === 'own' || ownFields.some(name => errorOf(errors, name))}>
      <p>{text.ownText}</p>
      <Form look={look} action={`${action}${narrowedQuery(narrowed, kind)}`} label={says.own}>
        <Hidden hidden={hidden} way="own" />
        <DateField {...field('own-date')} label={text.ownDate} />
        <ClockField {...field('own-time')} label={text.ownTime} hint={text.ownTimeHint} />
        <Select
          {...field('own-clinician')}
          label={words(lang).day.clinician}
          choices={options(words(lang).faults.clinician, schedule.clinicians.values())}
        />
        <Select
          {...field('own-place')}
          label={words(lang).day.place}
          choices={options(words(lang).faults.place, schedule.places.values())}
        />
        {isNew && (
          <TextField
            {...field('own-minutes')}
            label={text.ownMinutes}
            inputmode="numeric"
            width="short"
            maxlength={3}
            autocomplete="off"
          />
        )}
        {isNew && <Reason request={request} name="own-reason" />}
        <Button text={says.ownButton} kind="secondary" />
      </Form>
    </Details>
  )
}
