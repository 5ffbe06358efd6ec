import { restricted } from '../chart.ts'
import { both } from '../concepts.ts'
import type { Happening, Story } from '../story.ts'

/** Short illnesses that anyone may have: each made for the moment it happened. */
export const strep = (at: number, child = true): Happening => ({
  at,
  kind: 'urgent',
  reason: both('Sore throat and fever', 'Dolor de garganta y fiebre'),
  heard: [both('Sore throat since yesterday, no cough.', 'Dolor de garganta desde ayer, sin tos.')],
  exam: [
    both(
      'Throat red with white spots, tender neck glands.',
      'Garganta roja con puntos blancos, ganglios sensibles en el cuello.',
    ),
  ],
  vitals: { temperature: 38.6, pulse: 104 },
  labs: [{ panel: 'strep', values: { strepantigen: 'Positive' } }],
  problem: { key: 'strep', days: 10 },
  medicines: [{ key: child ? 'amoxicillin' : 'penicillin', days: 10 }],
  assessed: [both('Strep throat.', 'Infección de garganta por estreptococo.')],
  plan: [
    both(
      'Home from school or work for 24 hours after the first dose.',
      'Quedarse en casa 24 horas después de la primera dosis.',
    ),
  ],
})

export const otitis = (at: number): Happening => ({
  at,
  kind: 'urgent',
  reason: both('Ear pain', 'Dolor de oído'),
  heard: [both('Pulls at the right ear, woke up crying.', 'Se jala el oído derecho, se despertó llorando.')],
  exam: [both('Right eardrum red and bulging.', 'Tímpano derecho rojo y abultado.')],
  vitals: { temperature: 38.4 },
  problem: { key: 'otitis', days: 12 },
  medicines: [{ key: 'amoxicillin', days: 10 }],
  assessed: [both('Middle ear infection on the right.', 'Infección del oído medio derecho.')],
  plan: [both('Come back if fever lasts more than two days.', 'Regresar si la fiebre dura más de dos días.')],
})

export const cold = (at: number): Happening => ({
  at,
  kind: 'urgent',
  reason: both('Cough and runny nose', 'Tos y escurrimiento nasal'),
  heard: [
    both(
      'Runny nose and cough for four days, drinking well.',
      'Escurrimiento nasal y tos desde hace cuatro días, toma bien líquidos.',
    ),
  ],
  exam: [both('Lungs clear, throat a little red.', 'Pulmones limpios, garganta algo roja.')],
  vitals: { temperature: 37.6, oxygen: 98 },
  labs: [{ panel: 'covid', values: { covidpcr: 'Not detected' } }],
  problem: { key: 'cold', days: 9 },
  assessed: [both('Common cold.', 'Resfriado común.')],
  plan: [both('Rest and fluids; no antibiotic needed.', 'Descanso y líquidos; no necesita antibiótico.')],
})

export const covid = (at: number): Happening => ({
  at,
  kind: 'video',
  reason: both('Fever and loss of smell', 'Fiebre y pérdida del olfato'),
  heard: [
    both('Fever, aches and no smell for two days.', 'Fiebre, dolores y sin olfato desde hace dos días.'),
  ],
  labs: [{ panel: 'covid', values: { covidpcr: 'Detected' } }],
  problem: { key: 'covid', days: 12 },
  assessed: [both('COVID-19, mild.', 'COVID-19, leve.')],
  plan: [
    both(
      'Stay home, rest; call at once if breathing gets hard.',
      'Quedarse en casa y descansar; llame de inmediato si le cuesta respirar.',
    ),
  ],
})

export const urinary = (at: number): Happening => ({
  at,
  kind: 'urgent',
  by: 'nguyen',
  reason: both('Burning when urinating', 'Ardor al orinar'),
  heard: [
    both(
      'Burning and urgency for two days, no back pain.',
      'Ardor y urgencia desde hace dos días, sin dolor de espalda.',
    ),
  ],
  exam: [both('Belly soft, no flank pain.', 'Abdomen blando, sin dolor en el costado.')],
  vitals: { temperature: 37.1, pulse: 78, systolic: 122, diastolic: 76 },
  labs: [
    {
      panel: 'urinalysis',
      values: { clarity: 'Cloudy', nitrite: 'Positive', esterase: '3+', urineblood: '1+' },
    },
  ],
  problem: { key: 'urinary', days: 7 },
  medicines: [{ key: 'nitrofurantoin', days: 5 }],
  assessed: [both('Bladder infection.', 'Infección de la vejiga.')],
  plan: [both('Better within two days, else call.', 'Debe mejorar en dos días; si no, llame.')],
})

export const pneumonia = (at: number): readonly Happening[] => [
  {
    at,
    kind: 'urgent',
    reason: 'Fever and cough for five days',
    heard: ['Shaking chills, rust-colored phlegm.'],
    exam: ['Crackles low on the right side.'],
    vitals: { temperature: 38.9, pulse: 102, breaths: 22, oxygen: 93, systolic: 124, diastolic: 70 },
    labs: [
      { panel: 'cbc', values: { leukocytes: 15.8 } },
      { panel: 'crp', values: { crp: 118 } },
    ],
    imaging: ['chestpneumonia'],
    problem: { key: 'pneumonia', days: 30 },
    medicines: [{ key: 'doxycycline', days: 7 }],
    assessed: ['Pneumonia of the right lower lobe.'],
    plan: ['Phone call in two days; picture again in seven weeks.'],
  },
  {
    at: at + 0.14,
    kind: 'follow-up',
    reason: 'Check after pneumonia',
    heard: ['Cough is gone, strength is back.'],
    exam: ['Lungs clear.'],
    vitals: { oxygen: 97, pulse: 74 },
    imaging: ['chestclear'],
    assessed: ['Healed.'],
    plan: ['No further pictures.'],
  },
]

/** Hepatitis C found by screening and cured by twelve weeks of tablets. */
export function hepatitisC(from: number): Story {
  const check = (at: number, load: number | string, lines: [en: string, es: string]): Happening => ({
    at,
    kind: 'follow-up',
    reason: both('Hepatitis C treatment', 'Tratamiento de la hepatitis C'),
    heard: [
      both(
        'Takes the tablet every day, no side effects.',
        'Toma la tableta todos los días, sin efectos secundarios.',
      ),
    ],
    labs: [{ panel: 'hepatitiscload', values: { hepatitiscload: load } }],
    assessed: [both(...lines)],
    plan: [both('Next blood test as planned.', 'Próximo análisis según lo previsto.')],
  })
  return {
    problems: [{ key: 'hepatitisc', at: from, ended: from + 0.6, watch: { test: 'alt', high: 45 } }],
    medicines: [
      {
        key: 'antiviral',
        from: from + 0.1,
        to: from + 0.33,
        why: 'hepatitisc',
        stopReason: both('treatment finished', 'tratamiento terminado'),
      },
    ],
    labs: [
      {
        panel: 'cmp',
        everyMonths: 6,
        from: from - 1,
        values: {
          alt: [
            [from, 96],
            [from + 0.5, 28],
            [0, 24],
          ],
          ast: [
            [from, 71],
            [from + 0.5, 25],
            [0, 23],
          ],
        },
      },
    ],
    events: [
      {
        at: from - 0.03,
        kind: 'follow-up',
        reason: both('Hepatitis screening', 'Detección de hepatitis'),
        heard: [both('Had a transfusion as a child.', 'Tuvo una transfusión de niño.')],
        labs: [
          { panel: 'hepatitis', values: { hepatitiscantibody: 'Reactive', surfaceantibody: 'Reactive' } },
          { panel: 'hepatitiscload', values: { hepatitiscload: 1840000 } },
        ],
        imaging: ['abdomen'],
        assessed: [both('Hepatitis C, active.', 'Hepatitis C, activa.')],
        plan: [both('Start twelve weeks of tablets.', 'Empezar doce semanas de tabletas.')],
      },
      check(from + 0.2, 42, ['Virus almost gone.', 'El virus casi ha desaparecido.']),
      check(from + 0.6, '<15', [
        'Cured: no virus twelve weeks after the end.',
        'Curado: sin virus doce semanas después del final.',
      ]),
    ],
  }
}

export function hepatitisB(from: number): Story {
  return {
    problems: [
      {
        key: 'hepatitisb',
        at: from,
        watch: { test: 'alt', high: 45 },
        heard: { better: [], same: ['Takes the tablet at night on an empty stomach.'], worse: [] },
      },
    ],
    medicines: [{ key: 'entecavir', from, why: 'hepatitisb' }],
    labs: [
      {
        panel: 'cmp',
        everyMonths: 12,
        from,
        values: {
          alt: [
            [from, 78],
            [from + 1, 36],
            [0, 30],
          ],
          ast: [
            [from, 60],
            [0, 27],
          ],
        },
      },
    ],
    events: [
      {
        at: from - 0.04,
        kind: 'follow-up',
        reason: 'Hepatitis screening',
        heard: ['His older brother carries hepatitis B.'],
        labs: [
          { panel: 'hepatitis', values: { surfaceantigen: 'Reactive', surfaceantibody: 'Non-reactive' } },
        ],
        assessed: ['Chronic hepatitis B.'],
        plan: ['Liver ultrasound every year.'],
      },
      {
        at: -0.9,
        kind: 'follow-up',
        reason: 'Yearly liver ultrasound',
        heard: ['No belly pain.'],
        imaging: ['abdomen'],
        assessed: ['No liver mass.'],
        plan: ['Again next year.'],
      },
    ],
  }
}

/** Private visits of a young woman: labelled so that others with access don't see them by default. */
export function privateCare(at: number): Story {
  const label = restricted('SEX', 'ADOL')
  return {
    events: [
      {
        at,
        kind: 'follow-up',
        by: 'abara',
        reason: both('Birth control', 'Anticoncepción'),
        heard: [
          both(
            'Wants birth control and asks that it stays private.',
            'Desea un anticonceptivo y pide que sea privado.',
          ),
        ],
        vitals: { systolic: 112, diastolic: 70 },
        problem: { key: 'contraception', days: 1 },
        medicines: [{ key: 'contraceptive' }],
        assessed: [
          both('Healthy, no reason against the tablet.', 'Sana, sin motivo en contra de la tableta.'),
        ],
        plan: [
          both('Start on the first day of the next period.', 'Empezar el primer día de la próxima regla.'),
        ],
        restricted: label,
      },
      {
        at: Math.min(at + 0.3, -0.05),
        kind: 'follow-up',
        by: 'abara',
        reason: both('Private test', 'Prueba privada'),
        heard: [both('Wants to be tested; feels well.', 'Quiere hacerse la prueba; se siente bien.')],
        labs: [{ panel: 'rpr', values: { rpr: 'Non-reactive' } }],
        assessed: [both('Nothing found.', 'Sin hallazgos.')],
        plan: [both('Condoms every time; test once a year.', 'Condones siempre; prueba una vez al año.')],
        restricted: restricted('STD', 'SEX'),
      },
    ],
  }
}
