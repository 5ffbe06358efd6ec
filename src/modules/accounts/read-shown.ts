import type { Instant } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import type { Opened, Permission, Reading } from '../access/index.ts'
import { limitsAt, type Session, type SessionRow, sessionToken, useSession } from './session-of.ts'

/** What the viewer may do with the record, and what was read of it. */
export type Shown<T> = { readonly may: ReadonlySet<Permission>; readonly value: T }

type Answer = { session: SessionRow | null; tried: boolean; may: Permission[] | null }

/**
 * The session that a cookie value names, as `sessionOf` finds it, and what `reading` reads of the record that it
 * shows: in one trip with the check of the grant, the entry in the audit trail and the commit (decision 0020). `read`
 * is null where the session shows no record by its account's own grants; then nothing was opened, and `open` of
 * access is the way.
 */
export async function readShown<Asked extends Permission, T>(
  database: Database,
  { secret, cookie }: { secret: string; cookie: string | null },
  asked: { permissions: readonly Asked[]; act: string; origin: string | null },
  reading: Reading<Asked, T>,
  now: Instant,
): Promise<{ session: Session | null; read: Opened<Shown<T>> | null }> {
  const token = sessionToken(cookie, secret)
  if (token === null) return { session: null, read: null }
  const [opening = [], rows = []] = await database.inOneTrip([
    {
      sql: 'select session_open($1, $2, $3, $4, $5, $6, $7, $8) as answer',
      parameters: [token, ...limitsAt(now), `{${asked.permissions}}`, asked.act, asked.origin],
    },
    reading.statement,
  ])
  const { session, tried, may } = (opening[0] as { answer: Answer }).answer
  if (session === null) return { session: null, read: null }
  const used = await useSession(database, session, now)
  if (!tried) return { session: used, read: null }
  if (may === null) return { session: used, read: { opened: false } }
  return { session: used, read: { opened: true, value: { may: new Set(may), value: reading.from(rows) } } }
}
