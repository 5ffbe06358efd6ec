import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { PatientDb } from '../../access/index.ts'
import { type EntryId, instantText, type Look } from './looks.ts'
import './tables.ts'

/** Within so many days the clinic answers. */
export const answer_days = 10
export const longest_question = 2_000

/** By when a question is to be answered. */
export const dueAt = (asked: Instant): Instant => asked.add({ hours: 24 * answer_days })

export type Asked = { asked: true; id: string; again: boolean } | { asked: false; why: 'by-somebody-else' }

/**
 * Asks the clinic about one entry. There is one question an entry: a second click finds the first, and whoever
 * asks after somebody else, whose question she may not read, is told that it was asked.
 */
export async function askQuestion(
  db: PatientDb<'audit:read'>,
  about: Look,
  question: string,
  now: Instant,
): Promise<Asked> {
  const inserted = await db
    .insertInto('audit_questions')
    .values({
      patient_id: db.patient,
      id: newId(),
      entry_at: sql<Instant>`${instantText(about.micros)}::timestamptz`,
      entry_lane: about.lane,
      entry_seq: about.seq,
      about_account: about.account,
      asked_by: db.account,
      asked_at: now,
      question: question.trim().slice(0, longest_question),
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return { asked: true, id: inserted.id, again: false }
  const first = await db
    .selectFrom('audit_questions')
    .select('id')
    .where('patient_id', '=', db.patient)
    .where('entry_lane', '=', about.lane)
    .where('entry_seq', '=', about.seq)
    .executeTakeFirst()
  return first ? { asked: true, id: first.id, again: true } : { asked: false, why: 'by-somebody-else' }
}

export type Question = {
  id: string
  entry: EntryId
  asked_by: string
  asked_by_name: string | null
  asked_at: Instant
  question: string
  answered_at: Instant | null
  answer: string | null
}

const most_listed = 20

/** The reader's questions about this record, the newest first; or one of them. */
export async function questionsOf(
  db: PatientDb<'audit:read'>,
  id: string | null = null,
): Promise<Question[]> {
  const rows = await db
    .selectFrom('audit_questions as q')
    .leftJoin('accounts as a', 'a.id', 'q.asked_by')
    .select(['q.id', 'q.entry_lane', 'q.entry_seq', 'q.asked_by', 'a.name as asked_by_name'])
    .select(['q.asked_at', 'q.question', 'q.answered_at', 'q.answer'])
    .select(sql<number>`(extract(epoch from q.entry_at) * 1000000)::bigint`.as('micros'))
    .where('q.patient_id', '=', db.patient)
    .$if(id !== null, query => query.where('q.id', '=', id ?? ''))
    .orderBy('q.asked_at', 'desc')
    .limit(most_listed)
    .execute()
  return rows.map(({ micros, entry_lane, entry_seq, ...row }) => ({
    ...row,
    entry: { lane: entry_lane, seq: entry_seq, micros },
  }))
}
