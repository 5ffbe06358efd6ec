import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import type { SessionId } from '../../../platform/ids.ts'
import type { Lang } from '../../../ui/page.ts'
import { noteAccount, openSystem, type SystemDb } from '../../access/index.ts'
import { type BadAccount, checkNewAccount } from '../check-new-account.ts'
import { forget, type Limits, takeTry } from '../count-failures.ts'
import { hashPassword } from '../password.ts'
import type { Session } from '../session-of.ts'
import { beginSession } from '../sign-in/begin-session.ts'
import type { CookieKeys } from '../sign-in/cookies.ts'
import type { Visitor } from '../sign-in/sign-in.ts'
import { type Acceptance, type Accepted, acceptInvitation, type OnAccepted } from './accept-invitation.ts'
import { type From, mailAccepted } from './mail-invitation.ts'
import type { ProvenInvitation } from './open-invitation.ts'

/** Whoever holds an invitation cannot use it to find out which addresses have an account. */
const takenLimits: Limits = {
  name: 'invitation e-mail',
  account_and_address: { tries: 5, window_minutes: 24 * 60 },
  account: { tries: 5, window_minutes: 24 * 60 },
  address: { tries: 20, window_minutes: 24 * 60 },
}

/** What the accepting stands on. `onAccepted` is what other modules do with it, in the same transaction. */
export type Accepting = CookieKeys &
  From & { readonly database: Database; readonly onAccepted?: OnAccepted | undefined }

export type NewAccountTyped = {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly language: Lang
  readonly shared_device: boolean
}

/** `cookies` are whole Set-Cookie lines of the session that begins. */
export type Taken =
  | { readonly taken: true; readonly kind: Acceptance['kind']; readonly cookies: readonly string[] }
  | {
      readonly taken: false
      readonly why: Extract<Accepted, { accepted: false }>['why'] | BadAccount | 'too-many'
    }

/** Somebody without an account accepts: her account, what it opens, and a session, in one transaction. */
export async function takeWithNewAccount(
  accepting: Accepting,
  invitation: ProvenInvitation,
  typed: NewAccountTyped,
  visitor: Visitor,
  now: Instant,
): Promise<Taken> {
  const { database, secret, clinic } = accepting
  const checked = checkNewAccount({ ...typed, clinic: clinic.name })
  if (!checked.fits) return { taken: false, why: checked.why }
  const tried = await takeTry(database, secret, invitation.id, visitor.origin, now, takenLimits)
  if (tried === 'too-many') return { taken: false, why: 'too-many' }
  const { email } = checked
  const person = {
    name: typed.name,
    email,
    email_verified: invitation.way === 'link' && invitation.email === email,
    password_hash: await hashPassword(typed.password),
    language: typed.language,
  }
  const came = { ...visitor, shared_device: typed.shared_device, second_factor: null }
  const taken = await accept(accepting, now, async (db): Promise<Taken> => {
    const accepted = await acceptInvitation(db, invitation, person, now, accepting.onAccepted)
    if (!accepted.accepted) return { taken: false, why: accepted.why }
    const { account, kind } = accepted
    const { session, cookies } = await beginSession(db, accepting, account, came, now)
    await note(db, accepted, { session, origin: visitor.origin }, now)
    const mail = { invited: invitation.email, language: typed.language, is_new: true }
    await mailAccepted(db, accepting.baseUrl, { ...mail, invitation: invitation.id, account, email }, now)
    return { taken: true, kind, cookies }
  })
  if (taken.taken || taken.why !== 'email-taken') await forget(database, tried)
  return taken
}

/** Somebody who is signed in accepts: what the invitation gives is added to her account. */
export function takeWithAccount(
  accepting: Accepting,
  invitation: ProvenInvitation,
  { id: session, account, email, language }: Session,
  origin: string | null,
  now: Instant,
): Promise<Taken> {
  return accept(accepting, now, async (db): Promise<Taken> => {
    const accepted = await acceptInvitation(db, invitation, { account }, now, accepting.onAccepted)
    if (!accepted.accepted) return { taken: false, why: accepted.why }
    await note(db, accepted, { session, origin }, now)
    const mail = { invited: invitation.email, language: language ?? invitation.language, is_new: false }
    await mailAccepted(db, accepting.baseUrl, { ...mail, invitation: invitation.id, account, email }, now)
    return { taken: true, kind: accepted.kind, cookies: [] }
  })
}

const accept = <T>({ database }: Accepting, now: Instant, work: (db: SystemDb) => Promise<T>): Promise<T> =>
  openSystem(database, { name: 'accounts', act: 'invitation-accepted' }, now, work)

const note = (
  db: SystemDb,
  { account }: Acceptance,
  from: { session: SessionId; origin: string | null },
  now: Instant,
): Promise<void> => noteAccount(db, { account, ...from, act: 'invitation-accepted', granted: true }, now)
