import { Temporal } from 'temporal-polyfill'
import { addDays, clinicZone } from './calendar.ts'
import { type DoctorKey, doctorName, doctors, type PlaceKey, places } from './clinic.ts'
import type { VisitTypeKey } from './visit-types.ts'

/** Hours of one clinician on one day of the week (1 is Monday), by the clinic's clock. */
export type DemoHours = {
  readonly clinician: DoctorKey
  readonly place: PlaceKey
  readonly weekday: number
  readonly from: string
  readonly until: string
  readonly valid_from: string
  readonly valid_until: string | null
  readonly types: readonly VisitTypeKey[] | null
}

/** When nothing can be booked: of a place, or of a clinician. Dates and times by the clinic's clock. */
export type DemoClosure = {
  readonly id: string
  readonly place: PlaceKey | null
  readonly clinician: DoctorKey | null
  readonly kind: 'holiday' | 'closed' | 'away'
  readonly note: string
  readonly from: readonly [date: string, time: string]
  readonly until: readonly [date: string, time: string]
}

export const demoPlaces = (Object.keys(places) as PlaceKey[]).map(key => ({
  key,
  name: places[key].name,
  address: `${places[key].line}, Larkspur Harbor, WI 53001`,
  phone: places[key].phone,
  zone: clinicZone,
}))

const work: Record<string, string> = {
  'Family medicine': 'Medicina familiar',
  'Internal medicine': 'Medicina interna',
  Pediatrics: 'Pediatría',
  'Nurse practitioner': 'Enfermera especializada',
  'Obstetrics and gynecology': 'Obstetricia y ginecología',
  Cardiology: 'Cardiología',
  Psychology: 'Psicología',
}

export const demoClinicians = (Object.keys(doctors) as DoctorKey[]).map(key => ({
  key,
  name: doctorName(key),
  work: { en: doctors[key].work, es: work[doctors[key].work] ?? doctors[key].work },
  languages: doctors[key].spanish ? ['en', 'es'] : ['en'],
  /** The id of the Practitioner. */
  practitioner: doctors[key].family.toLowerCase(),
}))

type Week = readonly [days: string, place: PlaceKey, ...times: (readonly [from: string, until: string])[]]

// biome-ignore format: a table, one kind of day a line
const weeks: Record<DoctorKey, readonly Week[]> = {
  vargas: [['1245', 'harbor', ['08:00', '12:00'], ['13:00', '17:00']], ['3', 'harbor', ['13:00', '19:00']]],
  okafor: [['1234', 'harbor', ['08:30', '12:00'], ['13:00', '16:30']], ['5', 'harbor', ['08:30', '12:00']]],
  lindgren: [['1235', 'millrace', ['08:00', '12:00'], ['13:00', '16:30']], ['4', 'harbor', ['09:00', '12:00']]],
  patel: [['1345', 'millrace', ['08:00', '12:00'], ['13:00', '17:00']], ['2', 'millrace', ['12:00', '19:00']]],
  nguyen: [['12345', 'harbor', ['09:00', '13:00'], ['13:30', '17:00']]],
  abara: [['134', 'harbor', ['08:30', '12:30'], ['13:30', '16:30']], ['2', 'millrace', ['09:00', '12:00']]],
  stein: [['24', 'harbor', ['09:00', '12:00'], ['13:00', '16:00']], ['3', 'millrace', ['09:00', '12:00']]],
  moreau: [['1234', 'millrace', ['10:00', '13:00'], ['14:00', '18:00']], ['5', 'millrace', ['10:00', '13:00']]],
}

/** The weekly hours: from a year before today on, and one change in between. */
export function demoHours(today: string): DemoHours[] {
  const begun = addDays(today, -365)
  const changed = addDays(today, -120)
  const weekly = (Object.keys(weeks) as DoctorKey[]).flatMap(clinician =>
    weeks[clinician].flatMap(([days, place, ...times]) =>
      [...days].map(Number).flatMap(weekday =>
        times.map(([from, until]) => ({
          clinician,
          place,
          weekday,
          from,
          until,
          valid_from: clinician === 'stein' && place === 'millrace' ? changed : begun,
          valid_until: null,
          types: null,
        })),
      ),
    ),
  )
  return [
    ...weekly,
    // Saturdays are for what cannot wait.
    {
      clinician: 'nguyen',
      place: 'harbor',
      weekday: 6,
      from: '09:00',
      until: '13:00',
      valid_from: begun,
      valid_until: null,
      types: ['same-day', 'vaccine'],
    },
    // Before he began to see people at Millrace, Dr. Stein was at Harbor Street on Wednesdays.
    {
      clinician: 'stein',
      place: 'harbor',
      weekday: 3,
      from: '13:00',
      until: '16:00',
      valid_from: begun,
      valid_until: addDays(changed, -1),
      types: null,
    },
  ]
}

/** The n-th weekday (1 is Monday) of a month; negative: from its end. */
function nth(year: number, month: number, weekday: number, n: number): string {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  const days = Array.from({ length: first.daysInMonth }, (_, day) => first.add({ days: day }))
  return (
    days
      .filter(day => day.dayOfWeek === weekday)
      .at(n > 0 ? n - 1 : n)
      ?.toString() ?? first.toString()
  )
}

/** The days on which the clinic rests, as most clinics of its country do. */
const holidaysOf = (year: number): readonly (readonly [day: string, name: string])[] => [
  [`${year}-01-01`, 'New Year’s Day'],
  [nth(year, 5, 1, -1), 'Memorial Day'],
  [`${year}-07-04`, 'Independence Day'],
  [nth(year, 9, 1, 1), 'Labor Day'],
  [nth(year, 11, 4, 4), 'Thanksgiving'],
  [`${year}-12-25`, 'Christmas Day'],
]

const isWeekend = (date: string): boolean => Temporal.PlainDate.from(date).dayOfWeek > 5

/** The first day from there on with this day of the week. */
function nextWeekday(from: string, weekday: number): string {
  const day = Temporal.PlainDate.from(from)
  return day.add({ days: (weekday - day.dayOfWeek + 7) % 7 }).toString()
}

/** Holidays of this year and the next, an afternoon for the staff, and Dr. Patel's leave. */
export function demoClosures(today: string): DemoClosure[] {
  const year = Number(today.slice(0, 4))
  const both = Object.keys(places) as PlaceKey[]
  const holidays = [...holidaysOf(year), ...holidaysOf(year + 1)].flatMap(([day, note]) =>
    both.map(place => ({
      id: `${place}-${day}`,
      place,
      clinician: null,
      kind: 'holiday' as const,
      note,
      from: [day, '00:00'] as const,
      until: [addDays(day, 1), '00:00'] as const,
    })),
  )
  const meeting = nextWeekday(addDays(today, 12), 4)
  const leave = demoLeave(today)
  return [
    ...holidays,
    {
      id: 'harbor-training',
      place: 'harbor',
      clinician: null,
      kind: 'closed',
      note: 'Staff training',
      from: [meeting, '15:00'],
      until: [meeting, '17:00'],
    },
    {
      id: 'patel-leave',
      place: null,
      clinician: 'patel',
      kind: 'away',
      note: 'Vacation',
      from: [leave, '00:00'],
      until: [addDays(leave, 7), '00:00'],
    },
  ]
}

/** The Monday on which Dr. Patel's leave begins. */
export const demoLeave = (today: string): string => nextWeekday(addDays(today, 15), 1)

/** The first day from there on (with it) on which the clinic is open. */
export function openFrom(date: string): string {
  const year = Number(date.slice(0, 4))
  const closed = isWeekend(date) || holidaysOf(year).some(([day]) => day === date)
  return closed ? openFrom(addDays(date, 1)) : date
}
