/**
 * Types that describe the clinic and its means, never a person in its care: all its patients may see them.
 * Anything else that belongs to no patient is kept closed, because it might be about somebody.
 */
const shown = new Set(
  `Practitioner PractitionerRole Organization OrganizationAffiliation Location HealthcareService Endpoint
   Medication MedicationKnowledge Substance Device DeviceDefinition DeviceMetric InsurancePlan
   Questionnaire PlanDefinition ActivityDefinition ObservationDefinition SpecimenDefinition
   CodeSystem ValueSet ConceptMap NamingSystem StructureDefinition SearchParameter OperationDefinition
   CapabilityStatement ImplementationGuide CompartmentDefinition Library Measure`.split(/\s+/),
)

export const isShownToAll = (type: string): boolean => shown.has(type)
