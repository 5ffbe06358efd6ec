import { both } from '../concepts.ts'
import type { Person } from '../person.ts'
import { ironDeficiency } from '../stories/blood.ts'
import { diabetes, prediabetes } from '../stories/diabetes.ts'
import { backPain, eczema, mammogram, newborn, pregnancy } from '../stories/family.ts'
import { cholesterol, hypertension } from '../stories/heart.ts'
import { cold, covid, otitis, strep, urinary } from '../stories/infections.ts'

const herrera = {
  family: 'Herrera',
  language: 'es',
  race: 'white',
  hispanic: true,
  line: '31 Cooper Street, Apt 2',
  payer: 'medicaid',
} as const
const herreraParents = [
  { as: 'mother', given: 'Carmen', family: 'Herrera', phone: '+1-414-555-0161' },
  { as: 'father', given: 'Luis', family: 'Herrera', phone: '+1-414-555-0162' },
] as const

/** Households that speak Spanish at home: a woman with diabetes, a couple with two children. */
export const spanishHouseholds: readonly Person[] = [
  {
    id: 'maria-delgado',
    given: ['María', 'Elena'],
    family: 'Delgado',
    sex: 'female',
    age: 58,
    days: 121,
    language: 'es',
    race: 'white',
    hispanic: true,
    line: '18 Saltbox Lane',
    phone: '+1-414-555-0101',
    email: 'maria@demo.example',
    married: true,
    height: 158,
    weight: 81,
    doctor: 'vargas',
    work: 'School cook',
    drinks: 1,
    since: -9,
    everyMonths: 3,
    gap: 0.06,
    stories: [
      {
        weight: [
          [-9, 91],
          [-7, 90],
          [-5, 84],
          [-2, 79],
          [0, 77],
        ],
      },
      diabetes({ from: -7.2, peak: 10.4, now: 6.8, second: true }),
      hypertension({ from: -6, high: 156, now: 126 }),
      cholesterol(-5.4, 256),
    ],
    events: [
      mammogram(-1.6),
      urinary(-2.2),
      covid(-4.1),
      {
        at: -0.02,
        kind: 'follow-up',
        reason: both('Blood test in between', 'Análisis entre visitas'),
        heard: [both('Feels well; came in fasting.', 'Se siente bien; vino en ayunas.')],
        labs: [
          {
            panel: 'cmp',
            status: 'preliminary',
            values: { glucose: 131, creatinine: 0.82, potassium: 4.4 },
            comment: 'Preliminary: the final report follows after review.',
          },
        ],
        assessed: [both('Waiting for the final report.', 'En espera del informe definitivo.')],
        plan: [
          both(
            'We write to you when the final report is in.',
            'Le escribiremos cuando llegue el informe definitivo.',
          ),
        ],
      },
      {
        at: -1.15,
        kind: 'follow-up',
        reason: both('Potassium check', 'Control de potasio'),
        heard: [both('No weakness, heart calm.', 'Sin debilidad, corazón tranquilo.')],
        labs: [
          {
            panel: 'bmp',
            values: { potassium: 6.4, creatinine: 0.8, glucose: 128 },
            correction: {
              test: 'potassium',
              right: 4.6,
              why: 'The sample was damaged on the way (hemolysis); a second tube was measured.',
            },
          },
        ],
        assessed: [
          both(
            'The first value did not fit; a second tube was measured.',
            'El primer valor no concordaba; se midió un segundo tubo.',
          ),
        ],
        plan: [both('Go on as before.', 'Seguir como antes.')],
      },
    ],
    allergies: [
      { to: 'penicillin', reaction: 'hives', severity: 'moderate', age: 31 },
      { to: 'shellfish', reaction: 'swelling', severity: 'severe', criticality: 'high', age: 44 },
    ],
    letters: [
      {
        at: -0.05,
        kind: 'summary',
        lines: [
          both(
            'Thank you for coming to your regular diabetes visit. Your numbers are moving the right way.',
            'Gracias por venir a su control de la diabetes. Sus números van por buen camino.',
          ),
          both('Your latest values:', 'Sus valores más recientes:'),
        ],
        tests: ['a1c', 'ldl', 'egfr'],
        medicines: ['metformin', 'empagliflozin', 'lisinopril20'],
      },
      {
        at: -0.9,
        kind: 'referral',
        to: both('To: Lakeshore Eye Associates', 'Para: Lakeshore Eye Associates'),
        lines: [
          both(
            'Please examine both eyes for changes from diabetes. Diabetes for about six years, now well controlled. No trouble with seeing so far.',
            'Por favor examinen ambos ojos por cambios debidos a la diabetes. Diabetes desde hace unos seis años, ahora bien controlada. Hasta hoy ve bien.',
          ),
        ],
        tests: ['a1c'],
      },
    ],
  },
  {
    ...herrera,
    id: 'carmen-herrera',
    given: ['Carmen', 'Lucía'],
    sex: 'female',
    age: 33,
    days: 64,
    phone: '+1-414-555-0161',
    email: 'carmen@demo.example',
    married: true,
    height: 162,
    weight: 66,
    doctor: 'vargas',
    team: ['abara'],
    work: 'Hair stylist',
    since: -5,
    everyMonths: 4,
    gap: 0.12,
    stories: [ironDeficiency(-3.2), pregnancy({ birth: -4.14 }), pregnancy({ birth: -0.105, sugar: 152 })],
    allergies: [],
    declines: 'flu',
    letters: [
      {
        at: -2.1,
        kind: 'results',
        lines: [
          both(
            'Your iron stores are filling up. Please keep taking the iron every other day for three more months.',
            'Sus reservas de hierro se están llenando. Por favor siga tomando el hierro un día sí y otro no por tres meses más.',
          ),
        ],
        tests: ['hemoglobin', 'ferritin'],
      },
    ],
  },
  {
    ...herrera,
    id: 'luis-herrera',
    given: ['Luis'],
    sex: 'male',
    age: 35,
    days: 210,
    phone: '+1-414-555-0162',
    married: true,
    height: 174,
    weight: 92,
    doctor: 'vargas',
    work: 'Drywall installer',
    drinks: 3,
    smoking: 'former',
    since: -4,
    gap: 0.3,
    stories: [prediabetes(-2.2)],
    events: [backPain(-0.9)],
    allergies: [],
    letters: [
      {
        at: -0.89,
        kind: 'work',
        lines: [
          both(
            'Mr. Herrera was seen at our clinic. For four weeks he should not lift more than 10 kilograms at work. He may do all other tasks.',
            'El Sr. Herrera fue atendido en nuestra clínica. Durante cuatro semanas no debe levantar más de 10 kilogramos en el trabajo. Puede hacer todas las demás tareas.',
          ),
        ],
      },
    ],
  },
  {
    ...herrera,
    id: 'sofia-herrera',
    given: ['Sofía', 'Isabel'],
    sex: 'female',
    age: 4,
    days: 51,
    track: 0.2,
    doctor: 'vargas',
    since: -5,
    gap: 0,
    stories: [eczema(-2.6)],
    events: [otitis(-2.9), otitis(-1.8), strep(-0.35), cold(-0.7)],
    allergies: [{ to: 'egg', reaction: 'rash', severity: 'mild', age: 0.9 }],
    related: herreraParents,
    letters: [
      {
        at: -0.33,
        kind: 'school',
        to: both('To: Cooper Street Preschool', 'Para: Preescolar Cooper Street'),
        lines: [
          both(
            'Sofía was ill and may come back to preschool tomorrow. She has had all vaccines that are due at her age.',
            'Sofía estuvo enferma y puede volver mañana al preescolar. Tiene todas las vacunas que corresponden a su edad.',
          ),
        ],
      },
    ],
  },
  {
    ...herrera,
    id: 'diego-herrera',
    given: ['Diego', 'Andrés'],
    sex: 'male',
    age: 0,
    days: 38,
    track: 0.1,
    doctor: 'vargas',
    since: -1,
    gap: 0,
    stories: [newborn(-38 / 365.25, true)],
    allergies: [],
    related: herreraParents,
  },
]
