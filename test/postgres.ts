import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'

export type FreshDatabase = {
  /** Of the owner, as the portal's DATABASE_URL would be. */
  url: string
  /** Of the same database with the right to do everything, for tests that look behind the rules. */
  adminUrl: string
  drop(): Promise<void>
}

/** PostgreSQL's word for "source database is being accessed by other users". */
const OBJECT_IN_USE = '55006'

/** A migrated, empty database of this test's own: a clone of the template, made in tens of milliseconds. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { adminUrl, ownerUrl, template } = inject('postgres')
  const name = `${template}_${randomBytes(5).toString('hex')}`
  const owner = decodeURIComponent(new URL(ownerUrl).username)
  const owned = owner === '' ? '' : ` owner "${owner.replaceAll('"', '""')}"`
  for (let attempt = 1; ; attempt += 1) {
    try {
      await asAdmin(adminUrl, `create database "${name}" template "${template}"${owned} strategy file_copy`)
      break
    } catch (error) {
      if ((error as { code?: string }).code !== OBJECT_IN_USE || attempt === 20) throw error
      await sleep(attempt * 20)
    }
  }
  return {
    url: withDatabase(ownerUrl, name),
    adminUrl: withDatabase(adminUrl, name),
    drop: () => asAdmin(adminUrl, `drop database if exists "${name}" with (force)`),
  }
}

/** One connection for each statement: a kept one would keep the worker alive or be cut by a fault test. */
async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
