import type { Tx } from '../../platform/db.ts'
import type { AccountId, PatientId, SessionId } from '../../platform/ids.ts'
import type { Permission } from './permissions.ts'
import type { ClinicPermission, Role } from './staff-roles.ts'

declare const opened: unique symbol

/**
 * A transaction in which exactly one patient's rows can be reached, and only by what `Allowed` allows (any one
 * of them, where it is several). Only `open` makes one: a function that takes it cannot be called without the
 * check and the audit entry.
 */
export type PatientDb<Allowed extends Permission> = Tx & {
  readonly patient: PatientId
  readonly account: AccountId
  /** All that the viewer may do with this patient now. */
  readonly may: ReadonlySet<Permission>
  readonly [opened]: { patient: Allowed }
}

/** A transaction for staff work across patients, under one permission of the role. Only `openClinic` makes one. */
export type ClinicDb<Allowed extends ClinicPermission> = Tx & {
  readonly account: AccountId
  readonly may: ReadonlySet<ClinicPermission>
  readonly [opened]: { clinic: Allowed }
}

/** A transaction for a job: reaches what the row-level policies give to jobs. Only `openSystem` makes one. */
export type SystemDb = Tx & { readonly [opened]: { system: true } }

/**
 * How somebody looks at a patient's pages: by her own grants (`own`); as a member of staff who opened the
 * record; as the person of another grant sees it (`preview`); as the patient sees it (`see-as`, for staff).
 */
export type View =
  | { readonly kind: 'own' }
  | { readonly kind: 'staff' }
  | { readonly kind: 'preview'; readonly grant: string }
  | { readonly kind: 'see-as' }

/**
 * Who acts, and what they are doing, as the audit trail names it. `act` is an address pattern or a verb, never
 * a value that somebody typed; `target` is the id of the one thing that was opened, if it was one.
 */
export type Actor = {
  readonly account: AccountId
  /** Null where she is not signed in and comes by a link in a mail. */
  readonly session: SessionId | null
  readonly act: string
  readonly target: string | null
  /** Whom work across patients is about, where its address names one. `open` needs none: it is asked for one. */
  readonly patient?: string | null
  /** Network address the request came from. */
  readonly origin: string | null
  /** Her role, if she is of the clinic; without a role nothing opens but by her own grants. */
  readonly role?: Role | null
  readonly view?: View
}

/** Not granted, ended and not there are one answer, so that nobody can tell them apart. */
export type Opened<T> = { readonly opened: true; readonly value: T } | { readonly opened: false }
