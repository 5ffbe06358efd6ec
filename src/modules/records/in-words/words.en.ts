type Unit = 's' | 'min' | 'h' | 'd' | 'wk' | 'mo' | 'a'

const units: Record<Unit, [string, string]> = {
  s: ['second', 'seconds'],
  min: ['minute', 'minutes'],
  h: ['hour', 'hours'],
  d: ['day', 'days'],
  wk: ['week', 'weeks'],
  mo: ['month', 'months'],
  a: ['year', 'years'],
}
const perUnit: Record<Unit, string> = {
  s: 'a second',
  min: 'a minute',
  h: 'an hour',
  d: 'a day',
  wk: 'a week',
  mo: 'a month',
  a: 'a year',
}

function often(times: string, n: number): string {
  if (times === '1') return 'once'
  return times === '2' ? 'twice' : `${times} time${n === 1 ? '' : 's'}`
}

function list(items: string[], and: string): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`
}

/** Words with which resources are told. */
export const en = {
  yes: 'Yes',
  no: 'No',
  carePlan: 'Care plan',
  relative: 'Family member',
  insurance: 'Insurance',
  nameless: 'No name given',
  noValue: 'No value given',
  attachedFile: 'Attached file',
  per: (amount: string, unit: string) => `${amount} per ${unit}`,
  over: (top: string, bottom: string, unit: string) => `${top} over ${bottom} ${unit}`.trim(),
  dose: (dose: string, all: string | null) => (all === null ? `Dose ${dose}` : `Dose ${dose} of ${all}`),
  visit: 'Visit',
  timing: {
    eachTime: (amount: string) => `${amount} each time`,
    span: (from: string, to: string) => `${from} to ${to}`,
    list: (items: string[]) => list(items, 'and'),
    times: (times: string, unit: Unit, n: number) => `${often(times, n)} ${perUnit[unit]}`,
    plainTimes: (times: string, n: number) => often(times, n),
    every: (amount: string, unit: Unit, n: number) =>
      amount === '1' && n === 1
        ? `every ${units[unit][0]}`
        : `every ${amount} ${units[unit][n === 1 ? 0 : 1]}`,
    onDays: (days: string) => `on ${days}`,
    atTimes: (times: string) => `at ${times}`,
    during: (amount: string, unit: Unit, n: number) => `over ${amount} ${units[unit][n === 1 ? 0 : 1]}`,
    for: (length: string) => `for ${length}`,
    inAll: (n: number) => (n === 1 ? 'one time only' : `${n} times in all`),
    atRate: (rate: string) => `at a rate of ${rate}`,
  },
  dosage: {
    asNeeded: 'as needed',
    asNeededFor: (reason: string) => `as needed for ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
    atMost: (amount: string) => `At most ${amount}`,
  },
  samples: (n: number) => (n === 1 ? 'A recording with 1 reading' : `A recording with ${n} readings`),
  when: {
    span: (from: string, to: string) => `${from} to ${to}`,
    atAge: (age: string) => `at age ${age}`,
  },
  range: {
    between: (low: string, high: string) => `${low} to ${high}`,
    upTo: (high: string) => `up to ${high}`,
    from: (low: string) => `${low} or more`,
  },
  ages: {
    between: (from: string, to: string) => `ages ${from} to ${to}`,
    from: (from: string) => `from age ${from}`,
    upTo: (to: string) => `up to age ${to}`,
  },
  places: {
    within: 'Within the usual range',
    low: 'Below the usual range',
    high: 'Above the usual range',
    'far-low': 'Far below the usual range',
    'far-high': 'Far above the usual range',
    critical: 'Far outside what is usual. If you have not heard from your care team, call them now.',
    abnormal: 'Outside what is usual',
    unknown: 'No usual range to compare with',
  },
  /** Units that change with the number. */
  countedUnits: {
    points: ['point', 'points'],
    tablet: ['tablet', 'tablets'],
    capsule: ['capsule', 'capsules'],
    puff: ['puff', 'puffs'],
    drop: ['drop', 'drops'],
    spray: ['spray', 'sprays'],
    dose: ['dose', 'doses'],
    patch: ['patch', 'patches'],
    teaspoon: ['teaspoon', 'teaspoons'],
    tablespoon: ['tablespoon', 'tablespoons'],
    unit: ['unit', 'units'],
    units: ['unit', 'units'],
    years: ['year', 'years'],
    months: ['month', 'months'],
    weeks: ['week', 'weeks'],
    days: ['day', 'days'],
    hours: ['hour', 'hours'],
    minutes: ['minute', 'minutes'],
    seconds: ['second', 'seconds'],
    drinks: ['drink', 'drinks'],
  } as Record<string, [string, string]>,
  fileKinds: {
    pdf: 'PDF document',
    text: 'Text',
    page: 'Text with layout',
    picture: 'Picture',
    word: 'Word document',
    sound: 'Sound recording',
    video: 'Video',
    xml: 'Data file for computers',
    dicom: 'Medical images',
    other: 'File',
  },
}

/** The shape that every language's catalog must fill. */
export type Words = typeof en
