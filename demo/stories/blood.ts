import type { Course } from '../chart.ts'
import { both } from '../concepts.ts'
import type { Happening, LabPlan, Story } from '../story.ts'

/** What people short of iron tell, by how it goes. */
const ironHeard = {
  better: [both('Climbs the stairs without stopping again.', 'Sube las escaleras otra vez sin parar.')],
  same: [both('Takes the iron every other day with juice.', 'Toma el hierro un día sí y otro no con jugo.')],
  worse: [
    both(
      'Tired all day, chews ice, short of breath on stairs.',
      'Cansancio todo el día, mastica hielo, le falta el aire en las escaleras.',
    ),
  ],
}

/** What the exam finds with too little iron. */
const ironExam = [
  both('Inner eyelids pale.', 'Párpados pálidos por dentro.'),
  both('Color better.', 'Mejor color.'),
]

/** Blood counts and iron stores on the way down and back up. */
function ironLabs(from: number): LabPlan[] {
  const hemoglobin: Course = [
    [from - 2, 12.6],
    [from, 8.9],
    [from + 0.3, 10.9],
    [from + 0.7, 12.4],
    [from + 1.2, 13.2],
    [0, 13.3],
  ]
  const cellSize: Course = [
    [from - 2, 86],
    [from, 71],
    [from + 0.5, 81],
    [from + 1, 87],
    [0, 88],
  ]
  return [
    { panel: 'cbc', everyMonths: 12, from: from - 2, values: { hemoglobin, mcv: cellSize } },
    {
      panel: 'cbc',
      everyMonths: 4,
      from,
      to: from + 1.5,
      values: {
        hemoglobin,
        mcv: cellSize,
        rdw: [
          [from - 1, 13.2],
          [from, 18.4],
          [from + 1, 14],
        ],
        platelets: [
          [from, 420],
          [from + 1, 265],
        ],
      },
      stray: 0.012,
    },
    {
      panel: 'iron',
      everyMonths: 4,
      from,
      to: from + 1.5,
      values: {
        ferritin: [
          [from, 5],
          [from + 0.4, 21],
          [from + 1, 58],
          [0, 64],
        ],
        serumiron: [
          [from, 22],
          [from + 0.6, 71],
          [0, 88],
        ],
      },
      stray: 0.06,
    },
  ]
}

/** Iron deficiency: low hemoglobin with small cells, filled up with iron over most of a year. */
export function ironDeficiency(from: number): Story {
  return {
    problems: [
      {
        key: 'irondeficiency',
        at: from,
        ended: Math.min(from + 1.3, -0.2),
        watch: { test: 'hemoglobin', low: 12 },
        heard: ironHeard,
        exam: ironExam,
      },
    ],
    medicines: [
      {
        key: 'iron',
        from,
        to: Math.min(from + 1.1, -0.15),
        why: 'irondeficiency',
        stopReason: both('iron stores are full', 'las reservas de hierro están llenas'),
      },
    ],
    labs: ironLabs(from),
  }
}

/** What a man with sickle cell disease tells, by how it goes. */
const sickleHeard = {
  better: ['One short pain spell since the last visit, handled at home.', 'Worked every shift this season.'],
  same: ['Drinks water on the job, dresses warm.'],
  worse: ['Two pain spells, one needed the infusion chair.'],
}

/** A pain crisis in hospital, with a transfusion. */
const crisis = (at: number): Happening => ({
  at,
  kind: 'hospital',
  reason: 'Sickle cell pain crisis',
  heard: ['Bad pain in the back and both thighs since the night.'],
  exam: ['In pain, chest clear.'],
  vitals: { systolic: 128, diastolic: 76, pulse: 108, temperature: 37.4, oxygen: 96 },
  procedures: ['transfusion'],
  labs: [
    {
      panel: 'cbc',
      values: { hemoglobin: 6.4, mcv: 85 },
      comment: 'Critical hemoglobin called to the ward at 06:40.',
    },
  ],
  assessed: ['Pain crisis without chest trouble.'],
  plan: ['Home with pain plan; start hydroxyurea at the next visit.'],
})

/** Sickle cell disease: hemoglobin low all life, steadier on hydroxyurea. */
export function sickleCell(from: number): Story {
  return {
    problems: [
      {
        key: 'sicklecell',
        at: from,
        watch: { test: 'hemoglobin', low: 8 },
        heard: sickleHeard,
        exam: ['Eyes slightly yellow, spleen not felt.'],
      },
    ],
    medicines: [
      { key: 'hydroxyurea', from: from + 1, why: 'sicklecell' },
      { key: 'folicacid', from, why: 'sicklecell' },
    ],
    labs: [
      {
        panel: 'cbc',
        everyMonths: 4,
        from,
        values: {
          hemoglobin: [
            [from, 7.6],
            [from + 2, 9.1],
            [0, 9.3],
          ],
          mcv: [
            [from, 84],
            [from + 2, 104],
            [0, 106],
          ],
          leukocytes: [
            [from, 12.8],
            [from + 2, 8.4],
            [0, 7.9],
          ],
        },
        stray: 0.03,
      },
      {
        panel: 'reticulocytes',
        everyMonths: 6,
        from,
        values: {
          reticulocytes: [
            [from, 11],
            [0, 6.2],
          ],
        },
        stray: 0.1,
      },
      {
        panel: 'cmp',
        everyMonths: 12,
        from,
        values: {
          bilirubin: [
            [from, 3.4],
            [0, 2.2],
          ],
        },
      },
    ],
    family: [['mother', 'sicklecell', 1]],
    events: [crisis(from + 0.8)],
  }
}

/** A visit for the lupus panel: active while complement is low, quiet otherwise. */
const lupusVisit = (
  moment: number,
  titer: string,
  values: { dsdna: number | string; complement3: number; complement4: number; drvvt: number },
) => ({
  at: moment,
  kind: 'follow-up' as const,
  reason: 'Lupus blood tests',
  heard: [
    values.complement3 < 80
      ? 'Sore finger joints in the morning and a new rash on the cheeks.'
      : 'Joints are calm, sleeps well, wears sunscreen.',
  ],
  exam: [
    values.complement3 < 80
      ? 'Rash over both cheeks, three tender finger joints.'
      : 'No rash, no swollen joint.',
  ],
  assessed: [values.complement3 < 80 ? 'Lupus is active.' : 'Lupus is quiet.'],
  plan: ['Repeat the lupus panel in six months.'],
  labs: [
    {
      panel: 'lupus' as const,
      values: { ana: titer, ...values },
      remarks: {
        ana: 'Speckled pattern.',
        drvvt:
          values.drvvt > 1.2
            ? 'Lupus anticoagulant present. Repeat after 12 weeks to confirm.'
            : 'No lupus anticoagulant found in this sample.',
      },
      comment: 'Read together with the clinical picture.',
    },
    { panel: 'crp' as const, values: { crp: values.complement3 < 80 ? 14.2 : 2.1 } },
  ],
})

/** Lupus with a lupus anticoagulant: titers as "1:320", a ratio with a rare unit, complement low then better. */
export function lupus(from: number): Story {
  return {
    problems: [
      {
        key: 'lupus',
        at: from,
        heard: {
          better: [],
          same: ['Some stiffness on cold mornings.', 'Eye check for hydroxychloroquine was normal.'],
          worse: [],
        },
      },
      { key: 'lupusanticoagulant', at: from + 0.6 },
    ],
    medicines: [
      { key: 'hydroxychloroquine', from, why: 'lupus' },
      { key: 'prednisone', from, to: from + 0.2, why: 'lupus', stopReason: 'short course finished' },
    ],
    labs: [
      {
        panel: 'cbc',
        everyMonths: 12,
        from,
        values: {
          leukocytes: [
            [from, 3.2],
            [0, 4.6],
          ],
          platelets: [
            [from, 128],
            [0, 182],
          ],
        },
      },
      { panel: 'urinalysis', everyMonths: 12, from },
      { panel: 'uacr', everyMonths: 6, from },
    ],
    events: [
      lupusVisit(from - 0.03, '1:640', { dsdna: '>100', complement3: 61, complement4: 8, drvvt: 1.62 }),
      lupusVisit(from + 0.45, '1:320', { dsdna: 48, complement3: 78, complement4: 11, drvvt: 1.55 }),
      lupusVisit(from + 1.1, '1:320', { dsdna: 22, complement3: 92, complement4: 15, drvvt: 1.48 }),
      lupusVisit(from + 2.2, '1:320', { dsdna: 12, complement3: 101, complement4: 17, drvvt: 1.41 }),
      lupusVisit(-0.3, '1:160', { dsdna: 8, complement3: 112, complement4: 21, drvvt: 1.38 }),
    ],
  }
}
