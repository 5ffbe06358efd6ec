import './tables.ts'

export { appointmentsPart, hold_minutes, type Mode, offer_hours, type Status } from './states.ts'
