import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { permissions } from '../src/modules/access/permissions.ts'
import { connect, type Database } from '../src/platform/db.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts'
import { openLog } from '../src/platform/log.ts'
import { startPortal } from '../test/portal-process.ts'

export type AuditPortal = {
  readonly database: Database
  /** The superuser's connection, to fill tables with. */
  readonly admin: pg.Client
  readonly adminUrl: string
  /** A patient with an account, and the Cookie header of a session. */
  readonly person: (patient: string) => Promise<{ account: string; cookie: string }>
  readonly get: (path: string, cookie: string) => Promise<Response>
  readonly stop: () => Promise<void>
}

const secret = 'only-for-benchmarks-only-for-benchmarks-only'

/** The built portal on a database server of this benchmark's own, so that millions of entries can be written behind it. */
export async function startAuditPortal(): Promise<AuditPortal> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-bench-audit-'))
  chmodSync(folder, 0o711)
  const started = await startEmbeddedPostgres({
    dataDir: join(folder, 'data'),
    rootPlaces: [join(folder, 'roots')],
    log: openLog('error'),
    settings: { max_wal_size: '4GB', maintenance_work_mem: '256MB' },
  })
  if (!started.ok) throw new Error(started.message)
  const { adminUrl, url, stop } = started.postgres
  const portal = await startPortal(join(folder, 'portal'), {
    DATABASE_URL: url,
    PORTAL_SECRET: secret,
    PORTAL_DEMO: 'off',
  })
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  const database = connect(url, { max: 4 })
  return {
    database,
    admin,
    adminUrl,
    person: patient => addPerson(admin, patient),
    get: (path, cookie) => fetch(`${portal.url}${path}`, { headers: { cookie } }),
    stop: async () => {
      await portal.stop()
      await admin.end()
      await database.close()
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function addPerson(admin: pg.Client, patient: string): Promise<{ account: string; cookie: string }> {
  const account = randomUUID()
  const token = randomBytes(24).toString('base64url')
  await admin.query(
    `insert into accounts (id, name, email, created_at, updated_at) values ($1, 'Somebody', $2, now(), now())`,
    [account, `${account}@example.org`],
  )
  await admin.query(
    `insert into access_grants (patient_id, id, account_id, relation, permissions, starts_at)
     values ($1, gen_random_uuid(), $2, 'self', $3, now() - interval '1 minute')`,
    [patient, account, permissions],
  )
  await admin.query(
    `insert into sessions (id, account_id, token, expires_at, last_seen_at, stepped_up_at, created_at, updated_at)
     values (gen_random_uuid(), $1, $2, now() + interval '12 hours', now(), now(), now(), now())`,
    [account, token],
  )
  const signed = createHmac('sha256', secret).update(token).digest('base64')
  return { account, cookie: `porchlight.session_token=${token}.${signed}` }
}
