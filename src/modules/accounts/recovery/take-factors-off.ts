import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { removeAllFactors } from '../second-factor/factors.ts'
import { endOpenLinks } from '../security/end-open-links.ts'
import { noteSecurityEvent, type Where } from '../security/note-security-event.ts'
import { endSessions } from '../security/sessions.ts'
import type { Person } from './person.ts'

/** Takes every second factor off, ends every session and open link, and tells every address of the person. */
export async function takeFactorsOff(db: Tx, person: Person, where: Where, now: Instant): Promise<void> {
  await removeAllFactors(db, person.account)
  await endSessions(db, person.account, null, now)
  await endOpenLinks(db, person.account, now)
  const told = { ...where, session: null, also: person.record_emails }
  await noteSecurityEvent(db, person.account, 'factors-removed', told, now)
}
