import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'
import { removalDue } from '../recovery/factor-removal.ts'
import type { SecurityEventKind } from './event-kinds.ts'
import { type OpenSession, openSessions } from './sessions.ts'

/** What the page of security shows of an account. */
export type Security = {
  readonly password_since: Instant | null
  /** A new address that waits for its link to be opened. */
  readonly email_asked: { email: string; until: Instant } | null
  /** When the second factors come off, because somebody says that they are lost; see recovery. */
  readonly removal_due: Instant | null
  readonly sessions: readonly OpenSession[]
  /** The latest first. */
  readonly events: readonly SecurityEvent[]
}

export type SecurityEvent = {
  readonly id: string
  readonly at: Instant
  readonly kind: SecurityEventKind
  readonly origin: string | null
  readonly device: string | null
}

const most_events = 20

export async function securityOf(database: Database, account: AccountId, now: Instant): Promise<Security> {
  const db = database.kysely
  const [password, change, removal_due, sessions, events] = await Promise.all([
    db.selectFrom('credentials').select('updated_at').where('account_id', '=', account).executeTakeFirst(),
    db
      .selectFrom('email_changes')
      .select(['new_email as email', 'expires_at as until'])
      .where('account_id', '=', account)
      .where('changed_at', 'is', null)
      .where('cancelled_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst(),
    removalDue(database, account),
    openSessions(database, account, now),
    db
      .selectFrom('security_events')
      .select(['id', 'at', 'kind', 'origin', 'device'])
      .where('account_id', '=', account)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(most_events)
      .execute(),
  ])
  return {
    password_since: password?.updated_at ?? null,
    email_asked: change ?? null,
    removal_due,
    sessions,
    events,
  }
}
