import { type DestinationStream, destination, pino } from 'pino'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/**
 * All that a log line may say beside its event: ids, counts, times, names of our own things.
 * Nothing that a person typed or that stands in a record. Add a key here only for such a thing.
 */
export type LogFields = {
  readonly request_id?: string
  readonly error_id?: string
  readonly account_id?: string
  readonly actor_id?: string
  readonly patient_id?: string
  readonly resource_id?: string
  readonly resource_type?: string
  readonly job?: string
  readonly job_id?: string
  readonly attempt?: number
  /** The pattern, `/records/labs/:id`, never the address that was asked for. */
  readonly route?: string
  readonly method?: string
  readonly status?: number
  readonly ms?: number
  readonly count?: number
  readonly bytes?: number
  readonly queries?: number
  readonly pid?: number
  readonly port?: number
  readonly signal?: string
  readonly version?: string
  readonly migration?: string
  readonly source?: string
  readonly state?: string
  /** A folder or address of the portal itself, known before any patient came. */
  readonly place?: string
  /** The ends of the audit trail in one line: lengths and a digest. */
  readonly anchor?: string
  /** Anything thrown. Logged by name, code and place in the code, without its message. */
  readonly error?: unknown
}

/** A word fixed in the code: a built string (which could carry a value) does not compile. */
type Event<E extends string> = Record<never, never> extends Record<E, 1> ? never : E

/** The only way to log. Takes the name of an event and the few fields of {@link LogFields}. */
export type Log = {
  debug<E extends string>(event: Event<E>, fields?: LogFields): void
  info<E extends string>(event: Event<E>, fields?: LogFields): void
  warn<E extends string>(event: Event<E>, fields?: LogFields): void
  error<E extends string>(event: Event<E>, fields?: LogFields): void
  /** The same log with these fields on each of its lines. */
  with(fields: LogFields): Log
  /** Writes what is waiting, before the process ends. */
  flush(): void
}

const KEYS: Record<Exclude<keyof LogFields, 'error'>, 'string' | 'number'> = {
  request_id: 'string',
  error_id: 'string',
  account_id: 'string',
  actor_id: 'string',
  patient_id: 'string',
  resource_id: 'string',
  resource_type: 'string',
  job: 'string',
  job_id: 'string',
  attempt: 'number',
  route: 'string',
  method: 'string',
  status: 'number',
  ms: 'number',
  count: 'number',
  bytes: 'number',
  queries: 'number',
  pid: 'number',
  port: 'number',
  signal: 'string',
  version: 'string',
  migration: 'string',
  source: 'string',
  state: 'string',
  place: 'string',
  anchor: 'string',
}
const LONGEST_VALUE = 200

/**
 * A log of JSON lines on stderr (or on `stream`). Types keep health data out while we write the code;
 * the same list of keys is applied again when it runs, because a cast or plain JavaScript passes types.
 */
export function openLog(level: LogLevel, stream: DestinationStream = stderr()): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
    },
    stream,
  )
  const face = (bound: Record<string, unknown>): Log => ({
    debug: (event, fields) => logger.debug({ event, ...bound, ...allowedFields(fields) }),
    info: (event, fields) => logger.info({ event, ...bound, ...allowedFields(fields) }),
    warn: (event, fields) => logger.warn({ event, ...bound, ...allowedFields(fields) }),
    error: (event, fields) => logger.error({ event, ...bound, ...allowedFields(fields) }),
    with: fields => face({ ...bound, ...allowedFields(fields) }),
    flush: () => logger.flush(),
  })
  return face({})
}

function stderr(): DestinationStream {
  return destination({ fd: 2, sync: true })
}

function allowedFields(fields: LogFields | undefined): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  let dropped = 0
  for (const [key, value] of Object.entries(fields ?? {})) {
    if (value === undefined) continue
    if (key === 'error') kept.error = describeError(value)
    else if (Object.hasOwn(KEYS, key) && typeof value === KEYS[key as keyof typeof KEYS])
      kept[key] = typeof value === 'string' ? value.slice(0, LONGEST_VALUE) : value
    else dropped += 1
  }
  if (dropped > 0) kept.dropped_fields = dropped
  return kept
}

/** What may be told of an error: where it happened and of which kind, never the values it met. */
export type ErrorDescription = {
  name: string
  /** Only a message of the language itself that names code, never one that could quote a value. */
  message?: string
  code?: string
  syscall?: string
  constraint?: string
  table?: string
  column?: string
  schema?: string
  routine?: string
  stack?: string[]
  cause?: ErrorDescription
}

/**
 * PostgreSQL writes row values into `message`, `detail`, `where` and `internalQuery`; JSON, dates and
 * validation quote their input in the message: so all of these stay out. Codes and names of tables and
 * constraints are ours and stay in.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}` }
  const told: ErrorDescription = { name: plainName(error.name) ?? 'Error' }
  const message = codeOnlyMessage(error)
  if (message !== null) told.message = message
  for (const key of ['code', 'syscall', 'constraint', 'table', 'column', 'schema', 'routine'] as const) {
    const value = plainName((error as unknown as Record<string, unknown>)[key])
    if (value !== null) told[key] = value
  }
  const stack = placesInCode(error)
  if (stack.length > 0) told.stack = stack
  if (error.cause !== undefined && depth < 3) told.cause = describeError(error.cause, depth + 1)
  return told
}

function plainName(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.$-]{1,80}$/.test(value) ? value : null
}

function codeOnlyMessage(error: Error): string | null {
  if (!(error instanceof TypeError || error instanceof ReferenceError)) return null
  const known =
    /^(Cannot (?:read|set) properties of (?:undefined|null))\b|^([\w.$]{1,80} is not (?:a function|defined))$/
  const match = known.exec(error.message)
  return match?.[1] ?? match?.[2] ?? null
}

/** The `at` lines. A message of several lines stands before them and could itself look like one. */
function placesInCode(error: Error): string[] {
  const stack = typeof error.stack === 'string' ? error.stack : ''
  const head = stack.indexOf(error.message)
  const frames = head >= 0 ? stack.slice(head + error.message.length) : stack
  return frames
    .split('\n')
    .map(line => line.trim())
    .filter(line => /^at .*(?::\d+:\d+\)?|\(native\)|<anonymous>\)?)$/.test(line))
    .slice(0, 20)
}
