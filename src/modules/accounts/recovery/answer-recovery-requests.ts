import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/db.ts'
import { type AccountId, newId } from '../../../platform/ids.ts'
import { openSystem, type SystemDb } from '../../access/index.ts'
import { sendMail } from '../../notices/index.ts'
import { isStaff } from '../is-staff.ts'
import { noteSecurityEvent } from '../security/note-security-event.ts'
import { newToken } from '../security/tokens.ts'
import { words } from './words.ts'

const link_minutes = 30
/** However many requests come: an account has no more open links than this at a time. */
const most_open_links = 5

type Request = { id: string; email: string; language: 'en' | 'es'; origin: string | null }

/**
 * Answers the requests that wait, each in a transaction of its own, by mail to those that have an account; the
 * others get nothing. For a job, every few seconds; several at once share the work. Answers how many it took.
 */
export async function answerRecoveryRequests(
  database: Database,
  baseUrl: string,
  now: Instant,
): Promise<number> {
  for (let answered = 0; ; answered += 1) {
    const found = await openSystem(database, { name: 'accounts', act: 'answer-recovery-request' }, now, db =>
      answerNext(db, baseUrl, now),
    )
    if (!found) return answered
  }
}

async function answerNext(db: SystemDb, baseUrl: string, now: Instant): Promise<boolean> {
  const { rows } = await sql<Request>`
    delete from recovery_requests where id = (
      select id from recovery_requests order by at, id limit 1 for update skip locked)
    returning id, email, language, origin`.execute(db)
  const request = rows[0]
  if (!request) return false
  const person = await db
    .selectFrom('accounts')
    .select(['id', 'language'])
    .where('email', '=', request.email)
    .executeTakeFirst()
  if (person) await answer(db, baseUrl, request, person.id, person.language ?? request.language, now)
  return true
}

async function answer(
  db: SystemDb,
  baseUrl: string,
  request: Request,
  account: AccountId,
  lang: 'en' | 'es',
  now: Instant,
): Promise<void> {
  const { mails } = words(lang)
  const to = { to: request.email, lang, key: `recovery ${request.id}`, account }
  if (await isStaff(db, account)) await sendMail(db, { ...to, ...mails.staff }, now)
  else {
    const token = await newLink(db, account, now)
    if (token === null) return
    const { subject, lines } = mails.link
    await sendMail(db, { ...to, subject, lines: lines(`${baseUrl}/recover/${token}`, link_minutes) }, now)
  }
  const where = { session: null, origin: request.origin, device: null }
  await noteSecurityEvent(db, account, 'recovery-asked', where, now)
}

/** A new link's token, or null if there are enough. Older links stay: a stranger who asks ends nobody's. */
async function newLink(tx: Tx, account: AccountId, now: Instant): Promise<string | null> {
  const { links } = await tx
    .selectFrom('recoveries')
    .select(count => count.fn.countAll<number>().as('links'))
    .where('account_id', '=', account)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  if (links >= most_open_links) return null
  const { token, hash } = newToken()
  await tx
    .insertInto('recoveries')
    .values({
      id: newId(),
      account_id: account,
      token_hash: hash,
      created_at: now,
      expires_at: now.add({ minutes: link_minutes }),
      used_at: null,
      code_hash: null,
    })
    .execute()
  return token
}
