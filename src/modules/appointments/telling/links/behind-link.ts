import type { Instant } from '../../../../platform/clock.ts'
import { ownAccountOf, type PatientDb } from '../../../access/index.ts'
import { isCutOff } from '../../booking/cut-off.ts'
import { openRequestAbout } from '../../requests/ask-to-change.ts'
import { firstNameOf, type Visit, visitOf } from '../read-visit.ts'
import type { VisitLink } from './open-link.ts'

/** How a visit stands now, for whoever comes by a link. */
export type BehindLink = {
  readonly visit: Visit
  /** Whether the link is the patient's own; else her first name, where it is known. */
  readonly own: boolean
  readonly name: string | null
  /**
   * `open`: she can answer. `confirmed`, `asked`, `cancelled`: what stands. `moved`, `must-move`: other than the mail
   * said. `used`: by this link, and it stands as it did. `seen`: she may see it and not act.
   */
  readonly stands: 'open' | 'confirmed' | 'asked' | 'cancelled' | 'moved' | 'must-move' | 'used' | 'seen'
  /** When somebody confirmed it as it is now. */
  readonly confirmed_at: Instant | null
  /** Cancelling asks the clinic. */
  readonly near: boolean
}

/** Null where the visit is not there for this person. */
export async function behindLink(
  db: PatientDb<'appointments:read'>,
  link: VisitLink,
  now: Instant,
): Promise<BehindLink | null> {
  const { patient, appointment } = link
  const visit = await visitOf(db, patient, appointment)
  if (visit === null) return null
  const own = (await ownAccountOf(db, patient)) === link.account
  const row = await db
    .selectFrom('visit_links as l')
    .select(['l.used_at', 'l.used_for'])
    .where('l.patient_id', '=', patient)
    .where('l.id', '=', link.id)
    .executeTakeFirstOrThrow()
  const { cutoff_hours } = await db
    .selectFrom('appointments as a')
    .innerJoin('visit_types as t', 't.id', 'a.visit_type_id')
    .select('t.cutoff_hours')
    .where('a.patient_id', '=', patient)
    .where('a.id', '=', appointment)
    .executeTakeFirstOrThrow()
  const near = isCutOff(visit, { cutoff_hours }, now)
  const confirmed_at = row.used_for === 'confirm' ? row.used_at : null
  const stands = (): BehindLink['stands'] => {
    if (visit.status === 'cancelled') return 'cancelled'
    if (visit.sequence !== link.sequence) return 'moved'
    if (visit.needs_move !== null) return 'must-move'
    if (row.used_for === 'confirm') return 'confirmed'
    if (row.used_for !== null || visit.status !== 'booked') return 'used'
    return db.may.has('appointments:write') ? 'open' : 'seen'
  }
  const how = stands()
  const asked =
    (how === 'open' || how === 'used') &&
    (await openRequestAbout(db, patient, appointment))?.kind === 'cancel'
  const name = own ? null : await firstNameOf(db, patient)
  return { visit, own, name, stands: asked ? 'asked' : how, confirmed_at, near }
}
