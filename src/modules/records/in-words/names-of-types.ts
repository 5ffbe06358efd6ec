/** What FHIR's resource types are called in plain words: `type | English | Spanish`. */
export const namesOfTypes = `
Account | Account | Cuenta
AdverseEvent | Harm during care | Daño durante la atención
AllergyIntolerance | Allergy | Alergia
Appointment | Appointment | Cita
AppointmentResponse | Answer to an appointment | Respuesta a una cita
Basic | Other entry | Otra entrada
Binary | File | Archivo
BodyStructure | Part of the body | Parte del cuerpo
Bundle | Collection | Colección
CarePlan | Care plan | Plan de atención
CareTeam | Care team | Equipo de atención
Claim | Bill to insurance | Cobro al seguro
ClaimResponse | Answer from insurance | Respuesta del seguro
ClinicalImpression | Assessment | Evaluación
Communication | Message | Mensaje
CommunicationRequest | Request for a message | Solicitud de mensaje
Composition | Document | Documento
Condition | Health problem | Problema de salud
Consent | Consent | Consentimiento
Contract | Contract | Contrato
Coverage | Insurance | Seguro médico
CoverageEligibilityRequest | Insurance check | Verificación del seguro
CoverageEligibilityResponse | Insurance check result | Resultado de la verificación del seguro
DetectedIssue | Warning | Advertencia
Device | Device | Dispositivo
DeviceMetric | Device reading | Lectura del dispositivo
DeviceRequest | Device order | Orden de dispositivo
DeviceUseStatement | Device in use | Dispositivo en uso
DiagnosticReport | Report | Informe
DocumentManifest | Set of documents | Conjunto de documentos
DocumentReference | Document | Documento
Encounter | Visit | Consulta
Endpoint | Computer address | Dirección informática
EpisodeOfCare | Period of care | Periodo de atención
ExplanationOfBenefit | What insurance paid | Lo que pagó el seguro
FamilyMemberHistory | Family history | Historia familiar
Flag | Alert | Alerta
Goal | Goal | Meta
Group | Group | Grupo
GuidanceResponse | Advice from a computer | Recomendación automática
HealthcareService | Health service | Servicio de salud
ImagingStudy | Imaging study | Estudio de imagen
Immunization | Vaccine | Vacuna
ImmunizationEvaluation | Check of a vaccine | Revisión de una vacuna
ImmunizationRecommendation | Vaccine advice | Recomendación de vacuna
InsurancePlan | Insurance plan | Plan de seguro
Invoice | Bill | Factura
List | List | Lista
Location | Place | Lugar
Media | Picture or recording | Imagen o grabación
Medication | Medicine | Medicina
MedicationAdministration | Medicine given | Medicina administrada
MedicationDispense | Medicine from the pharmacy | Medicina de la farmacia
MedicationRequest | Prescription | Receta
MedicationStatement | Medicine you take | Medicina que toma
MolecularSequence | Genetic sequence | Secuencia genética
NutritionOrder | Diet order | Orden de dieta
Observation | Result | Resultado
Organization | Organization | Organización
Patient | Patient | Paciente
PaymentNotice | Payment notice | Aviso de pago
PaymentReconciliation | Payment | Pago
Person | Person | Persona
PlanDefinition | Plan | Plan
Practitioner | Health care professional | Profesional de la salud
PractitionerRole | Role of a professional | Función de un profesional
Procedure | Procedure | Procedimiento
Provenance | Where this came from | De dónde viene
Questionnaire | Questionnaire | Cuestionario
QuestionnaireResponse | Answered questionnaire | Cuestionario respondido
RelatedPerson | Person close to you | Persona cercana
RequestGroup | Group of requests | Grupo de solicitudes
ResearchStudy | Research study | Estudio de investigación
ResearchSubject | Part in research | Participación en investigación
RiskAssessment | Check of risks | Evaluación de riesgos
Schedule | Schedule | Horario
ServiceRequest | Order | Orden
Slot | Time slot | Horario disponible
Specimen | Sample | Muestra
Substance | Substance | Sustancia
SupplyDelivery | Supplies delivered | Suministros entregados
SupplyRequest | Order for supplies | Pedido de suministros
Task | Task | Tarea
VisionPrescription | Glasses or lenses | Lentes recetados
`
