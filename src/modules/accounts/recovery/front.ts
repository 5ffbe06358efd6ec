import type { Instant } from '../../../platform/clock.ts'
import { isSteppedUp } from '../act-for.ts'
import type { Where } from '../security/note-security-event.ts'
import type { Session } from '../session-of.ts'
import type { OpenRecovery } from './open-recovery.ts'
import type { Recovering } from './reset-password.ts'

/** What the pages of recovery are given by the portal. */
export type RecoveryFront = Omit<Recovering, 'where'>

/** The request as it came. */
export type RecoveryCaller = {
  readonly origin: string | null
  readonly headers: Headers
  readonly session: Session | null
}

export const recoveringOf = (front: RecoveryFront, caller: RecoveryCaller): Recovering => ({
  ...front,
  where: whereOf(caller),
})

export const whereOf = ({ origin, headers }: RecoveryCaller): Where => ({
  session: null,
  origin,
  device: headers.get('user-agent'),
})

/** A passkey that just signed the person of this link in, in this browser, stands for a code. */
export const isByPasskey = (
  { session }: RecoveryCaller,
  { account }: Pick<OpenRecovery, 'account'>,
  now: Instant,
): boolean =>
  session !== null &&
  session.account === account &&
  session.second_factor === 'passkey' &&
  isSteppedUp(session, now)
