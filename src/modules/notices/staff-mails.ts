import { type ExpressionBuilder, sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Tables } from '../../platform/db.ts'
import type { Lang } from '../../ui/page.ts'
import type { ClinicDb } from '../access/index.ts'
import type { Reason, Topic } from './topics.ts'

type Db = ClinicDb<'mail:read'>

export const mailStates = ['waiting', 'kept', 'sent', 'failed', 'dropped'] as const
/**
 * `waiting` for a job or for another try; `kept` for staff to read, since there is no mail server; `sent` to it;
 * `failed` for good; `dropped` since it was too late, or no longer so.
 */
export type MailState = (typeof mailStates)[number]
export const isMailState = (text: string): text is MailState => mailStates.includes(text as MailState)

export type MailLine = {
  readonly id: string
  readonly recipient: string
  readonly subject: string
  readonly lang: Lang
  readonly state: MailState
  readonly created_at: Instant
}

export type MailRead = MailLine & {
  readonly kept_at: Instant | null
  readonly sent_at: Instant | null
  readonly failed_at: Instant | null
  readonly dropped_at: Instant | null
  readonly not_after: Instant | null
  readonly topic: Topic | null
  readonly reason: Reason | null
  /** A code for what went wrong at the last try. */
  readonly error: string | null
  /** Null unless the mail is kept to be read here: no text that a mail server will send is shown to anybody. */
  readonly lines: readonly string[] | null
}

const stateOf = sql<MailState>`case when sent_at is not null then 'sent' when failed_at is not null then 'failed'
  when kept_at is not null then 'kept' when dropped_at is not null then 'dropped' else 'waiting' end`

const inState = (state: MailState | null) => (eb: ExpressionBuilder<Tables, 'mails'>) =>
  state === null ? eb.lit(true) : eb(stateOf, '=', state)

/** Mails of the last 30 days, the newest first; `total` counts those in the state asked for. */
export async function listMails(
  db: Db,
  asked: { state: MailState | null; from: number; most: number },
): Promise<{ mails: MailLine[]; total: number; all: number }> {
  const counts = await db
    .selectFrom('mails')
    .select(eb => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere(inState(asked.state)).as('total'),
    ])
    .executeTakeFirstOrThrow()
  const mails = await db
    .selectFrom('mails')
    .select(['id', 'recipient', 'subject', 'lang', 'created_at', stateOf.as('state')])
    .where(inState(asked.state))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(asked.most)
    .offset(asked.from)
    .execute()
  return { mails, ...counts }
}

/** One mail, or null. */
export async function readMail(db: Db, id: string): Promise<MailRead | null> {
  const row = await db
    .selectFrom('mails')
    .selectAll()
    .select(stateOf.as('state'))
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, lines: row.state === 'kept' ? row.lines : null } : null
}

export type GivenUp = {
  readonly kind: string
  readonly reason: string
  readonly pieces: number
  readonly last_at: Instant
}

/** Work of every kind that was given up within seven days, alike pieces together. */
export const listGivenUp = (db: Db, now: Instant): Promise<GivenUp[]> =>
  db
    .selectFrom('outbox')
    .select(eb => [
      'kind',
      sql<string>`coalesce(last_error, '')`.as('reason'),
      eb.fn.countAll<number>().as('pieces'),
      eb.fn.max(sql<Instant>`gave_up_at`).as('last_at'),
    ])
    .where('gave_up_at', '>', now.subtract({ hours: 24 * 7 }))
    .groupBy(['kind', 'last_error'])
    .orderBy('last_at', 'desc')
    .execute()
