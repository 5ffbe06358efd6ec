import { anyone, patient, type Route } from '../entry/web/route.ts'
import { checkPage, takeConfirm } from '../modules/appointments/finding/check.page.tsx'
import { takeMove } from '../modules/appointments/finding/move.page.tsx'
import { takeHold, timesPage } from '../modules/appointments/finding/times.page.tsx'
import { takeWhatFor, whatForPage } from '../modules/appointments/finding/what.page.tsx'
import { takeWhere, wherePage } from '../modules/appointments/finding/where.page.tsx'
import { calendarFile } from '../modules/appointments/telling/calendar-file.page.tsx'
import { takeVisitLink, visitLinkPage } from '../modules/appointments/telling/links/link.page.tsx'

/** A patient's appointments: what is booked, finding a time, asking for one. */
export const appointments: readonly Route[] = [
  // Finding a time
  patient('GET', '/appointments/new', 'appointments:write', whatForPage),
  patient('POST', '/appointments/new', 'appointments:write', takeWhatFor),
  patient('GET', '/appointments/book/:id', 'appointments:write', wherePage),
  patient('POST', '/appointments/book/:id', 'appointments:write', takeWhere),
  patient('GET', '/appointments/book/:id/times', 'appointments:write', timesPage),
  patient('POST', '/appointments/book/:id/hold', 'appointments:write', takeHold),
  patient('GET', '/appointments/book/:id/check', 'appointments:write', checkPage),
  patient('POST', '/appointments/book/:id/confirm', 'appointments:write', takeConfirm),
  patient('POST', '/appointments/:id/move', 'appointments:write', takeMove),
  // For calendars, and by a link in a mail
  patient('GET', '/appointments/:id/calendar', 'appointments:read', calendarFile),
  anyone('GET', '/visit-link/:token', visitLinkPage),
  anyone('POST', '/visit-link/:token', takeVisitLink),
]
