import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import type { Lang } from '../../../ui/page.ts'
import type { ClinicDb } from '../../access/index.ts'
import { sendMail } from '../../notices/index.ts'
import { instantText, type Look } from './looks.ts'
import { words } from './words.ts'
import './tables.ts'

type Db = ClinicDb<'questions:answer'>

export const longest_answer = 4_000

/** A question with the entry that it is about, for the staff who answer it. */
export type AskedOfUs = Look & {
  id: string
  patient: PatientId
  patient_name: string | null
  about_account: AccountId | null
  asked_by_name: string | null
  asked_at: Instant
  asked: string
  answered_at: Instant | null
  answered_by_name: string | null
  answer: string | null
}

const asked = (where: RawBuilder<unknown>) => sql<AskedOfUs>`
  select q.id, q.patient_id as patient, access_patient_name(q.patient_id) as patient_name, q.about_account,
    b.name as asked_by_name, q.asked_at, q.question as asked, q.answered_at, c.name as answered_by_name, q.answer,
    ${lookColumns}, null as question
  from (select * from audit_questions q where ${where}) q
  left join audit_entries e on e.at = q.entry_at and e.lane = q.entry_lane and e.seq = q.entry_seq
  left join accounts a on a.id = e.account_id
  left join access_grants g on g.patient_id = q.patient_id and g.id = e.authority
  left join accounts v on v.id = g.account_id
  left join accounts b on b.id = q.asked_by
  left join accounts c on c.id = q.answered_by`

const lookColumns = sql`(extract(epoch from e.at) * 1000000)::bigint as micros, e.lane, e.seq, e.kind,
  e.account_id as account, a.name, e.role, e.capacity, e.act, e.target, e.granted, g.reason_code, g.reason,
  case when e.capacity = 'preview' then v.name end as seen_as`

export const questions_a_page = 50

/** Questions to answer, the oldest first, or answered ones, the newest first; `after` is where the last page ended. */
export async function listQuestions(
  db: Db,
  which: 'open' | 'answered',
  after: { at: string; id: string } | null,
): Promise<AskedOfUs[]> {
  const order = which === 'open' ? sql`q.asked_at, q.id` : sql`q.answered_at desc, q.id desc`
  const { rows } = await sql<AskedOfUs>`
    ${asked(sql`q.id in (
      select id from audit_questions q
      where ${which === 'open' ? sql`q.answered_at is null` : sql`q.answered_at is not null`}
        ${after === null ? sql`` : which === 'open' ? sql`and (q.asked_at, q.id) > (${after.at}, ${after.id})` : sql`and (q.answered_at, q.id) < (${after.at}, ${after.id})`}
      order by ${order} limit ${questions_a_page + 1})`)}
    order by ${order}`.execute(db)
  return rows
}

/** How many wait for an answer. */
export async function questionsWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from audit_questions where answered_at is null`.execute(db)
  return rows[0]?.count ?? 0
}

/** One question; null if there is none with this id. */
export async function questionAsked(db: Db, id: string): Promise<AskedOfUs | null> {
  return (await asked(sql`q.id = ${id}`).execute(db)).rows[0] ?? null
}

export const most_related = 50

/** What else the same account did with the same record, the newest first. */
export async function relatedTo(db: Db, question: AskedOfUs): Promise<Look[]> {
  if (question.about_account === null) return []
  const one = (kind: 'staff' | 'person') => sql`(
    select * from audit_entries e
    where e.patient_id = ${question.patient} and e.kind = ${sql.lit(kind)} and e.capacity is distinct from 'self'
      and e.account_id = ${question.about_account}
      and (e.lane <> ${question.lane} or e.seq <> ${question.seq} or e.at <> ${instantText(question.micros)}::timestamptz)
    order by e.at desc, e.lane desc, e.seq desc limit ${most_related})`
  const { rows } = await sql<Look>`
    select ${lookColumns}, null as question
    from (${one('staff')} union all ${one('person')}) e
    left join accounts a on a.id = e.account_id
    left join access_grants g on g.patient_id = ${question.patient} and g.id = e.authority
    left join accounts v on v.id = g.account_id
    order by e.at desc, e.lane desc, e.seq desc limit ${most_related}`.execute(db)
  return rows
}

export type Answered = { answered: true } | { answered: false; why: 'not-there' | 'own' | 'already' }

/**
 * Answers a question and tells whoever asked, by a mail that says no more than that. Of two who answer at once one
 * wins; nobody answers about her own access.
 */
export async function answerQuestion(
  db: Db,
  of: { id: string; answer: string; clinic: string; baseUrl: string },
  now: Instant,
): Promise<Answered> {
  const { rows } = await sql<{
    about_account: AccountId | null
    email: string
    lang: Lang | null
    asked_by: AccountId
  }>`
    select q.about_account, q.asked_by, a.email, a.language as lang
    from audit_questions q join accounts a on a.id = q.asked_by where q.id = ${of.id}`.execute(db)
  const question = rows[0]
  if (!question) return { answered: false, why: 'not-there' }
  if (question.about_account === db.account) return { answered: false, why: 'own' }
  const written = await db
    .updateTable('audit_questions')
    .set({ answer: of.answer.trim().slice(0, longest_answer), answered_by: db.account, answered_at: now })
    .where('id', '=', of.id)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  if (written.numUpdatedRows === 0n) return { answered: false, why: 'already' }
  const lang = question.lang ?? 'en'
  const text = words(lang).questions
  await sendMail(
    db,
    {
      to: question.email,
      lang,
      subject: text.mailSubject(of.clinic),
      lines: text.mailLines(`${of.baseUrl}/who-looked/questions/${of.id}`),
      key: `question-answered ${of.id}`,
      account: question.asked_by,
    },
    now,
  )
  return { answered: true }
}
