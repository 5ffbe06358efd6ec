import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import type { AccountId, PatientId, SessionId } from '../../platform/ids.ts'
import { isRole, type Permission, type Relation, type Role } from '../access/index.ts'

/** Nobody stays signed in longer than this, however active. */
export const longestSessionHours = 12

/** A session nobody used for this long is over; sooner where others may sit down at the same screen. */
export const idle_minutes = 30
export const idle_minutes_shared = 15

/** Somebody whose record the account may open now. */
export type Person = {
  readonly patient: PatientId
  readonly name: string
  readonly relation: Relation
  readonly permissions: readonly Permission[]
}

export type SecondFactor = 'totp' | 'backup-code' | 'passkey'

/** Looking at the pages by somebody else's authority, for reading only; see `View` of access. */
export type SessionView = {
  readonly kind: 'preview' | 'see-as' | 'staff'
  readonly grant: string | null
  /** The person whose record it is. */
  readonly name: string
  /** In a preview, whose eyes it is seen with. */
  readonly as: string | null
  /** True for staff who opened it in an emergency. */
  readonly emergency: boolean
  readonly permissions: readonly Permission[]
}

export type Session = {
  readonly id: SessionId
  readonly account: AccountId
  readonly name: string
  readonly email: string
  readonly language: 'en' | 'es' | null
  readonly shared_device: boolean
  readonly second_factor: SecondFactor | null
  /** When she last proved who she is, beyond having the cookie. */
  readonly stepped_up_at: Instant
  /** Her role, if she is of the clinic and not disabled. */
  readonly staff: Role | null
  /** Whose records this account may open, her own first. */
  readonly people: readonly Person[]
  /** Whose record the pages show; null for an account without one. */
  readonly patient: PatientId | null
  readonly view: SessionView | null
  /** In how many threads something is new to her, by whose they are; none while she looks with others' eyes. */
  readonly unread: Readonly<Record<string, number>>
}

/** Minutes without a request after which this session ends. */
export const idleMinutesOf = (session: Pick<Session, 'shared_device' | 'staff'>): number =>
  session.shared_device || session.staff !== null ? idle_minutes_shared : idle_minutes

/** As `session_of` of migration 0034 answers it. */
export type SessionRow = Omit<Session, 'patient' | 'view' | 'unread' | 'staff' | 'stepped_up_at'> & {
  staff: string | null
  acting_for: PatientId | null
  view_kind: SessionView['kind'] | null
  view_grant: string | null
  view_of: Omit<SessionView, 'kind' | 'grant'> | null
  unread: Session['unread'] | null
  stepped_up_at: string
  last_seen_at: string
}

/** Now, and after when a session must have been made and used not to be over by now; as `session_of` takes them. */
export function limitsAt(now: Instant): [at: string, made: string, usedShared: string, used: string] {
  const before = (minutes: number) => new Date(now.epochMilliseconds - minutes * 60_000).toISOString()
  return [before(0), before(longestSessionHours * 60), before(idle_minutes_shared), before(idle_minutes)]
}

/**
 * The session that a cookie value names, or null when it is forged, unknown, ended, idle too long or too old.
 * One query; a second one at most once a minute notes that the session was used.
 */
export async function sessionOf(
  database: Database,
  secret: string,
  cookie: string | null,
  now: Instant,
): Promise<Session | null> {
  const row = await rowOf(database, secret, cookie, now)
  return row ? useSession(database, row, now) : null
}

/** The same, where nobody uses the session: a page asks by itself, which keeps nobody signed in. */
export async function peekSession(
  database: Database,
  secret: string,
  cookie: string | null,
  now: Instant,
): Promise<Session | null> {
  const row = await rowOf(database, secret, cookie, now)
  return row && sessionFrom(row)
}

async function rowOf(
  database: Database,
  secret: string,
  cookie: string | null,
  now: Instant,
): Promise<SessionRow | null> {
  const token = sessionToken(cookie, secret)
  if (token === null) return null
  const { rows } = await database.kysely.executeQuery<{ session: SessionRow | null }>(
    CompiledQuery.raw('select session_of($1, $2, $3, $4, $5) as session', [token, ...limitsAt(now)]),
  )
  return rows[0]?.session ?? null
}

/** Notes that a session was used, at most once a minute, and says what it is. */
export async function useSession(database: Database, row: SessionRow, now: Instant): Promise<Session> {
  if (now.epochMilliseconds - Date.parse(row.last_seen_at) > 60_000)
    await database.kysely
      .updateTable('sessions')
      .set({ last_seen_at: now })
      .where('id', '=', row.id)
      .execute()
  return sessionFrom(row)
}

function sessionFrom(row: SessionRow): Session {
  const { staff, acting_for, view_kind, view_grant, view_of, stepped_up_at, last_seen_at: _, ...rest } = row
  const view = view_kind && view_of && { kind: view_kind, grant: view_grant, ...view_of }
  const chosen = rest.people.find(({ patient }) => patient === acting_for) ?? rest.people[0]
  return {
    ...rest,
    stepped_up_at: Temporal.Instant.fromEpochMilliseconds(Date.parse(stepped_up_at)),
    staff: staff !== null && isRole(staff) ? staff : null,
    patient: view ? acting_for : (chosen?.patient ?? null),
    view: view || null,
    unread: rest.unread ?? {},
  }
}

/** The token in a signed cookie, or null if it was not signed by us (`token.signature`, HMAC-SHA-256 in base64). */
export function sessionToken(cookie: string | null, secret: string): string | null {
  if (cookie === null) return null
  const dot = cookie.lastIndexOf('.')
  if (dot < 1) return null
  const token = cookie.slice(0, dot)
  const given = Buffer.from(cookie.slice(dot + 1), 'base64')
  const right = createHmac('sha256', keyOf(secret)).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : null
}

/** Making the key costs more than using it, and there is one secret. */
const keys = new Map<string, KeyObject>()
function keyOf(secret: string): KeyObject {
  const known = keys.get(secret) ?? createSecretKey(secret, 'utf8')
  keys.set(secret, known)
  return known
}
