import { both } from '../concepts.ts'
import type { Story } from '../story.ts'

/** What people with high blood pressure tell, by how it goes. */
const pressureHeard = {
  better: [
    both('Home readings are mostly under 130.', 'Las mediciones en casa son casi siempre menores de 130.'),
    both('No dizziness, no cough from the tablets.', 'Sin mareos ni tos por las tabletas.'),
  ],
  same: [
    both(
      'Takes the blood pressure tablets; home readings go up and down.',
      'Toma las tabletas de la presión; las mediciones en casa suben y bajan.',
    ),
    both('Eats out a lot this season.', 'Ha comido mucho fuera en estos meses.'),
  ],
  worse: [
    both(
      'Headache on some mornings, home readings above 145.',
      'Dolor de cabeza algunas mañanas, mediciones en casa de más de 145.',
    ),
    both(
      'Stopped the tablets for two weeks, then took them again.',
      'Dejó las tabletas dos semanas y luego las volvió a tomar.',
    ),
  ],
}

/** What the exam finds with high blood pressure. */
const pressureExam = [
  both('Heart sounds without murmur.', 'Ruidos del corazón sin soplo.'),
  both('Lungs clear, neck veins flat.', 'Pulmones limpios, venas del cuello planas.'),
]

/** High blood pressure, found at `from`, brought down by one or two medicines. */
export function hypertension(options: {
  from: number
  high: number
  now: number
  medicines?: 'lisinopril' | 'amlodipine' | 'losartan' | 'both'
}): Story {
  const { from, high, now, medicines = 'lisinopril' } = options
  const first = medicines === 'amlodipine' || medicines === 'losartan' ? medicines : ('lisinopril10' as const)
  const step = [
    {
      key: first,
      from,
      ...(medicines === 'both' || medicines === 'lisinopril'
        ? {
            to: from + 1.1,
            status: 'stopped' as const,
            stopReason: both('dose raised', 'se aumentó la dosis'),
          }
        : {}),
      why: 'hypertension' as const,
    },
  ]
  const raised =
    medicines === 'both' || medicines === 'lisinopril'
      ? [{ key: 'lisinopril20' as const, from: from + 1, why: 'hypertension' as const }]
      : []
  const second =
    medicines === 'both'
      ? [{ key: 'amlodipine' as const, from: from + 1.6, why: 'hypertension' as const }]
      : []
  return {
    problems: [
      {
        key: 'hypertension',
        at: from,
        heard: pressureHeard,
        exam: pressureExam,
      },
    ],
    medicines: [...step, ...raised, ...second],
    labs: [{ panel: 'bmp', everyMonths: 12, from }],
    systolic: [
      [from - 3, 127],
      [from - 0.6, 136],
      [from, high],
      [from + 0.7, (high + now) / 2 + 3],
      [from + 1.5, now + 2],
      [0, now],
    ],
    family: [['father', 'hypertension', 50]],
    goal: {
      text: both('Blood pressure below 130/80.', 'Presión menor de 130/80.'),
      from: Math.max(from, -2),
      met: now < 130,
    },
  }
}

/** High cholesterol on a statin from `from`. */
export function cholesterol(from: number, total = 248): Story {
  return {
    problems: [
      {
        key: 'lipids',
        at: from,
        watch: { test: 'ldl', high: 100 },
        heard: {
          better: [
            both(
              'No muscle aches with the cholesterol tablet.',
              'Sin dolores musculares con la tableta del colesterol.',
            ),
          ],
          same: [both('Sometimes forgets the evening tablet.', 'A veces olvida la tableta de la noche.')],
          worse: [
            both(
              'Stopped the cholesterol tablet for a while.',
              'Dejó la tableta del colesterol por un tiempo.',
            ),
          ],
        },
      },
    ],
    medicines: [{ key: 'atorvastatin', from, why: 'lipids' }],
    labs: [
      {
        panel: 'lipid',
        everyMonths: 12,
        from: from - 2,
        values: {
          cholesterol: [
            [from, total],
            [from + 0.6, total - 78],
            [0, total - 84],
          ],
          triglycerides: [
            [from, 190],
            [0, 138],
          ],
          hdl: [
            [from, 44],
            [0, 49],
          ],
        },
      },
    ],
  }
}

/** What people with a weak heart tell, by how it goes. */
const failureHeard = {
  better: [
    both(
      'Sleeps on one pillow, climbs a flight of stairs.',
      'Duerme con una almohada, sube un piso de escaleras.',
    ),
  ],
  same: [
    both('Weighs in every morning; steady within a kilo.', 'Se pesa cada mañana; estable dentro de un kilo.'),
  ],
  worse: [both('Shoes are tight by evening.', 'Los zapatos le aprietan por la noche.')],
}

/** Weak heart: breathless at first, better on treatment, NT-proBNP falling. */
export function heartFailure(from: number): Story {
  return {
    problems: [
      {
        key: 'heartfailure',
        at: from,
        watch: { test: 'bnp', high: 900 },
        heard: failureHeard,
        exam: [
          both('A trace of ankle swelling, lungs clear.', 'Leve hinchazón de tobillos, pulmones limpios.'),
        ],
      },
    ],
    medicines: [
      { key: 'furosemide', from, why: 'heartfailure' },
      { key: 'metoprolol', from, why: 'heartfailure' },
    ],
    labs: [
      {
        panel: 'bnp',
        everyMonths: 6,
        from,
        values: {
          bnp: [
            [from, 3900],
            [from + 0.6, 1900],
            [0, 1150],
          ],
        },
        stray: 0.1,
      },
      { panel: 'bmp', everyMonths: 12, from },
    ],
    events: [
      {
        at: from - 0.01,
        kind: 'urgent',
        by: 'stein',
        reason: both('Short of breath and swollen legs', 'Falta de aire y piernas hinchadas'),
        heard: [both('Sleeps in a chair for the last week.', 'Duerme en un sillón desde hace una semana.')],
        exam: [
          both(
            'Crackles at both lung bases, legs swollen to the knee.',
            'Ruidos en ambas bases pulmonares, piernas hinchadas hasta la rodilla.',
          ),
        ],
        vitals: { systolic: 148, diastolic: 84, pulse: 96, breaths: 24, oxygen: 92 },
        imaging: ['chestfailure', 'echo'],
        assessed: [both('New heart failure.', 'Insuficiencia cardíaca nueva.')],
        plan: [
          both(
            'Water tablet each morning, salt under 2 grams a day.',
            'Diurético cada mañana, menos de 2 gramos de sal al día.',
          ),
        ],
      },
    ],
    oxygen: 95,
  }
}

/** A stent some years ago, calm since. */
export function coronary(from: number): Story {
  return {
    problems: [
      {
        key: 'coronary',
        at: from,
        heard: {
          better: [],
          same: [
            'No chest pain on the treadmill or the stairs.',
            'Used no nitroglycerin since the last visit.',
          ],
          worse: [],
        },
      },
    ],
    medicines: [
      { key: 'aspirin', from, why: 'coronary' },
      { key: 'clopidogrel', from, to: from + 1, status: 'completed', why: 'coronary' },
      { key: 'metoprolol', from, why: 'coronary' },
    ],
    events: [
      {
        at: from - 0.005,
        kind: 'hospital',
        by: 'stein',
        reason: 'Chest pressure while shoveling snow',
        heard: ['Pressure behind the breastbone for forty minutes, into the left arm.'],
        procedures: ['ecg', 'stent'],
        vitals: { systolic: 152, diastolic: 88, pulse: 92, oxygen: 96 },
        assessed: ['Narrowing of the right coronary artery, opened with one stent.'],
        plan: ['Cardiac rehabilitation, three times a week for twelve weeks.'],
      },
    ],
  }
}
