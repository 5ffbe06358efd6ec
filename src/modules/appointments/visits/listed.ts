import type { Instant } from '../../../platform/clock.ts'
import type { Lang, Look } from '../../../ui/page.ts'
import type { Appointment } from '../booking/choice.ts'
import { zoneOf } from '../finding/days.ts'
import type { ImportedAppointment } from '../record/imported-appointments.ts'
import { words as recordWords } from '../record/words.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { dayThere, timeThere } from '../when.ts'
import { words } from './words.ts'

/** How a visit stands, as its tag looks. */
export type State = { readonly text: string; readonly sort: 'coming' | 'here' | 'done' | 'off' | 'attention' }

/** A visit of the portal or of the clinic's records, in words for a list. */
export type Listed = {
  readonly id: string
  readonly href: string
  readonly starts_at: Instant | null
  /** "Tue 3 March 2026, 9:30 am", or that no time is set. */
  readonly when: string
  readonly what: string | null
  readonly who: string | null
  readonly where: string | null
  readonly state: State
  readonly isImported: boolean
}

/** One of the portal's own. */
export function ownListed(look: Look, schedule: Schedule, visit: Appointment): Listed {
  const { lang } = look
  return {
    id: visit.id,
    href: `/appointments/${visit.id}`,
    starts_at: visit.starts_at,
    when: whenOf(look, visit.starts_at, zoneOf(schedule, visit.place_id)),
    what: schedule.types.get(visit.visit_type_id)?.name[lang] ?? null,
    who: schedule.clinicians.get(visit.clinician_id)?.name ?? null,
    where: placeNameOf(schedule, visit),
    state: stateOf(visit, lang, look.now),
    isImported: false,
  }
}

/** A place by its name; nowhere is where one need not go. */
export const placeNameOf = (
  schedule: Schedule,
  visit: Pick<Appointment, 'mode' | 'place_id'>,
): string | null => (visit.mode === 'in-person' ? (schedule.places.get(visit.place_id)?.name ?? null) : null)

/** How a visit stands; a booked one whose time is over and that nobody has marked is simply over. */
export function stateOf(
  visit: Pick<Appointment, 'status' | 'needs_move' | 'ends_at'>,
  lang: Lang,
  now: Instant,
): State {
  const text = words(lang)
  const isOver = visit.ends_at.epochMilliseconds <= now.epochMilliseconds
  switch (visit.status) {
    case 'booked':
    case 'held':
      if (isOver) return { text: text.statuses.over, sort: 'done' }
      return visit.needs_move === null
        ? { text: text.statuses.booked, sort: 'coming' }
        : { text: text.mustMove.short, sort: 'attention' }
    case 'pending':
      return { text: text.statuses.pending, sort: 'attention' }
    case 'arrived':
      return { text: text.statuses.arrived, sort: isOver ? 'done' : 'here' }
    case 'fulfilled':
      return { text: text.statuses.fulfilled, sort: 'done' }
    case 'cancelled':
      return { text: text.statuses.cancelled, sort: 'off' }
    case 'noshow':
      return { text: text.statuses.noshow, sort: 'off' }
  }
}

/** One of the clinic's records; their clock is the clinic's. */
export function importedListed(look: Look, visit: ImportedAppointment): Listed {
  const { lang, zone } = look
  const text = words(lang)
  return {
    id: visit.id,
    href: `/appointments/imported/${visit.id}`,
    starts_at: visit.starts_at,
    when: visit.starts_at === null ? text.noTime : whenOf(look, visit.starts_at, zone),
    what: visit.what,
    who: visit.clinician,
    where: visit.place,
    state: {
      text: recordWords(lang).statuses[visit.status] ?? text.statuses.booked,
      sort: isOff(visit.status) ? 'off' : isToCome(visit, look.now) ? 'coming' : 'done',
    },
    isImported: true,
  }
}

const isOff = (status: string): boolean => status === 'cancelled' || status === 'noshow'

/** Still to come: not over, and neither done nor called off. Without a time it waits for one. */
export function isToCome({ status, starts_at, ends_at }: ImportedAppointment, now: Instant): boolean {
  if (isOff(status) || status === 'fulfilled') return false
  const end = ends_at ?? starts_at
  return end === null || end.epochMilliseconds > now.epochMilliseconds
}

const whenOf = ({ lang, zone }: Look, at: Instant, place: string): string => {
  const clocks = { place, clinic: zone }
  return words(lang).at(dayThere(at, lang, clocks), timeThere(at, lang, clocks))
}

/** The earliest first; what has no time yet at the end. */
export const byTime = (a: Listed, b: Listed): number =>
  (a.starts_at?.epochMilliseconds ?? Number.MAX_SAFE_INTEGER) -
    (b.starts_at?.epochMilliseconds ?? Number.MAX_SAFE_INTEGER) || (a.id < b.id ? -1 : 1)
