/** What fields of FHIR resources are called in plain words: `fields | English | Spanish`. */
export const namesOfFields = `
accident | Accident | Accidente
active | In use | En uso
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
section | Section | Sección
questionnaire | Questionnaire | Cuestionario
medium | By what way | Por qué medio
payload | What it says | Contenido
contentString | Text | Texto
entity | Who or what | Quién o qué
deviceName | Name of the device | Nombre del dispositivo
subscriberId | Member number | Número de afiliado
dependent | Dependent | Dependiente
network | Network | Red
groupIdentifier | Group number | Número de grupo
allergyIntolerance | Allergy | Alergia
foodPreferenceModifier | Food wishes | Preferencias de comida
excludeFoodModifier | Foods to leave out | Alimentos que se evitan
nutrient modifier | Nutrient | Nutriente
schedule scheduled timing | When | Cuándo
valueUrl valueUri | Web address | Dirección web
valuePeriod valueRange | Value | Valor
codeCodeableConcept codeReference | What | Qué
actual | Real | Real
publisher | Published by | Publicado por
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
