import type { Instant } from '../../../platform/clock.ts'
import { dateTimeOf } from '../../../ui/dates.ts'
import type { Lang } from '../../../ui/page.ts'
import type { Mail } from '../../notices/index.ts'
import { dayThere, timeThere } from '../when.ts'
import { calendarOf } from './calendar.ts'
import type { Stage } from './due-stage.ts'
import type { Visit, VisitNews } from './read-visit.ts'
import type { News } from './tell.ts'
import { words } from './words.ts'

/** The clinic as its mails name it, and where its portal is. */
export type Clinic = { readonly name: string; readonly zone: string; readonly baseUrl: string }

type Written = Pick<Mail, 'subject' | 'lines' | 'calendar'>

type Reader = {
  readonly lang: Lang
  /** The patient's first name, where the reader is somebody else. */
  readonly of: string | null
}

/** What goes on being in the reader's calendar, brought up to date or taken out. */
const forCalendar: ReadonlySet<string> = new Set([
  'booked',
  'moved',
  'cancelled',
  'week-before',
  'day-before',
])

/**
 * A mail about a visit: when and where it is, the address of the portal, and a link to answer with (null: none). No
 * kind of visit, no reason and no clinician's name stands in it.
 */
export function mailOfVisit(
  what: Exclude<News, 'declined'> | Stage,
  visit: VisitNews,
  { lang, of, link }: Reader & { readonly link: string | null },
  clinic: Clinic,
  now: Instant,
): Written {
  const text = words(lang).mail
  const { baseUrl, name } = clinic
  const address = `${baseUrl}/appointments/${visit.id}`
  const more = (): string[] => {
    if (what === 'cancelled' || what === 'lapsed') return [text.another, `${baseUrl}/appointments`]
    if (what === 'must-move') return [text.another, address]
    if (what !== 'offered') return [text.portal, address]
    const by = visit.held_until && dateTimeOf(visit.held_until, lang, clinic.zone, true)
    return [text.answerBy(by ?? ''), `${baseUrl}/appointments/offers/${visit.id}`]
  }
  return {
    subject: text[what].subject(name),
    lines: [
      text[what].first(of),
      ...whenAndWhere(visit, lang, clinic.zone),
      ...(link === null ? [] : [text.link, link]),
      ...more(),
    ],
    calendar: forCalendar.has(what) ? calendarOf(visit, { clinic: name, baseUrl, lang, of }, now) : null,
  }
}

function whenAndWhere(visit: Visit, lang: Lang, zone: string): string[] {
  const text = words(lang)
  const { starts_at, mode, place } = visit
  const clocks = { place: place.zone, clinic: zone }
  const when = text.mail.when(dayThere(starts_at, lang, clocks), timeThere(starts_at, lang, clocks))
  if (mode !== 'in-person') return [when, text.mail.how(text.mode[mode])]
  return [when, text.mail.where([place.name, place.address].filter(part => part !== null).join(', '))]
}

/** The clinic has declined what was asked for: the answer itself stands in the portal. */
export function mailOfAnswer({ lang, of }: Reader, { name, baseUrl }: Clinic): Written {
  const { declined } = words(lang).mail
  return { subject: declined.subject(name), lines: [declined.first(of), `${baseUrl}/appointments`] }
}
