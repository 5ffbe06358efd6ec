import type { Instant } from '../../platform/clock.ts'
import type { Source } from './imports.ts'
import type { Resource } from './json.ts'

/** One resource on its way into the clinical copy, with every reference resolved (decision 0007). */
export type Arrival = {
  readonly type: string
  /** The source's own id. */
  readonly fhirId: string
  /** The portal's id: made of source, type and `fhirId`. */
  readonly id: string
  /**
   * Whose it is: the id of a patient, or of an alias of one (`Patient?identifier=…`). Null for what belongs to
   * nobody: it is kept as shared, and shown to patients only if its type describes the clinic.
   */
  readonly patient: string | null
  /** The JSON as it came, in UTF-8. */
  readonly body: Uint8Array
  readonly resource: Resource
  /** `referencesIn(resource)`, and the ids that they lead to. */
  readonly references: readonly string[]
  readonly refs: readonly (string | null)[]
  /** Ids under which a reference by identifier asks for this one. */
  readonly aliases: readonly string[]
  /** When the source last changed it, in milliseconds since 1970; null where it does not say. */
  readonly lastUpdated: number | null
}

/** The source has deleted something. */
export type Removal = { readonly id: string; readonly lastUpdated: number | null }

export type Batch = {
  readonly source: Source
  /** Of the file that it is from (`beginImport`). */
  readonly importId: number
  /** The beginning of the import, for all that comes with it. */
  readonly now: Instant
  readonly arrivals: readonly Arrival[]
  readonly removals: readonly Removal[]
  /** All or nothing: one rejected arrival and nothing is written. Else each stands alone. */
  readonly whole: boolean
  /**
   * Patients that this import found to be other people than those known under the same ids. Filled by `keep`,
   * carried by the caller from batch to batch: nothing of theirs may be filed under the known ones.
   */
  readonly disputed: Set<string>
}

export type Outcome =
  | { readonly as: 'created' | 'updated' | 'unchanged' }
  | {
      readonly as: 'rejected'
      /**
       * unknown-patient: nobody of this source has that id. ambiguous-patient: the identifier fits several.
       * another-person: this source has a patient of that id with another name and another birth date.
       * conflicting: the same id came before in this file with other content, and nothing says which is newer.
       */
      readonly why: 'unknown-patient' | 'ambiguous-patient' | 'another-person' | 'conflicting'
    }

/** In the order of the batch. If a whole batch had a rejected arrival, nothing was written. */
export type Kept = { readonly arrivals: Outcome[]; readonly removals: Outcome[]; readonly written: boolean }
