/** Made-up content for the page of components. None of it is about anyone. */
const day = 86_400_000
const start = Date.UTC(2024, 0, 15, 15)

/** A course that wanders without chance, so that the page looks the same every time. */
function wander(count: number, from: number, step: number, swing: number): number[] {
  return Array.from(
    { length: count },
    (_, index) => Math.round((from + index * step + swing * Math.sin(index * 1.7)) * 10) / 10,
  )
}

export const texts = {
  section: {
    headings: 'Headings and ways back',
    buttons: 'Buttons',
    fields: 'Form fields',
    wrong: 'Fields with errors',
    table: 'Table',
    facts: 'Facts',
    cards: 'Cards',
    flags: 'Flags',
    messages: 'Messages',
    lists: 'Lists: count, filters, pages, nothing there',
    details: 'Details and sources',
    ranges: 'A value on its range',
    charts: 'Courses over time',
    progress: 'Progress',
  },
  caption: 'Lab result',
  heading: 'A name that is long enough to need a second line on the screen of a phone',
  lede: 'What this page is about, in one plain sentence.',
  saved: 'Your answer was sent',
  savedText: 'Your care team reads it by Thursday and writes back to you here.',
  info: 'The clinic is closed on Monday',
  warning: 'This result is older than a year',
  urgent: 'Call us today about this result',
  urgentText: 'We tried to reach you. Please call the clinic before 5:00 pm.',
  empty: 'No letters yet',
  emptyText: 'Letters from your care team will stand here. You can ask for one in a message.',
  failing: 'your vaccines',
  primary: 'Send to your care team',
  secondary: 'Save for later',
  quiet: 'Cancel',
  danger: 'Remove this person',
  summary: 'What does this mean?',
  summaryText: 'The A1C shows your average blood sugar over about three months.',
  original: '{\n  "resourceType": "Observation",\n  "status": "final",\n  "note": "<b>not bold</b>"\n}',
  source: 'Maple Street Clinic',
  steps: 'Questions before your visit',
  filterLabel: 'Find in this list',
  findId: 'gallery-cards',
}

export const fieldTexts = {
  name: 'Your full name',
  nameHint: 'As it stands on your insurance card.',
  email: 'E-mail address',
  password: 'Password',
  date: 'Which day suits you?',
  birth: 'Your date of birth',
  birthHint: 'For example 27 March 1948.',
  reason: 'What would you like to ask?',
  reasonHint: 'Please leave out card numbers. Your care team answers within two working days.',
  place: 'Which clinic?',
  way: 'How should we answer?',
  days: 'Which days are good?',
  time: 'At what time?',
  paper: 'I also want it on paper',
  search: {
    title: 'Search these samples',
    label: 'What are you looking for?',
    hint: 'For example a word of a label.',
    button: 'Search',
  },
  wrongName: 'Enter your full name',
  wrongBirth: 'Enter your date of birth with a day, a month and a year',
  wrongWay: 'Choose how we should answer',
}

export const places = [
  { value: 'maple', text: 'Maple Street' },
  { value: 'harbor', text: 'Harbor View' },
]

export const ways = [
  { value: 'message', text: 'A message here' },
  { value: 'phone', text: 'A phone call', hint: 'On the number that we have for you.' },
  { value: 'letter', text: 'A letter' },
]

export const labColumns = ['Test', 'Result', 'Range', 'State', 'Day']

export type SampleLab = {
  name: string
  value: number
  unit: string
  low: number | null
  high: number | null
  flag: 'within' | 'high' | 'low' | 'far-high' | 'far-low' | 'no-range'
}

export const labs: readonly SampleLab[] = [
  { name: 'Hemoglobin A1C', value: 6.1, unit: '%', low: 4, high: 5.6, flag: 'high' },
  { name: 'Potassium', value: 4.2, unit: 'mmol/L', low: 3.5, high: 5.1, flag: 'within' },
  { name: 'Sodium', value: 131, unit: 'mmol/L', low: 136, high: 145, flag: 'low' },
  { name: 'Kidney filtering (eGFR)', value: 92, unit: 'mL/min/1.73 m²', low: 60, high: null, flag: 'within' },
  { name: 'LDL cholesterol', value: 240, unit: 'mg/dL', low: null, high: 100, flag: 'far-high' },
  { name: 'Hemoglobin', value: 5, unit: 'g/dL', low: 12, high: 16, flag: 'far-low' },
  { name: 'Antibody titer', value: 320, unit: '', low: null, high: null, flag: 'no-range' },
]

export const facts = [
  { term: 'Specimen', detail: 'Blood from a vein' },
  { term: 'Laboratory', detail: 'Harbor Reference Laboratory, 12 Quay Road' },
  { term: 'Comment', detail: 'Better than in spring. Keep going as you do.' },
]

export const courses = {
  a1c: wander(14, 8.1, -0.14, 0.3),
  many: wander(1000, 84, 0.01, 9),
  systolic: wander(12, 142, -1.3, 6),
  diastolic: wander(12, 88, -0.7, 4),
  weight: [3.4, 5.1, 6.4, 7.6, 8.8, 9.7, 10.4, 11.6, 12.5],
  weightMonths: [0, 2, 4, 6, 9, 12, 15, 18, 24],
}

/** Not a real growth standard: only shapes like one. */
export const curves = [2.9, 3.6, 4.4].map((birth, index) => ({
  label: ['3', '50', '97'][index] ?? '',
  points: Array.from({ length: 37 }, (_, month) => ({
    at: month,
    value: Math.round((birth + (birth * 2.6 * month) / (month + 11)) * 100) / 100,
  })),
}))

export const chartTitles = {
  a1c: 'Hemoglobin A1C',
  one: 'Ferritin',
  none: 'Vitamin D',
  many: 'Glucose, from a sensor',
  pressure: 'Blood pressure',
  weight: 'Weight',
}

/** When the value at an index was taken, `apart` days from the one before. */
export function sampleTime(index: number, apart: number): number {
  return start + index * apart * day
}
