import type { Instant } from '../../../platform/clock.ts'
import type { Lang } from '../../../ui/page.ts'
import type { Visit } from './read-visit.ts'
import { words } from './words.ts'

/** Whose portal it is, for whom the entry is written. */
export type CalendarOf = {
  readonly clinic: string
  readonly baseUrl: string
  readonly lang: Lang
  /** The patient's first name, where the calendar is somebody else's. */
  readonly of: string | null
}

/**
 * A visit as an iCalendar object (RFC 5545) for the reader's calendar. The same visit has the same UID, and each change
 * a higher SEQUENCE, so that a calendar that has it brings it up to date or takes it out (RFC 5546, sections 3.2.1 and
 * 3.2.5). It says when and where; what for and with whom stays in the portal: others see a calendar.
 */
export function calendarOf(visit: Visit, { clinic, baseUrl, lang, of }: CalendarOf, now: Instant): string {
  const text = words(lang)
  const cancelled = visit.status === 'cancelled'
  const url = `${baseUrl}/appointments/${visit.id}`
  const summary = text.calendar.summary(clinic, of)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Porchlight//Patient portal//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${visit.id}@${new URL(baseUrl).hostname}`,
    // A visit is cancelled once, after all its changes.
    `SEQUENCE:${visit.sequence + (cancelled ? 1 : 0)}`,
    `DTSTAMP:${stamp(now)}`,
    `LAST-MODIFIED:${stamp(visit.updated_at)}`,
    `DTSTART:${stamp(visit.starts_at)}`,
    `DTEND:${stamp(visit.ends_at)}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${escaped(summary)}`,
    `LOCATION:${escaped(locationOf(visit, lang))}`,
    `DESCRIPTION:${escaped(text.calendar.about(url))}`,
    `URL:${url}`,
    `ORGANIZER;CN=${parameter(clinic)}:${baseUrl}`,
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    ...(cancelled ? [] : alarm(summary)),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map(line => `${folded(line)}\r\n`).join('')
}

/** Two hours before, as long as one may need to get there. */
const alarm = (summary: string): string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  'TRIGGER:-PT2H',
  `DESCRIPTION:${escaped(summary)}`,
  'END:VALARM',
]

/** Where to go, or that one need not go anywhere. */
function locationOf({ mode, place }: Visit, lang: Lang): string {
  if (mode !== 'in-person') return words(lang).mode[mode]
  return [place.name, place.address].filter(part => part !== null).join(', ')
}

/** RFC 5545, section 3.3.5, form 2: in UTC, right in every zone and over every change of the clock. */
const stamp = (at: Instant): string => at.round('second').toString().replace(/[-:]/g, '')

/** RFC 5545, section 3.3.11. Other control signs have no place in it. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, sign => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')

/** RFC 5545, section 3.2: in quotation marks, which cannot stand inside. */
const parameter = (text: string): string => `"${text.replace(/["\p{Cc}]/gu, ' ')}"`

const most_octets = 75

/** RFC 5545, section 3.1: no line longer than 75 octets, and no sign cut in two. */
function folded(line: string): string {
  let text = ''
  let octets = 0
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (octets + size > most_octets) {
      text += '\r\n '
      octets = 1
    }
    text += sign
    octets += size
  }
  return text
}
