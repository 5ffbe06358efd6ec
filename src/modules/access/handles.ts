import type { Tx } from '../../platform/db.ts'
import type { AccountId, PatientId, SessionId } from '../../platform/ids.ts'
import type { Permission } from './permissions.ts'

declare const opened: unique symbol

/**
 * A transaction in which exactly one patient's rows can be reached, and only by what `Allowed` allows. Only
 * `open` makes one: a function that takes it cannot be called without the check and the audit entry.
 */
export type PatientDb<Allowed extends Permission> = Tx & {
  readonly patient: PatientId
  readonly [opened]: { patient: Allowed }
}

/** A transaction for a job: reaches what the row-level policies give to jobs. Only `openSystem` makes one. */
export type SystemDb = Tx & { readonly [opened]: { system: true } }

/**
 * Who acts, and what they are doing, as the audit trail names it. `act` is an address pattern or a verb, never
 * a value that somebody typed; `target` is the id of the one thing that was opened, if it was one.
 */
export type Actor = {
  readonly account: AccountId
  readonly session: SessionId
  readonly act: string
  readonly target: string | null
  /** Network address the request came from. */
  readonly origin: string | null
}

/** Not granted, ended and not there are one answer, so that nobody can tell them apart. */
export type Opened<T> = { readonly opened: true; readonly value: T } | { readonly opened: false }
