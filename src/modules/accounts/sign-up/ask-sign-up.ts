import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { addWork } from '../../../platform/outbox.ts'
import type { Lang } from '../../../ui/page.ts'
import { openSystem } from '../../access/index.ts'
import { type Limits, takeTry } from '../count-failures.ts'
import { newToken } from '../security/tokens.ts'
import { identityKey, sealKept, type Typed } from './typed.ts'
import './tables.ts'

/** The kind of work that looking at a sign-up is to the jobs. */
export const answerSignUpWork = 'answer-sign-up'

/** How often somebody may ask, counted by who she says she is, whether or not there is such a patient. */
const limits: Limits = {
  name: 'sign-up',
  account_and_address: { tries: 3, window_minutes: 24 * 60 },
  account: { tries: 5, window_minutes: 24 * 60 },
  address: { tries: 30, window_minutes: 60 },
}

export type SignUpAsked =
  | { readonly asked: true; readonly token: string }
  | { readonly asked: false; readonly why: 'too-many' }

/**
 * Takes what somebody typed. Nobody looks here whether it fits a patient: the same row is written for everybody,
 * so that neither the answer nor its time can tell. `answerSignUp` looks, as a job. `token` is for the address of
 * the page on which a code may be entered; everybody gets one.
 */
export async function askSignUp(
  { database, secret }: { database: Database; secret: string },
  typed: Typed,
  { language, origin }: { language: Lang; origin: string | null },
  now: Instant,
): Promise<SignUpAsked> {
  const key = identityKey(secret, typed)
  const tried = await takeTry(database, secret, key.toString('base64'), origin, now, limits)
  if (tried === 'too-many') return { asked: false, why: 'too-many' }
  const id = newId()
  const { token, hash } = newToken()
  await openSystem(database, { name: 'accounts', act: 'sign-up-asked' }, now, async db => {
    await db
      .insertInto('sign_ups')
      .values({
        id,
        state: 'asked',
        sealed: sealKept(secret, id, { typed, sent_to: null }),
        identity_key: key,
        language,
        origin,
        asked_at: now,
        token_hash: hash,
        possible: '[]',
      })
      .execute()
    await addWork(db, { kind: answerSignUpWork, key: id, payload: { sign_up: id } }, now)
  })
  return { asked: true, token }
}
