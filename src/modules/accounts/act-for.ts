import type { Instant } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import type { PatientId } from '../../platform/ids.ts'
import type { Session } from './session-of.ts'

/** How long proving who one is holds for what asks for it anew (`stepUp` in routes). */
const step_up_minutes = 5

/** True if she proved lately who she is. */
export const isSteppedUp = ({ stepped_up_at }: Session, now: Instant): boolean =>
  now.epochMilliseconds - stepped_up_at.epochMilliseconds < step_up_minutes * 60_000

/** Shows the record of this person from now on, if she is one whose record the account may open. */
export async function actFor(database: Database, session: Session, patient: string): Promise<boolean> {
  const person = session.people.find(one => one.patient === patient)
  if (!person) return false
  await setShown(database.kysely, session, { acting_for: person.patient, view: null, view_grant: null })
  return true
}

/**
 * Shows a patient's pages by another authority (see `SessionView`). Nothing is opened by this: each page asks
 * `access.open` anew.
 */
export const startView = (
  db: Database['kysely'],
  session: Session,
  patient: PatientId,
  view: { kind: 'preview'; grant: string } | { kind: 'see-as' | 'staff' },
): Promise<void> =>
  setShown(db, session, {
    acting_for: patient,
    view: view.kind,
    view_grant: view.kind === 'preview' ? view.grant : null,
  })

/** Back to her own authority: after a preview to the same person, after staff views to her own record. */
export const endView = (database: Database, session: Session): Promise<void> =>
  setShown(database.kysely, session, {
    acting_for: session.view?.kind === 'preview' ? session.patient : null,
    view: null,
    view_grant: null,
  })

async function setShown(
  db: Database['kysely'],
  session: Session,
  shown: {
    acting_for: PatientId | null
    view: 'preview' | 'see-as' | 'staff' | null
    view_grant: string | null
  },
): Promise<void> {
  await db.updateTable('sessions').set(shown).where('id', '=', session.id).execute()
}
