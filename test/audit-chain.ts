/** The columns of an entry as SQL expressions; `n` is its number, from 0, `account`, `patient` … what it repeats. */
export type EntryExpressions = {
  at: string
  kind?: string
  account?: string
  patient?: string
  capacity?: string
  role?: string
  act?: string
  target?: string
  granted?: string
}

const columns = `at, lane, seq, kind, account_id, session_id, job, patient_id, capacity, role, authority, permission,
  act, target, origin, granted, hash`

/**
 * Statements that append many entries to the trail, rightly chained over all lanes, in seconds; for a superuser,
 * since the portal itself only ever writes one at a time. `entries` is rounded up to whole rows of 64.
 */
export function writeChain(entries: number, of: EntryExpressions): string[] {
  const fields = (n: string) =>
    `(select ${[
      `${of.at} as at`,
      `${of.kind ?? `'person'`} as kind`,
      `(${of.account ?? `'00000000-0000-4000-8000-0000000000aa'`})::uuid as account_id`,
      `'00000000-0000-4000-8000-0000000000ab'::uuid as session_id`,
      'null::text as job',
      `(${of.patient ?? `'00000000-0000-4000-8000-0000000000ac'`})::uuid as patient_id`,
      `${of.capacity ?? `'self'`}::text as capacity`,
      `${of.role ?? 'null'}::text as role`,
      'null::uuid as authority',
      `'records:read' as permission`,
      `${of.act ?? `'GET /records/labs'`} as act`,
      `${of.target ?? 'null'}::uuid as target`,
      `'192.0.2.1' as origin`,
      `${of.granted ?? 'true'} as granted`,
    ].join(', ')} from (select ${n} as n) numbered)`
  const hash = (before: string, seq: string, lane: string) =>
    `sha256(${before} || audit_text(${lane}, ${seq}, f.at, f.kind, f.account_id, f.session_id, f.job, f.patient_id,
      f.capacity, f.role, f.authority, f.permission, f.act, f.target, f.origin, f.granted))`
  return [
    // Row-level security and triggers are for the portal; this is a test's superuser.
    'set session_replication_role = replica',
    `insert into audit_entries (${columns})
     with recursive chain as (
       select h.lane, h.seq + 1 as seq, 1 as row, f.*, ${hash('h.hash', 'h.seq + 1', 'h.lane')} as hash
       from audit_heads h cross join lateral ${fields('h.lane::bigint')} f
       union all
       select c.lane, c.seq + 1, c.row + 1, f.*, ${hash('c.hash', 'c.seq + 1', 'c.lane')}
       from chain c cross join lateral ${fields('(c.row * 64 + c.lane)::bigint')} f
       where c.row < ${Math.ceil(entries / 64)}
     ) select ${columns} from chain`,
    `update audit_heads h set (seq, hash) =
       (select e.seq, e.hash from audit_entries e where e.lane = h.lane order by e.seq desc limit 1)
     where exists (select from audit_entries e where e.lane = h.lane)`,
    'set session_replication_role = origin',
  ]
}
