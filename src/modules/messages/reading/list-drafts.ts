import { sql } from 'kysely'
import type { PatientDb } from '../../access/index.ts'

const most_drafts = 100

/** What the reader began for this patient and has neither sent nor thrown away, what she saved last first. */
export const listDrafts = (db: PatientDb<'messages:write'>) =>
  db
    .selectFrom('message_drafts')
    .select(['id', 'thread_id', 'topic', 'subject', 'saved_at', sql<string>`left(body, 240)`.as('beginning')])
    .where('patient_id', '=', db.patient)
    .where('account_id', '=', db.account)
    .where('sent_at', 'is', null)
    .where('dropped_at', 'is', null)
    .orderBy('saved_at', 'desc')
    .orderBy('id')
    .limit(most_drafts)
    .execute()
