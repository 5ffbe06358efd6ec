import type { Resource } from '../../../modules/clinical/index.ts'

/**
 * Where a type says whose it is, the surest first: the patient compartment of FHIR R4
 * (hl7.org/fhir/R4/compartmentdefinition-patient.html) without the parameters that name an author or a performer,
 * and Task, Device and the like, which may be a patient's.
 */
type Place = { readonly paths: readonly string[]; readonly required: boolean }

const required = (...paths: string[]): Place => ({ paths, required: true })
const optional = (...paths: string[]): Place => ({ paths, required: false })

const subject = required('subject')
const patient = required('patient')

const places: ReadonlyMap<string, Place> = new Map([
  ['Account', optional('subject')],
  ['AdverseEvent', subject],
  ['AllergyIntolerance', patient],
  ['Appointment', optional('participant.actor')],
  ['AppointmentResponse', optional('actor')],
  ['AuditEvent', optional('entity.what', 'agent.who')],
  ['Basic', optional('subject')],
  ['Binary', optional('securityContext')],
  ['BodyStructure', patient],
  ['CarePlan', subject],
  ['CareTeam', subject],
  ['ChargeItem', subject],
  ['Claim', patient],
  ['ClaimResponse', patient],
  ['ClinicalImpression', subject],
  ['Communication', optional('subject', 'recipient', 'sender')],
  ['CommunicationRequest', optional('subject', 'recipient', 'sender')],
  ['Composition', optional('subject')],
  ['Condition', subject],
  ['Consent', patient],
  ['Coverage', required('beneficiary', 'subscriber')],
  ['CoverageEligibilityRequest', patient],
  ['CoverageEligibilityResponse', patient],
  ['DetectedIssue', patient],
  ['Device', optional('patient')],
  ['DeviceRequest', subject],
  ['DeviceUseStatement', subject],
  ['DiagnosticReport', subject],
  ['DocumentManifest', subject],
  ['DocumentReference', subject],
  ['Encounter', subject],
  ['EnrollmentRequest', required('candidate')],
  ['EpisodeOfCare', patient],
  ['ExplanationOfBenefit', patient],
  ['FamilyMemberHistory', patient],
  ['Flag', subject],
  ['Goal', subject],
  ['GuidanceResponse', optional('subject')],
  ['ImagingStudy', subject],
  ['Immunization', patient],
  ['ImmunizationEvaluation', patient],
  ['ImmunizationRecommendation', patient],
  ['Invoice', optional('subject', 'recipient')],
  ['List', optional('subject')],
  ['MeasureReport', optional('subject')],
  ['Media', optional('subject')],
  ['MedicationAdministration', subject],
  ['MedicationDispense', subject],
  ['MedicationRequest', subject],
  ['MedicationStatement', subject],
  ['MolecularSequence', patient],
  ['NutritionOrder', patient],
  ['Observation', subject],
  ['Procedure', subject],
  ['Provenance', optional('target')],
  ['QuestionnaireResponse', required('subject', 'source')],
  ['RelatedPerson', patient],
  ['RequestGroup', optional('subject')],
  ['ResearchSubject', required('individual')],
  ['RiskAssessment', subject],
  ['Schedule', optional('actor')],
  ['ServiceRequest', subject],
  ['Specimen', subject],
  ['SupplyDelivery', patient],
  ['SupplyRequest', optional('deliverTo', 'requester')],
  ['Task', optional('for')],
  ['VisionPrescription', patient],
])

/** Of many people: never one patient's, and shown to none. */
const ofMany = new Set(['Group', 'Person', 'Linkage'])

/** Types that this version of FHIR does not know, and those without a patient. */
const anywhere = optional('subject', 'patient', 'beneficiary', 'individual', 'for')

export const placeOfOwner = (type: string): Place =>
  ofMany.has(type) ? optional() : (places.get(type) ?? anywhere)

export const isOfMany = (type: string): boolean => ofMany.has(type)

/** The Reference objects at a path of a resource. */
export function referencesAt(resource: Resource, path: string): Resource[] {
  let values: unknown[] = [resource]
  for (const field of path.split('.'))
    values = values.flatMap(value => {
      const found = typeof value === 'object' && value !== null ? (value as Resource)[field] : undefined
      return found === undefined || found === null ? [] : Array.isArray(found) ? found : [found]
    })
  return values.filter((value): value is Resource => typeof value === 'object' && value !== null)
}
