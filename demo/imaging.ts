import type { CodeableConcept } from '@medplum/fhirtypes'
import { addDays, instant, later } from './calendar.ts'
import { idFor, patientOf, record } from './chart.ts'
import { doctorRef, organizationRef } from './clinic.ts'
import { base64, both, coding, concept, snomed, systems } from './concepts.ts'
import { type ImagingKey, imagingStudy } from './imaging-studies.ts'
import type { Visit } from './visits.ts'

export type { ImagingKey }

function narrative(key: ImagingKey): string {
  const { name, why, how, findings, impression } = imagingStudy(key)
  const numbered = impression.map((line, index) => `${index + 1}. ${line}`).join('\n')
  return `${name.toUpperCase()}\n\nREASON\n${why}\n\nTECHNIQUE\n${how}\n\nFINDINGS\n${findings.join('\n')}\n\nIMPRESSION\n${numbered}\n`
}

/** Orders a study at a visit; pictures and report follow within three days. */
export function image(visit: Visit, key: ImagingKey): void {
  const { chart, date, time } = visit
  const study = imagingStudy(key)
  const taken = addDays(date, 2) < chart.today ? addDays(date, 1) : date
  const issued =
    addDays(date, 3) < chart.today ? instant(addDays(taken, 1), '09:15') : instant(taken, later(time, 300))
  const code =
    study.loinc === undefined
      ? concept(study.name, coding(systems.house, `imaging-${key}`, study.name))
      : concept(study.name, coding(systems.loinc, study.loinc))
  const shared = { subject: patientOf(chart), encounter: { reference: `Encounter/${visit.id}` } }
  const text = narrative(key)
  order(visit, key, code, taken)
  record(chart, {
    resourceType: 'DiagnosticReport',
    id: idFor(chart, key, date),
    basedOn: [{ reference: `ServiceRequest/${idFor(chart, key, 'order', date)}` }],
    status: 'final',
    category: [
      {
        coding: [
          coding(systems.loinc, 'LP29684-5', 'Radiology'),
          coding('http://terminology.hl7.org/CodeSystem/v2-0074', 'RAD', 'Radiology'),
        ],
        text: 'Radiology',
      },
    ],
    code,
    ...shared,
    effectiveDateTime: instant(taken, later(time, 60)),
    issued,
    performer: [organizationRef('imaging')],
    imagingStudy: [{ reference: `ImagingStudy/${idFor(chart, key, 'study', date)}` }],
    conclusion: study.impression.join(' '),
    presentedForm: [
      {
        contentType: 'text/plain; charset=utf-8',
        language: 'en-US',
        data: base64(text),
        title: study.name,
        creation: issued,
      },
    ],
  })
  visit.done.push(
    both(`${study.name}: ${study.impression.join(' ')}`, `${study.es}: vea el informe de imágenes.`),
  )
}

function order(visit: Visit, key: ImagingKey, code: CodeableConcept, taken: string): void {
  const { chart, date, time, by } = visit
  const study = imagingStudy(key)
  const shared = { subject: patientOf(chart), encounter: { reference: `Encounter/${visit.id}` } }
  record(chart, {
    resourceType: 'ServiceRequest',
    id: idFor(chart, key, 'order', date),
    status: 'completed',
    intent: 'order',
    category: [snomed('363679005', 'Imaging', 'Imaging')],
    code,
    ...shared,
    authoredOn: instant(date, later(time, 18)),
    requester: doctorRef(by),
    reasonCode: [{ text: study.why }],
  })
  record(chart, {
    resourceType: 'ImagingStudy',
    id: idFor(chart, key, 'study', date),
    status: 'available',
    modality: [{ system: 'http://dicom.nema.org/resources/ontology/DCM', code: study.modality }],
    ...shared,
    started: instant(taken, later(time, 60)),
    basedOn: [{ reference: `ServiceRequest/${idFor(chart, key, 'order', date)}` }],
    numberOfSeries: 1,
    numberOfInstances: study.images,
    procedureCode: [code],
    description: study.name,
  })
}
