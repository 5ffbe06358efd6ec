import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { migrations } from '../../migrations/index.ts'

export type Migrated = { ok: true; applied: string[] } | { ok: false; message: string }

/**
 * Brings the database to the newest schema, as its owner. Kysely's lock table lets one process migrate while
 * others wait; each migration is whole or not there at all.
 */
export async function migrate(url: string): Promise<Migrated> {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => {})
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } })
    const { error, results } = await migrator.migrateToLatest()
    const applied = (results ?? []).filter(r => r.status === 'Success').map(r => r.migrationName)
    if (!error) return { ok: true, applied }
    const failed = results?.find(r => r.status === 'Error')?.migrationName
    return { ok: false, message: `${failed ? `migration ${failed}` : 'migrating'}: ${describe(error)}` }
  } finally {
    await kysely.destroy()
  }
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error))
