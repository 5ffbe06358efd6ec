import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { accent } from './accent.ts'
import { type ClamdPlace, clamdPlace } from './clamd.ts'
import type { LogLevel } from './log.ts'
import { ensurePrivateFolder, keptText } from './private-folder.ts'

/** What the clinic sets by environment variables; the README lists them. */
export type Settings = {
  readonly port: number
  readonly host: string
  /** An origin: scheme, host and port, without a slash at the end. */
  readonly baseUrl: string
  /** Absolute path of a folder that exists, mode 0700. */
  readonly dataDir: string
  /** Null: the embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | null
  readonly demo: boolean
  /** At least 32 characters. */
  readonly secret: string
  /** Null: mail is kept in the outbox. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null
  readonly logLevel: LogLevel
  /** Whether this process carries out jobs beside serving pages. */
  readonly jobs: boolean
  readonly metricsPort: number | null
  /** Bytes of memory for results that were drawn lately; 0: none are kept. */
  readonly keepDrawn_bytes: number
  /** Addresses and networks (`10.0.0.0/8`) of the proxies in front, whose word on the visitor's address counts. */
  readonly trustedProxies: readonly string[]
  /** Null: files that people send are not looked through for viruses. */
  readonly clamd: ClamdPlace | null
  readonly clinic: {
    readonly name: string
    readonly phone: string | null
    /** IANA name of the zone in which the clinic keeps its hours. */
    readonly zone: string
    /** Colours `#rrggbb` for the light and the dark look; null: Porchlight's own. */
    readonly accent: { readonly light: string; readonly dark: string | null } | null
  }
}

export type SettingsRead =
  | { readonly ok: true; readonly settings: Settings }
  /** One line for each wrong variable. A line never repeats a value that may hold a password. */
  | { readonly ok: false; readonly problems: string[] }

const SHORTEST_SECRET = 32

const quoted = (value: unknown) => JSON.stringify(String(value).slice(0, 80))

const port = (lowest: number) =>
  z
    .string()
    .refine(text => /^\d{1,5}$/.test(text) && Number(text) >= lowest && Number(text) <= 65_535, {
      error: issue => `must be a whole number from ${lowest} to 65535, not ${quoted(issue.input)}`,
    })
    .transform(Number)

const oneOf = <T extends string>(...words: readonly [T, ...T[]]) =>
  z.enum(words, { error: issue => `must be ${words.join(' or ')}, not ${quoted(issue.input)}` })

const switched = oneOf('on', 'off').transform(word => word === 'on')

const isUrl = (text: string, protocols: readonly string[]) => {
  const url = URL.parse(text)
  return url !== null && protocols.includes(url.protocol)
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

const isZone = (name: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

const schema = z.object({
  PORT: port(0).default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, { error: 'must be an address or the name of this machine' })
    .default('127.0.0.1'),
  BASE_URL: z
    .string()
    .refine(isBareOrigin, {
      error: issue =>
        `must be an address like https://portal.example.org, without a path, not ${quoted(issue.input)}`,
    })
    .transform(text => new URL(text).origin)
    .optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(text => isUrl(text, ['postgres:', 'postgresql:']), {
      error: 'must be an address like postgres://user:password@host/database',
    })
    .optional(),
  PORTAL_DEMO: switched.optional(),
  PORTAL_SECRET: z
    .string()
    .min(SHORTEST_SECRET, { error: `must be at least ${SHORTEST_SECRET} characters long` })
    .optional(),
  SMTP_URL: z
    .string()
    .refine(text => isUrl(text, ['smtp:', 'smtps:']) && URL.parse(text)?.hostname !== '', {
      error: 'must be an address like smtps://user:password@mail.example.org',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\p{Cc}]{1,100} <[^\s@<>,;:"]+@[^\s@<>,;:"]+>|[^\s@<>,;:"]+@[^\s@<>,;:"]+)$/u, {
      error: 'must be an e-mail address, as in: Our Clinic <portal@example.org>',
    })
    .optional(),
  LOG_LEVEL: oneOf('debug', 'info', 'warn', 'error', 'silent').default('info'),
  PORTAL_JOBS: switched.default(true),
  METRICS_PORT: port(1).optional(),
  KEEP_DRAWN_MB: z
    .string()
    .regex(/^\d{1,3}$/, { error: 'must be a whole number from 0 to 999' })
    .transform(Number)
    .default(16),
  TRUSTED_PROXY: z
    .string()
    .transform(text => text.split(/[\s,]+/))
    .refine(all => all.every(isNetwork), {
      error: 'must be addresses or networks with commas between, as in: 127.0.0.1, 10.0.0.0/8',
    })
    .default([]),
  CLAMD_URL: z
    .string()
    .transform((text, context) => clamdPlace(text) ?? wrongPlace(context))
    .optional(),
  CLINIC_NAME: z.string().trim().max(80, { error: 'must be at most 80 characters long' }).optional(),
  CLINIC_PHONE: z
    .string()
    .regex(/^[+(\d][\d ().x-]{2,30}$/, { error: 'must be a telephone number, as in: (555) 010-0100' })
    .optional(),
  CLINIC_ZONE: z
    .string()
    .refine(isZone, {
      error: issue => `must be a time zone like America/New_York, not ${quoted(issue.input)}`,
    })
    .optional(),
  CLINIC_ACCENT: z
    .string()
    .transform((text, context) => accent(text) ?? unreadable(context))
    .optional(),
})

type Read = z.output<typeof schema>

/** Every environment variable that is read. */
const SETTING_NAMES: readonly string[] = Object.keys(schema.shape)

/**
 * Reads and checks all settings, makes the data folder, and finds or makes the secret in it. An empty variable
 * counts as absent. `from` is the folder that a relative DATA_DIR begins at.
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  from: string = process.cwd(),
): SettingsRead {
  const given = Object.fromEntries(
    SETTING_NAMES.map(name => [name, environment[name]?.trim()]).filter(([, value]) => value),
  )
  const parsed = schema.safeParse(given)
  const problems = parsed.success
    ? problemsBetween(parsed.data)
    : parsed.error.issues.map(issue => `${String(issue.path[0])}: ${issue.message}.`)
  if (!parsed.success || problems.length > 0) return { ok: false, problems }
  return withDataFolder(parsed.data, resolve(from, parsed.data.DATA_DIR))
}

/** Rules over two variables. */
function problemsBetween(read: Read): string[] {
  const problems: string[] = []
  if (read.DATABASE_URL !== undefined && read.PORTAL_SECRET === undefined)
    problems.push(
      `PORTAL_SECRET: is needed with DATABASE_URL: ${SHORTEST_SECRET} characters or more, the same on every machine of the portal (for example from: openssl rand -base64 48).`,
    )
  if (read.SMTP_URL !== undefined && read.MAIL_FROM === undefined)
    problems.push('MAIL_FROM: is needed with SMTP_URL: the address that mail from the portal comes from.')
  if (read.METRICS_PORT !== undefined && read.METRICS_PORT === read.PORT)
    problems.push('METRICS_PORT: must differ from PORT, since figures are not for the public.')
  if (read.PORT === 0 && read.BASE_URL === undefined)
    problems.push('BASE_URL: is needed with PORT 0, whose number is known only after the start.')
  return problems
}

function withDataFolder(read: Read, folder: string): SettingsRead {
  let secret = read.PORTAL_SECRET
  let dataDir: string
  try {
    dataDir = ensurePrivateFolder(folder)
    secret ??= keptText(join(dataDir, 'secret'), () => randomBytes(32).toString('base64url'))
  } catch (error) {
    return { ok: false, problems: [`DATA_DIR: ${folder} can't be used: ${systemReason(error)}.`] }
  }
  if (secret.length < SHORTEST_SECRET)
    return {
      ok: false,
      problems: [
        `DATA_DIR: the secret in ${join(dataDir, 'secret')} is damaged. Put it back from a backup; or delete it, and everyone signs in anew.`,
      ],
    }
  return { ok: true, settings: settingsFrom(read, dataDir, secret) }
}

/** How a clinic that has not introduced itself is shown; the demo's is the one that its record tells of. */
const UNNAMED = { name: 'Porchlight Clinic', phone: null, zone: 'America/New_York' }
const DEMO = { name: 'Harbor Street Clinic', phone: '(414) 555-0110', zone: 'America/Chicago' }

function settingsFrom(read: Read, dataDir: string, secret: string): Settings {
  const { SMTP_URL: smtpUrl, MAIL_FROM: mailFrom } = read
  const demo = read.PORTAL_DEMO ?? read.DATABASE_URL === undefined
  const unnamed = demo ? DEMO : UNNAMED
  return {
    port: read.PORT,
    host: read.HOST,
    baseUrl: read.BASE_URL ?? `http://localhost:${read.PORT}`,
    dataDir,
    databaseUrl: read.DATABASE_URL ?? null,
    demo,
    secret,
    mail: smtpUrl === undefined || mailFrom === undefined ? null : { smtpUrl, from: mailFrom },
    logLevel: read.LOG_LEVEL,
    jobs: read.PORTAL_JOBS,
    metricsPort: read.METRICS_PORT ?? null,
    keepDrawn_bytes: read.KEEP_DRAWN_MB * 1024 * 1024,
    trustedProxies: read.TRUSTED_PROXY,
    clamd: read.CLAMD_URL ?? null,
    clinic: {
      name: read.CLINIC_NAME ?? unnamed.name,
      phone: read.CLINIC_PHONE ?? unnamed.phone,
      zone: read.CLINIC_ZONE ?? unnamed.zone,
      accent: read.CLINIC_ACCENT ?? null,
    },
  }
}

function systemReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  const known: Record<string, string> = {
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'its disk is read-only',
    ENOSPC: 'its disk is full',
    EDQUOT: 'its disk is full',
    ENOTDIR: 'a file is in the way',
    EEXIST: 'a file is in the way',
    ENOTEMPTY: 'it is open to other users and holds other files; give the portal a folder of its own',
  }
  return known[code ?? ''] ?? code ?? 'for an unknown reason'
}

function isBareOrigin(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.hostname === '') return false
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
}

function unreadable(context: z.RefinementCtx): never {
  context.addIssue({
    code: 'custom',
    message:
      'must be one dark colour like #0b4a55, or that and a light one for the dark look, each legible (contrast 4.5 to 1)',
  })
  return z.NEVER
}

function wrongPlace(context: z.RefinementCtx): never {
  context.addIssue({
    code: 'custom',
    message: 'must be an address like unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310',
  })
  return z.NEVER
}
