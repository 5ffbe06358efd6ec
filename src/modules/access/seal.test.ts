import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { examples } from '../../../test/marked-record.ts'
import { type TestPortal, testPortal } from '../../../test/portal.ts'
import { importRecord } from '../../../test/record.ts'
import { grant } from '../../../test/sharing.ts'
import { applicationRole, type Tx } from '../../platform/db.ts'
import { type AccountId, newId, type PatientId, type SessionId } from '../../platform/ids.ts'
import { clinicMay, open, openSystem, type Permission, permissions, roles } from './index.ts'

/** Whoever can run any statement as the application role sets any setting; that must let her into nothing. */
let t: TestPortal
let hers: PatientId
let other: PatientId
let own: AccountId
let caregiver: AccountId
/** Every table with policies and one of its rows, as JSON. Partitions have no rights at all. */
let tables: { name: string; row: string; columns: string[] }[]

/** Any value of each type, for a row that no rule has to like. */
const values: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  bytea: `'\\x00'`,
  text: `'x'`,
  boolean: 'false',
  'timestamp with time zone': 'now()',
  date: 'current_date',
  jsonb: `'{}'`,
  'text[]': `'{}'`,
  'uuid[]': `'{}'`,
  'smallint[]': `'{}'`,
  'time without time zone': `'09:00'`,
}

/** A row of the table as JSON, and the names of its columns; where it has none, one is made without any rule. */
async function rowOf(
  client: pg.Client,
  name: string,
): Promise<{ name: string; row: string; columns: string[] }> {
  const { rows: attributes } = await client.query<{ column: string; type: string; must: boolean }>(
    `select attname as column, format_type(atttypid, null) as type, attnotnull and attidentity = '' as must
      from pg_attribute where attrelid = '${name}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  )
  const one = async () =>
    (await client.query(`select row_to_json(x)::text as row from ${name} x limit 1`)).rows[0]?.row
  if ((await one()) === undefined) {
    const { rows: checks } = await client.query<{ check: string }>(
      `select conname as check from pg_constraint where conrelid = '${name}'::regclass and contype = 'c'`,
    )
    for (const { check } of checks) await client.query(`alter table ${name} drop constraint ${check}`)
    const must = attributes.filter(attribute => attribute.must)
    await client.query(
      `insert into ${name} (${must.map(({ column }) => column)}) values (${must.map(({ type }) => values[type] ?? '1')})`,
    )
  }
  return { name, row: await one(), columns: attributes.map(({ column }) => column) }
}

beforeAll(async () => {
  t = await testPortal()
  hers = await importRecord(t, Object.values(examples))
  other = await importRecord(t, [{ resourceType: 'Patient', id: 'other', birthDate: '2015-01-01' }])
  own = (await t.account('own@example.org', hers)).account
  await t.account('other@example.org', other)
  caregiver = (await t.account('caregiver@example.org')).account
  await grant(t, { patient: hers, account: caregiver, permissions: ['appointments:read'] })
  tables = await asSuperuser(async client => {
    await client.query('set session_replication_role = replica')
    const { rows } = await client.query<{ name: string }>(`
      select relname as name from pg_class where relkind in ('r', 'p') and relrowsecurity and not relispartition
        and relnamespace = 'public'::regnamespace order by 1`)
    const found: typeof tables = []
    for (const { name } of rows) found.push(await rowOf(client, name))
    return found
  })
})
afterAll(() => t.close())

async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(inject('postgres').adminUrl)
  url.pathname = new URL(t.database.url).pathname
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const actor = (account: AccountId) => ({
  account,
  session: newId() as SessionId,
  act: 'test',
  target: null,
  origin: null,
})
const everything = [...permissions, ...roles.flatMap(role => clinicMay(role))]
type Settings = Partial<Record<'scope' | 'account' | 'patient' | 'may' | 'hidden' | 'seal', string>>
const forge = async (tx: Tx, settings: Settings) => {
  for (const [name, value] of Object.entries(settings))
    await sql`select set_config(${`portal.${name}`}, ${value}, true)`.execute(tx)
}
const forgeries = (): Settings[] =>
  ['system', 'clinic', 'patient'].map(scope => ({
    scope,
    account: own,
    patient: hers,
    may: ` ${everything.join(' ')} `,
    hidden: '0',
  }))
const openedBy = async <T>(
  account: AccountId,
  asked: Permission,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const opened = await open(t.database, actor(account), hers, asked, t.time.now, work)
  if (!opened.opened) throw new Error('not opened')
  return opened.value
}

/**
 * Whether a statement reached a row: it answered with one, changed one, or came as far as a rule about rows, as only
 * a row that the policies let through does. All is undone.
 */
async function reaches(tx: Tx, statement: string): Promise<boolean> {
  await sql`savepoint tried`.execute(tx)
  try {
    const { rows, numAffectedRows } = await sql.raw(statement).execute(tx)
    return numAffectedRows === undefined ? rows.length > 0 : numAffectedRows > 0n
  } catch (error) {
    return !/permission denied|row-level security|updated to DEFAULT/.test((error as Error).message)
  } finally {
    await sql`rollback to savepoint tried`.execute(tx)
  }
}

/** What some statement could read or write, by table. Who is staff is read by all, and mails are written by all. */
async function touched(tx: Tx): Promise<string[]> {
  const found: string[] = []
  for (const { name, row, columns } of tables) {
    const json = row.replaceAll("'", "''")
    const statements: [string, string][] = [
      ['reads', `select from ${name}`],
      ...columns.map((column): [string, string] => ['updates', `update ${name} set ${column} = null`]),
      ['deletes', `delete from ${name}`],
      [
        'inserts',
        `insert into ${name} (${columns}) overriding system value
          select ${columns} from json_populate_record(null::${name}, '${json}')`,
      ],
    ]
    for (const [act, statement] of statements) {
      const all = `${name}: ${act}`
      if (all === 'staff: reads' || all === 'mails: inserts' || found.includes(all)) continue
      if (await reaches(tx, statement)) found.push(all)
    }
  }
  return found
}

describe('settings that were not sealed', () => {
  test('the rows are there, and the same statements reach them in a transaction that a job opened', async () => {
    expect(tables.map(({ row }) => typeof row)).toEqual(tables.map(() => 'string'))
    const reached = await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, touched)
    for (const name of ['clinical_resources', 'access_grants', 'patients', 'invitations', 'sign_ups'])
      expect(reached).toContain(`${name}: reads`)
    expect(reached).toContain('imports: updates')
    expect(reached).toContain('patient_aliases: deletes')
  })

  test.each([0, 1, 2])('in a fresh transaction reach no row of any table (%s)', async n => {
    await t.database.kysely.transaction().execute(async tx => {
      await forge(tx, forgeries()[n] ?? {})
      expect(await touched(tx)).toEqual([])
      await forge(tx, { seal: 'f'.repeat(64) })
      expect(await touched(tx)).toEqual([])
    })
  })

  test.each([
    ['another person', () => ({ patient: other })],
    ['all permissions', () => ({ may: ` ${everything.join(' ')} ` })],
    ['nothing hidden', () => ({ hidden: '0' })],
    ['another account', () => ({ account: own })],
    ['a job', () => ({ scope: 'system' })],
    ['the clinic, with all permissions', () => ({ scope: 'clinic', may: ` ${everything.join(' ')} ` })],
    ['no seal', () => ({ seal: '' })],
  ] as [string, () => Settings][])('in a record that was opened: %s', async (_, settings) => {
    await openedBy(caregiver, 'appointments:read', async tx => {
      expect(await touched(tx)).toContain('patients: reads')
      await sql`savepoint work`.execute(tx)
      await forge(tx, settings())
      expect(await touched(tx)).toEqual([])
      await sql`rollback to savepoint work`.execute(tx)
      expect(await touched(tx)).toContain('patients: reads')
    })
  })

  test('give nothing in the functions that run with the owner’s rights', async () => {
    const asks = [
      sql`select accounts_may_invite(${other}, 'patient', '2020-01-01') is distinct from 'no-birth-date' as told`,
      sql`select exists (select clinical_identity_of(${other})) as told`,
      sql`select exists (select audit_find_patients('{%}', '', ${other})) as told`,
      sql`select access_cares_for(${other}) as told`,
      sql`select exists (select access_own_account(${other})) as told`,
      sql`select access_patient_name(${other}) is not null as told`,
      sql`select portal_scope() is not null or portal_patient() is not null or portal_account() is not null as told`,
      sql`select portal_may('records:read') or portal_hidden() <> -1 or clinical_hidden() <> -1 as told`,
    ]
    for (const settings of [{}, ...forgeries()])
      await t.database.kysely.transaction().execute(async tx => {
        await forge(tx, { ...settings, patient: other })
        for (const [n, ask] of asks.entries())
          expect((await ask.execute(tx)).rows, `${n}`).toEqual([{ told: false }])
      })
  })
})

/**
 * What a policy asked for once in a statement it keeps, and asks for each thing only when a row needs it: a first
 * loop that finds the wrong rows makes it ask for the scope, and before the second the rest is set otherwise.
 */
describe('settings changed in the middle of a statement', () => {
  const twoLoops = (setting: string, value: string, table: string) => `
    select r.id from (values (1, '${other}'::uuid), (2, '${hers}'::uuid)) as loop (n, patient)
    cross join lateral (select case n when 2 then set_config('${setting}', '${value}', true) end, loop.patient as id offset 0) as at
    cross join lateral (select r.id from ${table} r where r.patient_id = at.id offset 0) as r`
  const attack = (statement: string) =>
    openedBy(caregiver, 'appointments:read', async tx => {
      await sql`set local enable_seqscan = off`.execute(tx)
      await sql`set local enable_bitmapscan = off`.execute(tx)
      return (await sql.raw(statement).execute(tx)).rows.length
    })
  const withoutTheSeal = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const define = await asSuperuser(async client => {
      const { rows } = await client.query(`select pg_get_functiondef('${name}'::regproc) as define`)
      await client.query(rows[0].define.replace('portal_sealed()', 'true'))
      return rows[0].define
    })
    try {
      return await work()
    } finally {
      await t.behindTheRules(define)
    }
  }

  test('show nothing that is hidden; they would if only the scope were sealed', async () => {
    const statement = twoLoops('portal.hidden', '0', 'clinical_resources')
    const shown = await openedBy(
      caregiver,
      'appointments:read',
      async tx => (await sql`select from clinical_resources`.execute(tx)).rows.length,
    )
    expect(await withoutTheSeal('portal_hidden', () => attack(statement))).toBeGreaterThan(shown)
    expect(await attack(statement)).toBeLessThanOrEqual(shown)
  })
})

describe('the seal', () => {
  const settings = async (tx: Tx): Promise<Settings> => {
    const names = ['scope', 'account', 'patient', 'may', 'hidden', 'seal'] as const
    const values: Settings = {}
    for (const name of names)
      values[name] =
        (await sql<{ is: string }>`select current_setting(${`portal.${name}`}) as is`.execute(tx)).rows[0]
          ?.is ?? ''
    return values
  }

  test('of an earlier transaction is worth nothing in a later one', async () => {
    const earlier = await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, settings)
    expect(earlier).toMatchObject({ scope: 'system', seal: expect.stringMatching(/^[0-9a-f]{64}$/) })
    await t.database.kysely.connection().execute(async connection => {
      for (const [name, value] of Object.entries(earlier))
        await sql`select set_config(${`portal.${name}`}, ${value}, false)`.execute(connection)
      try {
        expect((await sql`select from patients`.execute(connection)).rows).toEqual([])
        await connection.transaction().execute(async tx => {
          expect(await touched(tx)).toEqual([])
          // A transaction with a number of its own, as that one had.
          await sql`select pg_current_xact_id()`.execute(tx)
          expect(await touched(tx)).toEqual([])
        })
      } finally {
        for (const name of Object.keys(earlier))
          await sql`select set_config(${`portal.${name}`}, '', false)`.execute(connection)
      }
    })
    await openedBy(caregiver, 'appointments:read', async tx => {
      await forge(tx, earlier)
      expect(await touched(tx)).toEqual([])
    })
  })

  test('holds inside savepoints, and after they are undone', async () => {
    await openedBy(own, 'records:read', async tx => {
      const count = async () => (await sql`select from clinical_resources`.execute(tx)).rows.length
      const before = await count()
      expect(before).toBeGreaterThan(5)
      await sql`savepoint one`.execute(tx)
      await sql`update access_grants set revoked_by = null where false`.execute(tx)
      expect(await count()).toBe(before)
      await sql`savepoint two`.execute(tx)
      expect(await count()).toBe(before)
      await sql`rollback to savepoint one`.execute(tx)
      expect(await count()).toBe(before)
    })
  })

  test('holds in parallel workers', async () => {
    await openedBy(own, 'records:read', async tx => {
      const count = async () =>
        (await sql`select from clinical_resources where body <> ''`.execute(tx)).rows.length
      const before = await count()
      for (const setting of [
        'max_parallel_workers_per_gather = 2',
        'parallel_setup_cost = 0',
        'parallel_tuple_cost = 0',
        'min_parallel_table_scan_size = 0',
        'enable_indexscan = off',
        'enable_bitmapscan = off',
      ])
        await sql.raw(`set local ${setting}`).execute(tx)
      const { rows } = await sql<{ 'QUERY PLAN': string }>`
        explain (analyze) select from clinical_resources where body <> ''`.execute(tx)
      expect(rows.map(row => row['QUERY PLAN']).join('\n')).toMatch(/Workers Launched: [1-9]/)
      expect(await count()).toBe(before)
    })
  })

  test('has a key that the application role cannot read, and functions that it cannot call', async () => {
    for (const statement of [
      'select key from access_key',
      'select from access_key',
      'update access_key set one = true',
      'delete from access_key',
      'truncate access_key',
      'copy access_key to stdout',
      'create table public.access_key_2 ()',
      `select access_enter('system', null, null, null, 0)`,
      'create or replace function public.portal_sealed() returns boolean return true',
      'alter function portal_sealed() security invoker',
    ])
      await expect(
        openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, tx =>
          sql.raw(statement).execute(tx),
        ),
        statement,
      ).rejects.toThrow(/permission denied|must be owner/)
    const statistics = await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, tx =>
      sql`select from pg_stats where tablename = 'access_key'`.execute(tx),
    )
    expect(statistics.rows).toEqual([])
  })

  test('tells neither itself nor the key to whoever prints the plans of the statements that she causes', async () => {
    const url = new URL(t.database.url)
    const client = new pg.Client({
      connectionString: url.href,
      options: `-c role=${applicationRole} -c client_min_messages=log -c debug_print_plan=on -c plan_cache_mode=force_custom_plan`,
    })
    const notices: string[] = []
    client.on('notice', notice => notices.push(`${notice.message} ${notice.detail}`))
    await client.connect()
    await client.query(`begin; select set_config('portal.scope', 'system', true), pg_current_xact_id()`)
    await client.query('select portal_scope() from (select from staff) x')
    await client.query(`select access_open_system('jobs', 'test', now())`)
    const { rows } = await client.query(`select current_setting('portal.seal') as seal`)
    await client.query('rollback')
    await client.end()
    const key = await asSuperuser(
      async superuser => (await superuser.query('select key from access_key')).rows[0].key,
    )
    // A value is printed byte by byte, as decimal numbers.
    const printed = [...notices.join('\n').matchAll(/constvalue \d+ \[([-\d\s]+)\]/g)].map(([, bytes]) =>
      Buffer.from((bytes ?? '').trim().split(/\s+/).map(Number)),
    )
    expect(printed.some(value => value.includes('portal.hidden'))).toBe(true)
    expect(printed.some(value => value.includes(key) || value.includes(rows[0].seal))).toBe(false)
  })
})
