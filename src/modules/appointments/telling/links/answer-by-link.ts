import type { Instant } from '../../../../platform/clock.ts'
import type { Tx } from '../../../../platform/db.ts'
import type { PatientDb } from '../../../access/index.ts'
import { cancelAppointment } from '../../booking/cancel.ts'
import type { By } from '../../booking/choice.ts'
import { noteEvent } from '../../booking/note-event.ts'
import { lockedAppointment } from '../../booking/read-appointments.ts'
import { takeTurns } from '../../booking/take-turns.ts'
import { askToChange } from '../../requests/ask-to-change.ts'
import type { VisitLink } from './open-link.ts'

export type LinkAct = 'confirm' | 'cancel'

export const isLinkAct = (text: string | undefined): text is LinkAct =>
  text === 'confirm' || text === 'cancel'

/**
 * Confirms or cancels a visit by a link, once. Inside the cut-off cancelling asks the clinic. A link that was used
 * before, and one to a visit that has changed since its mail, does nothing: how the visit stands now says the rest.
 */
export async function answerByLink(
  db: PatientDb<'appointments:write'>,
  link: VisitLink,
  act: LinkAct,
  now: Instant,
): Promise<void> {
  await takeTurns(db, link.patient)
  const visit = await lockedAppointment(db, link.patient, link.appointment)
  if (visit?.status !== 'booked' || visit.sequence !== link.sequence || visit.needs_move !== null) return
  if (!(await useUp(db, link, act, now))) return
  const by: By = { account: link.account, as: 'patient' }
  const key = `link ${link.id}`
  if (act === 'confirm') {
    await noteEvent(db, visit, { act: 'confirmed', by, key }, now)
    return
  }
  const why = { reason: 'cannot-come', key } as const
  const answer = await cancelAppointment(db, link.patient, visit.id, why, by, now)
  if (!answer.cancelled && answer.why === 'cut-off')
    await askToChange(db, link.patient, visit.id, 'cancel', null, by, now)
}

/** True for the first of all who use it. */
async function useUp(db: Tx, link: VisitLink, act: LinkAct, now: Instant): Promise<boolean> {
  const used = await db
    .updateTable('visit_links')
    .set({ used_at: now, used_for: act })
    .where('patient_id', '=', link.patient)
    .where('id', '=', link.id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}
