import { booking, type DemoBooking, type DemoElsewhere } from './booking.ts'
import { addDays } from './calendar.ts'
import type { DoctorKey } from './clinic.ts'
import { firstFree, type Planner, take } from './planner.ts'
import { demoLeave, openFrom } from './schedule.ts'
import { type VisitTypeKey, visitType } from './visit-types.ts'

type Wish = {
  readonly patient: string
  readonly clinician: DoctorKey
  readonly type: VisitTypeKey
  /** Days from today, and the earliest time of the day. */
  readonly on: number
  readonly after?: string
  readonly more?: Partial<DemoBooking>
}

/** Visits of those who sign in, so that each finds what a patient of hers would. */
const wishes: readonly Wish[] = [
  {
    patient: 'maria-delgado',
    clinician: 'vargas',
    type: 'follow-up',
    on: 6,
    after: '10:00',
    more: { reason: 'Hablar del azúcar y de la medicina nueva' },
  },
  {
    patient: 'maria-delgado',
    clinician: 'nguyen',
    type: 'physical',
    on: 9,
    after: '09:30',
    more: {
      status: 'pending',
      by: 'clinic',
      days_before: 0,
      request: 'maria-form',
      reason: 'Formulario de salud para la cocina de la escuela',
    },
  },
  { patient: 'maria-delgado', clinician: 'vargas', type: 'phone', on: -41, more: { status: 'noshow' } },
  {
    patient: 'maria-delgado',
    clinician: 'nguyen',
    type: 'vaccine',
    on: -76,
    more: { status: 'cancelled', cancel_reason: 'cannot-come' },
  },
  {
    patient: 'walter-lindqvist',
    clinician: 'stein',
    type: 'heart',
    on: 1,
    after: '09:00',
    more: { by: 'clinic', days_before: 24 },
  },
  {
    patient: 'walter-lindqvist',
    clinician: 'okafor',
    type: 'follow-up',
    on: 20,
    more: { reason: 'Kidney numbers, and how the new water pill goes' },
  },
  {
    patient: 'priya-nair',
    clinician: 'okafor',
    type: 'video',
    on: 4,
    after: '13:00',
    more: { reason: 'Joint pain in the mornings' },
  },
  {
    patient: 'earl-washington',
    clinician: 'okafor',
    type: 'follow-up',
    on: 1,
    after: '10:00',
    more: { reason: 'Dizzy when I stand up', days_before: 12 },
  },
  { patient: 'denise-washington', clinician: 'okafor', type: 'phone', on: 2, after: '13:00' },
  { patient: 'carmen-herrera', clinician: 'abara', type: 'women', on: 12 },
  {
    patient: 'sofia-herrera',
    clinician: 'vargas',
    type: 'child',
    on: 8,
    more: { reason: 'Control para la escuela' },
  },
  { patient: 'diego-herrera', clinician: 'vargas', type: 'child', on: 8 },
  {
    patient: 'jordan-tran',
    clinician: 'moreau',
    type: 'talk',
    on: 3,
    after: '14:00',
    more: { days_before: 5 },
  },
  { patient: 'linh-tran', clinician: 'patel', type: 'check-up', on: 27 },
]

/** What the clinic's EHR booked by itself, and tells the portal by the import. */
const elsewhere: readonly (Omit<Wish, 'more'> & {
  readonly what: string
  readonly status?: 'cancelled'
})[] = [
  { patient: 'walter-lindqvist', clinician: 'stein', type: 'heart', on: 10, what: 'Heart ultrasound' },
  { patient: 'earl-washington', clinician: 'stein', type: 'heart', on: 16, what: 'Pacemaker check' },
  {
    patient: 'hannah-weiss',
    clinician: 'okafor',
    type: 'check-up',
    on: 0,
    after: '15:00',
    what: 'Home visit',
  },
  { patient: 'ella-bergstrom', clinician: 'abara', type: 'women', on: 0, what: 'Ultrasound' },
  { patient: 'priya-nair', clinician: 'okafor', type: 'follow-up', on: 15, what: 'Infusion, first of three' },
  {
    patient: 'maria-delgado',
    clinician: 'vargas',
    type: 'follow-up',
    on: 22,
    what: 'Eye photo (diabetes)',
    status: 'cancelled',
  },
]

/** Books what the demo's people have, in a clinic's book that is still empty ahead. */
export function bookedVisits(
  planner: Planner,
  today: string,
): { bookings: DemoBooking[]; elsewhere: DemoElsewhere[] } {
  const inEhr = elsewhere.map(({ what, status, ...wish }, n): DemoElsewhere => {
    const { type: _, ...spot } = place(planner, today, wish)
    return { ...spot, id: `ehr-appointment-${n + 1}`, what, status: status ?? 'booked' }
  })
  const bookings = wishes.map((wish, n) => {
    const spot = place(planner, today, wish)
    return booking({ ...spot, id: `own-${wish.patient}-${n}` }, wish.more)
  })
  return { bookings: [...bookings, ...againstRules(planner, today)], elsewhere: inEhr }
}

function place(planner: Planner, today: string, wish: Omit<Wish, 'more'>) {
  const { patient, clinician, type, on, after } = wish
  const from = on >= 0 ? openFrom(addDays(today, on)) : addDays(today, on)
  const spot = firstFree(planner, { clinician, type, patient, from, ...(after ? { after } : {}) })
  const { minutes, buffer_after = 0 } = visitType(type)
  take(planner, spot, patient, minutes + buffer_after)
  return { ...spot, patient, type, minutes }
}

/** Two that the desk made against a rule, and one that Dr. Patel's leave has overtaken. */
function againstRules(planner: Planner, today: string): DemoBooking[] {
  const squeezed = place(planner, today, {
    patient: 'rosa-jimenez',
    clinician: 'vargas',
    type: 'same-day',
    on: 1,
    after: '15:00',
  })
  const away = { clinician: 'patel', date: demoLeave(today), time: '10:00' } as const
  take(planner, away, 'kathleen-murphy', 40)
  return [
    booking(
      { ...squeezed, id: 'own-squeezed' },
      { by: 'clinic', days_before: 0, over_rule: 'She has no phone and asked in person.' },
    ),
    booking(
      {
        ...away,
        id: 'own-overtaken',
        patient: 'kathleen-murphy',
        place: 'millrace',
        type: 'check-up',
        minutes: 40,
      },
      { needs_move: 'clinician-away', days_before: 40 },
    ),
  ]
}

/** What patients have asked for; each answered, or waiting at the desk. */
export type DemoRequest = {
  readonly id: string
  readonly patient: string
  readonly kind: 'new' | 'move'
  readonly status: 'waiting' | 'offered'
  readonly type: VisitTypeKey
  /** The booking that it is about: the patient's next of this kind. */
  readonly moves: VisitTypeKey | null
  readonly reason: string
  readonly hours_ago: number
  readonly weekdays: readonly number[]
  readonly parts: readonly ('morning' | 'afternoon' | 'evening')[]
}

export const demoRequests: readonly DemoRequest[] = [
  {
    id: 'maria-form',
    patient: 'maria-delgado',
    kind: 'new',
    status: 'offered',
    type: 'physical',
    moves: null,
    reason: 'Formulario de salud para la cocina de la escuela',
    hours_ago: 26,
    weekdays: [],
    parts: ['morning'],
  },
  {
    id: 'luis-form',
    patient: 'luis-herrera',
    kind: 'new',
    status: 'waiting',
    type: 'physical',
    moves: null,
    reason: 'Examen para la licencia de conducir camiones',
    hours_ago: 20,
    weekdays: [1, 2, 5],
    parts: ['morning'],
  },
  {
    id: 'earl-move',
    patient: 'earl-washington',
    kind: 'move',
    status: 'waiting',
    type: 'follow-up',
    moves: 'follow-up',
    reason: 'My daughter cannot drive me that day. Any day next week is fine.',
    hours_ago: 3,
    weekdays: [],
    parts: [],
  },
]
