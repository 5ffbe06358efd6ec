import { instant, later } from './calendar.ts'
import { idFor, patientOf, record } from './chart.ts'
import { amount, both, hl7Concept, loinc } from './concepts.ts'
import type { Visit } from './visits.ts'

/** The nine PHQ-9 items by their LOINC codes; the wording of the instrument itself isn't kept here. */
const items = [
  ['44250-9', 'Interest and pleasure'],
  ['44255-8', 'Low mood'],
  ['44259-0', 'Sleep'],
  ['44254-1', 'Energy'],
  ['44251-7', 'Appetite'],
  ['44258-2', 'Feelings about oneself'],
  ['44252-5', 'Concentration'],
  ['44253-3', 'Slowness or restlessness'],
  ['44260-8', 'Thoughts of self-harm'],
] as const

const grades = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day']

/** Asks the PHQ-9 at a visit: the answers sum up to `total` (0 to 27), the last item stays at zero. */
export function ask(visit: Visit, total: number): void {
  const { chart, date, time } = visit
  const restricted = visit.restricted ?? visit.noteLabel
  const answered = instant(date, later(time, 3))
  const share = items.map((_, index) =>
    index === 8 ? 0 : Math.min(3, Math.floor(total / 8) + (index < total % 8 ? 1 : 0)),
  )
  const sum = share.reduce((all, one) => all + one, 0)
  const shared = {
    ...(restricted ? { meta: restricted } : {}),
    subject: patientOf(chart),
    encounter: { reference: `Encounter/${visit.id}` },
  }
  record(chart, {
    resourceType: 'QuestionnaireResponse',
    id: idFor(chart, 'phq9', date),
    ...shared,
    status: 'completed',
    authored: answered,
    source: patientOf(chart),
    item: items.map(([code, text], index) => ({
      linkId: code,
      text,
      answer: [
        { valueCoding: { display: grades[share[index] ?? 0] ?? '', code: String(share[index] ?? 0) } },
      ],
    })),
  })
  record(chart, {
    resourceType: 'Observation',
    id: idFor(chart, 'phq9-total', date),
    ...shared,
    status: 'final',
    category: [hl7Concept('observation-category', 'survey', 'Survey')],
    code: loinc(
      '44261-6',
      'Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]',
      'Mood questionnaire (PHQ-9) total',
    ),
    effectiveDateTime: answered,
    valueQuantity: amount(sum, '{score}', 'points'),
    derivedFrom: [{ reference: `QuestionnaireResponse/${idFor(chart, 'phq9', date)}` }],
  })
  const [en, es] =
    sum < 5
      ? ['few signs', 'pocos síntomas']
      : sum < 10
        ? ['mild', 'leves']
        : sum < 15
          ? ['moderate', 'moderados']
          : ['marked', 'marcados']
  visit.assessed.push(
    both(
      `Mood questionnaire (PHQ-9): ${sum} points, ${en}.`,
      `Cuestionario de ánimo (PHQ-9): ${sum} puntos, síntomas ${es}.`,
    ),
  )
}
