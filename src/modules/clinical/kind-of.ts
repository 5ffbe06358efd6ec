import { codingsOf, listIn, objectIn, type Resource, textIn, valuesAt } from './json.ts'

/**
 * What the portal shows a resource as. Most types are one kind; observations, reports and documents are told
 * apart by their category (US Core's categories, HL7 table 0074, LOINC's report classes), and where a source
 * gives none, by what they hold.
 */
export type Kind =
  | 'lab'
  | 'vital'
  | 'social'
  | 'survey'
  | 'finding'
  | 'lab-report'
  | 'imaging-report'
  | 'report'
  | 'note'
  | 'document'
  | (typeof kindOfType)[keyof typeof kindOfType]
  | 'other'

const kindOfType = {
  AdverseEvent: 'adverse-event',
  AllergyIntolerance: 'allergy',
  Appointment: 'appointment',
  Binary: 'binary',
  CarePlan: 'care-plan',
  CareTeam: 'care-team',
  Claim: 'claim',
  ClaimResponse: 'claim-response',
  ClinicalImpression: 'impression',
  Communication: 'communication',
  Composition: 'composition',
  Condition: 'condition',
  Consent: 'consent',
  Coverage: 'coverage',
  Device: 'device',
  DeviceRequest: 'device-request',
  DeviceUseStatement: 'device-use',
  Encounter: 'visit',
  EpisodeOfCare: 'episode',
  ExplanationOfBenefit: 'eob',
  FamilyMemberHistory: 'family-history',
  Flag: 'flag',
  Goal: 'goal',
  ImagingStudy: 'imaging-study',
  Immunization: 'immunization',
  ImmunizationRecommendation: 'immunization-due',
  Media: 'media',
  MedicationAdministration: 'administration',
  MedicationDispense: 'dispense',
  MedicationRequest: 'medication',
  MedicationStatement: 'medication-statement',
  NutritionOrder: 'nutrition',
  Patient: 'patient',
  Procedure: 'procedure',
  Provenance: 'provenance',
  QuestionnaireResponse: 'questionnaire',
  RelatedPerson: 'related-person',
  RiskAssessment: 'risk',
  ServiceRequest: 'service-request',
  Specimen: 'specimen',
  SupplyDelivery: 'supply',
  SupplyRequest: 'supply-request',
  Task: 'task',
  VisionPrescription: 'vision',
} as const

/** Every kind that there is. */
export const allKinds: readonly Kind[] = [
  'lab',
  'vital',
  'social',
  'survey',
  'finding',
  'lab-report',
  'imaging-report',
  'report',
  'note',
  'document',
  ...Object.values(kindOfType),
  'other',
]

/** The kind of a resource; 'other' for types that the portal has no page for. Never throws. */
export function kindOf(resource: Resource): Kind {
  const type = textIn(resource.resourceType) ?? ''
  if (type === 'Observation') return kindOfObservation(resource)
  if (type === 'DiagnosticReport') return kindOfReport(resource)
  if (type === 'DocumentReference') return isNote(resource) ? 'note' : 'document'
  return Object.hasOwn(kindOfType, type) ? kindOfType[type as keyof typeof kindOfType] : 'other'
}

/** Observation categories, the strongest first: a resource may carry several. */
const observationCategories: readonly [code: string, kind: Kind][] = [
  ['vital-signs', 'vital'],
  ['laboratory', 'lab'],
  ['lab', 'lab'],
  ['social-history', 'social'],
  ['sdoh', 'social'],
  ['survey', 'survey'],
]

/** LOINC codes of the FHIR vital signs profiles, for sources that give no category. */
const vitalCodes = new Set(
  '85353-1 9279-1 8867-4 2708-6 59408-5 8310-5 8302-2 8306-3 9843-4 29463-7 39156-5 85354-9 55284-4 8480-6 8462-4 59576-9 8289-1 77606-2 3141-9 8287-5'.split(
    ' ',
  ),
)

/** LOINC codes of smoking, alcohol, pregnancy, occupation and the like. */
const socialCodes = new Set('72166-2 11367-0 74013-4 82810-3 11341-5 76690-7 76689-9 63512-8'.split(' '))

function kindOfObservation(resource: Resource): Kind {
  const categories = new Set(categoryCodes(resource))
  for (const [code, kind] of observationCategories) if (categories.has(code)) return kind
  if ([...categories].some(code => laboratorySections.has(code))) return 'lab'
  if (categories.size > 0) return 'finding'
  const codes = codingsOf(resource.code)
  if (codes.some(({ code }) => vitalCodes.has(code))) return 'vital'
  if (codes.some(({ code }) => socialCodes.has(code))) return 'social'
  const measured = objectIn(resource.valueQuantity) !== null || listIn(resource.component).length > 0
  const judged = listIn(resource.interpretation).length > 0 || listIn(resource.referenceRange).length > 0
  return judged || (measured && codes.some(isLoinc)) ? 'lab' : 'finding'
}

/** Diagnostic service sections of HL7 table 0074 that are a laboratory's (or pathology's, a laboratory of tissue). */
const laboratorySections = new Set(
  'lab ch hm mb sr vr tox bg blb gen imm mcb myc cp sp ctg pat cyto lp7839-6 lp29693-6 26436-6 laboratory'.split(
    ' ',
  ),
)

/** Those that make pictures. */
const imagingSections = new Set(
  'rad rx ct cus nms nmr mri us rus vus ous xrc imaging radiology lp29684-5 18748-4'.split(' '),
)

function kindOfReport(resource: Resource): Kind {
  const categories = categoryCodes(resource)
  if (categories.some(code => imagingSections.has(code))) return 'imaging-report'
  // A laboratory's report without results of its own is the result: a culture, a smear, a text.
  const results = listIn(resource.result).length
  if (categories.some(code => laboratorySections.has(code))) return results > 0 ? 'lab-report' : 'lab'
  if ([...categories, ...codesOf(resource.code)].some(code => noteCodes.has(code))) return 'note'
  if (listIn(resource.imagingStudy).length > 0) return 'imaging-report'
  return categories.length === 0 && results > 0 ? 'lab-report' : 'report'
}

/** LOINC document types of US Core's clinical notes, and the other names under which sources send visit notes. */
const noteCodes = new Set(
  '11488-4 18842-5 34117-2 28570-0 11506-3 34746-8 57133-1 34109-9 51847-2 51848-0 10164-2 34748-4 34901-9 68608-9 34111-5 clinical-note'.split(
    ' ',
  ),
)

/** A note is meant to be read in place: written text. A letter or a scan is a document to open. */
function isNote(resource: Resource): boolean {
  const named = [...categoryCodes(resource), ...codesOf(resource.type)].some(code => noteCodes.has(code))
  return (
    named &&
    valuesAt(resource, 'content', 'attachment').some(attachment =>
      (textIn(objectIn(attachment)?.contentType) ?? '').startsWith('text/'),
    )
  )
}

const codesOf = (concept: unknown): string[] => codingsOf(concept).map(({ code }) => code.toLowerCase())

const categoryCodes = (resource: Resource): string[] => codesOf(resource.category)

const isLoinc = ({ system }: { system: string }): boolean => system === 'http://loinc.org'
