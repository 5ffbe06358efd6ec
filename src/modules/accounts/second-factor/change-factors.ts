import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/db.ts'
import type { SecurityEventKind } from '../security/event-kinds.ts'
import { noteSecurityEvent } from '../security/note-security-event.ts'
import { endSessions } from '../security/sessions.ts'
import type { SecondFactor, Session } from '../session-of.ts'
import { confirmApp } from './app.ts'
import { makeBackupCodes } from './backup-codes.ts'
import { type FactorRemoved, factorsOf, hasSecondFactor, removeFactor } from './factors.ts'
import { addPasskey, type PasskeyAdded, type PasskeyPlace } from './passkeys.ts'

/** Where the person sits who changes her second factors. */
export type Changing = {
  readonly database: Database
  readonly secret: string
  readonly session: Session
  readonly origin: string | null
}

/** `first`: it is the account's first second factor, and backup codes wait to be shown. */
export type FactorAdded = { added: true; first: boolean }

/** The first code of a new app: right, and the app counts from now on. */
export function finishApp(of: Changing, code: string, now: Instant): Promise<FactorAdded | { added: false }> {
  return of.database.kysely.transaction().execute(async tx => {
    const had = hasSecondFactor(await factorsOf({ kysely: tx }, of.session.account))
    if (!(await confirmApp(tx, of.secret, of.session.account, code, now))) return { added: false }
    return added(tx, of, 'totp', 'authenticator-added', had, now)
  })
}

/** A passkey that the browser has just made. */
export function finishPasskey(
  of: Changing,
  place: PasskeyPlace,
  made: { answer: string; name: string },
  now: Instant,
): Promise<FactorAdded | Extract<PasskeyAdded, { added: false }>> {
  const { account, id } = of.session
  return of.database.kysely.transaction().execute(async tx => {
    const had = hasSecondFactor(await factorsOf({ kysely: tx }, account))
    const kept = await addPasskey(tx, of.secret, place, { account, session: id }, made, now)
    return kept.added ? added(tx, of, 'passkey', 'passkey-added', had, now) : kept
  })
}

/** Takes one off and says so to the person. */
export function takeOff(
  of: Changing,
  which: 'app' | { passkey: string },
  now: Instant,
): Promise<FactorRemoved> {
  const kind = which === 'app' ? 'authenticator-removed' : 'passkey-removed'
  return of.database.kysely.transaction().execute(async tx => {
    const removed = await removeFactor(tx, of.session.account, which)
    if (removed === 'removed') await note(tx, of, kind, now)
    return removed
  })
}

/** Makes a new sheet of backup codes. */
export function newBackupCodes(of: Changing, now: Instant): Promise<void> {
  return of.database.kysely.transaction().execute(async tx => {
    await makeBackupCodes(tx, of.secret, of.session.account, now)
    await note(tx, of, 'backup-codes-made', now)
  })
}

/**
 * This session has now seen the factor. With the first one all other sessions end: they came in by the password
 * alone, perhaps not by hers.
 */
async function added(
  tx: Tx,
  of: Changing,
  factor: SecondFactor,
  kind: SecurityEventKind,
  had: boolean,
  now: Instant,
): Promise<FactorAdded> {
  const { account, id } = of.session
  await tx
    .updateTable('sessions')
    .set({ second_factor: factor, stepped_up_at: now })
    .where('id', '=', id)
    .execute()
  await note(tx, of, kind, now)
  if (had) return { added: true, first: false }
  await endSessions(tx, account, id, now)
  await makeBackupCodes(tx, of.secret, account, now)
  return { added: true, first: true }
}

/** Her session knows in which browser. */
function note(tx: Tx, of: Changing, kind: SecurityEventKind, now: Instant): Promise<void> {
  const { account, id: session } = of.session
  return noteSecurityEvent(tx, account, kind, { session, origin: of.origin, device: null }, now)
}
