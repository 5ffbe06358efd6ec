import type { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { DeskDb } from '../handles.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { dateIn } from './asked.ts'
import { clockAt, clockIn, type NewBlock, zoneOfDay } from './block-time.ts'
import type { Fault } from './read-choice.ts'
import type { Words } from './words.en.ts'

type Form = Readonly<Record<string, string>>

export type ReadBlock =
  | {
      readonly block: NewBlock
      readonly date: Temporal.PlainDate
      readonly zone: string
      readonly errors: null
    }
  | { readonly block: null; readonly errors: readonly Fault[] }

const most_days = 31
const longest_note = 500

/** What was typed to be blocked, or what is wrong with it. An end at or before the beginning is on the next day. */
export async function readBlock(
  db: DeskDb,
  schedule: Schedule,
  form: Form & { readonly id: string },
  text: Words['faults'],
  { now, clinic }: { now: Instant; clinic: string },
): Promise<ReadBlock> {
  const date = dateIn(form.date)
  const last = form.last ? dateIn(form.last) : null
  const [from, until] = [clockIn(form.from), clockIn(form.until)]
  const clinician = schedule.clinicians.has(form.clinician ?? '') ? (form.clinician ?? '') : null
  const place = schedule.places.has(form.place ?? '') ? (form.place ?? '') : null
  const errors: Fault[] = [
    ...(clinician === null ? [{ field: 'clinician', text: text.clinician }] : []),
    ...(date === null ? [{ field: 'date', text: text.date }] : []),
    ...(form.last && last === null ? [{ field: 'last', text: text.date }] : []),
    ...(from === null ? [{ field: 'from', text: text.clock }] : []),
    ...(until === null ? [{ field: 'until', text: text.clock }] : []),
  ]
  if (clinician === null || date === null || from === null || until === null || errors.length > 0)
    return { block: null, errors }
  const zone = await zoneOfDay(db, schedule, { clinician, place, date }, clinic)
  const end = last ?? (until <= from ? date.add({ days: 1 }) : date)
  const note = (form.note ?? '').trim().slice(0, longest_note) || null
  const [starts, ends] = [clockAt(date, from, zone), clockAt(end, until, zone)]
  if (starts === null || ends === null)
    return { block: null, errors: [{ field: starts === null ? 'from' : 'until', text: text.notThatDay }] }
  const fault = faultOf(starts, ends, now, text)
  if (fault) return { block: null, errors: [fault] }
  return {
    block: { id: form.id, clinician, place, from: starts, until: ends, note },
    date,
    zone,
    errors: null,
  }
}

function faultOf(from: Instant, until: Instant, now: Instant, text: Words['faults']): Fault | null {
  const [start, end] = [from.epochMilliseconds, until.epochMilliseconds]
  if (end <= start) return { field: 'until', text: text.order }
  if (end <= now.epochMilliseconds) return { field: 'date', text: text.pastBlock }
  if (end - start > (most_days * 24 + 1) * 3_600_000) return { field: 'last', text: text.tooLong }
  return null
}
