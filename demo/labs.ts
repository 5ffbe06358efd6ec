import type { DiagnosticReport, Observation } from '@medplum/fhirtypes'
import { addDays, ageOn, instant, later } from './calendar.ts'
import { type Chart, idFor, knows, patientOf, record } from './chart.ts'
import { doctorRef, organizationRef } from './clinic.ts'
import { coding, concept, hl7Concept, snomed, systems } from './concepts.ts'
import { answer } from './lab-answers.ts'
import { derive } from './lab-chemistry.ts'
import { labPanel, type PanelKey } from './lab-panels.ts'
import { type LabTestKey, labTest, type Range } from './lab-tests.ts'
import type { LabFact, Visit } from './visits.ts'

const specimens = {
  blood: snomed('119297000', 'Blood specimen', 'Blood'),
  serum: snomed('119364003', 'Serum specimen', 'Blood serum'),
  urine: snomed('122575003', 'Urine specimen', 'Urine'),
  throat: snomed('258529004', 'Throat swab', 'Throat swab'),
  nose: snomed('258500001', 'Nasopharyngeal swab', 'Nose swab'),
  stool: snomed('119339001', 'Stool specimen', 'Stool'),
}

export type LabValues = Partial<Record<LabTestKey, number | string>>
type Status = 'final' | 'preliminary' | 'cancelled' | 'amended'

/** What a story may say about one panel. Values left out are made up around the healthy usual. */
export type Draw = {
  panel: PanelKey
  values?: LabValues
  status?: Status
  /** A remark of the laboratory on the whole report. */
  comment?: string
  /** Remarks on single tests. */
  remarks?: Partial<Record<LabTestKey, string>>
  /** First went out wrong: the test and its right value, and why. */
  correction?: { test: LabTestKey; right: number; why: string }
  restricted?: Observation['meta']
}

function fillValues(chart: Chart, draw: Draw, age: number): LabValues {
  const values: LabValues = {}
  for (const key of labPanel(draw.panel).tests) {
    const test = labTest(key)
    if (test.usual === undefined) {
      if (test.coded) values[key] = test.expected ?? test.coded[0] ?? 'Negative'
      continue
    }
    const child = age < 14 && test.child ? middle(test.child) : undefined
    const male = chart.person.sex === 'male' && test.m && test.f ? middle(test.m) : undefined
    values[key] = (child ?? male ?? test.usual) + chart.random.wobble() * (test.spread ?? 0)
  }
  return derive({ ...values, ...draw.values }, age, chart.person.sex)
}

const middle = ([low, high]: Range): number | undefined =>
  low === null || high === null ? undefined : (low + high) / 2

function specimenFor(visit: Visit, kind: keyof typeof specimens): string {
  const { chart, date, time } = visit
  const id = idFor(chart, kind, date)
  if (!knows(chart, 'Specimen', id)) {
    record(chart, {
      resourceType: 'Specimen',
      id,
      status: 'available',
      type: specimens[kind],
      subject: patientOf(chart),
      receivedTime: instant(date, later(time, 95)),
      collection: { collectedDateTime: instant(date, later(time, 25)), collector: doctorRef('nguyen') },
    })
  }
  return id
}

type Frame = { visit: Visit; draw: Draw; specimen: string; issued: string; age: number }

function observe(
  frame: Frame,
  key: LabTestKey,
  value: number | string,
): { observation: Observation; fact: LabFact } {
  const { visit, draw, specimen, issued, age } = frame
  const { chart, date, time } = visit
  const test = labTest(key)
  const { fact, flag, ...answered } = answer(chart, key, value, age)
  const code =
    test.loinc === undefined
      ? concept(test.name, coding(systems.house, key, test.official))
      : concept(test.name, coding(systems.loinc, test.loinc, test.official))
  const remark = draw.remarks?.[key]
  const observation: Observation = {
    resourceType: 'Observation',
    id: idFor(chart, draw.panel === key ? `${key}-value` : `${draw.panel}-${key}`, date),
    ...(draw.restricted ? { meta: draw.restricted } : {}),
    status: draw.status ?? 'final',
    category: [hl7Concept('observation-category', 'laboratory', 'Laboratory')],
    code,
    subject: patientOf(chart),
    encounter: { reference: `Encounter/${visit.id}` },
    effectiveDateTime: instant(date, later(time, 25)),
    issued,
    performer: [organizationRef('lab')],
    ...answered,
    ...(remark === undefined ? {} : { note: [{ text: remark }] }),
    specimen: { reference: `Specimen/${specimen}` },
  }
  return { observation, fact: { key, text: fact, flag, ...(typeof value === 'number' ? { value } : {}) } }
}

/** Draws a panel at a visit: order, specimen, one Observation a test, and the report that gathers them. */
export function draw(visit: Visit, what: Draw): void {
  const { chart, date, time } = visit
  const panel = labPanel(what.panel)
  const age = ageOn(chart.born, date)
  const issued = instant(addDays(date, 1) < chart.today ? addDays(date, 1) : date, later(time, 185))
  const specimen = specimenFor(visit, panel.specimen)
  const frame: Frame = { visit, draw: what, specimen, issued, age }
  const values = what.status === 'cancelled' ? {} : fillValues(chart, what, age)
  const results = panel.tests.flatMap(key => {
    const value = values[key]
    return value === undefined ? [] : [observe(frame, key, value)]
  })
  for (const { observation } of results) record(chart, observation)
  const report = reportOf(
    frame,
    results.map(result => result.observation),
  )
  record(chart, report)
  if (what.correction) correct(frame, what.correction, results, report)
  visit.results.push({
    panel: what.panel,
    status: what.status ?? 'final',
    facts: results.map(result => result.fact),
  })
  for (const { fact } of results) {
    if (fact.value !== undefined) chart.latest.set(fact.key, { value: fact.value, date })
  }
}

function reportOf({ visit, draw, specimen, issued }: Frame, results: Observation[]): DiagnosticReport {
  const { chart, date, time, by } = visit
  const panel = labPanel(draw.panel)
  const code =
    panel.loinc === undefined
      ? concept(panel.name, coding(systems.house, draw.panel, panel.official))
      : concept(panel.name, coding(systems.loinc, panel.loinc, panel.official))
  const order = idFor(chart, draw.panel, 'order', date)
  // The clinic keeps orders for two years; older reports stand without theirs.
  const kept = date > addDays(chart.today, -730)
  if (kept)
    record(chart, {
      resourceType: 'ServiceRequest',
      id: order,
      ...(draw.restricted ? { meta: draw.restricted } : {}),
      status:
        draw.status === 'cancelled' ? 'revoked' : draw.status === 'preliminary' ? 'active' : 'completed',
      intent: 'order',
      category: [snomed('108252007', 'Laboratory procedure', 'Laboratory')],
      code,
      subject: patientOf(chart),
      encounter: { reference: `Encounter/${visit.id}` },
      authoredOn: instant(date, later(time, 15)),
      requester: doctorRef(by),
    })
  return {
    resourceType: 'DiagnosticReport',
    id: idFor(chart, draw.panel, date),
    ...(draw.restricted ? { meta: draw.restricted } : {}),
    ...(kept ? { basedOn: [{ reference: `ServiceRequest/${order}` }] } : {}),
    status: draw.status ?? 'final',
    category: [hl7Concept('v2-0074', 'LAB', 'Laboratory')],
    code,
    subject: patientOf(chart),
    encounter: { reference: `Encounter/${visit.id}` },
    effectiveDateTime: instant(date, later(time, 25)),
    issued,
    performer: [organizationRef('lab')],
    resultsInterpreter: [doctorRef(by)],
    specimen: [{ reference: `Specimen/${specimen}` }],
    ...(results.length === 0
      ? {}
      : {
          result: results.map(({ id, code }) => ({
            reference: `Observation/${id}`,
            display: code.text ?? '',
          })),
        }),
    ...(draw.comment === undefined ? {} : { conclusion: draw.comment }),
  }
}

/** Sends a second version of one result and its report: the first one, already out, was wrong. */
function correct(
  frame: Frame,
  { test, right, why }: NonNullable<Draw['correction']>,
  results: { observation: Observation; fact: LabFact }[],
  report: DiagnosticReport,
): void {
  const { visit } = frame
  const chart = visit.chart
  const wrong = results.find(result => result.fact.key === test)
  if (!wrong) return
  const { observation, fact } = observe(
    { ...frame, issued: instant(addDays(visit.date, 2), '10:05') },
    test,
    right,
  )
  const meta = { ...observation.meta, versionId: '2', lastUpdated: observation.issued ?? '' }
  wrong.observation.meta = { ...wrong.observation.meta, versionId: '1', lastUpdated: frame.issued }
  report.meta = { ...report.meta, versionId: '1', lastUpdated: frame.issued }
  const remark = `Corrected result. First reported as ${wrong.fact.text}. ${why}`
  chart.corrections.push(
    { ...observation, meta, status: 'corrected', note: [{ text: remark, time: observation.issued ?? '' }] },
    { ...report, meta, status: 'corrected', issued: observation.issued ?? '', conclusion: remark },
  )
  Object.assign(wrong.fact, fact)
}
