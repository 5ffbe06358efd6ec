import { z } from 'zod'
import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { addWork } from '../../../platform/outbox.ts'
import { takeTry } from '../count-failures.ts'
import { askLimits } from './limits.ts'

/** The kind of work that answering requests is to the jobs. */
export const recoveryWork = 'answer-recovery-requests'

export type RecoveryAsked =
  | { readonly asked: true }
  | { readonly asked: false; readonly why: 'bad-email' | 'too-many' }

/**
 * Takes a request for help with getting in. Nobody looks here whether there is such an account: the same row is
 * written for every address, so that neither the answer nor its time can tell. `answerRecoveryRequests` looks.
 */
export async function askRecovery(
  database: Database,
  secret: string,
  given: { email: string; language: 'en' | 'es'; origin: string | null },
  now: Instant,
): Promise<RecoveryAsked> {
  const email = given.email.trim().toLowerCase()
  if (email.length > 254 || !z.email().safeParse(email).success) return { asked: false, why: 'bad-email' }
  const place = await takeTry(database, secret, email, given.origin, now, askLimits)
  if (place === 'too-many') return { asked: false, why: 'too-many' }
  const { language, origin } = given
  await database.kysely.transaction().execute(async tx => {
    const id = newId()
    await tx.insertInto('recovery_requests').values({ id, email, language, origin, at: now }).execute()
    await addWork(tx, { kind: recoveryWork, key: id, payload: {} }, now)
  })
  return { asked: true }
}
