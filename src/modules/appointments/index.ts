import './tables.ts'

export { readSchedule } from './schedule/read-schedule.ts'
export { appointmentsPart, hold_minutes, type Mode, offer_hours, type Status } from './states.ts'
export { firstTimes } from './times/find-times.ts'
