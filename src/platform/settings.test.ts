import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSettings, type Settings } from './settings.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-settings-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const good = (environment: Record<string, string>): Settings => {
  const read = readSettings(environment, folder)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.settings
}
const problems = (environment: Record<string, string>): string[] => {
  const read = readSettings(environment, folder)
  return read.ok ? [] : read.problems
}

describe('without any variable', () => {
  test('the demo clinic is served from an embedded database on this machine alone', () => {
    const { secret, ...settings } = good({})
    expect(settings).toEqual({
      port: 3000,
      host: '127.0.0.1',
      baseUrl: 'http://localhost:3000',
      dataDir: join(folder, 'data'),
      databaseUrl: null,
      demo: true,
      mail: null,
      logLevel: 'info',
      jobs: true,
      metricsPort: null,
      keepDrawn_bytes: 16_777_216,
      trustedProxies: [],
      clamd: null,
      clinic: {
        name: 'Harbor Street Clinic',
        phone: '(414) 555-0110',
        zone: 'America/Chicago',
        accent: null,
      },
    })
    expect(secret).toMatch(/^[\w-]{43}$/)
  })

  test('the secret is made once and kept where only its owner reads it', () => {
    const { secret } = good({})
    expect(good({}).secret).toBe(secret)
    const file = join(folder, 'data/secret')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700)
    rmSync(file)
    expect(good({}).secret).not.toBe(secret)
  })

  test('an empty variable counts as absent', () => {
    expect(good({ PORT: '', BASE_URL: ' ', DATABASE_URL: '' }).port).toBe(3000)
  })
})

test('each variable is taken over', () => {
  const settings = good({
    PORT: '8080',
    HOST: '::1',
    BASE_URL: 'https://portal.example.org/',
    DATA_DIR: 'elsewhere',
    DATABASE_URL: 'postgres://u:p@db/portal',
    PORTAL_SECRET: 'x'.repeat(32),
    PORTAL_DEMO: 'on',
    SMTP_URL: 'smtps://u:p@mail',
    MAIL_FROM: 'Our Clinic <portal@example.org>',
    LOG_LEVEL: 'warn',
    PORTAL_JOBS: 'off',
    METRICS_PORT: '9100',
    KEEP_DRAWN_MB: '4',
    TRUSTED_PROXY: '127.0.0.1, 10.0.0.0/8',
    CLAMD_URL: 'tcp://scanner:3310',
    CLINIC_NAME: 'Hill Street',
    CLINIC_PHONE: '+1 (555) 010-0100',
    CLINIC_ZONE: 'Europe/Berlin',
    CLINIC_ACCENT: '#0B4A55, #9ad8df',
  })
  expect(settings).toEqual({
    port: 8080,
    host: '::1',
    baseUrl: 'https://portal.example.org',
    dataDir: join(folder, 'elsewhere'),
    databaseUrl: 'postgres://u:p@db/portal',
    demo: true,
    secret: 'x'.repeat(32),
    mail: { smtpUrl: 'smtps://u:p@mail', from: 'Our Clinic <portal@example.org>' },
    logLevel: 'warn',
    jobs: false,
    metricsPort: 9100,
    keepDrawn_bytes: 4_194_304,
    trustedProxies: ['127.0.0.1', '10.0.0.0/8'],
    clamd: { host: 'scanner', port: 3310 },
    clinic: {
      name: 'Hill Street',
      phone: '+1 (555) 010-0100',
      zone: 'Europe/Berlin',
      accent: { light: '#0b4a55', dark: '#9ad8df' },
    },
  })
})

test('BASE_URL follows PORT, and the demo is off with a database of the clinic', () => {
  expect(good({ PORT: '4000' }).baseUrl).toBe('http://localhost:4000')
  expect(good({ DATABASE_URL: 'postgres://x/y', PORTAL_SECRET: 's'.repeat(40) }).demo).toBe(false)
})

test('a clinic of its own does not bear the name of the demo', () => {
  expect(good({ PORTAL_DEMO: 'off' }).clinic).toMatchObject({ name: 'Porchlight Clinic', phone: null })
})

describe('a wrong one is one line that begins with its name', () => {
  test.each([
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['HOST', 'a b'],
    ['BASE_URL', 'portal.example.org'],
    ['BASE_URL', 'https://x/path'],
    ['BASE_URL', 'https://user@x'],
    ['BASE_URL', 'ftp://x'],
    ['DATABASE_URL', 'mysql://x/y'],
    ['PORTAL_DEMO', 'yes'],
    ['PORTAL_SECRET', 'x'.repeat(31)],
    ['SMTP_URL', 'mail.example.org'],
    ['SMTP_URL', 'smtp://'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'ann@example.org, bob@example.org'],
    ['MAIL_FROM', 'a,b@example.org'],
    ['MAIL_FROM', 'a@b>\nBcc: <c@d'],
    ['LOG_LEVEL', 'loud'],
    ['KEEP_DRAWN_MB', '-1'],
    ['KEEP_DRAWN_MB', '2000'],
    ['PORTAL_JOBS', '1'],
    ['METRICS_PORT', '0'],
    ['CLINIC_NAME', 'x'.repeat(81)],
    ['TRUSTED_PROXY', 'my-proxy'],
    ['TRUSTED_PROXY', '10.0.0.0/33'],
    ['CLAMD_URL', 'scanner:3310'],
    ['CLINIC_PHONE', 'call us'],
    ['CLINIC_ZONE', 'Mars/Olympus'],
    ['CLINIC_ZONE', '+02:00'],
    ['CLINIC_ACCENT', 'teal'],
    ['CLINIC_ACCENT', '#ffe000'],
    ['CLINIC_ACCENT', '#0b4a55 #0b4a55'],
  ])('%s=%s', (name, value) => {
    const [line = '', ...more] = problems({ [name]: value })
    expect(line).toMatch(new RegExp(`^${name}: (must|is) .+\\.$`))
    expect(more).toEqual([])
  })

  test('all of them are told at once', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'y', CLINIC_ZONE: 'z' })).toHaveLength(3)
  })

  test('nothing is made on disk while a setting is wrong', () => {
    problems({ PORT: 'x' })
    expect(() => statSync(join(folder, 'data'))).toThrow('ENOENT')
  })

  test('no line repeats what may hold a password', () => {
    const lines = problems({
      DATABASE_URL: 'mysql://u:hunter2@x',
      PORTAL_SECRET: 'hunter2',
      SMTP_URL: 'http://u:hunter2@x',
    })
    expect(lines).toHaveLength(3)
    expect(lines.join()).not.toContain('hunter2')
  })
})

test('rules over two variables', () => {
  expect(problems({ DATABASE_URL: 'postgres://x/y' })).toEqual([expect.stringMatching(/^PORTAL_SECRET: /)])
  expect(problems({ SMTP_URL: 'smtp://x' })).toEqual([expect.stringMatching(/^MAIL_FROM: /)])
  expect(problems({ PORT: '4000', METRICS_PORT: '4000' })).toEqual([expect.stringMatching(/^METRICS_PORT: /)])
  expect(problems({ PORT: '0' })).toEqual([expect.stringMatching(/^BASE_URL: /)])
})

describe('the data folder', () => {
  test('is refused where a file is in the way', () => {
    writeFileSync(join(folder, 'data'), '')
    expect(problems({})).toEqual([expect.stringMatching(/^DATA_DIR: .*a file is in the way\.$/)])
  })

  test('of other people is neither used nor closed to them', () => {
    mkdirSync(join(folder, 'data'))
    chmodSync(join(folder, 'data'), 0o755)
    writeFileSync(join(folder, 'data/letter.txt'), '')
    expect(problems({})).toEqual([expect.stringMatching(/^DATA_DIR: .*a folder of its own\.$/)])
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o755)
  })

  test('that a copy has widened is narrowed again', () => {
    const { secret } = good({})
    chmodSync(join(folder, 'data'), 0o755)
    expect(good({}).secret).toBe(secret)
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700)
  })

  test('with a damaged secret is told, not mended in silence', () => {
    good({})
    writeFileSync(join(folder, 'data/secret'), 'short')
    expect(problems({})).toEqual([expect.stringMatching(/^DATA_DIR: the secret in .* is damaged\./)])
    expect(readFileSync(join(folder, 'data/secret'), 'utf8')).toBe('short')
  })
})
