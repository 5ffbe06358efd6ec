import { newId, type PatientId } from '../../src/platform/ids.ts'
import { type SeededSchedule, seedSchedule } from '../appointments.ts'
import type { TestPortal } from '../portal.ts'
import { type Mark, newWord } from './marked-person.ts'

/** The clinic's schedule, and for each person visits, requests and orders whose every text is a word of its own. */
export async function markVisits(
  t: TestPortal,
  patients: ReadonlyMap<string, PatientId>,
): Promise<{ marks: Mark[]; ids: Map<PatientId, string[]> }> {
  const schedule = await seedSchedule(t)
  const marks: Mark[] = []
  const ids = new Map<PatientId, string[]>()
  for (const [n, [person, patient]] of [...patients].entries()) {
    const mark = (where: string, sensitive: boolean) => {
      const word = newWord()
      marks.push({
        word,
        person,
        needs: 'appointments:read',
        sensitive,
        clinic: 'appointments:desk',
        where: `${person} ${where}`,
      })
      return word
    }
    ids.set(patient, await writeVisits(t, { schedule, patient, n, mark }))
  }
  return { marks, ids }
}

type Writing = {
  schedule: SeededSchedule
  patient: PatientId
  /** Which person of the cast: each comes on another day. */
  n: number
  mark: (where: string, sensitive: boolean) => string
}

async function writeVisits(t: TestPortal, { schedule, patient, n, mark }: Writing): Promise<string[]> {
  const made: string[] = []
  for (const [hour, sensitive] of [
    [15, false],
    [16, true],
  ] as const) {
    const of = sensitive ? 'hidden-' : ''
    const visit = (status: string, day: number, more: { reason: string; request?: string }) => {
      const id = newId()
      made.push(id)
      return insertVisit(t, { id, patient, schedule, sensitive, status, day, hour, ...more })
    }
    await visit('booked', 10 + n, { reason: mark(`${of}visit reason`, sensitive) })
    await visit('fulfilled', -40 - n, { reason: mark(`${of}past visit reason`, sensitive) })
    await visit('cancelled', 40 + n, { reason: mark(`${of}cancelled visit reason`, sensitive) })
    const request = newId()
    made.push(request)
    await t.behindTheRules(
      `insert into appointment_requests (patient_id, id, kind, status, visit_type_id, reason, needs, asked_by, asked_at, due_at)
       values ($1, $2, 'new', 'offered', $3, $4, $5, $6, $7, $7)`,
      [
        patient,
        request,
        typeOf(schedule, sensitive),
        mark(`${of}request reason`, sensitive),
        needsOf(sensitive),
        newId(),
        t.time.now.toString(),
      ],
    )
    await visit('pending', 60 + n, { reason: mark(`${of}offer reason`, sensitive), request })
    await t.behindTheRules(
      `insert into appointment_tickets (patient_id, id, visit_type_id, reason, from_date, needs, made_at)
       values ($1, $2, $3, $4, '2026-01-01', $5, $6)`,
      [
        patient,
        newId(),
        typeOf(schedule, sensitive),
        mark(`${of}order reason`, sensitive),
        needsOf(sensitive),
        t.time.now.toString(),
      ],
    )
  }
  return made
}

const typeOf = ({ types }: SeededSchedule, sensitive: boolean) =>
  sensitive ? types.confidential : types.anyone
/** The part that appointments are, and mental health (decision 0013). */
const needsOf = (sensitive: boolean) => 2048 | (sensitive ? 32 : 0)

async function insertVisit(
  t: TestPortal,
  of: {
    id: string
    patient: PatientId
    schedule: SeededSchedule
    sensitive: boolean
    status: string
    day: number
    hour: number
    reason: string
    request?: string
  },
): Promise<void> {
  const { schedule, sensitive, status } = of
  const starts = t.time.now.add({ hours: 24 * of.day + of.hour - 15 })
  await t.behindTheRules(
    `insert into appointments (patient_id, id, status, visit_type_id, clinician_id, place_id, mode, starts_at, ends_at,
       busy_from, busy_until, reason, needs, held_until, made_at, updated_at, cancel_reason, request_id)
     values ($1, $2, $3, $4, $5, $6, 'in-person', $7, $8, $7, $8, $9, $10, $11, $12, $12, $13, $14)`,
    [
      of.patient,
      of.id,
      status,
      typeOf(schedule, sensitive),
      sensitive ? schedule.clinicians.adler : schedule.clinicians.ruiz,
      schedule.places.harbor,
      starts.toString(),
      starts.add({ minutes: 30 }).toString(),
      of.reason,
      needsOf(sensitive),
      status === 'pending' ? t.time.now.add({ hours: 48 }).toString() : null,
      t.time.now.toString(),
      status === 'cancelled' ? 'other' : null,
      of.request ?? null,
    ],
  )
}
