import type { Instant } from '../../../platform/clock.ts'
import type { PatientDb } from '../../access/index.ts'
import { type Ticket, ticketsOf } from '../requests/tickets.ts'
import { readSchedule, type Schedule, type VisitType } from '../schedule/read-schedule.ts'
import { type Draft, draftOf } from './drafts.ts'

type Db = PatientDb<'appointments:write'>

/** Somebody who is finding a time, with all that she has said so far. */
export type Finding = {
  readonly draft: Draft
  readonly schedule: Schedule
  readonly type: VisitType
  /** By which she may book it, where that needs one. */
  readonly ticket: Ticket | null
}

/** Where she asks the clinic instead: to move the visit, or for one of this kind, with what she has said. */
export const askAddress = ({ draft, type }: Finding): string =>
  draft.moves === null
    ? `/appointments/ask?kind=${type.id}&draft=${draft.id}`
    : `/appointments/ask?visit=${draft.moves}`

/** What a draft stands for; null where there is none of hers with this id. `zone` is the clinic's. */
export async function findingOf(db: Db, id: string, now: Instant, zone: string): Promise<Finding | null> {
  const draft = await draftOf(db, id)
  if (draft === null) return null
  const schedule = await readSchedule(db)
  const type = schedule.types.get(draft.visit_type_id)
  if (!type) return null
  const tickets = draft.ticket_id === null ? [] : await ticketsOf(db, db.patient, now, zone)
  return { draft, schedule, type, ticket: tickets.find(one => one.id === draft.ticket_id) ?? null }
}
