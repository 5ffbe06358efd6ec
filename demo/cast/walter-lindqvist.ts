import type { Person } from '../person.ts'
import { warfarin } from '../stories/clotting.ts'
import { diabetes } from '../stories/diabetes.ts'
import { colonoscopy, knee } from '../stories/family.ts'
import { cholesterol, hypertension } from '../stories/heart.ts'
import { gout, prostate } from '../stories/hormones.ts'
import { covid, pneumonia } from '../stories/infections.ts'
import { kidney } from '../stories/kidney.ts'

/** The longest record: twenty years, eight ongoing conditions, kidneys that slowly fail. */
export const longestRecord: readonly Person[] = [
  {
    id: 'walter-lindqvist',
    given: ['Walter', 'Gustav'],
    family: 'Lindqvist',
    sex: 'male',
    age: 81,
    days: 145,
    email: 'walter@demo.example',
    race: 'white',
    line: '1 Breakwater Lane',
    married: true,
    height: 178,
    weight: 88,
    doctor: 'okafor',
    team: ['stein'],
    work: 'Retired ship carpenter',
    smoking: 'former',
    drinks: 1,
    since: -20,
    everyMonths: 3,
    gap: 0.08,
    stories: [
      {
        weight: [
          [-20, 97],
          [-12, 95],
          [-6, 90],
          [0, 84],
        ],
      },
      hypertension({ from: -19.6, high: 162, now: 133, medicines: 'both' }),
      diabetes({ from: -17.5, peak: 9.1, now: 7.2, insulinFrom: -1.6 }),
      kidney({
        course: [
          [-20, 1.0],
          [-12, 1.2],
          [-8, 1.45],
          [-4, 1.85],
          [-1.5, 2.4],
          [0, 2.75],
        ],
        stage3: -9.5,
        stage4: -1.6,
      }),
      cholesterol(-18.4, 251),
      warfarin(-9, 1),
      gout(-6.5),
      prostate(-7.2),
    ],
    events: [
      ...pneumonia(-11.3),
      colonoscopy(-13.1),
      covid(-4.2),
      knee(-5.1),
      {
        at: -2.7,
        kind: 'urgent',
        reason: 'Fall on the ice',
        heard: ['Slipped on the dock, hit the back of the head, takes warfarin.'],
        exam: ['Bump at the back of the head, awake and clear.'],
        vitals: { systolic: 148, diastolic: 78, pulse: 84 },
        imaging: ['head'],
        assessed: ['Bruise of the scalp, no bleeding inside.'],
        plan: ['Someone stays with you tonight.'],
      },
      {
        at: -3.6,
        kind: 'procedure',
        reason: 'Cataract, right eye',
        heard: ['Headlights have halos.'],
        procedures: ['cataractsurgery'],
        problem: { key: 'cataract' },
        assessed: ['Cataract removed on the right.'],
        plan: ['Eye drops for four weeks.'],
      },
      {
        at: -0.04,
        kind: 'follow-up',
        reason: 'Kidney blood test',
        heard: ['Tired, eats less.'],
        labs: [
          {
            panel: 'bmp',
            values: { creatinine: 2.9, potassium: 5.7, bun: 52, glucose: 139 },
            remarks: { potassium: 'Result checked twice.' },
          },
        ],
        assessed: ['Potassium a little high.'],
        plan: ['Less potassium in food; repeat in one week.'],
      },
    ],
    allergies: [{ to: 'codeine', reaction: 'nausea', severity: 'moderate', age: 63, intolerance: true }],
    familyHistory: [['brother', 'coronary', 58]],
    related: [{ as: 'wife', given: 'Ingrid', family: 'Lindqvist', phone: '+1-414-555-0131' }],
    letters: [
      {
        at: -1.5,
        kind: 'referral',
        to: 'To: Lakeshore Kidney Care',
        lines: [
          'Please see Mr. Lindqvist, whose kidneys have got slower over the years from blood pressure and diabetes, to plan later treatment together.',
        ],
        tests: ['creatinine', 'egfr', 'potassium', 'albuminratio'],
      },
      {
        at: -0.07,
        kind: 'summary',
        lines: [
          'You came for your regular visit. We spoke about your kidneys and what foods hold much potassium.',
        ],
        tests: ['a1c', 'egfr', 'inr'],
        medicines: ['warfarin', 'lisinopril20', 'amlodipine'],
      },
    ],
  },
]
