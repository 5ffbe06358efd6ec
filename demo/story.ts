import type { Meta } from '@medplum/fhirtypes'
import type { Course } from './chart.ts'
import type { DoctorKey, PlaceKey } from './clinic.ts'
import type { Text } from './concepts.ts'
import type { ConditionKey } from './conditions.ts'
import type { ImagingKey } from './imaging.ts'
import type { PanelKey } from './lab-panels.ts'
import type { LabTestKey } from './lab-tests.ts'
import type { Draw } from './labs.ts'
import type { MedicineKey } from './medicine-names.ts'
import type { ProcedureKey } from './procedures.ts'
import type { VisitKind } from './visits.ts'
import type { Vitals } from './vitals.ts'

/**
 * A story is the course of one matter in one person's life, as data. All times are years before today as
 * negative numbers (-2.5 is two and a half years ago). A person may have several stories: her visits tell
 * what is going on in all of them.
 */
export type Story = {
  problems?: readonly Problem[]
  medicines?: readonly MedicinePlan[]
  labs?: readonly LabPlan[]
  systolic?: Course
  weight?: Course
  pulse?: number
  oxygen?: number
  /** PHQ-9 totals asked at visits. */
  phq9?: Course
  events?: readonly Happening[]
  family?: readonly [relation: 'mother' | 'father' | 'brother' | 'sister', key: ConditionKey, age: number][]
  goal?: { text: Text; test?: LabTestKey; below?: number; unit?: string; from: number; met?: boolean }
  /** Steps of a care plan that stands today. */
  carePlan?: { title: Text; steps: readonly Text[]; from: number; about: ConditionKey }
}

export type Problem = {
  key: ConditionKey
  at: number
  ended?: number
  /** The value that tells how it goes, and where it should be. */
  watch?: { test: LabTestKey; low?: number; high?: number }
  heard?: { better: readonly Text[]; same: readonly Text[]; worse: readonly Text[] }
  exam?: readonly Text[]
  restricted?: Meta
}

export type MedicinePlan = {
  key: MedicineKey
  from: number
  to?: number
  status?: 'completed' | 'stopped' | 'on-hold'
  why?: ConditionKey
  stopReason?: Text
  restricted?: Meta
}

export type LabPlan = {
  panel: PanelKey
  everyMonths: number
  from: number
  to?: number
  values?: Partial<Record<LabTestKey, Course>>
  /** How far a single draw strays from the course, as a part of the value. */
  stray?: number
}

/** One thing that happened once: an illness, a procedure, a picture, a letter. */
export type Happening = {
  at: number
  kind: VisitKind
  by?: DoctorKey
  place?: PlaceKey
  reason: Text
  heard?: readonly Text[]
  exam?: readonly Text[]
  assessed?: readonly Text[]
  plan?: readonly Text[]
  problem?: { key: ConditionKey; days?: number }
  vitals?: Vitals
  labs?: readonly Draw[]
  imaging?: readonly ImagingKey[]
  procedures?: readonly ProcedureKey[]
  medicines?: readonly { key: MedicineKey; days?: number }[]
  phq9?: number
  restricted?: Meta
}
