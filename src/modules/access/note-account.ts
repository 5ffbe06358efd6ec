import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { AccountId, SessionId } from '../../platform/ids.ts'

/** What happened to an account itself, as the audit trail keeps it: signing in, a factor added, a session ended. */
export type AccountAct = {
  /** Null for a try to sign in at an address that has no account. */
  readonly account: AccountId | null
  readonly session: SessionId | null
  /** A verb in kebab-case, as `sign-in`. */
  readonly act: string
  readonly origin: string | null
  /** False for a try that was refused. */
  readonly granted: boolean
}

/** Writes the entry in the caller's transaction, so that the act and its entry are kept or lost together. */
export async function noteAccount(tx: Tx, of: AccountAct, now: Instant): Promise<void> {
  await sql`select access_note_account(${of.account}, ${of.session}, ${of.act}, ${of.origin}, ${of.granted}, ${now})`.execute(
    tx,
  )
}
