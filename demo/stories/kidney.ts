import type { Course } from '../chart.ts'
import { both } from '../concepts.ts'
import type { Happening, Story } from '../story.ts'

/** What people with slow kidneys tell, by how it goes. */
const heard = {
  better: [both('Drinks enough, takes no ibuprofen.', 'Toma suficiente agua, no toma ibuprofeno.')],
  same: [
    both('No swelling, urinates as usual.', 'Sin hinchazón, orina como siempre.'),
    both(
      'Asks what the kidney number means; we drew it together.',
      'Pregunta qué significa el número del riñón; lo dibujamos juntos.',
    ),
  ],
  worse: [
    both('More tired, itchy skin in the evening.', 'Más cansancio, comezón en la piel por la noche.'),
    both('Ankles swell by evening.', 'Los tobillos se hinchan por la noche.'),
  ],
}

/** The pictures that show why the kidneys got slower. */
const ultrasound = (at: number): Happening => ({
  at,
  kind: 'follow-up',
  reason: both('Kidney ultrasound', 'Ultrasonido de los riñones'),
  heard: [
    both('Here to see why the kidneys got slower.', 'Viene para ver por qué los riñones trabajan menos.'),
  ],
  imaging: ['kidneys'],
  assessed: [
    both(
      'No blockage; damage from pressure and sugar over many years.',
      'Sin obstrucción; daño por la presión y el azúcar durante muchos años.',
    ),
  ],
  plan: [
    both(
      'No ibuprofen or naproxen. Salt under one teaspoon a day.',
      'No tomar ibuprofeno ni naproxeno. Menos de una cucharadita de sal al día.',
    ),
  ],
})

/** What a person can do for her kidneys. */
const steps = [
  both('Blood test every three months.', 'Análisis de sangre cada tres meses.'),
  both(
    'Meet the kidney specialist about later treatment.',
    'Ver al especialista del riñón sobre el tratamiento futuro.',
  ),
  both(
    'Eat less salt; ask before new medicines.',
    'Comer menos sal; preguntar antes de tomar medicinas nuevas.',
  ),
]

type Kidneys = { course: Course; stage3: number; stage4?: number; everyMonths?: number }

/** Kidneys that slowly get worse: creatinine along `course`, protein in the urine rising with it. */
export function kidney(options: Kidneys): Story {
  const { course, stage3, stage4, everyMonths = 3 } = options
  return {
    problems: [
      {
        key: 'kidney3',
        at: stage3,
        ...(stage4 === undefined ? {} : { ended: stage4 }),
        watch: { test: 'egfr', low: 60 },
        heard,
      },
      ...(stage4 === undefined
        ? []
        : [{ key: 'kidney4' as const, at: stage4, watch: { test: 'egfr' as const, low: 60 }, heard }]),
    ],
    labs: [
      { panel: 'cmp', everyMonths: 6, from: stage3 - 14, to: stage3 },
      {
        panel: 'cmp',
        everyMonths,
        from: stage3,
        values: {
          creatinine: course,
          bun: course.map(([at, value]) => [at, 8 + value * 12] as const),
          potassium: course.map(([at, value]) => [at, 4 + value * 0.3] as const),
        },
        stray: 0.03,
      },
      {
        panel: 'uacr',
        everyMonths: 12,
        from: stage3 - 2,
        values: {
          albuminratio: [
            [stage3 - 2, 25],
            [stage3, 80],
            [0, 420],
          ],
        },
        stray: 0.12,
      },
      {
        panel: 'cbc',
        everyMonths: 6,
        from: stage3,
        values: {
          hemoglobin: [
            [stage3, 13.4],
            [0, 11.2],
          ],
          mcv: [
            [stage3, 90],
            [0, 88],
          ],
        },
      },
    ],
    events: [ultrasound(stage3 + 0.1)],
    carePlan: {
      title: both('Protecting your kidneys', 'Proteger sus riñones'),
      about: stage4 === undefined ? 'kidney3' : 'kidney4',
      from: -0.7,
      steps,
    },
  }
}
