import type { Meta } from '@medplum/fhirtypes'
import { instant, later } from './calendar.ts'
import { type Chart, freeDay, idFor, patientOf, record } from './chart.ts'
import { type DoctorKey, doctorRef, doctors, organizationRef, type PlaceKey, placeRef } from './clinic.ts'
import { hl7, hl7Concept, isBilingual, say, snomed, type Text } from './concepts.ts'
import type { PanelKey } from './lab-panels.ts'
import type { LabTestKey } from './lab-tests.ts'
import { writeNote } from './notes.ts'
import type { Vitals } from './vitals.ts'

export type LabFact = { key: LabTestKey; text: string; flag: string; value?: number }
type LabBatch = { panel: PanelKey; status: string; facts: LabFact[] }

const kinds = {
  wellness: {
    class: 'AMB',
    type: snomed('162673000', 'General examination of patient (procedure)', 'Yearly checkup'),
    minutes: 40,
  },
  'well-child': {
    class: 'AMB',
    type: snomed('410620009', 'Well child visit (procedure)', 'Well-child visit'),
    minutes: 30,
  },
  'follow-up': {
    class: 'AMB',
    type: snomed('390906007', 'Follow-up encounter', 'Follow-up visit'),
    minutes: 25,
  },
  urgent: {
    class: 'AMB',
    type: snomed('185345009', 'Encounter for symptom (procedure)', 'Same-day visit'),
    minutes: 20,
  },
  video: { class: 'VR', type: snomed('390906007', 'Follow-up encounter', 'Video visit'), minutes: 20 },
  procedure: {
    class: 'AMB',
    type: snomed('387713003', 'Surgical Procedure', 'Procedure visit'),
    minutes: 90,
  },
  hospital: { class: 'IMP', type: snomed('32485007', 'Hospital admission', 'Hospital stay'), minutes: 480 },
} as const
export type VisitKind = keyof typeof kinds

/** One visit while it is being told: facts gather here, and the note is written from them at the end. */
export type Visit = {
  chart: Chart
  id: string
  date: string
  time: string
  kind: VisitKind
  by: DoctorKey
  place: PlaceKey
  reason: Text
  heard: Text[]
  exam: Text[]
  assessed: Text[]
  plan: Text[]
  done: Text[]
  diagnoses: string[]
  results: LabBatch[]
  vitals?: Vitals
  restricted?: Meta
  /** Label for the note and questionnaires alone, where only they touch a matter that needs care. */
  noteLabel?: Meta
}

type VisitStart = {
  at: number
  kind: VisitKind
  by: DoctorKey
  place?: PlaceKey
  reason: Text
  restricted?: Meta
}

/** Opens a visit on a free open day at about that moment (years before today, negative). */
export function openVisit(chart: Chart, start: VisitStart): Visit {
  const date = freeDay(chart, start.at)
  const hour = chart.random.whole(8, 14)
  const minute = chart.random.pick(['00', '20', '40'])
  const { kind, by, reason, restricted } = start
  return {
    chart,
    id: idFor(chart, 'visit', date),
    date,
    time: `${String(hour).padStart(2, '0')}:${minute}`,
    kind,
    by,
    place: start.place ?? doctors[by].place,
    reason,
    heard: [],
    exam: [],
    assessed: [],
    plan: [],
    done: [],
    diagnoses: [],
    results: [],
    ...(restricted ? { restricted } : {}),
  }
}

/** Notes are in Spanish where patient and clinician both speak it and everything said has Spanish words. */
function noteLanguage(visit: Visit): 'en' | 'es' {
  const { chart, by, reason, heard, exam, assessed, plan, done } = visit
  const all = [reason, ...heard, ...exam, ...assessed, ...plan, ...done]
  return chart.language === 'es' && doctors[by].spanish && all.every(isBilingual) ? 'es' : 'en'
}

/** Ends a visit: writes the Encounter and its note. */
export function closeVisit(visit: Visit): void {
  const { chart, id, date, time, kind, by, place, reason, diagnoses } = visit
  const { class: where, type, minutes } = kinds[kind]
  record(chart, {
    resourceType: 'Encounter',
    id,
    ...(visit.restricted ? { meta: visit.restricted } : {}),
    status: 'finished',
    class: hl7(
      'v3-ActCode',
      where,
      where === 'VR' ? 'virtual' : where === 'IMP' ? 'inpatient encounter' : 'ambulatory',
    ),
    type: [type],
    subject: patientOf(chart),
    participant: [
      {
        type: [hl7Concept('v3-ParticipationType', 'PPRF', 'primary performer')],
        individual: doctorRef(by),
      },
    ],
    period: { start: instant(date, time), end: instant(date, later(time, minutes)) },
    reasonCode: [{ text: say(reason, 'en') }],
    ...(diagnoses.length === 0
      ? {}
      : { diagnosis: diagnoses.map(condition => ({ condition: { reference: `Condition/${condition}` } })) }),
    ...(where === 'IMP'
      ? { hospitalization: { dischargeDisposition: hl7Concept('discharge-disposition', 'home', 'Home') } }
      : {}),
    location: [{ location: placeRef(place), status: 'completed' }],
    serviceProvider: organizationRef('clinic'),
  })
  writeNote(visit, noteLanguage(visit))
}
