import { both } from '../concepts.ts'
import type { Happening, Story } from '../story.ts'

const heard = {
  better: [],
  same: [
    both(
      'Takes the prenatal vitamin every day; the back aches a little.',
      'Toma la vitamina prenatal todos los días; le duele un poco la espalda.',
    ),
  ],
  worse: [],
}

/** The birth itself, in hospital. */
const delivery = (at: number): Happening => ({
  at,
  kind: 'hospital',
  by: 'abara',
  reason: both('Birth', 'Parto'),
  heard: [both('Contractions since the night.', 'Contracciones desde la noche.')],
  vitals: { systolic: 122, diastolic: 74, pulse: 88 },
  procedures: ['birth'],
  assessed: [both('Mother and child are well.', 'Madre y bebé están bien.')],
  plan: [both('Visit in two weeks.', 'Visita en dos semanas.')],
})

/** A pregnancy that began `weeks` before `birth` (which may lie in the future: then it still goes on). */
export function pregnancy(options: { birth: number; sugar?: number }): Story {
  const { birth, sugar = 118 } = options
  const moment = (week: number) => birth - (39 - week) / 52.18
  const visit = (week: number, more: Partial<Happening>): Happening => ({
    at: moment(week),
    kind: 'follow-up',
    by: 'abara',
    reason: both(`Pregnancy checkup, week ${week}`, `Control del embarazo, semana ${week}`),
    heard: [
      week < 14
        ? both('Tired and a little sick in the mornings.', 'Cansada y con algo de náusea por las mañanas.')
        : both('Feels the baby move every day.', 'Siente que el bebé se mueve todos los días.'),
    ],
    exam: [
      week < 14
        ? both('Womb the size of an orange.', 'Matriz del tamaño de una naranja.')
        : both(
            'Baby’s heartbeat heard, about 145 a minute.',
            'Se oyen los latidos del bebé, unos 145 por minuto.',
          ),
    ],
    vitals: { systolic: 110 + week / 4, diastolic: 68, pulse: 82, weight: 62 + week * 0.32 },
    assessed: [both('Pregnancy goes as expected.', 'El embarazo va como se espera.')],
    plan: [both('Next checkup in four weeks.', 'Próximo control en cuatro semanas.')],
    ...more,
  })
  const diabetic = sugar >= 140
  const all: Happening[] = [
    visit(9, {
      labs: [
        { panel: 'cbc' },
        { panel: 'hepatitis', values: { surfaceantibody: 'Reactive' } },
        { panel: 'rpr', values: { rpr: 'Non-reactive' } },
        { panel: 'urinalysis' },
      ],
    }),
    visit(20, { imaging: ['fetal'] }),
    visit(26, {
      labs: [{ panel: 'glucosechallenge', values: { glucosechallenge: sugar } }, { panel: 'cbc' }],
      ...(diabetic
        ? {
            problem: { key: 'gestationaldiabetes' as const, days: 95 },
            plan: [
              both(
                'Meet the dietitian; measure sugar four times a day.',
                'Ver a la nutricionista; medir el azúcar cuatro veces al día.',
              ),
            ],
          }
        : {}),
    }),
    visit(34, {}),
    delivery(birth),
  ]
  return {
    problems: [{ key: 'pregnancy', at: moment(9), ...(birth < 0 ? { ended: birth } : {}), heard }],
    weight: [
      [moment(6), 63.8],
      [birth, 74.5],
      [birth + 0.25, 67],
    ],
    medicines: [
      { key: 'prenatal', from: moment(9), ...(birth < -0.3 ? { to: birth + 0.25 } : {}), why: 'pregnancy' },
    ],
    events: all.filter(event => event.at < -0.02),
  }
}

/** The first days of life: jaundice that fades on its own. */
export function newborn(born: number, jaundice: boolean): Story {
  if (!jaundice) return {}
  const check = (days: number, bilirubin: number): Happening => ({
    at: born + days / 365.25,
    kind: 'urgent',
    reason: both('Yellow skin', 'Piel amarilla'),
    heard: [
      both(
        'Skin looks yellow, feeds well, wet diapers.',
        'La piel se ve amarilla, come bien, moja los pañales.',
      ),
    ],
    exam: [
      both(
        bilirubin > 10 ? 'Yellow down to the belly.' : 'Only the eyes are a little yellow.',
        bilirubin > 10 ? 'Amarillo hasta el abdomen.' : 'Solo los ojos algo amarillos.',
      ),
    ],
    labs: [
      {
        panel: 'bilirubin',
        values: { bilirubin },
        comment: 'Newborn sample. Read with the age in hours; the printed range is for adults.',
      },
    ],
    ...(days === 4 ? { problem: { key: 'jaundice' as const, days: 9 } } : {}),
    assessed: [
      both(
        bilirubin > 10 ? 'Newborn jaundice, below the level for light treatment.' : 'Jaundice is going away.',
        bilirubin > 10
          ? 'Ictericia, por debajo del nivel para fototerapia.'
          : 'La ictericia está desapareciendo.',
      ),
    ],
    plan: [both('Feed at least every three hours.', 'Alimentar por lo menos cada tres horas.')],
  })
  return { events: [check(4, 13.2), check(8, 8.1)].filter(event => event.at < -0.005) }
}

export function eczema(from: number): Story {
  return {
    problems: [
      {
        key: 'eczema',
        at: from,
        heard: {
          better: [],
          same: [
            both('Scratches behind the knees at night.', 'Se rasca detrás de las rodillas por la noche.'),
          ],
          worse: [],
        },
        exam: [
          both(
            'Dry red patches in the bends of knees and elbows.',
            'Manchas rojas y secas en los pliegues de rodillas y codos.',
          ),
        ],
      },
    ],
    medicines: [{ key: 'hydrocortisone', from, why: 'eczema' }],
  }
}

/** Breast cancer behind her: yearly mammograms, one of which needed a second look. */
export function breastCancerPast(from: number): Story {
  return {
    problems: [
      {
        key: 'breastcancerpast',
        at: from,
        heard: {
          better: [],
          same: [both('Feels no lump; hot flushes at night.', 'No siente bultos; bochornos por la noche.')],
          worse: [],
        },
      },
    ],
    medicines: [
      {
        key: 'anastrozole',
        from,
        to: from + 5,
        status: 'completed',
        why: 'breastcancerpast',
        stopReason: both('five years finished', 'cinco años cumplidos'),
      },
    ],
    events: [
      {
        at: -1.3,
        kind: 'follow-up',
        reason: both('Yearly mammogram', 'Mamografía anual'),
        heard: [both('No changes felt.', 'No nota cambios.')],
        imaging: ['mammogramrecall'],
        assessed: [
          both('More pictures are needed on the left.', 'Se necesitan más imágenes del lado izquierdo.'),
        ],
        plan: [both('Ultrasound next week.', 'Ultrasonido la próxima semana.')],
      },
      {
        at: -1.27,
        kind: 'follow-up',
        reason: both('Breast ultrasound', 'Ultrasonido del seno'),
        heard: [both('Slept badly waiting for this.', 'Durmió mal esperando este día.')],
        imaging: ['breastultrasound'],
        assessed: [both('A simple cyst, nothing more.', 'Un quiste simple, nada más.')],
        plan: [both('Mammogram in one year.', 'Mamografía en un año.')],
      },
    ],
    family: [['sister', 'breastcancerpast', 52]],
  }
}

export const mammogram = (at: number): Happening => ({
  at,
  kind: 'follow-up',
  reason: both('Screening mammogram', 'Mamografía de detección'),
  heard: [both('No lump felt.', 'No siente bultos.')],
  imaging: ['mammogram'],
  assessed: [both('Normal mammogram.', 'Mamografía normal.')],
  plan: [both('Again in two years.', 'De nuevo en dos años.')],
})

export const colonoscopy = (at: number): Happening => ({
  at,
  kind: 'procedure',
  reason: both('Screening colonoscopy', 'Colonoscopia de detección'),
  heard: [both('Drank all of the preparation.', 'Tomó toda la preparación.')],
  procedures: ['colonoscopy'],
  problem: { key: 'polyp', days: 1 },
  assessed: [both('One small polyp, removed.', 'Un pólipo pequeño, se quitó.')],
  plan: [both('Again in seven years.', 'De nuevo en siete años.')],
})

export const ankle = (at: number): Happening => ({
  at,
  kind: 'urgent',
  reason: 'Twisted right ankle',
  heard: ['Landed on another foot at basketball; could walk four steps.'],
  exam: ['Swollen and sore over the outer ankle, stable.'],
  imaging: ['ankle'],
  problem: { key: 'anklesprain', days: 42 },
  medicines: [{ key: 'ibuprofen', days: 10 }],
  assessed: ['Sprain without fracture.'],
  plan: ['Brace for two weeks, balance exercises after that.'],
})

export const backPain = (at: number): Happening => ({
  at,
  kind: 'urgent',
  reason: both('Low back pain', 'Dolor de espalda baja'),
  heard: [
    both(
      'Pain since lifting drywall two months ago, no numbness.',
      'Dolor desde que cargó tablarroca hace dos meses, sin adormecimiento.',
    ),
  ],
  exam: [
    both('Bends slowly; strength and reflexes normal.', 'Se dobla despacio; fuerza y reflejos normales.'),
  ],
  vitals: { systolic: 124, diastolic: 78, pulse: 70 },
  imaging: ['spine'],
  problem: { key: 'backpain', days: 80 },
  medicines: [{ key: 'acetaminophen', days: 21 }],
  assessed: [both('Strained back with mild wear.', 'Esguince de espalda con desgaste leve.')],
  plan: [
    both('Physical therapy for six weeks; keep moving.', 'Terapia física por seis semanas; siga moviéndose.'),
  ],
})

export const knee = (at: number): Happening => ({
  at,
  kind: 'follow-up',
  reason: 'Right knee pain',
  heard: ['Pain on stairs and after gardening.'],
  exam: ['Knee a little swollen, creaks, stable.'],
  vitals: { systolic: 128, diastolic: 76, pulse: 70 },
  imaging: ['knee'],
  procedures: ['kneeinjection'],
  problem: { key: 'kneearthritis' },
  assessed: ['Arthritis of the right knee.'],
  plan: ['Thigh exercises; weigh less by five kilos.'],
})
