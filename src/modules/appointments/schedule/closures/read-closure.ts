import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../../platform/clock.ts'
import type { Lang } from '../../../../ui/page.ts'
import {
  type FieldError,
  orNull,
  type Read,
  type Typed,
  trimmed,
  typedDay,
  typedTime,
  wrong,
} from '../../../../ui/typed.ts'
import type { Schedule } from '../read-schedule.ts'
import { words } from '../words.ts'

/** What managers enter by hand; holidays have their own page, and what the EHR takes comes from there. */
export const enteredKinds = ['away', 'closed', 'blocked'] as const
export type EnteredKind = (typeof enteredKinds)[number]

export type NewClosure = {
  readonly clinician_id: string | null
  readonly place_id: string | null
  readonly starts_at: Instant
  readonly ends_at: Instant
  readonly kind: EnteredKind
  readonly note: string | null
}

type Asked = { readonly schedule: Schedule; readonly now: Instant; readonly zone: string }

/** Days and times of the clock, before they are anywhere. `until` is the first moment that is no longer closed. */
type Clock = { readonly from: Temporal.PlainDateTime; readonly until: Temporal.PlainDateTime }

const most_years = 2

/**
 * What the form of a closure says: a row for the place that was chosen, or for every place where their clocks differ,
 * so that a day off is the whole day on each of them.
 */
export function readClosure(
  form: Typed,
  lang: Lang,
  { schedule, now, zone }: Asked,
): Read<readonly NewClosure[]> {
  const text = words(lang).closures
  const errors: FieldError[] = []
  const say = (field: string, what: string) => errors.push({ field, text: what })
  const kind = enteredKinds.find(one => one === form.kind)
  if (!kind) say('kind', text.kindMissing)
  const clinician = schedule.clinicians.get(form.clinician ?? '')?.id ?? null
  const place = schedule.places.get(form.place ?? '')?.id ?? null
  if (kind === 'away' && clinician === null) say('clinician', text.clinicianMissing)
  if (kind === 'blocked' && clinician === null && place === null) say('clinician', text.nobody)
  const clock = readClock(form, lang, errors)
  const note = trimmed(form, 'note')
  if (note.length > 500) say('note', text.noteLong)
  if (!kind || clock === null || errors.length > 0) return wrong(errors)
  const rows = whereOf(schedule, { clinician, place }, zone).map(where => ({
    clinician_id: clinician,
    place_id: where.place,
    starts_at: clock.from.toZonedDateTime(where.zone).toInstant(),
    ends_at: clock.until.toZonedDateTime(where.zone).toInstant(),
    kind,
    note: orNull(note),
  }))
  if (rows.every(({ ends_at }) => Temporal.Instant.compare(ends_at, now) <= 0))
    return wrong([{ field: 'until-day', text: text.over }])
  return { typed: rows, errors: [] }
}

function whereOf(
  { places }: Schedule,
  { clinician, place }: { clinician: string | null; place: string | null },
  zone: string,
): { place: string | null; zone: string }[] {
  const open = [...places.values()].filter(one => (place === null ? one.active : one.id === place))
  const zones = new Set(open.map(one => one.zone))
  if (place === null && clinician !== null && zones.size <= 1)
    return [{ place: null, zone: [...zones][0] ?? zone }]
  return open.map(one => ({ place: one.id, zone: one.zone }))
}

function readClock(form: Typed, lang: Lang, errors: FieldError[]): Clock | null {
  const text = words(lang).closures
  const before = errors.length
  const say = (field: string, what: string) => errors.push({ field, text: what })
  const first = typedDay(trimmed(form, 'from-day'))
  const last = typedDay(trimmed(form, 'until-day'))
  if (first === null) say('from-day', text.fromDayMissing)
  if (last === null) say('until-day', text.untilDayMissing)
  const times = ['from-time', 'until-time'].map(field => {
    const typed = trimmed(form, field)
    const time = typed === '' ? null : typedTime(typed)
    if (typed !== '' && time === null) say(field, text.timeWrong)
    return time
  })
  const [from = null, until = null] = times
  if (errors.length > before || first === null || last === null) return null
  if ((from === null) !== (until === null)) {
    say(from === null ? 'from-time' : 'until-time', text.oneTime)
    return null
  }
  const clock = {
    from: Temporal.PlainDateTime.from(`${first}T${from ?? '00:00'}`),
    until:
      until === null
        ? Temporal.PlainDateTime.from(`${last}T00:00`).add({ days: 1 })
        : Temporal.PlainDateTime.from(`${last}T${until}`),
  }
  const compare = Temporal.PlainDateTime.compare
  if (compare(clock.until, clock.from) <= 0) say(last < first ? 'until-day' : 'until-time', text.order)
  else if (compare(clock.until, clock.from.add({ years: most_years })) > 0) say('until-day', text.long)
  return errors.length > before ? null : clock
}
