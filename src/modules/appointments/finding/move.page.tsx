import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import type { PatientDb } from '../../access/index.ts'
import { isCutOff } from '../booking/cut-off.ts'
import { mayBook, standingOf } from '../booking/may-book.ts'
import { mayMove } from '../booking/moves.ts'
import { appointmentOf } from '../booking/read-appointments.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { beginDraft } from './drafts.ts'

/**
 * `POST /appointments/:id/move`: begins to find another time for a booking, at first with the same clinician at the same
 * place. What only the clinic moves, she asks it for.
 */
export async function takeMove(
  { params, look }: PageRequest,
  db: PatientDb<'appointments:write'>,
): Promise<Answer> {
  const booking = await appointmentOf(db, db.patient, params.id ?? '')
  if (booking === null) return notThere
  const { types, clinicians, places } = await readSchedule(db)
  const type = types.get(booking.visit_type_id)
  const standing = await standingOf(db, db.patient, look.now)
  if (!type || !mayMove(booking.status)) return redirect(`/appointments/${booking.id}`)
  if (isCutOff(booking, type, look.now) || mayBook(type, standing, { moves: true }) !== 'yes')
    return redirect(`/appointments/ask?visit=${booking.id}`)
  const { clinician_id, place_id } = booking
  const stillSees = clinicians.get(clinician_id)?.active && type.clinicians.includes(clinician_id)
  const draft = await beginDraft(
    db,
    {
      type,
      reason: null,
      ticket: null,
      moves: booking.id,
      clinician: stillSees ? clinician_id : null,
      place: places.get(place_id)?.active && type.mode === 'in-person' ? place_id : null,
    },
    look.now,
  )
  return redirect(`/appointments/book/${draft}/times`)
}
