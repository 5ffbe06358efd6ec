import { clinic, type Route } from '../entry/web/route.ts'
import { blockPage, takeBlock, takeUnblock } from '../modules/appointments/desk/block.staff.tsx'
import { bookPage, takeBooking } from '../modules/appointments/desk/book.staff.tsx'
import { dayPage } from '../modules/appointments/desk/day.staff.tsx'
import { movePage, takeMove } from '../modules/appointments/desk/move.staff.tsx'
import { printPage } from '../modules/appointments/desk/print.staff.tsx'
import { takeCancel, takeMark, visitPage } from '../modules/appointments/desk/visit.staff.tsx'
import {
  requestPage,
  takeDecline,
  takeOffer,
  takeSettle,
} from '../modules/appointments/requests/request.staff.tsx'
import { requestsPage } from '../modules/appointments/requests/requests.staff.tsx'
import { takeEndTicket, takeTicket, ticketsPage } from '../modules/appointments/requests/tickets.staff.tsx'

/** The clinic's desk: the day and the week, requests, and the schedule itself. */
export const desk: readonly Route[] = [
  // The day and the week, and what takes time in them
  clinic('GET', '/staff/appointments', 'appointments:desk', dayPage),
  clinic('GET', '/staff/appointments/print', 'appointments:desk', printPage),
  clinic('GET', '/staff/appointments/block', 'appointments:desk', blockPage),
  clinic('POST', '/staff/appointments/block', 'appointments:desk', takeBlock),
  clinic('POST', '/staff/appointments/block/:id/end', 'appointments:desk', takeUnblock),
  // One visit, and booking for a caller
  clinic('GET', '/staff/appointments/of/:patient/:id', 'appointments:desk', visitPage),
  clinic('POST', '/staff/appointments/of/:patient/:id/mark', 'appointments:desk', takeMark),
  clinic('POST', '/staff/appointments/of/:patient/:id/cancel', 'appointments:desk', takeCancel),
  clinic('GET', '/staff/appointments/of/:patient/:id/move', 'appointments:desk', movePage),
  clinic('POST', '/staff/appointments/of/:patient/:id/move', 'appointments:desk', takeMove),
  clinic('GET', '/staff/appointments/book/:patient', 'appointments:desk', bookPage),
  clinic('POST', '/staff/appointments/book/:patient', 'appointments:desk', takeBooking),
  // What patients asked for, and what they may book by an order
  clinic('GET', '/staff/appointment-requests', 'appointments:desk', requestsPage),
  clinic('GET', '/staff/appointment-requests/of/:patient/:id', 'appointments:desk', requestPage),
  clinic('POST', '/staff/appointment-requests/of/:patient/:id/offer', 'appointments:desk', takeOffer),
  clinic('POST', '/staff/appointment-requests/of/:patient/:id/decline', 'appointments:desk', takeDecline),
  clinic('POST', '/staff/appointment-requests/of/:patient/:id/settle', 'appointments:desk', takeSettle),
  clinic('GET', '/staff/appointments/tickets/:patient', 'appointments:desk', ticketsPage),
  clinic('POST', '/staff/appointments/tickets/:patient', 'appointments:desk', takeTicket),
  clinic('POST', '/staff/appointments/tickets/:patient/:id/end', 'appointments:desk', takeEndTicket),
]
