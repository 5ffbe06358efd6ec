import { clinic, type Route } from '../entry/web/route.ts'
import { clinicianPage } from '../modules/appointments/schedule/clinicians/clinician.staff.tsx'
import {
  editClinicianPage,
  newClinicianPage,
  takeClinician,
  takeNewClinician,
} from '../modules/appointments/schedule/clinicians/edit-clinician.staff.tsx'
import {
  closuresPage,
  newClosurePage,
  takeEndClosure,
  takeNewClosure,
} from '../modules/appointments/schedule/closures/closures.staff.tsx'
import { holidaysPage, takeHolidays } from '../modules/appointments/schedule/holidays/holidays.staff.tsx'
import { hoursPage, takeHours } from '../modules/appointments/schedule/hours/change-hours.staff.tsx'
import {
  newDayPage,
  newHoursPage,
  takeNewDay,
  takeNewHours,
} from '../modules/appointments/schedule/hours/new-hours.staff.tsx'
import { schedulePage } from '../modules/appointments/schedule/overview.staff.tsx'
import {
  newPlacePage,
  placePage,
  takeNewPlace,
  takePlace,
} from '../modules/appointments/schedule/places/place.staff.tsx'
import { takeToMove, toMovePage } from '../modules/appointments/schedule/to-move/to-move.staff.tsx'
import {
  newTypePage,
  takeNewType,
  takeType,
  typePage,
} from '../modules/appointments/schedule/types/type.staff.tsx'

/** The schedule itself: the desk reads it, managers change it. */
export const schedule: readonly Route[] = [
  clinic('GET', '/staff/schedule', 'appointments:desk', schedulePage),
  clinic('GET', '/staff/schedule/clinicians/new', 'schedules:manage', newClinicianPage),
  clinic('POST', '/staff/schedule/clinicians/new', 'schedules:manage', takeNewClinician),
  clinic('GET', '/staff/schedule/clinicians/:id', 'appointments:desk', clinicianPage),
  clinic('GET', '/staff/schedule/clinicians/:id/edit', 'schedules:manage', editClinicianPage),
  clinic('POST', '/staff/schedule/clinicians/:id/edit', 'schedules:manage', takeClinician),
  // When somebody sees patients: every week, and on single days
  clinic('GET', '/staff/schedule/clinicians/:id/hours/new', 'schedules:manage', newHoursPage),
  clinic('POST', '/staff/schedule/clinicians/:id/hours/new', 'schedules:manage', takeNewHours),
  clinic('GET', '/staff/schedule/clinicians/:id/days/new', 'schedules:manage', newDayPage),
  clinic('POST', '/staff/schedule/clinicians/:id/days/new', 'schedules:manage', takeNewDay),
  clinic('GET', '/staff/schedule/hours/:id', 'schedules:manage', hoursPage),
  clinic('POST', '/staff/schedule/hours/:id', 'schedules:manage', takeHours),
  // When nobody does
  clinic('GET', '/staff/schedule/closures', 'appointments:desk', closuresPage),
  clinic('GET', '/staff/schedule/closures/new', 'schedules:manage', newClosurePage),
  clinic('POST', '/staff/schedule/closures/new', 'schedules:manage', takeNewClosure),
  clinic('POST', '/staff/schedule/closures/:id/end', 'schedules:manage', takeEndClosure),
  // Where, and for what
  clinic('GET', '/staff/schedule/places/new', 'schedules:manage', newPlacePage),
  clinic('POST', '/staff/schedule/places/new', 'schedules:manage', takeNewPlace),
  clinic('GET', '/staff/schedule/places/:id', 'schedules:manage', placePage),
  clinic('POST', '/staff/schedule/places/:id', 'schedules:manage', takePlace),
  clinic('GET', '/staff/schedule/places/:id/holidays', 'schedules:manage', holidaysPage),
  clinic('POST', '/staff/schedule/places/:id/holidays', 'schedules:manage', takeHolidays),
  clinic('GET', '/staff/schedule/types/new', 'schedules:manage', newTypePage),
  clinic('POST', '/staff/schedule/types/new', 'schedules:manage', takeNewType),
  clinic('GET', '/staff/schedule/types/:id', 'schedules:manage', typePage),
  clinic('POST', '/staff/schedule/types/:id', 'schedules:manage', takeType),
  // What no longer fits
  clinic('GET', '/staff/schedule/to-move', 'appointments:desk', toMovePage),
  clinic('POST', '/staff/schedule/to-move/of/:patient/:id', 'appointments:desk', takeToMove),
]
