import type { Selectable } from 'kysely'
import type { Tables } from '../../../platform/db.ts'
import { uuidFrom } from '../../../platform/ids.ts'
import type { SystemDb } from '../../access/index.ts'
import type { Status } from '../states.ts'
import { insertRows } from './set-up-schedule.ts'

type Booking = Selectable<Tables['appointments']>
type Event = Selectable<Tables['appointment_events']>

/**
 * Takes over the book of another system, as it is: past and coming visits, and what is asked for. Nobody is told of
 * them. Fails as a whole if two of them cannot both be. Each gets the history that can be known of it: when it was
 * made, and what became of it.
 */
export async function takeOverBookings(
  db: SystemDb,
  book: {
    readonly appointments: readonly Booking[]
    readonly requests: readonly Selectable<Tables['appointment_requests']>[]
  },
): Promise<void> {
  await insertRows(db, 'appointment_requests', book.requests)
  await insertRows(db, 'appointments', book.appointments)
  await insertRows(db, 'appointment_events', book.appointments.flatMap(historyOf))
}

const actOf: Record<Status, string | null> = {
  held: null,
  pending: null,
  booked: null,
  arrived: 'arrived',
  fulfilled: 'fulfilled',
  cancelled: 'cancelled',
  noshow: 'noshow',
}

function historyOf(row: Booking): Event[] {
  const event = (act: string, at: Event['at'], more: Partial<Event> = {}): Event => ({
    patient_id: row.patient_id,
    id: uuidFrom(row.id, act),
    appointment_id: row.id,
    at,
    account_id: null,
    by_whom: 'clinic',
    act,
    status: row.status,
    starts_at: row.starts_at,
    clinician_id: row.clinician_id,
    place_id: row.place_id,
    note: null,
    key: null,
    needs: row.needs,
    ...more,
  })
  const made = event(row.status === 'pending' ? 'offered' : 'booked', row.made_at, {
    account_id: row.made_by,
    by_whom:
      row.made_by === null || row.over_rule !== null || row.status === 'pending' ? 'clinic' : 'patient',
    status: row.status === 'pending' ? 'pending' : 'booked',
  })
  const became = actOf[row.status]
  const late = row.late_minutes === null ? [] : [event('late', row.updated_at, { status: row.status })]
  return [made, ...late, ...(became === null ? [] : [event(became, row.updated_at)])]
}
