import type { Course } from '../chart.ts'
import { both } from '../concepts.ts'
import type { Story } from '../story.ts'

const heard = {
  better: [
    both(
      'Checks sugar most mornings, usually between 100 and 130.',
      'Mide el azúcar casi todas las mañanas, por lo general entre 100 y 130.',
    ),
    both(
      'Walks half an hour after dinner and drinks water instead of soda.',
      'Camina media hora después de cenar y toma agua en vez de refresco.',
    ),
    both(
      'No low sugars since the last visit. Feet feel fine.',
      'Sin azúcar baja desde la última visita. Los pies se sienten bien.',
    ),
  ],
  same: [
    both(
      'Takes the diabetes medicine every day, weekends are harder with food.',
      'Toma la medicina de la diabetes todos los días; los fines de semana le cuesta más con la comida.',
    ),
    both('Morning sugars about the same as before.', 'El azúcar de la mañana, más o menos igual que antes.'),
  ],
  worse: [
    both(
      'More thirsty and up twice a night to urinate.',
      'Tiene más sed y se levanta dos veces en la noche a orinar.',
    ),
    both(
      'Has run out of test strips and missed doses when traveling.',
      'Se le acabaron las tiras y omitió dosis cuando viajó.',
    ),
  ],
}

const exam = [
  both(
    'Feet: skin whole, feels the thin thread at all ten points.',
    'Pies: piel sana, siente el hilo fino en los diez puntos.',
  ),
  both('Pulses in both feet are good.', 'Buenos pulsos en ambos pies.'),
]

/**
 * Type 2 diabetes found at `from` with an A1c of `peak`, then treated: it falls over two years and stays
 * near `now`. With `insulinFrom`, insulin takes the place of metformin when the kidneys get too slow. Sugar follows the A1c by the usual estimate of average glucose.
 */
export function diabetes(options: {
  from: number
  peak: number
  now: number
  second?: boolean
  insulinFrom?: number
}): Story {
  const { from, peak, now, second = false, insulinFrom } = options
  const a1c: Course = [
    [from - 3, 5.8],
    [from - 0.7, 6.3],
    [from, peak],
    [from + 0.5, peak - (peak - now) * 0.45],
    [from + 1.2, now + 0.5],
    [from + 2, now + 0.2],
    [0, now],
  ]
  const sugar: Course = a1c.map(([at, value]) => [at, (28.7 * value - 46.7) * 0.92] as const)
  return {
    problems: [{ key: 'diabetes', at: from, watch: { test: 'a1c', high: 7 }, heard, exam }],
    medicines: [
      insulinFrom === undefined
        ? { key: 'metformin', from, why: 'diabetes' }
        : {
            key: 'metformin',
            from,
            to: insulinFrom,
            status: 'stopped',
            why: 'diabetes',
            stopReason: both('kidneys too slow for it', 'los riñones ya no lo permiten'),
          },
      ...(insulinFrom === undefined
        ? []
        : [{ key: 'glargine' as const, from: insulinFrom, why: 'diabetes' as const }]),
      ...(second ? [{ key: 'empagliflozin' as const, from: from + 1, why: 'diabetes' as const }] : []),
    ],
    labs: [
      { panel: 'a1c', everyMonths: 6, from: from - 2, values: { a1c }, stray: 0.02 },
      { panel: 'cmp', everyMonths: 6, from: from - 2, values: { glucose: sugar }, stray: 0.06 },
      { panel: 'uacr', everyMonths: 12, from },
      { panel: 'urinalysis', everyMonths: 24, from },
    ],
    family: [['mother', 'diabetes', 55]],
    goal: {
      text: both('Keep A1c at 7 % or below.', 'Mantener la A1c en 7 % o menos.'),
      test: 'a1c',
      below: 7,
      unit: '%',
      from: Math.max(from, -1.5),
    },
    carePlan: {
      title: both('Living well with diabetes', 'Vivir bien con la diabetes'),
      about: 'diabetes',
      from: Math.max(from, -0.9),
      steps: [
        both('Walk 30 minutes on five days a week.', 'Caminar 30 minutos cinco días a la semana.'),
        both(
          'Measure sugar on waking, three days a week.',
          'Medir el azúcar al despertar, tres días a la semana.',
        ),
        both('Eye exam once a year.', 'Examen de los ojos una vez al año.'),
        both('Look at both feet every evening.', 'Revisar los dos pies cada noche.'),
      ],
    },
  }
}

/** Sugar a little high for years, held by weight and walking. */
export function prediabetes(from: number): Story {
  return {
    problems: [
      {
        key: 'prediabetes',
        at: from,
        watch: { test: 'a1c', high: 5.9 },
        heard: {
          better: [both('Cooks at home more often.', 'Cocina en casa más seguido.')],
          same: [both('Still drinks two sodas a day.', 'Todavía toma dos refrescos al día.')],
          worse: [both('Long shifts, eats late at night.', 'Turnos largos, come tarde por la noche.')],
        },
      },
    ],
    labs: [
      {
        panel: 'a1c',
        everyMonths: 12,
        from: from - 1,
        values: {
          a1c: [
            [from - 1, 5.6],
            [from, 6.2],
            [0, 5.9],
          ],
        },
        stray: 0.01,
      },
    ],
    family: [['father', 'diabetes', 60]],
  }
}
