import type { Resource } from '../../../modules/clinical/index.ts'

const typesBefore = new Set(
  `BodySite Conformance DataElement DeviceComponent DeviceUseRequest DiagnosticOrder EligibilityRequest
   EligibilityResponse ImagingManifest ImagingObjectSelection MedicationOrder Order OrderResponse ProcedureRequest
   ProcessRequest ProcessResponse ReferralRequest Sequence ServiceDefinition`.split(/\s+/),
)
const typesAfter = new Set(
  `ActorDefinition ArtifactAssessment BiologicallyDerivedProductDispense ConditionDefinition DeviceAssociation
   DeviceDispense DeviceUsage EncounterHistory FormularyItem GenomicStudy ImagingSelection InventoryItem
   InventoryReport NutritionIntake Permission Requirements TestPlan Transport`.split(/\s+/),
)

const isObject = (value: unknown): value is Resource => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string'

/** Fields whose shape only another version of FHIR has. Each is certain: valid R4 never has it. */
const shapes: readonly { types: RegExp; has: (r: Resource) => boolean; version: string }[] = [
  { types: /^(AllergyIntolerance|Condition)$/, has: r => isText(r.clinicalStatus), version: 'STU3 or older' },
  { types: /^Encounter$/, has: r => isText(r.class), version: 'DSTU2' },
  { types: /^AllergyIntolerance$/, has: r => isObject(r.substance), version: 'DSTU2' },
  {
    types: /^Immunization$/,
    has: r => typeof r.notGiven === 'boolean' || typeof r.wasNotGiven === 'boolean',
    version: 'STU3 or older',
  },
  {
    types: /^MedicationStatement$/,
    has: r => isText(r.taken) || typeof r.wasNotTaken === 'boolean',
    version: 'STU3 or older',
  },
  { types: /^Encounter$/, has: r => Array.isArray(r.class) || isObject(r.actualPeriod), version: 'R5' },
  {
    types: /^Medication(Request|Statement|Dispense|Administration)$/,
    has: r => isObject(r.medication),
    version: 'R5',
  },
  { types: /^AllergyIntolerance$/, has: r => isObject(r.type), version: 'R5' },
  {
    types: /^Procedure$/,
    has: r => isText(r.occurrenceDateTime) || isObject(r.occurrencePeriod),
    version: 'R5',
  },
]

/**
 * Which other version of FHIR a resource certainly is; null for R4 and whatever might be. Shapes do not count in
 * documents: patient summaries are R4, but converters leave older shapes in them, which the pages can read.
 */
export function wrongVersion(type: string, resource: Resource, inDocument: boolean): string | null {
  if (typesBefore.has(type)) return 'STU3 or older'
  if (typesAfter.has(type)) return 'R5'
  if (!inDocument)
    for (const { types, has, version } of shapes) if (types.test(type) && has(resource)) return version
  const meta = isObject(resource.meta) ? resource.meta : {}
  for (const said of [type === 'CapabilityStatement' ? resource.fhirVersion : null, meta.fhirVersion])
    if (isText(said) && /^[1-35]\./.test(said)) return said
  for (const profile of Array.isArray(meta.profile) ? meta.profile : []) {
    const told =
      isText(profile) &&
      /^https?:\/\/hl7\.org\/fhir\/(?:([1-35]\.\d)\/|StructureDefinition\/\w+\|([1-35]\.\d\.\d))/.exec(
        profile,
      )
    if (told) return told[1] ?? told[2] ?? null
  }
  return null
}
