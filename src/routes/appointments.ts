import { anyone, patient, type Route } from '../entry/web/route.ts'
import { checkPage, takeConfirm } from '../modules/appointments/finding/check.page.tsx'
import { takeMove } from '../modules/appointments/finding/move.page.tsx'
import { takeHold, timesPage } from '../modules/appointments/finding/times.page.tsx'
import { takeWhatFor, whatForPage } from '../modules/appointments/finding/what.page.tsx'
import { takeWhere, wherePage } from '../modules/appointments/finding/where.page.tsx'
import { importedPage } from '../modules/appointments/record/imported.page.tsx'
import { askVisitPage, takeAskVisit } from '../modules/appointments/requests/ask.page.tsx'
import { offerPage, takeAccept, takeDeclineOffer } from '../modules/appointments/requests/offer.page.tsx'
import { takeWithdraw } from '../modules/appointments/requests/withdraw.page.tsx'
import { calendarFile } from '../modules/appointments/telling/calendar-file.page.tsx'
import { takeVisitLink, visitLinkPage } from '../modules/appointments/telling/links/link.page.tsx'
import { cancelPage, takeCancel } from '../modules/appointments/visits/cancel.page.tsx'
import { appointmentsPage } from '../modules/appointments/visits/list.page.tsx'
import { appointmentPage } from '../modules/appointments/visits/visit.page.tsx'

/** A patient's appointments: what is booked, finding a time, asking for one. */
export const appointments: readonly Route[] = [
  // What is booked, and what was
  patient('GET', '/appointments', 'appointments:read', appointmentsPage),
  // Asking the clinic, and what it offers
  patient('GET', '/appointments/ask', 'appointments:write', askVisitPage),
  patient('POST', '/appointments/ask', 'appointments:write', takeAskVisit),
  patient('POST', '/appointments/requests/:id/withdraw', 'appointments:write', takeWithdraw),
  patient('GET', '/appointments/offers/:id', 'appointments:read', offerPage),
  patient('POST', '/appointments/offers/:id/accept', 'appointments:write', takeAccept),
  patient('POST', '/appointments/offers/:id/decline', 'appointments:write', takeDeclineOffer),
  // Finding a time
  patient('GET', '/appointments/new', 'appointments:write', whatForPage),
  patient('POST', '/appointments/new', 'appointments:write', takeWhatFor),
  patient('GET', '/appointments/book/:id', 'appointments:write', wherePage),
  patient('POST', '/appointments/book/:id', 'appointments:write', takeWhere),
  patient('GET', '/appointments/book/:id/times', 'appointments:write', timesPage),
  patient('POST', '/appointments/book/:id/times', 'appointments:write', takeHold),
  patient('GET', '/appointments/book/:id/check', 'appointments:write', checkPage),
  patient('POST', '/appointments/book/:id/check', 'appointments:write', takeConfirm),
  // One visit; after the addresses with a word in that place
  patient('GET', '/appointments/:id', 'appointments:read', appointmentPage),
  patient('GET', '/appointments/imported/:id', 'appointments:read', importedPage),
  patient('GET', '/appointments/:id/cancel', 'appointments:write', cancelPage),
  patient('POST', '/appointments/:id/cancel', 'appointments:write', takeCancel),
  patient('POST', '/appointments/:id/move', 'appointments:write', takeMove),
  // For calendars, and by a link in a mail
  patient('GET', '/appointments/:id/calendar', 'appointments:read', calendarFile),
  anyone('GET', '/visit-link/:token', visitLinkPage),
  anyone('POST', '/visit-link/:token', takeVisitLink),
]
