import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { type AccountId, newId, type SessionId } from '../../../platform/ids.ts'
import { noteAccount } from '../../access/index.ts'
import { sendMail } from '../../notices/index.ts'
import { type SecurityEventKind, securityEventKinds } from './event-kinds.ts'
import { words } from './words.ts'

/**
 * Where something was done. `session` is null for whoever is not signed in; `device` is the browser's User-Agent
 * as it came, and may be left null where the session knows it. `also` are further addresses that must hear of it
 * besides the account's own.
 */
export type Where = {
  readonly session: SessionId | null
  readonly origin: string | null
  readonly device: string | null
  readonly also?: readonly string[]
}

/** For what was done to an account by somebody else, or by a job: it tells nothing of the place where they sit. */
export const nowhere: Where = { session: null, origin: null, device: null }

export const longest_device = 400

/**
 * Notes what happened to an account, in the transaction in which it happens: a row for the person's own page of
 * security, an entry of the audit trail, and, for the kinds that are `mailed`, a mail in her language. The mail
 * says what happened and what to do, and nothing of where or who: it may be read by whoever did it.
 */
export async function noteSecurityEvent(
  tx: Tx,
  account: AccountId,
  kind: SecurityEventKind,
  where: Where,
  now: Instant,
): Promise<void> {
  const id = newId()
  const { session, origin } = where
  const deviceOfSession = sql<
    string | null
  >`(select left(user_agent, ${longest_device}::integer) from sessions where id = ${session})`
  await tx
    .insertInto('security_events')
    .values({
      id,
      account_id: account,
      at: now,
      kind,
      origin,
      device: where.device?.slice(0, longest_device) ?? deviceOfSession,
    })
    .execute()
  await noteAccount(tx, { account, session, act: kind, origin, granted: kind !== 'recovery-refused' }, now)
  if (!securityEventKinds[kind].mailed) return
  const person = await tx
    .selectFrom('accounts')
    .select(['email', 'language'])
    .where('id', '=', account)
    .executeTakeFirstOrThrow()
  const lang = person.language ?? 'en'
  const { events, mails } = words(lang)
  for (const to of new Set([person.email, ...(where.also ?? []).map(email => email.toLowerCase())])) {
    const mail = { to, lang, subject: mails.eventSubject, lines: mails.event(events[kind]), account }
    await sendMail(tx, { ...mail, key: `security event ${id} ${to}` }, now)
  }
}
