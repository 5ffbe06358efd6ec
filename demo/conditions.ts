import type { CodeableConcept, Condition } from '@medplum/fhirtypes'
import { instant } from './calendar.ts'
import { type Chart, idFor, patientOf, record } from './chart.ts'
import { type DoctorKey, doctorRef } from './clinic.ts'
import { coding, concept, hl7Concept, systems } from './concepts.ts'
import { type ConditionKey, conditionNames, type Named } from './condition-names.ts'

export type { ConditionKey }

export function conditionConcept(key: ConditionKey): CodeableConcept {
  const named: Named = conditionNames[key]
  const icd = coding(systems.icd10, named.icd, named.icdName)
  return named.snomed === undefined
    ? concept(named.name, icd)
    : concept(named.name, coding(systems.snomed, named.snomed), icd)
}

/** Where a diagnosis lives: on the standing problem list, or with the one visit that it was made for. */
type Diagnosis = {
  key: ConditionKey
  list: 'problem-list-item' | 'encounter-diagnosis'
  onset: string
  recorded: string
  ended?: string
  visit?: string
  by: DoctorKey
  restricted?: Condition['meta']
  remark?: string
}

export function diagnose(chart: Chart, diagnosis: Diagnosis): Condition {
  const { key, list, onset, recorded, ended, visit, by, remark } = diagnosis
  const status = ended === undefined ? 'active' : 'resolved'
  return record(chart, {
    resourceType: 'Condition',
    id: idFor(chart, key, onset),
    ...(diagnosis.restricted ? { meta: diagnosis.restricted } : {}),
    clinicalStatus: hl7Concept('condition-clinical', status, status === 'active' ? 'Active' : 'Resolved'),
    verificationStatus: hl7Concept('condition-ver-status', 'confirmed', 'Confirmed'),
    category: [
      hl7Concept(
        'condition-category',
        list,
        list === 'problem-list-item' ? 'Problem List Item' : 'Encounter Diagnosis',
      ),
    ],
    code: conditionConcept(key),
    subject: patientOf(chart),
    ...(visit === undefined ? {} : { encounter: { reference: `Encounter/${visit}` } }),
    onsetDateTime: onset,
    ...(ended === undefined ? {} : { abatementDateTime: ended }),
    recordedDate: instant(recorded, '17:10'),
    recorder: doctorRef(by),
    ...(remark === undefined ? {} : { note: [{ text: remark }] }),
  })
}
