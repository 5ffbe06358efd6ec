import { addDays, ageOn, instant, later, longDate } from './calendar.ts'
import { idFor, patientOf, record } from './chart.ts'
import { doctorName, doctorRef, organizationRef, places } from './clinic.ts'
import { base64, type Language, loinc, rounded, say } from './concepts.ts'
import { labPanel } from './lab-panels.ts'
import { labTest } from './lab-tests.ts'
import type { Visit } from './visits.ts'

const words = {
  en: {
    reason: 'Reason for visit',
    heard: 'What the patient told us',
    signs: 'Measurements',
    exam: 'Exam',
    results: 'Results',
    assessed: 'Assessment',
    plan: 'Plan',
    done: 'Done today',
    signed: 'Signed',
    pressure: 'Blood pressure',
    pulse: 'pulse',
    breaths: 'breaths',
    temperature: 'temperature',
    oxygen: 'oxygen',
    weight: 'weight',
    height: 'height',
    head: 'head',
    minute: 'a minute',
    cancelled: 'test not done, see laboratory comment',
    preliminary: 'not final yet',
    flags: { H: 'high', L: 'low', HH: 'very high', LL: 'very low', A: 'not as expected' } as Record<
      string,
      string
    >,
  },
  es: {
    reason: 'Motivo de la visita',
    heard: 'Lo que nos contó',
    signs: 'Mediciones',
    exam: 'Examen',
    results: 'Resultados',
    assessed: 'Valoración',
    plan: 'Plan',
    done: 'Hecho hoy',
    signed: 'Firmado',
    pressure: 'Presión arterial',
    pulse: 'pulso',
    breaths: 'respiraciones',
    temperature: 'temperatura',
    oxygen: 'oxígeno',
    weight: 'peso',
    height: 'estatura',
    head: 'cabeza',
    minute: 'por minuto',
    cancelled: 'prueba no realizada, vea el comentario del laboratorio',
    preliminary: 'aún no es definitivo',
    flags: { H: 'alto', L: 'bajo', HH: 'muy alto', LL: 'muy bajo', A: 'fuera de lo esperado' } as Record<
      string,
      string
    >,
  },
}

/** The words of coded results as a Spanish note says them. */
const spanishAnswers: Record<string, string> = {
  positive: 'positivo',
  negative: 'negativo',
  detected: 'detectado',
  'not detected': 'no detectado',
  reactive: 'reactivo',
  'non-reactive': 'no reactivo',
  clear: 'clara',
  cloudy: 'turbia',
  trace: 'trazas',
  yellow: 'amarillo',
}

function signLine(visit: Visit, language: Language): string | undefined {
  const w = words[language]
  const { systolic, diastolic, pulse, breaths, temperature, oxygen, weight, height, head } =
    visit.vitals ?? {}
  const parts = [
    systolic !== undefined && diastolic !== undefined
      ? `${w.pressure} ${Math.round(systolic)}/${Math.round(diastolic)} mmHg`
      : '',
    pulse === undefined ? '' : `${w.pulse} ${Math.round(pulse)} ${w.minute}`,
    breaths === undefined ? '' : `${w.breaths} ${Math.round(breaths)} ${w.minute}`,
    temperature === undefined ? '' : `${w.temperature} ${rounded(temperature, 1)} °C`,
    oxygen === undefined ? '' : `${w.oxygen} ${Math.round(oxygen)} %`,
    weight === undefined ? '' : `${w.weight} ${rounded(weight, 1)} kg`,
    height === undefined ? '' : `${w.height} ${rounded(height, 1)} cm`,
    head === undefined ? '' : `${w.head} ${rounded(head, 1)} cm`,
  ].filter(part => part !== '')
  return parts.length === 0 ? undefined : `${parts.join(', ')}.`
}

function resultLines(visit: Visit, language: Language): string[] {
  const w = words[language]
  return visit.results.map(({ panel, status, facts }) => {
    const name = language === 'es' ? labPanel(panel).es : labPanel(panel).name
    if (status === 'cancelled') return `${name}: ${w.cancelled}.`
    const odd = facts.filter(fact => fact.flag !== 'N')
    const shown = facts.length <= 3 ? facts : odd.length > 0 ? odd : facts.slice(0, 3)
    const values = shown.map(fact => {
      const test = labTest(fact.key)
      const flag = w.flags[fact.flag]
      const tail = flag === undefined ? '' : ` (${flag})`
      const label = language === 'es' ? test.es : test.name
      const value = language === 'es' ? (spanishAnswers[fact.text] ?? fact.text) : fact.text
      return label === name ? `${value}${tail}` : `${label} ${value}${tail}`
    })
    const more = status === 'preliminary' ? ` (${w.preliminary})` : ''
    return `${name}${more}: ${values.join('; ')}.`
  })
}

/** "3 weeks", "9 months", "58 years". */
function ageWords(years: number, language: Language): string {
  if (years < 0.17) return `${Math.floor(years * 52.18)} ${language === 'es' ? 'semanas' : 'weeks'}`
  if (years < 2) return `${Math.floor(years * 12)} ${language === 'es' ? 'meses' : 'months'}`
  return `${Math.floor(years)} ${language === 'es' ? 'años' : 'years'}`
}

/** The text of a visit's note: only what happened at this visit stands in it. */
function noteText(visit: Visit, language: Language): string {
  const w = words[language]
  const { chart, date, by, place } = visit
  const line = (text: Visit['reason']) => `- ${say(text, language)}`
  const signs = signLine(visit, language)
  const results = resultLines(visit, language).map(text => `- ${text}`)
  const age = ageWords(ageOn(chart.born, date), language)
  const sections: [string, string[]][] = [
    [w.heard, visit.heard.map(line)],
    [w.signs, signs === undefined ? [] : [signs]],
    [w.exam, visit.exam.map(line)],
    [w.results, results],
    [w.done, visit.done.map(line)],
    [w.assessed, visit.assessed.map(line)],
    [w.plan, visit.plan.map(line)],
  ]
  const head = `${chart.person.given.join(' ')} ${chart.person.family}, ${age}\n${places[place].name}, ${longDate(date, language)}\n\n${w.reason}: ${say(visit.reason, language)}`
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${title}\n${lines.join('\n')}`)
  return `${[head, ...body].join('\n\n')}\n\n${w.signed}: ${doctorName(by)}\n`
}

const types = {
  wellness: loinc('34117-2', 'History and physical note'),
  'well-child': loinc('34117-2', 'History and physical note'),
  'follow-up': loinc('11506-3', 'Progress note'),
  urgent: loinc('11506-3', 'Progress note'),
  video: loinc('11506-3', 'Progress note'),
  procedure: loinc('28570-0', 'Procedure note'),
  hospital: loinc('18842-5', 'Discharge summary'),
}

export const noteCategory = {
  coding: [
    {
      system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
      code: 'clinical-note',
      display: 'Clinical Note',
    },
  ],
  text: 'Clinical note',
}

export function writeNote(visit: Visit, language: Language): void {
  const { chart, date, time, by, kind } = visit
  const text = noteText(visit, language)
  const label = visit.restricted ?? visit.noteLabel
  const signed = addDays(date, 1) < chart.today ? addDays(date, 1) : date
  record(chart, {
    resourceType: 'DocumentReference',
    id: idFor(chart, 'note', date),
    ...(label ? { meta: label } : {}),
    status: 'current',
    docStatus: 'final',
    type: types[kind],
    category: [noteCategory],
    subject: patientOf(chart),
    date: instant(signed, later(time, 240)),
    author: [doctorRef(by)],
    custodian: organizationRef('clinic'),
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          language: language === 'es' ? 'es-US' : 'en-US',
          data: base64(text),
          size: Buffer.byteLength(text),
          title: types[kind].text ?? 'Note',
          creation: instant(signed, later(time, 240)),
        },
        format: {
          system: 'http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode',
          code: 'urn:ihe:iti:xds:2017:mimeTypeSufficient',
          display: 'mimeType Sufficient',
        },
      },
    ],
    context: {
      encounter: [{ reference: `Encounter/${visit.id}` }],
      period: { start: instant(date, time), end: instant(date, later(time, 25)) },
    },
  })
}
