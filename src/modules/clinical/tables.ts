import type { Generated } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { AccountId, PatientId } from '../../platform/ids.ts'
import type { Kind } from './kind-of.ts'

type Sources = { id: Generated<number>; name: string }

type Imports = {
  id: Generated<number>
  source_id: number
  file: string
  started_at: Instant
  finished_at: Instant | null
  counts: object | null
}

type Patients = {
  id: PatientId
  source_id: number
  fhir_id: string
  name: string
  family: string | null
  given: string | null
  name_words: string
  birth_date: string | null
  gender: string | null
  deceased: boolean
  languages: string[]
  updated_at: Instant
  seen_at: Instant
  labels_version: Generated<number>
}

type PatientAliases = { patient_id: PatientId; alias_id: string }

type ClinicalResources = {
  patient_id: PatientId
  id: string
  source_id: number
  type: string
  fhir_id: string
  version: number
  corrected: boolean
  deleted: boolean
  kind: Kind
  code_key: string | null
  status: string | null
  sort_at: Instant | null
  visit_id: string | null
  refs: (string | null)[]
  /** Ids of what its words may tell of (`namesIn`). */
  names: string[] | null
  /** Bits: who may see it (decision 0013), and what it tells of by itself. */
  needs: number
  labels_own: Generated<number>
  words: string
  body: string
  brief: string | null
  hash: string
  last_updated: Instant | null
  import_id: number
  created_at: Instant
  received_at: Instant
}

type ClinicalVersions = {
  patient_id: PatientId
  id: string
  hash: string
  reason: 'replaced' | 'deleted' | 'moved'
  source_id: number
  type: string
  fhir_id: string
  status: string | null
  sort_at: Instant | null
  names: string[] | null
  needs: number
  labels_own: Generated<number>
  body: string
  last_updated: Instant | null
  import_id: number
  received_at: Instant
  replaced_at: Instant
}

type SharedResources = {
  id: string
  source_id: number
  type: string
  fhir_id: string
  open: boolean
  deleted: boolean
  name: string
  refs: (string | null)[]
  body: string
  brief: string | null
  hash: string
  last_updated: Instant | null
  import_id: number
  received_at: Instant
  labels_own: Generated<number>
}

type SharedAliases = { alias_id: string; shared_id: string }

type SharedVersions = {
  id: string
  hash: string
  reason: 'replaced' | 'deleted'
  source_id: number
  type: string
  fhir_id: string
  body: string
  last_updated: Instant | null
  import_id: number
  received_at: Instant
  replaced_at: Instant
}

type ConfidentialityOverrides = {
  patient_id: PatientId
  id: string
  resource_id: string
  /** Groups (bits) as which it is hidden; 0: it is shown. */
  hide: number
  reason: string
  given_by: AccountId
  given_at: Instant
  ended_by: AccountId | null
  ended_at: Instant | null
}

type ClinicalLabelling = { one: Generated<boolean>; version: number }

declare module '../../platform/db.ts' {
  interface Tables {
    sources: Sources
    imports: Imports
    patients: Patients
    patient_aliases: PatientAliases
    clinical_resources: ClinicalResources
    clinical_versions: ClinicalVersions
    shared_resources: SharedResources
    shared_aliases: SharedAliases
    shared_versions: SharedVersions
    confidentiality_overrides: ConfidentialityOverrides
    clinical_labelling: ClinicalLabelling
  }
}
