import { type RawBuilder, sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { AccountId } from '../../../platform/ids.ts'
import { type PatientDb, type Permission, permissions, type Role, readInOrder } from '../../access/index.ts'
import { actsOnOtherThings } from './acts.ts'
import './tables.ts'

export type Who = 'others' | 'staff' | 'caregivers' | 'herself'

/** One entry of the trail as its patient may read it. Names are those of today, roles and authority those of then. */
export type Look = EntryId & {
  kind: 'person' | 'staff'
  account: AccountId | null
  name: string | null
  role: Role | null
  capacity: string | null
  act: string
  target: string | null
  granted: boolean
  /** Of the opening that it went by: `care-team`, `emergency` …, and the words that were given. */
  reason_code: string | null
  reason: string | null
  /** Whose view it was, in a preview. */
  seen_as: string | null
  /** The question that was asked about it, if the reader may see it. */
  question: string | null
}

/** Which entry: its place in the chain, and when it was written, in microseconds since 1970. */
export type EntryId = { lane: number; seq: number; micros: number }

export const entryText = ({ lane, seq, micros }: EntryId): string => `${lane}.${seq}.${micros}`

/** The entry that a form or an address names, or null. */
export function readEntry(text: string | null | undefined): EntryId | null {
  const found = /^(\d{1,2})\.(\d{1,15})\.(\d{1,16})$/.exec(text ?? '')
  if (!found) return null
  const [lane = 0, seq = 0, micros = 0] = found.slice(1).map(Number)
  return { lane, seq, micros }
}

/** Microseconds as PostgreSQL reads an instant. */
export const instantText = (micros: number): string =>
  Temporal.Instant.fromEpochNanoseconds(BigInt(micros) * 1000n).toString()

const instantOf = (micros: number): Instant =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(micros / 1000))

type Db = PatientDb<'audit:read'>

/**
 * Whoever sees all of a record sees every line about it. To anybody else a line about something that is hidden
 * from her would tell that it is there.
 */
const seesAll = (may: ReadonlySet<Permission>): boolean =>
  permissions.every(one => !one.endsWith(':read') || may.has(one))

/** What is asked for: by whom, since when (null: ever), and before which entry. */
export type Asked = { who: Who; since: Instant | null; before: EntryId | null }

/**
 * Entries of the opened patient, newest first, at most `limit`. Each kind of looker is read along its own index,
 * from the newest, so that it costs the same however many there are.
 */
export function looksQuery(db: Db, asked: Asked, limit: number): RawBuilder<Look> {
  const branches =
    asked.who === 'herself'
      ? [sql`e.capacity = 'self'`]
      : (asked.who === 'others' ? ['staff', 'person'] : [asked.who === 'staff' ? 'staff' : 'person']).map(
          kind => sql`e.kind = ${sql.lit(kind)} and e.capacity is distinct from 'self'`,
        )
  const only = asked.who === 'caregivers' ? sql`and e.capacity is distinct from 'preview'` : sql``
  const parts = branches.map(
    branch => sql`(
      select e.at, e.lane, e.seq, e.kind, e.account_id, e.role, e.capacity, e.authority, e.act, e.target, e.granted
      from audit_entries e
      where e.patient_id = ${db.patient} and ${branch} ${only} ${within(asked)} ${shownTo(db)}
      order by e.at desc, e.lane desc, e.seq desc limit ${limit})`,
  )
  return sql<Look>`
    select (extract(epoch from e.at) * 1000000)::bigint as micros, e.lane, e.seq, e.kind, e.account_id as account,
      a.name, e.role, e.capacity, e.act, e.target, e.granted, g.reason_code, g.reason,
      case when e.capacity = 'preview' then v.name end as seen_as, q.id as question
    from (
      select * from (${sql.join(parts, sql` union all `)}) e
      order by e.at desc, e.lane desc, e.seq desc limit ${limit}) e
    left join accounts a on a.id = e.account_id
    left join access_grants g on g.patient_id = ${db.patient} and g.id = e.authority
    left join accounts v on v.id = g.account_id
    left join audit_questions q on q.patient_id = ${db.patient} and q.entry_lane = e.lane and q.entry_seq = e.seq
    order by e.at desc, e.lane desc, e.seq desc`
}

const within = ({ since, before }: Asked) => sql`
  ${since === null ? sql`` : sql`and e.at >= ${since}`}
  ${
    before === null
      ? sql``
      : sql`and e.at <= ${instantText(before.micros)}::timestamptz
          and (e.at, e.lane, e.seq) < (${instantText(before.micros)}::timestamptz, ${before.lane}::smallint, ${before.seq}::bigint)`
  }`

const shownTo = (db: Db) =>
  seesAll(db.may)
    ? sql``
    : sql`and e.act not like '%/confidentiality%'
        and (e.target is null or e.act = any(${actsOnOtherThings}::text[]) or audit_target_shown(e.target))`

export async function looksOf(db: Db, asked: Asked, limit: number): Promise<Look[]> {
  await readInOrder(db)
  return (await looksQuery(db, asked, limit).execute(db)).rows
}

/** One entry, if it is there for this reader. */
export async function lookAt(db: Db, entry: EntryId): Promise<Look | null> {
  const at = { ...entry, seq: entry.seq + 1 }
  for (const who of ['others', 'herself'] as const) {
    const since = instantOf(entry.micros)
    const found = await looksOf(db, { who, since, before: at }, 1)
    const look = found[0]
    if (look && entryText(look) === entryText(entry)) return look
  }
  return null
}

/** Counting further would cost more than it tells. */
export const most_counted = 1_000

/** How often the patient herself came, at most one more than `most_counted`. */
export async function countHerself(db: Db, since: Instant | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select from audit_entries e
      where e.patient_id = ${db.patient} and e.capacity = 'self' ${within({ who: 'herself', since, before: null })}
        ${shownTo(db)}
      order by e.at desc, e.lane desc, e.seq desc limit ${most_counted + 1}) e`.execute(db)
  return rows[0]?.count ?? 0
}
