import { both } from '../concepts.ts'
import type { Story } from '../story.ts'

/** Underactive thyroid: TSH high, then treated and adjusted until it is right. */
export function hypothyroid(from: number): Story {
  return {
    problems: [
      {
        key: 'hypothyroidism',
        at: from,
        watch: { test: 'tsh', low: 0.4, high: 4.5 },
        heard: {
          better: [both('Energy is back; skin less dry.', 'Recuperó la energía; la piel menos seca.')],
          same: [
            both('Takes the thyroid tablet before coffee.', 'Toma la tableta de la tiroides antes del café.'),
          ],
          worse: [both('Cold and tired, constipated.', 'Siente frío y cansancio, estreñimiento.')],
        },
        exam: [both('Thyroid a little firm, no lump.', 'Tiroides algo firme, sin bulto.')],
      },
    ],
    medicines: [
      {
        key: 'levothyroxine50',
        from,
        to: from + 0.45,
        status: 'stopped',
        why: 'hypothyroidism',
        stopReason: both('dose raised', 'se aumentó la dosis'),
      },
      { key: 'levothyroxine75', from: from + 0.4, why: 'hypothyroidism' },
    ],
    labs: [
      {
        panel: 'thyroid',
        everyMonths: 4,
        from: from - 1,
        values: {
          tsh: [
            [from - 1, 4.1],
            [from, 14.6],
            [from + 0.3, 7.8],
            [from + 0.8, 2.9],
            [0, 2.2],
          ],
          freet4: [
            [from, 0.6],
            [from + 0.4, 0.9],
            [from + 0.9, 1.2],
          ],
        },
        stray: 0.07,
      },
    ],
    family: [['mother', 'hypothyroidism', 45]],
  }
}

/** A raised PSA that turned out harmless, later steady on a prostate medicine. */
export function prostate(from: number): Story {
  return {
    problems: [
      { key: 'highpsa', at: from, ended: from + 0.6 },
      {
        key: 'prostate',
        at: from,
        heard: {
          better: [],
          same: ['Up once at night, stream is fair.', 'No burning, empties well.'],
          worse: [],
        },
        exam: ['Prostate enlarged, smooth, not tender.'],
      },
    ],
    medicines: [{ key: 'tamsulosin', from, why: 'prostate' }],
    labs: [
      {
        panel: 'psa',
        everyMonths: 12,
        from: from - 3,
        values: {
          psa: [
            [from - 3, 2.4],
            [from, 6.9],
            [from + 0.6, 4.8],
            [0, 3.4],
          ],
        },
        stray: 0.05,
      },
    ],
    events: [
      {
        at: from + 0.25,
        kind: 'procedure',
        reason: 'Prostate biopsy after a raised PSA',
        heard: ['Worried about the result; brought his wife along.'],
        procedures: ['prostatebiopsy'],
        assessed: ['No cancer in twelve samples.'],
        plan: ['PSA once a year.'],
      },
    ],
  }
}

/** After prostate removal: PSA below what can be measured. */
export function afterProstate(from: number): Story {
  return {
    events: [0.3, 1.2, 2.2, 3.2]
      .filter(later => from + later < -0.05)
      .map(later => ({
        at: from + later,
        kind: 'follow-up' as const,
        reason: 'PSA check after prostate surgery',
        heard: ['Recovered well, dry during the day.'],
        assessed: ['No sign that the cancer has come back.'],
        plan: ['Next PSA in twelve months.'],
        labs: [{ panel: 'psa' as const, values: { psa: '<0.01' } }],
      })),
  }
}

export function gout(from: number): Story {
  return {
    problems: [
      {
        key: 'gout',
        at: from,
        watch: { test: 'urate', high: 6 },
        heard: {
          better: ['No attack since the last visit.'],
          same: ['One mild twinge in the big toe.'],
          worse: ['Two attacks in the right big toe.'],
        },
      },
    ],
    medicines: [
      { key: 'allopurinol', from: from + 0.1, why: 'gout' },
      { key: 'colchicine', from, why: 'gout' },
    ],
    labs: [
      {
        panel: 'urate',
        everyMonths: 6,
        from,
        values: {
          urate: [
            [from, 9.4],
            [from + 0.6, 6.8],
            [from + 1.2, 5.7],
            [0, 5.5],
          ],
        },
        stray: 0.04,
      },
    ],
  }
}

export function osteoporosis(from: number): Story {
  return {
    problems: [
      {
        key: 'osteoporosis',
        at: from,
        heard: {
          better: [],
          same: ['No falls, no new back pain.', 'Does the balance exercises twice a week.'],
          worse: [],
        },
      },
      { key: 'vitamind', at: from, ended: from + 1, watch: { test: 'vitamind', low: 30 } },
    ],
    medicines: [
      { key: 'alendronate', from, why: 'osteoporosis' },
      { key: 'vitamind', from, why: 'vitamind' },
    ],
    labs: [
      {
        panel: 'vitamind',
        everyMonths: 12,
        from: from - 1,
        values: {
          vitamind: [
            [from, 17],
            [from + 0.8, 33],
            [0, 41],
          ],
        },
        stray: 0.05,
      },
    ],
    events: [
      {
        at: from - 0.05,
        kind: 'follow-up',
        reason: 'Bone density scan',
        heard: ['Lost two centimeters of height over the years.'],
        imaging: ['bonedensity'],
        assessed: ['Thin bones by the scan.'],
        plan: ['Calcium from food, weight-bearing walks.'],
      },
    ],
  }
}
