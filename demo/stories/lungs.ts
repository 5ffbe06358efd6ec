import { both } from '../concepts.ts'
import type { Story } from '../story.ts'

export function asthma(from: number): Story {
  return {
    problems: [
      {
        key: 'asthma',
        at: from,
        heard: {
          better: [],
          same: [
            both('Coughs at night about twice a month.', 'Tos por la noche unas dos veces al mes.'),
            both(
              'Uses the rescue inhaler before gym class.',
              'Usa el inhalador de rescate antes de educación física.',
            ),
          ],
          worse: [],
        },
        exam: [both('Lungs clear, no wheeze today.', 'Pulmones limpios, sin silbidos hoy.')],
      },
    ],
    medicines: [
      { key: 'albuterol', from, why: 'asthma' },
      { key: 'fluticasone', from: from + 0.5, why: 'asthma' },
    ],
    family: [['mother', 'asthma', 12]],
    carePlan: {
      title: both('Asthma action plan', 'Plan de acción para el asma'),
      about: 'asthma',
      from: -0.6,
      steps: [
        both('Green: daily inhaler morning and night.', 'Verde: inhalador diario mañana y noche.'),
        both(
          'Yellow: rescue inhaler every four hours, call us.',
          'Amarillo: inhalador de rescate cada cuatro horas, llámenos.',
        ),
        both('Red: cannot speak a sentence, call 911.', 'Rojo: no puede decir una frase, llame al 911.'),
      ],
    },
  }
}

export function copd(from: number): Story {
  return {
    problems: [
      {
        key: 'copd',
        at: from,
        heard: {
          better: [],
          same: [
            'Stops once on the way up from the harbor.',
            'Brings up a little clear phlegm in the morning.',
          ],
          worse: [],
        },
        exam: ['Breath sounds faint, long breathing out.'],
      },
    ],
    medicines: [
      { key: 'tiotropium', from, why: 'copd' },
      { key: 'albuterol', from, why: 'copd' },
    ],
    oxygen: 93,
    events: [
      {
        at: from - 0.04,
        kind: 'follow-up',
        reason: 'Breathing test',
        heard: ['Winded on one flight of stairs.'],
        procedures: ['spirometry'],
        imaging: ['chestcopd'],
        assessed: ['COPD, moderate.'],
        plan: ['Set a date to stop smoking.'],
      },
      {
        at: -0.8,
        kind: 'follow-up',
        reason: 'Lung screening',
        heard: ['No weight loss, no blood.'],
        imaging: ['lungscreening'],
        assessed: ['Small nodule, most likely harmless.'],
        plan: ['Same scan in twelve months.'],
      },
    ],
  }
}
