import { booking, type DemoBooking } from './booking.ts'
import { addDays } from './calendar.ts'
import { neighbors } from './cast/neighbors.ts'
import { type DoctorKey, doctors } from './clinic.ts'
import { both, type Language, say, type Text } from './concepts.ts'
import { people } from './people.ts'
import { freeOn, minuteOf, type Planner, take, timeOf } from './planner.ts'
import type { Random } from './random.ts'
import { demoParents } from './sharing.ts'
import { demoSignIns } from './sign-ins.ts'
import { type VisitTypeKey, visitType } from './visit-types.ts'

type Someone = { id: string; age: number; sex: 'female' | 'male'; doctor: DoctorKey; language: Language }

/** The id of a neighbor's Patient. */
export const neighborId = (given: string, family: string): string =>
  `${given}-${family}`.toLowerCase().replaceAll(/[^a-z-]/g, '')

const known = new Set([
  ...demoSignIns.map(({ patient }) => patient),
  ...demoParents.map(({ child }) => child),
])

/** Whoever may come on any day: those who sign in, and their children, have visits of their own. */
const others: readonly Someone[] = [
  ...people
    .filter(({ id, died }) => died === undefined && !known.has(id))
    .map(({ id, age, sex, doctor, language }) => ({
      id,
      age,
      sex,
      doctor,
      language: language === 'es' ? 'es' : ('en' as Language),
    })),
  ...neighbors.map(([given, family, sex, age, , doctor, language]) => ({
    id: neighborId(given, family),
    age,
    sex,
    doctor,
    language: language ?? ('en' as Language),
  })),
]

const suits = (who: Someone, doctor: DoctorKey): boolean =>
  doctor === 'abara'
    ? who.sex === 'female' && who.age >= 16
    : doctor === 'stein'
      ? who.age >= 45
      : doctor === 'moreau'
        ? who.age >= 18
        : doctor === 'lindgren'
          ? who.age < 18
          : who.age >= 18 || who.doctor === doctor

/** How many a clinician sees: a clinic's day today, fewer the farther off. */
function perDay(offset: number): number {
  if (offset === 0) return 7
  if (offset < 0) return offset >= -4 ? 3 : 2
  return offset <= 1 ? 4 : offset <= 5 ? 3 : offset <= 14 ? 1.5 : 0.8
}

const reasons: Partial<Record<VisitTypeKey, readonly [Text, ...Text[]]>> = {
  'same-day': [
    both('Sore throat and fever since yesterday', 'Dolor de garganta y fiebre desde ayer'),
    both('A cough that does not go away', 'Una tos que no se quita'),
    both('Twisted my ankle', 'Me torcí el tobillo'),
    both('Rash on both arms', 'Sarpullido en los dos brazos'),
    both('Ear pain', 'Dolor de oído'),
  ],
  'follow-up': [
    both('Blood pressure check', 'Control de la presión'),
    both('Go over my lab results', 'Hablar de mis resultados'),
    both('Back pain, second visit', 'Dolor de espalda, segunda visita'),
    both('New medicine: how it goes', 'Medicina nueva: cómo me va'),
  ],
  phone: [both('A question about a medicine', 'Una pregunta sobre una medicina')],
  video: [both('Go over test results', 'Hablar de los resultados')],
}

const typesOf: Record<DoctorKey, readonly [VisitTypeKey, ...VisitTypeKey[]]> = {
  vargas: ['follow-up', 'follow-up', 'check-up', 'same-day', 'phone', 'video'],
  okafor: ['follow-up', 'follow-up', 'check-up', 'same-day', 'video'],
  lindgren: ['child', 'child', 'same-day', 'vaccine', 'follow-up'],
  patel: ['follow-up', 'check-up', 'same-day', 'physical', 'video'],
  nguyen: ['same-day', 'vaccine', 'vaccine', 'follow-up', 'check-up'],
  abara: ['women', 'women', 'follow-up'],
  stein: ['heart', 'follow-up'],
  moreau: ['talk', 'talk', 'first-talk'],
}

const forGrownUps: ReadonlySet<VisitTypeKey> = new Set(['check-up', 'physical', 'video'])
const tooFar = (type: VisitTypeKey, offset: number): boolean => type === 'same-day' && offset > 1

type Day = { today: string; time: string; random: Random }

/** Fills the clinic's book around today. Nobody comes twice within a week. */
export function fillDays(planner: Planner, day: Day): DemoBooking[] {
  const came = new Map<string, number>()
  const found: DemoBooking[] = []
  // Today first, so that its day is full.
  const offsets = [
    0,
    ...Array.from({ length: 35 }, (_, n) => n + 1),
    ...Array.from({ length: 10 }, (_, n) => -n - 1),
  ]
  for (const offset of offsets)
    for (const clinician of Object.keys(doctors) as DoctorKey[]) {
      const amount = perDay(offset)
      const most = Math.floor(amount) + (day.random.next() < amount % 1 ? 1 : 0)
      for (let n = 0; n < most; n += 1) {
        const made = fillOne(planner, day, { clinician, offset }, came)
        if (made) found.push(made)
      }
    }
  return found
}

function fillOne(
  planner: Planner,
  day: Day,
  { clinician, offset }: { clinician: DoctorKey; offset: number },
  came: Map<string, number>,
): DemoBooking | null {
  const { random, today } = day
  const date = addDays(today, offset)
  const fit = others.filter(
    who => suits(who, clinician) && Math.abs((came.get(who.id) ?? Number.POSITIVE_INFINITY) - offset) > 6,
  )
  const theirs = fit.filter(who => who.doctor === clinician)
  const [one, ...more] = theirs.length > 0 ? theirs : fit
  if (!one) return null
  const who = random.pick([one, ...more])
  const chosen = random.pick(typesOf[clinician])
  const type =
    forGrownUps.has(chosen) && who.age < 18 ? 'child' : tooFar(chosen, offset) ? 'follow-up' : chosen
  const [first, ...rest] = freeOn(planner, { clinician, type, patient: who.id, date })
  if (!first) return null
  const spot = random.pick([first, ...rest])
  const { minutes, buffer_after = 0 } = visitType(type)
  take(planner, spot, who.id, minutes + buffer_after)
  came.set(who.id, offset)
  const why = reasons[type]
  return booking(
    { id: `day-${date}-${clinician}-${spot.time}`, patient: who.id, type, minutes, ...spot },
    {
      reason: why && random.next() < 0.7 ? say(random.pick(why), who.language) : null,
      by: random.next() < 0.6 ? 'patient' : 'clinic',
      days_before: type === 'same-day' ? 0 : random.whole(3, 30),
      ...stateOf(day, spot, minutes),
    },
  )
}

/** What has become of it by now: most who had a time came. */
function stateOf(
  { today, time, random }: Day,
  spot: { date: string; time: string },
  minutes: number,
): Partial<DemoBooking> {
  const chance = random.next()
  const now = `${today} ${time}`
  const ends = `${spot.date} ${timeOf(minuteOf(spot.time) + minutes)}`
  const soon = `${today} ${timeOf(Math.min(minuteOf(time) + 15, 24 * 60 - 1))}`
  if (chance < 0.05) return { status: 'cancelled', cancel_reason: chance < 0.03 ? 'cannot-come' : 'better' }
  if (ends <= now) return { status: chance < 0.09 ? 'noshow' : 'fulfilled' }
  const starts = `${spot.date} ${spot.time}`
  if (starts <= now) return chance < 0.2 ? { status: 'booked', late_minutes: 10 } : { status: 'arrived' }
  return starts <= soon && chance < 0.6 ? { status: 'arrived' } : { status: 'booked' }
}
