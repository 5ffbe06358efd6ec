import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { inOneTrip, type OneTrip } from './one-trip.ts'

/**
 * Every table of the portal. Each module adds its own in its `tables.ts`:
 * `declare module '../../platform/db.ts' { interface Tables { my_table: MyTable } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules through declaration merging
export interface Tables {}

export type Tx = Transaction<Tables>

export type Database = {
  readonly url: string
  readonly kysely: Kysely<Tables>
  readonly pool: pg.Pool
  readonly inOneTrip: OneTrip
  /** Statements sent so far, for the metrics and for the benchmark's count of queries a page. */
  readonly sent: () => number
  readonly close: () => Promise<void>
}

/** The role under which every query of the portal runs: no superuser, no owner, under row-level security. */
export const applicationRole = 'porchlight_app'

const { builtins } = pg.types

/** `uuid[]`, which node-postgres has no name for. */
const uuidList = 2951

/** Dates stay text (a birthday has no zone); instants become Temporal; counts become numbers. */
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.DATE, text => text],
  [builtins.INT8, Number],
  // Ids hold neither commas nor quotation marks, so the general reader of lists would be work for nothing.
  [
    uuidList,
    text =>
      text === '{}'
        ? []
        : text
            .slice(1, -1)
            .split(',')
            .map(id => (id === 'NULL' ? null : id)),
  ],
  [builtins.TIMESTAMPTZ, text => Temporal.Instant.fromEpochMilliseconds(Date.parse(isoFrom(text)))],
])

/** `2026-03-03 14:05:06.123+00`, as PostgreSQL writes it in UTC, in the form that Date.parse takes. */
const isoFrom = (text: string): string => `${text.slice(0, 10)}T${text.slice(11).replace(/\+00$/, 'Z')}`

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format as 'text'),
}

/** node-postgres would send an unknown object as JSON, which for an instant is text in quotation marks. */
const asParameter = (value: unknown) =>
  value instanceof Temporal.Instant ? new Date(value.epochMilliseconds).toISOString() : value

type Answered = Pick<pg.QueryResult, 'command' | 'rowCount' | 'rows'>
type Query = (text: string, values?: readonly unknown[]) => Promise<Answered>

/**
 * Statements with parameters are sent as named prepared statements: planning a query over a partitioned table
 * costs more than running it. `begin` waits for the first statement of its transaction, and travels with it
 * where that has no parameters: one round trip less for each page.
 */
function preparing(client: pg.PoolClient, names: Map<string, string>, count: () => void): pg.PoolClient {
  const plain = client.query.bind(client) as unknown as (config: unknown) => Promise<Answered | Answered[]>
  let begin = false
  const send = async (text: string): Promise<Answered> => {
    count()
    const opening = begin
    // Even if the statement fails, its transaction has begun: the `rollback` that follows must be sent.
    begin = false
    const answered = await plain(opening ? `begin; ${text}` : text)
    return Array.isArray(answered) ? (answered.at(-1) ?? nothing('BEGIN')) : answered
  }
  const query: Query = async (text, values) => {
    if (text === 'begin') {
      begin = true
      return nothing('BEGIN')
    }
    if (begin && (text === 'commit' || text === 'rollback')) {
      begin = false
      return nothing('COMMIT')
    }
    if (!values || values.length === 0) return send(text)
    if (begin) await send('')
    count()
    const parameters = values.map(asParameter)
    const name = nameOf(text, names)
    return (await plain(
      name === null ? { text, values: parameters } : { name, text, values: parameters },
    )) as Answered
  }
  return Object.assign(Object.create(client) as pg.PoolClient, {
    query: query as unknown as pg.PoolClient['query'],
    release: (error?: Error | boolean) => {
      begin = false
      client.release(error)
    },
  })
}

const nothing = (command: string): Answered => ({ command, rowCount: 0, rows: [] })

/** The same name for the same text; null beyond a bound, so that SQL of ever-changing shape (a bug) cannot fill the server's memory. */
function nameOf(text: string, names: Map<string, string>): string | null {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= 500) return null
  const name = `q${names.size}`
  names.set(text, name)
  return name
}

/**
 * Options of a pool on a migrated database. `url` may be the owner's: each connection takes the application
 * role before its first statement, so that neither ownership nor superuser rights reach the portal's queries.
 */
const poolOptions = (url: string, max: number): pg.PoolConfig => ({
  connectionString: url,
  max,
  application_name: 'porchlight',
  options: `-c role=${applicationRole} -c timezone=UTC -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s`,
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 60_000,
})

/** Opens the portal's connections to a migrated database. */
export function connect(url: string, options: { max?: number } = {}): Database {
  const pool = new pg.Pool({
    ...poolOptions(url, options.max ?? 10),
    types: types as unknown as pg.CustomTypesConfig,
  })
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})
  // The same for one that breaks while a query runs: the query's own promise carries the error.
  pool.on('connect', client => client.on('error', () => {}))
  const names = new Map<string, string>()
  const wrapped = new WeakMap<pg.PoolClient, pg.PoolClient>()
  let sent = 0
  const count = (statements = 1) => {
    sent += statements
  }
  const preparingPool = {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      const known = wrapped.get(client) ?? preparing(client, names, count)
      wrapped.set(client, known)
      return known
    },
  }
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: preparingPool as unknown as pg.Pool }),
  })
  const trip = inOneTrip(pool, count)
  return { url, kysely, pool, inOneTrip: trip, sent: () => sent, close: () => kysely.destroy() }
}

/**
 * A call of a function with its arguments written into the statement, so that `begin` can travel with it (see
 * `preparing`). Only for the few statements that open a transaction.
 */
export function callLiterally(name: string, ...values: (string | null)[]) {
  const written = values.map(value => (value === null ? 'null' : pg.escapeLiteral(value)))
  return sql.raw<{ answer: unknown }>(`select ${name}(${written.join(', ')}) as answer`)
}

/** Codes of PostgreSQL (classes 08, 57P, 53) and of sockets that say: the database is away or has no room. */
const away = /^(08...|57P0[1-5]|53...|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/

/** What node-postgres and PostgreSQL say, without a code of its own, when it is away. */
const awayWords = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error',
  'is not currently accepting connections',
]

/** True if an error says that the database cannot be reached now, rather than that a query is wrong. */
export function databaseIsAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (away.test(String((error as { code?: unknown }).code ?? ''))) return true
  if (awayWords.some(words => error.message.includes(words))) return true
  if (error instanceof AggregateError) return error.errors.some(databaseIsAway)
  return error.cause !== undefined && databaseIsAway(error.cause)
}

/**
 * Tells PostgreSQL what the tables hold now, as their owner. After much was written at once the planner would
 * otherwise take the wrong index until autovacuum comes by, and no index could answer by itself.
 */
export async function refreshStatistics(database: Database): Promise<void> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    await client.query('vacuum (analyze)')
  } finally {
    await client.end()
  }
}

/** One round trip to the database and back; throws if it does not answer. */
export async function ping(database: Database): Promise<void> {
  await sql`select 1`.execute(database.kysely)
}

/** The server's version and its clock, for checking both. */
export async function databaseClock(database: Database): Promise<{ version: string; now: Temporal.Instant }> {
  const { rows } = await sql<{ version: string; now: Temporal.Instant }>`
    select current_setting('server_version') as version, clock_timestamp() as now`.execute(database.kysely)
  const row = rows[0]
  if (!row) throw new Error('the database did not answer')
  return row
}
