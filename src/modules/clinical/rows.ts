import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Kind } from './kind-of.ts'

/** One resource of a patient's record, with what was read out of it when it came. */
export type ClinicalRow = {
  id: string
  type: string
  kind: Kind
  /** What it is about, `loinc|4548-4` (see `codeKeyOf`). */
  code_key: string | null
  status: string | null
  /** When it happened, to sort by; how exactly that is known stands in the body. */
  sort_at: Instant | null
  /** The id of the visit (Encounter) it belongs to. */
  visit_id: string | null
  /** Ids for the references of the body in their order (see `idsByReference`). */
  refs: (string | null)[]
  /** The source has finally said it before, and differently. */
  corrected: boolean
  /** How many different versions the source has sent. */
  version: number
  /** FHIR R4 JSON exactly as it came from `findById`; where many rows are read, its brief form (`briefOf`). */
  body: string
  created_at: Instant
  received_at: Instant
}

export type ClinicalVersion = {
  status: string | null
  sort_at: Instant | null
  body: string
  last_updated: Instant | null
  received_at: Instant
  replaced_at: Instant
}

/** A clinician, organization, place or medicine, as the clinic's patients may see it. */
export type SharedRow = { id: string; type: string; name: string; refs: (string | null)[]; body: string }

/** Rows of one page of a list, and how many there are in all. */
export type Page = { rows: ClinicalRow[]; total: number }

const columnsWith = (body: string) =>
  sql.raw(
    `r.id, r.type, r.kind, r.code_key, r.status, r.sort_at, r.visit_id, r.refs, r.corrected, r.version, ${body},
     r.created_at, r.received_at`,
  )

/** For queries of many rows: large bodies in their brief form, without the files inside. */
export const rowColumns = columnsWith('coalesce(r.brief, r.body) as body')

/** For one row: the body exactly as it came. */
export const wholeColumns = columnsWith('r.body')

/** Entered by mistake: no list shows it; the resource's own page does, and says so. */
export const notByMistake = sql.raw(`r.status is distinct from 'entered-in-error'`)
