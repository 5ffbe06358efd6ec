import type { Bundle } from '@medplum/fhirtypes'
import { tellAllergies } from './allergies.ts'
import { tellBackground, tellDevice } from './background.ts'
import { bornBefore } from './calendar.ts'
import { bundleOf, type Chart } from './chart.ts'
import { clinicResources } from './clinic.ts'
import { writeLetter } from './letters.ts'
import { live } from './life.ts'
import { introduce } from './patient.ts'
import { type Person, people } from './people.ts'
import { tellPlans } from './plans.ts'
import { randomFor } from './random.ts'
import { giveYearly } from './vaccines.ts'

export { type DemoFile, demoFile } from './attached.ts'
export type { DemoBooking } from './booking.ts'
export { demoBook } from './bookings.ts'
export { demoRequests } from './coming-visits.ts'
export { type DemoOpening, demoLooks, demoOpenings } from './looks.ts'
export { type DemoThread, demoDraft, demoPools, demoTemplates, demoThreads } from './messages.ts'
export { demoClinicians, demoClosures, demoHours, demoPlaces } from './schedule.ts'
export { scheduleBundle } from './schedule-bundle.ts'
export { demoAsked, demoGiven, demoParents, demoWithoutRecord } from './sharing.ts'
export { demoSignIns } from './sign-ins.ts'
export { demoStaff } from './staff-sign-ins.ts'
export { demoVisitTypes, type VisitTypeKey, visitType } from './visit-types.ts'

/** A transaction Bundle with a name fit for a file: `clinic`, a patient's id, or `corrections`. */
export type DemoBundle = { name: string; bundle: Bundle }

function tell(person: Person, today: string, seed: number): Chart {
  const chart: Chart = {
    person,
    today,
    born: bornBefore(today, person.age, person.days),
    language: person.language === 'es' ? 'es' : 'en',
    random: randomFor(seed, person.id),
    resources: [],
    corrections: [],
    days: new Set(),
    latest: new Map(),
    ids: new Set(),
  }
  introduce(chart)
  live(chart)
  giveYearly(chart)
  tellAllergies(chart)
  tellBackground(chart)
  tellDevice(chart)
  if (person.since !== undefined) tellPlans(chart)
  for (const letter of person.letters ?? []) writeLetter(chart, letter)
  return chart
}

/**
 * The demo clinic, bundle by bundle: first what all share, then one bundle a person, and last the results
 * that were corrected after they had gone out (second versions of resources in earlier bundles). `today` is
 * `YYYY-MM-DD` in the clinic's zone: nothing but targets and coverage lies after it. The same `today` and
 * `seed` give the same bytes.
 */
export function* demoClinic(options: { today: string; seed?: number }): Iterable<DemoBundle> {
  const { today, seed = 1 } = options
  yield { name: 'clinic', bundle: bundleOf(clinicResources()) }
  const corrections: Chart['corrections'] = []
  for (const person of people) {
    const chart = tell(person, today, seed)
    corrections.push(...chart.corrections)
    yield { name: person.id, bundle: bundleOf(chart.resources) }
  }
  yield { name: 'corrections', bundle: bundleOf(corrections) }
}
