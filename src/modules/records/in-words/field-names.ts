import type { Lang } from '../../../ui/page.ts'

/**
 * What FHIR's resource types and fields are called in plain words, for types that have no page of their own:
 * `names | English | Spanish`. A field that is not here is shown by its own name, taken apart.
 */
const types = `
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

const fields = `
accident | Accident | Accidente
activity | Activity | Actividad
actor author | By | Por
actualArea | Area | Área
addresses | For | Para
address | Address | Dirección
adjudication | Decision of the insurance | Decisión del seguro
amount | Amount | Cantidad
answer | Answer | Respuesta
appointment | Appointment | Cita
approvalDate | Approved on | Aprobado el
asNeededBoolean | As needed | Si hace falta
asserter | Said by | Dicho por
attachment content | File | Archivo
authoredOn authored created date recorded recordedDate dateTime dateWritten | Date | Fecha
basedOn | Ordered with | Pedido con
billablePeriod | Time billed | Tiempo cobrado
birthDate | Date of birth | Fecha de nacimiento
bodySite | Part of the body | Parte del cuerpo
category | Kind | Tipo
cause | Cause | Causa
city | City | Ciudad
class | Class | Clase
code | What | Qué
collected collection | Collected | Recogida
collectedDateTime | Collected on | Recogida el
collector | Collected by | Recogida por
comment comments note notes | Notes | Notas
condition | Health problem | Problema de salud
contact | Contact | Contacto
container | Container | Recipiente
contentType | Kind of file | Tipo de archivo
cost payment total net gross | Amount | Importe
coverage insurance | Insurance | Seguro
criticality | How dangerous | Qué tan peligroso
currency | Currency | Moneda
description | Description | Descripción
destination | Where to | Destino
detail | Details | Detalles
device | Device | Dispositivo
diagnosis | Diagnosis | Diagnóstico
display | Name | Nombre
disposition | Outcome | Resultado
dosage dosageInstruction | How to take | Cómo tomar
duration | How long | Duración
effectiveDateTime effectivePeriod performedDateTime performedPeriod occurrenceDateTime occurrencePeriod timingDateTime timingPeriod servicedDate servicedPeriod occurredDateTime occurredPeriod executionPeriod | When | Cuándo
enableWhen | Asked when | Se pregunta cuando
encounter context | Visit | Consulta
end | End | Fin
enterer recorder | Entered by | Registrado por
entry | Entry | Entrada
event | Event | Suceso
evidence | Evidence | Pruebas
expression | Statement | Enunciado
facility location | Place | Lugar
family | Family name | Apellido
focus | About | Sobre
for | For | Para
form | Form | Forma
frames numberOfSeries numberOfInstances | Number of pictures | Número de imágenes
functionCode function | Function | Función
gender | Gender | Género
given | Given name | Nombre
goal | Goal | Meta
group | Group | Grupo
hospitalization | Hospital stay | Hospitalización
identifier | Number | Número
implicated | Involved | Implicado
input | Input | Datos de entrada
instance | Picture | Imagen
instruction patientInstruction | Instructions | Indicaciones
insurer payor payer | Insurance company | Compañía de seguros
intent | Purpose | Propósito
interpretation | Meaning | Significado
interpreter | Interpreted by | Interpretado por
issued | Issued on | Emitido el
item | Item | Elemento
itemCodeableConcept itemReference suppliedItem | Item | Artículo
kind | Kind | Tipo
language | Language | Idioma
lastModified lastUpdated | Last changed | Último cambio
lensSpecification | Lens | Lente
line | Street | Calle
linkId | Question number | Número de pregunta
lotNumber | Lot number | Número de lote
maker manufacturer | Maker | Fabricante
medication medicationCodeableConcept medicationReference | Medicine | Medicina
member | Member | Miembro
method | Method | Método
mitigation | What was done | Lo que se hizo
modality | Kind of imaging | Tipo de imagen
mode | Mode | Modo
morphology | Shape | Forma
name | Name | Nombre
need | Need | Necesidad
number sequence | Number | Número
onset onsetDateTime | Began | Comenzó
oralDiet | Diet | Dieta
organization managingOrganization owner | Organization | Organización
outcome | Outcome | Resultado
output | Result | Resultado
parent partOf | Part of | Parte de
participant | Person taking part | Participante
patientReported | Told by you | Dicho por usted
payee | Paid to | Pagado a
performer performerType | Done by | Hecho por
period | Time | Tiempo
phone telecom | Contact | Contacto
postalCode | ZIP code | Código postal
prediction | Forecast | Pronóstico
prescriber requester orderer | Ordered by | Ordenado por
priority | How urgent | Urgencia
probabilityDecimal | Likelihood | Probabilidad
procedure procedureCode procedureReference | Procedure | Procedimiento
processing | Processing | Proceso
product productOrService | Product or service | Producto o servicio
provider | Provider | Proveedor
qualification | Qualification | Título
quantity | Amount | Cantidad
question | Question | Pregunta
rate | Rate | Ritmo
reaction | Reaction | Reacción
reason reasonCode reasonReference statusReason | Reason | Motivo
receivedTime | Received on | Recibida el
recipient receiver | Recipient | Destinatario
reference | Points to | Señala a
referral | Referral | Referencia
related relatedIdentifier | Related | Relacionado
relationship | Relationship | Relación
relevantPeriod | Time | Tiempo
replaces | Replaces | Reemplaza a
request | Request | Solicitud
responsible responsibleIntermediary | Responsible | Responsable
result | Result | Resultado
role | Role | Función
route | How it is given | Vía
sender source sentBy | From | De
sent | Sent on | Enviado el
series | Series | Serie
seriousness severity | How serious | Gravedad
service serviceType serviceCategory servicingFacility | Service | Servicio
size | Size | Tamaño
specialty | Specialty | Especialidad
specimen | Sample | Muestra
start started | Start | Comienzo
state | State | Estado
status | Status | Estado
statusHistory classHistory | Earlier status | Estados anteriores
study | Study | Estudio
subscriber policyHolder | Policy holder | Titular de la póliza
summary | Summary | Resumen
supplement | Supplement | Suplemento
supplier | Supplier | Proveedor
supportingInfo supportingInformation information | More information | Más información
target | Target | Objetivo
text | Text | Texto
title | Title | Título
topic | Topic | Tema
type | Kind | Tipo
udi udiCarrier | Device identifier | Identificador del dispositivo
uid | Number | Número
unit | Unit | Unidad
unitPrice | Price each | Precio por unidad
url | Web address | Dirección web
use | Use | Uso
value valueQuantity valueString valueCodeableConcept valueBoolean valueInteger valueDecimal valueDate valueDateTime valueCoding valueReference | Value | Valor
version | Version | Versión
view | View | Vista
width height | Size | Tamaño
`

function index(text: string): Map<string, Record<Lang, string>> {
  const found = new Map<string, Record<Lang, string>>()
  for (const line of text.split('\n')) {
    const [names = '', en = '', es = ''] = line.split('|').map(part => part.trim())
    for (const name of names.split(' ')) if (name !== '') found.set(name, { en, es })
  }
  return found
}

const typeNames = index(types)
const fieldNames = index(fields)

/** `performedDateTime` taken apart: "Performed date time". */
function takenApart(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What a resource type is called in plain words. */
export function typeName(type: string, lang: Lang): string {
  return typeNames.get(type)?.[lang] ?? takenApart(type)
}

/** What a field is called in plain words. */
export function fieldName(field: string, lang: Lang): string {
  return fieldNames.get(field)?.[lang] ?? takenApart(field)
}
