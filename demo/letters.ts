import { dateAt, instant, laterOf, longDate, openDay } from './calendar.ts'
import { type Chart, idFor, patientOf, record } from './chart.ts'
import { type DoctorKey, doctorName, doctorRef, doctors, organizationRef, places } from './clinic.ts'
import { hl7, hl7Concept, type Language, loinc, say, type Text } from './concepts.ts'
import { type LabTestKey, labTest } from './lab-tests.ts'
import { type MedicineKey, medicineName } from './medicine-names.ts'
import { noteCategory } from './notes.ts'
import { drawPdf } from './pdf.ts'

const kinds = {
  referral: {
    type: loinc('57133-1', 'Referral note', 'Referral letter'),
    en: 'Referral',
    es: 'Carta de referencia',
  },
  school: {
    type: loinc('51852-2', 'Letter', 'Letter for school'),
    en: 'Letter for school',
    es: 'Carta para la escuela',
  },
  work: {
    type: loinc('51852-2', 'Letter', 'Letter for work'),
    en: 'Letter for work',
    es: 'Carta para el trabajo',
  },
  summary: {
    type: loinc('69730-0', 'Instructions', 'After-visit summary'),
    en: 'After-visit summary',
    es: 'Resumen de su visita',
  },
  results: {
    type: loinc('51852-2', 'Letter', 'Letter about results'),
    en: 'Your test results',
    es: 'Sus resultados',
  },
} as const

export type Letter = {
  at: number
  kind: keyof typeof kinds
  by?: DoctorKey
  to?: Text
  lines: readonly Text[]
  /** Latest values of these tests are told in the letter. */
  tests?: readonly LabTestKey[]
  medicines?: readonly MedicineKey[]
}

function paragraphs(chart: Chart, letter: Letter, language: Language): string[] {
  const { person, born } = chart
  const spanish = language === 'es'
  const name = `${person.given.join(' ')} ${person.family}`
  const about = spanish
    ? `Paciente: ${name}, fecha de nacimiento ${longDate(born, 'es')}`
    : `Patient: ${name}, born ${longDate(born, 'en')}`
  const values = (letter.tests ?? []).flatMap(key => {
    const latest = chart.latest.get(key)
    if (!latest) return []
    const { name: called, es, unit = '', shown = unit, digits = 0 } = labTest(key)
    const reading = `${latest.value.toFixed(digits)} ${shown}`
    return [
      spanish
        ? `${es}: ${reading} (${longDate(latest.date, 'es')}).`
        : `${called}: ${reading} (${longDate(latest.date, 'en')}).`,
    ]
  })
  const taken = (letter.medicines ?? []).map(key => {
    const { name: called, sig } = medicineName(key)
    return `${called}: ${say(sig, language)}`
  })
  return [
    ...(letter.to === undefined ? [] : [say(letter.to, language)]),
    about,
    ...letter.lines.map(line => say(line, language)),
    ...(values.length === 0 ? [] : [values.join('\n')]),
    ...(taken.length === 0 ? [] : [taken.join('\n')]),
    spanish
      ? 'Si tiene preguntas, llame a la clínica o escriba a su equipo de atención.'
      : 'If you have questions, call the clinic or write to your care team.',
  ]
}

/** Writes a letter as PDF into the chart, in Spanish where the person reads it and all lines have it. */
export function writeLetter(chart: Chart, letter: Letter): void {
  const by = letter.by ?? chart.person.doctor
  const bilingual = [...letter.lines, ...(letter.to === undefined ? [] : [letter.to])].every(
    line => typeof line !== 'string',
  )
  const language: Language = chart.language === 'es' && bilingual ? 'es' : 'en'
  const { type, en, es } = kinds[letter.kind]
  const title = language === 'es' ? es : en
  const wanted = openDay(dateAt(chart.today, letter.at))
  const date = laterOf(wanted, chart.born)
  const { name, line, phone } = places[doctors[by].place]
  const bytes = drawPdf({
    title,
    language,
    date,
    from: [name, `${line}, Larkspur Harbor, WI`, phone.replace('+1-', ''), longDate(date, language)],
    paragraphs: paragraphs(chart, letter, language),
    author: doctorName(by),
  })
  const id = idFor(chart, 'letter', letter.kind, date)
  record(chart, {
    resourceType: 'DocumentReference',
    id,
    status: 'current',
    docStatus: 'final',
    type,
    category: [noteCategory],
    subject: patientOf(chart),
    date: instant(date, '16:00'),
    author: [doctorRef(by)],
    custodian: organizationRef('clinic'),
    description: title,
    content: [
      {
        attachment: {
          contentType: 'application/pdf',
          language: language === 'es' ? 'es-US' : 'en-US',
          data: bytes.toString('base64'),
          size: bytes.length,
          title,
          creation: instant(date, '16:00'),
        },
      },
    ],
  })
  record(chart, {
    resourceType: 'Provenance',
    id: `${id}-provenance`,
    target: [{ reference: `DocumentReference/${id}` }],
    recorded: instant(date, '16:00'),
    activity: { coding: [hl7('v3-DataOperation', 'CREATE', 'create')] },
    agent: [
      {
        type: hl7Concept('provenance-participant-type', 'author', 'Author'),
        who: doctorRef(by),
        onBehalfOf: organizationRef('clinic'),
      },
    ],
  })
}
