import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/db.ts'
import { noteAccount } from '../../access/index.ts'
import { codeLimits, forget, passwordLimits, takeTry } from '../count-failures.ts'
import { verifyPassword } from '../password.ts'
import type { SecondFactor, Session } from '../session-of.ts'
import { factorsOf, hasSecondFactor, takeCode } from './factors.ts'
import { type PasskeyPlace, takePasskey } from './passkeys.ts'

/** One of the ways to prove again who one is. `answer` is what the browser sent for a passkey. */
export type Proof =
  | { readonly by: 'password'; readonly password: string }
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'passkey'; readonly answer: string; readonly place: PasskeyPlace }

export type SteppedUp = 'done' | 'wrong' | 'too-many'

/**
 * Takes a proof of who is sitting at this session. With a second factor the password alone does not do: whoever
 * took over a session at a desk may know it. Wrong tries count together with those at signing in.
 */
export async function stepUp(
  { database, secret }: { database: Database; secret: string },
  session: Session,
  proof: Proof,
  origin: string | null,
  now: Instant,
): Promise<SteppedUp> {
  const limits = proof.by === 'password' ? passwordLimits : codeLimits
  const who = proof.by === 'password' ? session.email : session.account
  // Nobody guesses a passkey's answer.
  const tried = proof.by === 'passkey' ? null : await takeTry(database, secret, who, origin, now, limits)
  if (tried === 'too-many') return 'too-many'
  const done = await database.kysely.transaction().execute(async tx => {
    const factor = await proved(tx, secret, session, proof, now)
    const act = { account: session.account, session: session.id, act: 'step-up', origin }
    await noteAccount(tx, { ...act, granted: factor !== null }, now)
    if (factor === null) return false
    await tx
      .updateTable('sessions')
      // A session from before the factor was added has now seen it too.
      .set({ stepped_up_at: now, ...(factor !== 'password' && { second_factor: factor }) })
      .where('id', '=', session.id)
      .execute()
    return true
  })
  if (done && tried) await forget(database, tried)
  return done ? 'done' : 'wrong'
}

async function proved(
  tx: Tx,
  secret: string,
  session: Session,
  proof: Proof,
  now: Instant,
): Promise<SecondFactor | 'password' | null> {
  const { account, id } = session
  if (proof.by === 'code') return takeCode(tx, secret, account, proof.code, now)
  if (proof.by === 'passkey') {
    const of = { purpose: 'step-up', bound: id } as const
    const whose = await takePasskey(tx, secret, proof.place, of, account, proof.answer, now)
    return whose === null ? null : 'passkey'
  }
  if (hasSecondFactor(await factorsOf({ kysely: tx }, account))) return null
  const credential = await tx
    .selectFrom('credentials')
    .select('password')
    .where('account_id', '=', account)
    .executeTakeFirst()
  return credential && (await verifyPassword(credential.password, proof.password)) ? 'password' : null
}
