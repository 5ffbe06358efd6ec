/**
 * Reads the facts that a patient should find from FHIR JSON, in a simple way of its own that shares nothing
 * with the portal's code: what this reader and the portal's both miss would have to be missed twice.
 */

type Json = { [field: string]: unknown }

/**
 * A fact of one resource; one of `says` has to be on its page. A `concept` may stand there in plain words alone:
 * the thing's own name must not, since its page shows the official one beside.
 */
export type Fact = { what: string; says: string[]; concept?: unknown }
export type Facts = {
  /** `Observation/123`. */
  resource: string
  type: string
  id: string
  facts: Fact[]
}

type Parsing = (key: string, value: unknown, context: { source?: string }) => unknown
const { parse } = JSON as unknown as { parse: (text: string, take: Parsing) => unknown }

/** Numbers become the text that the source wrote, so that "7.10" stays "7.10". */
const parseKeepingDigits = (text: string): Json =>
  parse(text, (_, value, { source }) => (typeof value === 'number' ? (source ?? value) : value)) as Json

const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : [])
const object = (value: unknown): Json => (value ?? {}) as Json
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Up to four significant digits as the source wrote them, else two decimals; below 1 three digits. */
function asRead(source: string): string {
  if (source.replace(/[-.]/g, '').replace(/^0+/, '').length <= 4 || !source.includes('.')) return source
  const value = Number(source)
  if (Math.abs(value) < 1) return value.toPrecision(3)
  // By shifting the decimal point, since 10.415 * 100 is less than 1041.5.
  return Number(`${Math.round(Number(`${source}e2`))}e-2`).toFixed(2)
}

/** How the units of these records are said; any other stands as it is written, without braces and brackets. */
const saidUnits: Record<string, string> = {
  'mm[Hg]': 'mmHg',
  '/min': 'per minute',
  '{score}': 'points',
  '(score)': 'points',
  '{#}': '',
  '{logmar}': '',
  '/a': 'per year',
  'kg/m2': 'kg/m²',
  '10*3/uL': 'thousand per µL',
  '10*6/uL': 'million per µL',
  'mL/min/{1.73_m2}': 'mL/min per 1.73 m²',
  Cel: '°C',
}

function measured(quantity: Json): Fact[] {
  const source = text(quantity.value)
  const unit = text(quantity.unit)
  const said = saidUnits[unit] ?? unit
  const value = asRead(source)
  const withUnit = said === '%' ? `${value}%` : `${value} ${said}`.trim()
  return [
    {
      what: 'value with unit',
      says: [Number(source) > 0 && Number(source) <= 1 ? withUnit.replace('points', 'point') : withUnit],
    },
    { what: 'full value', says: [source] },
  ]
}

/** SNOMED CT ends its names with the kind of thing in brackets, which is no word for a patient. */
const withoutKind = (name: string): string =>
  name.replace(
    / \((?:disorder|finding|procedure|situation|regime\/therapy|physical object|event|person|occupation|qualifier value|observable entity|environment|morphologic abnormality|body structure|record artifact|substance|product)\)$/,
    '',
  )

function named(what: string, concept: unknown): Fact[] {
  const { text: written, coding } = object(concept)
  const name = text(written) || text(list(coding)[0]?.display)
  return name === '' ? [] : [{ what, says: [withoutKind(name)] }]
}

/** Something else that a thing says of itself: an answer, a reason, a reaction. */
const told = (what: string, concept: unknown): Fact[] =>
  named(what, concept).map(fact => ({ ...fact, concept }))

/** Synthea tells its people apart by digits in their names. */
const person = (what: string, reference: unknown): Fact[] =>
  said(what, text(object(reference).display).replace(/(\p{L})\d+/gu, '$1'))

const zone = 'America/Chicago'
const day = new Intl.DateTimeFormat('en-US', {
  timeZone: zone,
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
})

function dated(what: string, value: unknown): Fact[] {
  const source = text(value)
  if (source === '') return []
  // A date without a time is the same day everywhere.
  const at = new Date(source.length === 10 ? `${source}T12:00:00-06:00` : source)
  const part = Object.fromEntries(day.formatToParts(at).map(({ type, value: said }) => [type, said]))
  return [{ what, says: [`${part.weekday} ${part.day} ${part.month} ${part.year}`] }]
}

/** The words of a longer text, line by line, since a page lays them out anew. */
function written(what: string, attachment: Json): Fact[] {
  if (!text(attachment.contentType).startsWith('text/') || attachment.data === undefined) return []
  return Buffer.from(text(attachment.data), 'base64')
    .toString('utf8')
    .split('\n')
    .map(line => line.replace(/^[#\s*-]+/, '').trim())
    .filter(line => /\w/.test(line))
    .map(line => ({ what, says: [line] }))
}

const money = (value: unknown): Fact[] => {
  const source = text(object(value).value)
  if (source === '') return []
  const amount = Number(source).toLocaleString('en-US', { style: 'currency', currency: 'USD' })
  return [{ what: 'total', says: [amount] }]
}

const said = (what: string, value: unknown): Fact[] =>
  text(value) === '' ? [] : [{ what, says: [text(value)] }]

function answerOf(observation: Json): Fact[] {
  if (observation.valueQuantity) return measured(object(observation.valueQuantity))
  if (observation.valueCodeableConcept) return told('answer', observation.valueCodeableConcept)
  return said('answer', observation.valueString)
}

/** What pictures are called by people who are not radiologists. */
const methods: Record<string, string[]> = {
  DX: ['X-ray'],
  CR: ['X-ray'],
  CT: ['CT scan'],
  US: ['Ultrasound'],
  OP: ['Photo of the eye'],
  OPT: ['Scan of the eye (OCT)'],
}

/** What is looked for, type by type. */
const readers: Record<string, (resource: Json, resources: Map<string, Json>) => Fact[]> = {
  Observation: o => [
    ...named('name', o.code),
    ...dated('date', o.effectiveDateTime),
    ...answerOf(o),
    ...list(o.component).flatMap(part => [...told('name of a part', part.code), ...answerOf(part)]),
  ],
  DiagnosticReport: o => [
    ...named('title', o.code),
    ...dated('date', o.effectiveDateTime),
    ...list(o.presentedForm).flatMap(form => written('text', form)),
    ...said('conclusion', o.conclusion),
  ],
  DocumentReference: o => [
    ...named('title', o.type),
    ...dated('date', o.date),
    ...list(o.content).flatMap(({ attachment }) => written('text', object(attachment))),
  ],
  MedicationRequest: (o, all) => [...named('medicine', medicine(o, all)), ...dated('date', o.authoredOn)],
  MedicationAdministration: (o, all) => [
    ...named('medicine', medicine(o, all)),
    ...dated('date', o.effectiveDateTime),
  ],
  AllergyIntolerance: o => [
    ...named('name', o.code),
    ...dated('date', o.recordedDate),
    ...list(o.reaction).flatMap(({ manifestation }) =>
      list(manifestation).flatMap(one => told('reaction', one)),
    ),
  ],
  Immunization: o => [...named('vaccine', o.vaccineCode), ...dated('date', o.occurrenceDateTime)],
  Condition: o => [
    ...named('name', o.code),
    ...dated('onset', o.onsetDateTime),
    ...dated('end', o.abatementDateTime),
  ],
  Procedure: (o, all) => [
    ...named('name', o.code),
    ...dated('date', o.performedDateTime ?? object(o.performedPeriod).start),
    ...list(o.reasonReference).flatMap(({ reference }) => told('reason', all.get(text(reference))?.code)),
  ],
  Encounter: o => [
    ...named('name', list(o.type)[0]),
    ...dated('date', object(o.period).start),
    ...list(o.reasonCode).flatMap(one => told('reason', one)),
  ],
  CareTeam: (o, all) =>
    list(o.participant).flatMap(({ member, role }) => [
      // Nobody is told that she is on her own team.
      ...(all.get(text(object(member).reference))?.resourceType === 'Patient'
        ? []
        : person('member', member)),
      ...list(role)
        .filter(one => text(one.text) !== 'Patient')
        .flatMap(one => told('role', one)),
    ]),
  CarePlan: o => [
    ...list(o.category)
      .filter(({ text: name }) => name !== undefined)
      .flatMap(one => named('name', one)),
    ...dated('start', object(o.period).start),
    ...list(o.activity).flatMap(({ detail }) => told('activity', object(detail).code)),
  ],
  Device: o => [...named('name', o.type), ...said('serial number', o.serialNumber)],
  SupplyDelivery: o => [
    ...named('item', object(o.suppliedItem).itemCodeableConcept),
    ...dated('date', o.occurrenceDateTime),
  ],
  ImagingStudy: o => [
    ...list(o.procedureCode).flatMap(one => named('name', one)),
    ...dated('date', o.started),
    ...list(o.series).flatMap(({ bodySite, modality }) => [
      ...told('body part', { coding: [bodySite] }),
      { what: 'method', says: methods[text(object(modality).code)] ?? [text(object(modality).display)] },
    ]),
  ],
  Claim: o => [
    ...dated('date', object(o.billablePeriod).start),
    ...money(o.total),
    ...list(o.item).flatMap(({ productOrService }) => told('service', productOrService)),
  ],
  ExplanationOfBenefit: o => [
    ...dated('date', object(o.billablePeriod).start),
    ...money(object(list(o.total)[0]).amount),
    ...list(o.item).flatMap(({ productOrService }) => told('service', productOrService)),
  ],
}

const medicine = (order: Json, all: Map<string, Json>): unknown =>
  order.medicationCodeableConcept ?? all.get(text(object(order.medicationReference).reference))?.code

/** Resources that say nothing of a patient, or only from where the rest came. */
const notOfAPatient = new Set([
  'Patient',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Location',
  'Medication',
  'Provenance',
])

/** All facts of a patient's bundle, resource by resource; throws at a type that it doesn't know. */
export function factsIn(bundle: string): { patient: string; resources: Facts[] } {
  const entries = list(parseKeepingDigits(bundle).entry)
  const all = new Map(entries.map(({ fullUrl, resource }) => [text(fullUrl), object(resource)]))
  const resources: Facts[] = []
  let patient = ''
  for (const resource of all.values()) {
    const [type, id] = [text(resource.resourceType), text(resource.id)]
    if (type === 'Patient') patient = id
    if (notOfAPatient.has(type)) continue
    const reader = readers[type]
    if (!reader) throw new Error(`nobody looks for the facts of a ${type}`)
    resources.push({ resource: `${type}/${id}`, type, id, facts: reader(resource, all) })
  }
  return { patient, resources }
}
