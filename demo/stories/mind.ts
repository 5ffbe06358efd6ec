import { restricted } from '../chart.ts'
import { both } from '../concepts.ts'
import type { Story } from '../story.ts'

const label = restricted('PSY')

/** Depression that lifts with treatment: PHQ-9 from 17 down to 3 or so. */
export function depression(from: number, now = 4): Story {
  return {
    problems: [
      {
        key: 'depression',
        at: from,
        restricted: label,
        heard: {
          better: [],
          same: ['Sleep and appetite are steadier; sees friends again.', 'Goes to therapy every other week.'],
          worse: [],
        },
      },
    ],
    medicines: [{ key: 'sertraline', from, why: 'depression', restricted: label }],
    phq9: [
      [from - 1, 6],
      [from, 17],
      [from + 0.4, 11],
      [from + 1, 6],
      [0, now],
    ],
    events: [
      {
        at: Math.min(from + 0.12, -0.1),
        kind: 'video',
        by: 'moreau',
        reason: 'First talk with the psychologist',
        heard: ['Low since the winter, little joy in anything, wakes at four.'],
        assessed: ['Depression, moderate. No thoughts of self-harm.'],
        plan: ['Weekly sessions for eight weeks.'],
        phq9: 15,
        restricted: label,
      },
      {
        at: Math.min(from + 0.35, -0.05),
        kind: 'video',
        by: 'moreau',
        reason: 'Therapy session',
        heard: ['Went for a walk on five of seven days.'],
        assessed: ['Getting better.'],
        plan: ['Keep the walks; every second week from now on.'],
        phq9: 10,
        restricted: label,
      },
    ],
  }
}

export function anxiety(from: number): Story {
  return {
    problems: [
      {
        key: 'anxiety',
        at: from,
        restricted: label,
        heard: {
          better: [],
          same: ['Fewer racing nights; breathing exercises help.', 'Worry comes before big meetings.'],
          worse: [],
        },
      },
    ],
    medicines: [{ key: 'fluoxetine', from, why: 'anxiety', restricted: label }],
    phq9: [
      [from, 8],
      [0, 4],
    ],
  }
}

export function migraine(from: number): Story {
  return {
    problems: [
      {
        key: 'migraine',
        at: from,
        heard: {
          better: [],
          same: [
            'Two migraines a month, mostly before rain or after short nights.',
            'The tablet works if taken early.',
          ],
          worse: [],
        },
        exam: ['Eye grounds and reflexes normal.'],
      },
    ],
    medicines: [{ key: 'sumatriptan', from, why: 'migraine' }],
    family: [['mother', 'migraine', 30]],
  }
}

export function adhd(from: number): Story {
  return {
    problems: [
      {
        key: 'adhd',
        at: from,
        heard: {
          better: [],
          same: ['Teacher sees longer focus in the mornings.', 'Eats a good breakfast before the tablet.'],
          worse: [],
        },
      },
    ],
    medicines: [{ key: 'methylphenidate', from, why: 'adhd' }],
  }
}

export function memoryLoss(from: number): Story {
  return {
    problems: [
      {
        key: 'alzheimer',
        at: from,
        heard: {
          better: [],
          same: [
            'His daughter reports more lost words, still enjoys music.',
            'Needs reminders for meals and tablets; wandered once.',
            'Sleeps better since evenings are quiet.',
          ],
          worse: [],
        },
        exam: ['Friendly, knows family, not the date.'],
      },
    ],
    medicines: [{ key: 'donepezil', from, why: 'alzheimer' }],
    labs: [
      { panel: 'b12', everyMonths: 24, from: from - 0.5 },
      { panel: 'thyroid', everyMonths: 24, from: from - 0.5 },
    ],
    events: [
      {
        at: from - 0.1,
        kind: 'follow-up',
        reason: 'Memory getting worse',
        heard: ['Daughter tells of missed bills and a pot left on the stove.'],
        imaging: ['brain'],
        assessed: ['Memory loss of the Alzheimer type.'],
        plan: ['Daughter helps with tablets; driving stops.'],
      },
    ],
    carePlan: {
      title: 'Safe at home with memory loss',
      about: 'alzheimer',
      from: -0.8,
      steps: [
        'Pill box filled by his daughter on Sundays.',
        'Day program on Tuesdays and Thursdays.',
        'Door chime and medical bracelet.',
      ],
    },
  }
}

export function parkinson(from: number): Story {
  return {
    problems: [
      {
        key: 'parkinson',
        at: from,
        heard: {
          better: [],
          same: ['Tremor of the right hand when resting; buttons take time.', 'Boxing class twice a week.'],
          worse: [],
        },
        exam: ['Right arm stiff, small steps, turns in four.'],
      },
    ],
    medicines: [{ key: 'levodopa', from, why: 'parkinson' }],
  }
}

export function epilepsy(from: number): Story {
  return {
    problems: [
      {
        key: 'epilepsy',
        at: from,
        heard: {
          better: [],
          same: [both('No seizure since the last visit.', 'Sin convulsiones desde la última visita.')],
          worse: [],
        },
      },
    ],
    medicines: [{ key: 'levetiracetam', from, why: 'epilepsy' }],
  }
}
