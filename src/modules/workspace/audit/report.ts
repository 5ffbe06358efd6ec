import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import { isUuid, type PatientId } from '../../../platform/ids.ts'
import { type ClinicDb, readInOrder } from '../../access/index.ts'
import { instantText, type Look } from '../../caregivers/index.ts'
import { plainWords } from '../../clinical/index.ts'

type Db = ClinicDb<'audit:report'>

export type Entry = Omit<Look, 'kind' | 'question'> & {
  kind: 'person' | 'staff' | 'system' | 'account'
  email: string | null
  job: string | null
  patient: PatientId | null
  patient_name: string | null
  permission: string | null
  origin: string | null
}

/** What the report is narrowed to; `before` is the entry at which the last page ended. */
export type Asked = {
  from: Instant | null
  to: Instant | null
  patient: string | null
  account: string | null
  act: string | null
  granted: boolean | null
  before: { lane: number; seq: number; micros: number } | null
}

/**
 * Entries of the whole trail, newest first. Every way of narrowing has an index that is in the order of time, so
 * that a page reads little more than it shows.
 */
export function entriesQuery(asked: Asked, limit: number): RawBuilder<Entry> {
  const parts = branchesOf(asked).map(
    branch => sql`(
      select e.* from audit_entries e where ${sql.join([branch, ...narrowing(asked)], sql` and `)}
      order by e.at desc, e.lane desc, e.seq desc limit ${limit})`,
  )
  return sql<Entry>`
    select (extract(epoch from e.at) * 1000000)::bigint as micros, e.lane, e.seq, e.kind, e.account_id as account,
      a.name, a.email, e.role, e.capacity, e.job, e.act, e.target, e.granted, e.permission, e.origin,
      e.patient_id as patient, case when e.patient_id is not null then access_patient_name(e.patient_id) end as patient_name,
      g.reason_code, g.reason, null as seen_as
    from (select * from (${sql.join(parts, sql` union all `)}) e
      order by e.at desc, e.lane desc, e.seq desc limit ${limit}) e
    left join accounts a on a.id = e.account_id
    left join access_grants g on g.patient_id = e.patient_id and g.id = e.authority
    order by e.at desc, e.lane desc, e.seq desc`
}

/** A patient's entries stand in two indexes: what others did, by kind, and what she did herself. */
function branchesOf({ patient }: Asked): RawBuilder<unknown>[] {
  if (patient === null) return [sql`true`]
  const hers = sql`e.patient_id = ${patient}`
  return [
    sql`${hers} and e.kind = 'staff' and e.capacity is distinct from 'self'`,
    sql`${hers} and e.kind = 'person' and e.capacity is distinct from 'self'`,
    sql`${hers} and e.capacity = 'self'`,
  ]
}

function narrowing({ from, to, account, act, granted, before }: Asked): RawBuilder<unknown>[] {
  const at = before && sql`${instantText(before.micros)}::timestamptz`
  return [
    ...(from === null ? [] : [sql`e.at >= ${from}`]),
    ...(to === null ? [] : [sql`e.at < ${to}`]),
    ...(account === null ? [] : [sql`e.account_id = ${account}`]),
    ...(act === null ? [] : [sql`e.act = ${act}`]),
    ...(granted === null ? [] : [granted ? sql`e.granted` : sql`not e.granted`]),
    ...(before === null || at === null
      ? []
      : [
          sql`e.at <= ${at}`,
          sql`(e.at, e.lane, e.seq) < (${at}, ${before.lane}::smallint, ${before.seq}::bigint)`,
        ]),
  ]
}

export async function entriesOf(db: Db, asked: Asked, limit: number): Promise<Entry[]> {
  await readInOrder(db)
  return (await entriesQuery(asked, limit).execute(db)).rows
}

export type Found = { id: string; name: string; more: string | null }

/** Patients by the beginning of each name, by number or id: at most 20. */
export async function findPatients(db: Db, text: string): Promise<Found[]> {
  const typed = text.trim()
  const starts = isUuid(typed) ? [] : plainWords(typed).map(word => `% ${word}%`)
  const { rows } = await sql<{ id: string; name: string; birth_date: string | null }>`
    select * from audit_find_patients(${starts}::text[], ${typed}, ${isUuid(typed) ? typed : null}::uuid)`.execute(
    db,
  )
  return rows.map(({ id, name, birth_date }) => ({ id, name, more: birth_date }))
}

/** Accounts by e-mail address, or by a part of the name: at most 20. */
export async function findAccounts(db: Db, text: string): Promise<Found[]> {
  const typed = text.trim()
  const part = `%${typed.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'name', 'email'])
    .where(({ or, eb }) =>
      or([
        eb('email', 'ilike', part),
        eb('name', 'ilike', part),
        ...(isUuid(typed) ? [eb('id', '=', typed as never)] : []),
      ]),
    )
    .orderBy('name')
    .limit(20)
    .execute()
  return rows.map(({ id, name, email }) => ({ id, name, more: email }))
}

/** The names of what an address narrows to. */
export async function namesOf(
  db: Db,
  { patient, account }: Pick<Asked, 'patient' | 'account'>,
): Promise<{ patient: string | null; account: string | null }> {
  const { rows } = await sql<{ patient: string | null; account: string | null }>`
    select access_patient_name(${patient}::uuid) as patient,
      (select name || ' (' || email || ')' from accounts where id = ${account}::uuid) as account`.execute(db)
  return rows[0] ?? { patient: null, account: null }
}
