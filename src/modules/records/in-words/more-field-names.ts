/** More names of FHIR's fields, those that only things without a page of their own have: `fields | English | Spanish`. */
export const moreFieldNames = `
abatement | Ended | Terminó
accession | Accession number | Número de acceso
account | Account | Cuenta
action | Action | Acción
additionalInstruction | Other instructions | Otras instrucciones
age | Age | Edad
agent | Who took part | Quién participó
appointmentType | Kind of appointment | Tipo de cita
asNeeded | Only when needed | Solo si es necesario
assertedDate dateAsserted | Noted on | Anotado el
assessment | Assessment | Evaluación
authenticator | Confirmed by | Confirmado por
authority | Authority | Autoridad
availability | Availability | Disponibilidad
barrier | Barrier | Barrera
basis | Basis | Base
batchNumber | Batch number | Número de lote
birthPlace | Place of birth | Lugar de nacimiento
birthsex | Sex at birth | Sexo al nacer
bodyStructure | Place on the body | Parte del cuerpo
bornInfo | Born | Nacimiento
careTeam | Care team | Equipo de atención
careTeamSequence | Number in the care team | Número en el equipo de atención
carrierHRF | Label as printed | Etiqueta impresa
citizenship | Citizenship | Ciudadanía
claim | Claim | Reclamación
clinicalStatus | Status | Estado
communication | Languages | Idiomas
component | Parts | Partes
conclusion | Conclusion | Conclusión
contactPoint | Contact | Contacto
contract | Contract | Contrato
costToBeneficiary | What you pay | Lo que usted paga
country | Country | País
custodian | Kept by | Guardado por
dataAbsentReason | Why there is no value | Por qué no hay valor
deceased | Died | Fallecimiento
detailed | In detail | En detalle
detected | Noticed | Detectado
deviceIdentifier | Device number | Número del dispositivo
diagnosisCodeableConcept diagnosisReference | Health problem | Problema de salud
diagnosisSequence | Number of the health problem | Número del problema de salud
disabilityAdjustedLifeYears | Years lost to disability (made-up data) | Años perdidos por discapacidad (datos inventados)
distinctIdentifier serialNumber | Serial number | Número de serie
doNotPerform | Must not be done | No debe hacerse
documentation | Documents | Documentos
durationUnit | Unit of time | Unidad de tiempo
effective occurrence performed when | When | Cuándo
episodeOfCare | Period of care | Período de atención
ethnicity | Ethnicity | Origen étnico
expirationDate | Use before | Vence el
exposure | Exposure | Exposición
fasting | Fasting | En ayunas
finding | Finding | Hallazgo
focal | Used for this bill | Usado para esta cuenta
frequency | How often | Con qué frecuencia
friendlyName | Name | Nombre
fundsReserve | Funds kept back | Fondos reservados
genderIdentity | Gender identity | Identidad de género
generalPractitioner | Main clinician | Médico principal
geolocation | Place on the map | Lugar en el mapa
handling | Handling | Manejo
indication | Reason | Motivo
informationSequence | Number of the information | Número de la información
informationSource | Told by | Informado por
instantiatesCanonical | Follows | Sigue
investigation | What was looked into | Qué se examinó
lastOccurrence | Last time | Última vez
latitude | Latitude | Latitud
longitude | Longitude | Longitud
manager | Managed by | A cargo de
manufactureDate | Made on | Fabricado el
maritalStatus | Marital status | Estado civil
measure | Measure | Medida
modelNumber | Model number | Número de modelo
multipleBirth multipleBirthBoolean | Twin or more | Parto múltiple
multipleBirthInteger | Order of birth | Orden de nacimiento
occurred | When it happened | Cuándo ocurrió
ombCategory | Category | Categoría
operator | Operated by | Operado por
orderDetail | Details of the order | Detalles de la orden
partNumber | Part number | Número de pieza
party | With | Con
mothersMaidenName | Mother’s birth name | Apellido de soltera de la madre
photo | Photo | Foto
physicalType | Kind of place | Tipo de lugar
policyRule policy | Rule | Norma
position | Position | Posición
preAuthRef | Approval number | Número de aprobación
preferred | Preferred | Preferido
prefix | Title | Tratamiento
prescription | Prescription | Receta
probability | Chance | Probabilidad
problem | Problem | Problema
procedureSequence | Number of the procedure | Número del procedimiento
prognosisCodeableConcept prognosis | Outlook | Pronóstico
progress | Progress | Progreso
property | Property | Característica
protocol | Protocol | Protocolo
provision | What was agreed | Lo acordado
purpose | Purpose | Propósito
qualitativeRisk | Risk | Riesgo
qualityAdjustedLifeYears | Years in good health (made-up data) | Años con buena salud (datos inventados)
race | Race | Raza
rationale | Why | Por qué
received | Received | Recibido
recommendation | Recommendation | Recomendación
recordedOn | Recorded on | Registrado el
recordedSexOrGender | Sex on record | Sexo registrado
recurrence | Recurrence | Repetición
referenceRange | Usual range | Valores habituales
referralRequest | Referral | Derivación
relatesTo | Belongs together with | Va junto con
relevantHistory | History | Historia
repeat | Repeats | Repetición
requestedPeriod | Time asked for | Período solicitado
requisition | Order number | Número de orden
resourceReference | About | Acerca de
responsibleParty | Responsible | Responsable
resultingCondition | What it led to | Qué causó
revenue | Revenue code | Código de ingresos
reviewStatus | Review | Revisión
safety | Safety | Seguridad
scope | What it is about | De qué trata
serviceProvider | Clinic or hospital | Clínica u hospital
serviced | Date of service | Fecha del servicio
sex | Sex | Sexo
slot | Time slot | Horario
sourceAttachment | Document | Documento
specimenType | Kind of sample | Tipo de muestra
stage | Stage | Etapa
statusDate | Status since | Estado desde
subType | Kind | Tipo
suffix | Suffix | Sufijo
supplied | Supplied | Suministrado
suspectEntity | What may have caused it | Qué pudo causarlo
system | Number system | Sistema de números
team | Team | Equipo
tribalAffiliation | Tribe | Tribu
used | Used | Usado
valueSet | Set of values | Conjunto de valores
verification | Checked | Verificación
verificationStatus | How sure | Certeza
versionNumber | Version | Versión
wasDerivedFrom | Made from | Hecho a partir de
what | What | Qué
whenHandedOver | Handed over | Entregado
whenPrepared | Prepared | Preparado
who | Who | Quién
`
