import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Portal } from '../src/entry/web/portal.ts'
import type { Route } from '../src/entry/web/route.ts'
import { createServer } from '../src/entry/web/server.ts'
import { openSystem, type Role } from '../src/modules/access/index.ts'
import { createAccount } from '../src/modules/accounts/index.ts'
import { checkFiles } from '../src/modules/messages/index.ts'
import { type Instant, instant } from '../src/platform/clock.ts'
import { connect, type Database } from '../src/platform/db.ts'
import { fileStore } from '../src/platform/file-store.ts'
import { type AccountId, newId, type PatientId } from '../src/platform/ids.ts'
import { openLog } from '../src/platform/log.ts'
import { routes as allRoutes } from '../src/routes.ts'
import { freshDatabase } from './postgres.ts'

export const testNow = instant('2026-03-03T15:00:00Z')
export const testPassword = 'a long enough password'

export type TestPortal = {
  portal: Portal
  database: Database
  /** What the portal's clock says; set it to move time. */
  time: { now: Instant }
  /** A request as a browser of this site would send it. */
  ask: (
    path: string,
    init?: RequestInit & { cookie?: string; form?: Record<string, string> },
  ) => Promise<Response>
  /** The Cookie header of a fresh session. */
  signIn: (email: string, password?: string) => Promise<string>
  /** A member of staff, and the Cookie header of a session with a second factor. */
  staff: (email: string, role: Role) => Promise<{ account: AccountId; cookie: string }>
  account: (email: string, patient?: PatientId) => Promise<{ account: AccountId; patient: PatientId }>
  /** Runs a statement as the database's superuser: to make states that the portal itself never makes. */
  behindTheRules: (statement: string, values?: unknown[]) => Promise<void>
  close: () => Promise<void>
}

/** As it stands in the source: Node 24 runs it as it is. */
const fileWorker = join(import.meta.dirname, '../src/modules/messages/files/check/file.worker.ts')

/** A whole portal on a fresh database, without sockets: requests go straight to the router. */
export async function testPortal(routes: readonly Route[] = allRoutes): Promise<TestPortal> {
  const fresh = await freshDatabase()
  const database = connect(fresh.url, { max: 4 })
  const secret = 'only-for-tests-only-for-tests-only-for-tests'
  const time = { now: testNow }
  const uploads = mkdtempSync(join(tmpdir(), 'porchlight-uploads-'))
  const portal: Portal = {
    database,
    secret,
    baseUrl: 'http://localhost:3000',
    https: false,
    trustedProxies: [],
    clinic: { name: 'Harbor Clinic', phone: '+1 555 0100', logo: null, zone: 'America/Chicago' },
    assets: { css: '/assets/a.css', js: '/assets/a.js', font: '/assets/a.woff2', icon: '/assets/a.svg' },
    publicFolder: '/nowhere',
    files: fileStore(uploads),
    fileCheck: checkFiles(fileWorker, null),
    clock: () => time.now,
    log: openLog('silent'),
  }
  const app = createServer(portal, routes)
  const ask: TestPortal['ask'] = async (path, { cookie, form, ...init } = {}) => {
    const headers = new Headers(init.headers)
    if (cookie) headers.set('cookie', cookie)
    const body = form && new URLSearchParams(form)
    return app.request(`http://localhost:3000${path}`, {
      ...init,
      ...(body && { method: 'POST', body }),
      headers,
    })
  }
  return {
    portal,
    database,
    time,
    ask,
    signIn: async (email, password = testPassword) => {
      const response = await ask('/sign-in', { form: { email, password } })
      if (response.status !== 303) throw new Error(`signing in answered ${response.status}`)
      return response.headers
        .getSetCookie()
        .map(line => line.split(';')[0])
        .join('; ')
    },
    account: async (email, patient = newId() as PatientId) => {
      const made = await openSystem(database, { name: 'administrator', act: 'test' }, time.now, db =>
        createAccount(
          db,
          { patient, name: email.split('@')[0] ?? '', email, password: testPassword },
          time.now,
        ),
      )
      if (!made.created) throw new Error(made.why)
      return { account: made.account, patient }
    },
    staff: (email, role) => makeStaff(fresh.adminUrl, secret, time.now, email, role),
    behindTheRules: async (statement, values) => {
      await behindTheRules(fresh.adminUrl, client => client.query(statement, values))
    },
    close: async () => {
      await database.close()
      await fresh.drop()
      rmSync(uploads, { recursive: true, force: true })
    },
  }
}

/** A member of staff who has signed in with a second factor, without the work of signing in. */
async function makeStaff(adminUrl: string, secret: string, now: Instant, email: string, role: Role) {
  const account = newId() as AccountId
  const token = randomBytes(24).toString('base64url')
  const at = now.toString()
  await behindTheRules(adminUrl, async client => {
    await client.query(
      'insert into accounts (id, name, email, created_at, updated_at) values ($1, $2, $3, $4, $4)',
      [account, email.split('@')[0], email, at],
    )
    await client.query('insert into staff (account_id, role, created_at) values ($1, $2, $3)', [
      account,
      role,
      at,
    ])
    await client.query(
      `insert into sessions (id, account_id, token, expires_at, last_seen_at, second_factor, stepped_up_at, created_at, updated_at)
       values ($1, $2, $3, $4::timestamptz + interval '12 hours', $4, 'totp', $4, $4, $4)`,
      [newId(), account, token, at],
    )
  })
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return { account, cookie: `porchlight.session_token=${token}.${signature}` }
}

async function behindTheRules<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
