import { clinic, type Route } from '../entry/web/route.ts'
import { blockPage, takeBlock, takeUnblock } from '../modules/appointments/desk/block.staff.tsx'
import { dayPage } from '../modules/appointments/desk/day.staff.tsx'
import { printPage } from '../modules/appointments/desk/print.staff.tsx'

/** The clinic's desk: the day and the week, requests, and the schedule itself. */
export const desk: readonly Route[] = [
  // The day and the week, and what takes time in them
  clinic('GET', '/staff/appointments', 'appointments:desk', dayPage),
  clinic('GET', '/staff/appointments/print', 'appointments:desk', printPage),
  clinic('GET', '/staff/appointments/block', 'appointments:desk', blockPage),
  clinic('POST', '/staff/appointments/block', 'appointments:desk', takeBlock),
  clinic('POST', '/staff/appointments/block/:id/end', 'appointments:desk', takeUnblock),
]
