import type { Bundle, Encounter } from '@medplum/fhirtypes'
import { booking, type DemoBooking, type DemoElsewhere } from './booking.ts'
import { addDays } from './calendar.ts'
import { type DoctorKey, doctors, type PlaceKey } from './clinic.ts'
import { fillDays } from './clinic-days.ts'
import { bookedVisits } from './coming-visits.ts'
import { minuteOf, newPlanner, type Planner, take } from './planner.ts'
import { randomFor } from './random.ts'
import { demoClosures, demoHours } from './schedule.ts'
import type { VisitTypeKey } from './visit-types.ts'

/** What the clinic's book is made for: its day, the clock there now, and the visits that the record tells of. */
export type BookChoice = {
  readonly today: string
  readonly time: string
  readonly seed?: number
  readonly bundles: readonly { readonly bundle: Bundle }[]
}

/**
 * Past and coming visits of the demo clinic. Past ones fit the Encounters of the record; the coming five weeks are
 * filled so that a day looks like one. The same choice gives the same book.
 */
export function demoBook({ today, time, seed = 1, bundles }: BookChoice): {
  bookings: DemoBooking[]
  elsewhere: DemoElsewhere[]
} {
  const planner = newPlanner(demoHours(today), demoClosures(today))
  const seen = bundles
    .flatMap(({ bundle }) => bundle.entry ?? [])
    .flatMap(({ resource }) =>
      resource?.resourceType === 'Encounter' ? (seenAt(planner, resource, today) ?? []) : [],
    )
  const { bookings, elsewhere } = bookedVisits(planner, today)
  const filled = fillDays(planner, { today, time, random: randomFor(seed, 'clinic-days') })
  return { bookings: [...seen, ...bookings, ...filled], elsewhere }
}

const typeOfVisit: Record<string, VisitTypeKey> = {
  'Yearly checkup': 'check-up',
  'Well-child visit': 'child',
  'Follow-up visit': 'follow-up',
  'Same-day visit': 'same-day',
  'Video visit': 'video',
}
const typeOfDoctor: Partial<Record<DoctorKey, VisitTypeKey>> = {
  abara: 'women',
  stein: 'heart',
  moreau: 'talk',
}
const byReference = new Map(
  (Object.keys(doctors) as DoctorKey[]).map(key => [
    `Practitioner/${doctors[key].family.toLowerCase()}`,
    key,
  ]),
)

/** A visit of the last year as it stood in the clinic's book; nothing of what the record marks as confidential. */
function seenAt(planner: Planner, encounter: Encounter, today: string): DemoBooking | null {
  const start = encounter.period?.start ?? ''
  const date = start.slice(0, 10)
  const clinician = byReference.get(encounter.participant?.[0]?.individual?.reference ?? '')
  const kind = typeOfVisit[encounter.type?.[0]?.text ?? '']
  if (date < addDays(today, -365) || date >= today || !clinician || !kind) return null
  const type = typeOfDoctor[clinician] ?? kind
  if (encounter.meta?.security && type !== 'talk') return null
  const time = start.slice(11, 16)
  const minutes = minuteOf((encounter.period?.end ?? '').slice(11, 16)) - minuteOf(time)
  const patient = (encounter.subject?.reference ?? '').slice('Patient/'.length)
  if (!take(planner, { clinician, date, time }, patient, minutes)) return null
  const place = (encounter.location?.[0]?.location.reference ?? '').slice('Location/'.length) as PlaceKey
  return booking(
    { id: `seen-${encounter.id}`, patient, clinician, place, type, date, time, minutes },
    {
      status: 'fulfilled',
      by: type === 'same-day' ? 'clinic' : 'patient',
      days_before: type === 'same-day' ? 0 : 21,
    },
  )
}
