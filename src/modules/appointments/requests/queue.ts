import type { Instant } from '../../../platform/clock.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { DeskDb } from '../handles.ts'
import { type Request, requestColumns } from './read-requests.ts'

/** A request as the desk sees it: whose it is, who asked, and what it is about. */
export type Queued = Request & {
  readonly patient_name: string | null
  readonly birth_date: string | null
  readonly asked_by_name: string | null
  /** The visit that is to be cancelled or moved: when it is, and how it stands. */
  readonly visit_at: Instant | null
  readonly visit_status: string | null
  readonly visit_place: string | null
  readonly answered_by_name: string | null
}

/** What waits for the clinic, what waits for the patient, and what is answered. */
export const shows = ['waiting', 'offered', 'answered'] as const
export type Show = (typeof shows)[number]
export const kinds = ['new', 'move', 'cancel'] as const

export type QueueFilter = {
  readonly show: Show
  readonly kind: Request['kind'] | null
  /** Pages count from 1. */
  readonly page: number
}

export const requests_a_page = 25

const statuses: Record<Show, Request['status'][]> = {
  waiting: ['waiting'],
  offered: ['offered'],
  answered: ['settled', 'declined', 'withdrawn'],
}

/** A page of the queue, what is due first at its head; of what is answered, the newest. */
export const queuePage = (db: DeskDb, { show, kind, page }: QueueFilter): Promise<Queued[]> =>
  queued(db)
    .where('r.status', 'in', statuses[show])
    .$if(kind !== null, query => query.where('r.kind', '=', kind ?? 'new'))
    .$if(show === 'answered', query => query.orderBy('r.asked_at', 'desc'))
    .$if(show !== 'answered', query => query.orderBy('r.due_at'))
    .orderBy('r.id')
    .limit(requests_a_page)
    .offset((page - 1) * requests_a_page)
    .execute()

/** How many there are of each kind. */
export async function countByKind(db: DeskDb, show: Show): Promise<Record<Request['kind'], number>> {
  const rows = await db
    .selectFrom('appointment_requests')
    .select(eb => ['kind', eb.fn.countAll<number>().as('count')])
    .where('status', 'in', statuses[show])
    .groupBy('kind')
    .execute()
  const count = (kind: Request['kind']) => rows.find(row => row.kind === kind)?.count ?? 0
  return { new: count('new'), move: count('move'), cancel: count('cancel') }
}

/** How many wait for the clinic. */
export async function requestsWaiting(db: DeskDb): Promise<number> {
  const counts = await countByKind(db, 'waiting')
  return counts.new + counts.move + counts.cancel
}

/** One request; null if this patient has none of that id. */
export const requestAsked = async (db: DeskDb, patient: PatientId, id: string): Promise<Queued | null> =>
  (await queued(db).where('r.patient_id', '=', patient).where('r.id', '=', id).executeTakeFirst()) ?? null

const queued = (db: DeskDb) =>
  db
    .selectFrom('appointment_requests as r')
    .leftJoin('patients as p', 'p.id', 'r.patient_id')
    .leftJoin('accounts as b', 'b.id', 'r.asked_by')
    .leftJoin('accounts as c', 'c.id', 'r.answered_by')
    .leftJoin('appointments as a', join =>
      join.onRef('a.patient_id', '=', 'r.patient_id').onRef('a.id', '=', 'r.appointment_id'),
    )
    .select(requestColumns)
    .select([
      'p.name as patient_name',
      'p.birth_date',
      'b.name as asked_by_name',
      'c.name as answered_by_name',
      'a.starts_at as visit_at',
      'a.status as visit_status',
      'a.place_id as visit_place',
    ])

export type AskedPatient = {
  readonly id: PatientId
  readonly name: string
  readonly birth_date: string | null
}

/** Whom a page of the desk is about; null where there is no such patient. */
export const patientAsked = async (db: DeskDb, id: PatientId): Promise<AskedPatient | null> =>
  (await db
    .selectFrom('patients')
    .select(['id', 'name', 'birth_date'])
    .where('id', '=', id)
    .executeTakeFirst()) ?? null
