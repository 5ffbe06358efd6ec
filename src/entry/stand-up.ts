import { prepareAudit } from '../modules/access/index.ts'
import { systemClock } from '../platform/clock.ts'
import { connect, type Database } from '../platform/db.ts'
import { startEmbeddedPostgres } from '../platform/embedded-postgres/index.ts'
import type { Log } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import type { Settings } from '../platform/settings.ts'

/** The database, running and at the newest schema. */
export type Standing = {
  readonly url: string
  readonly database: Database
  /** Something the person who started it should know, such as where the data lies. */
  readonly note: string | null
  readonly stop: () => Promise<void>
}

/**
 * Finds or starts the database that the settings name, migrates it and connects. `share` is for commands that
 * run beside a portal on the same data folder.
 */
export async function standUp(
  settings: Settings,
  log: Log,
  options: { share: boolean; connections?: number },
): Promise<{ ok: true; standing: Standing } | { ok: false; message: string }> {
  const found = await findDatabase(settings, log, options.share)
  if (!found.ok) return found
  const { url, note, stop } = found
  const migrated = await migrate(url).catch((error: unknown) => ({
    ok: false as const,
    message: reason(error),
  }))
  if (!migrated.ok) {
    await stop()
    return { ok: false, message: `The database cannot be brought up to date: ${migrated.message}` }
  }
  for (const migration of migrated.applied) log.info('migrated', { migration })
  const database = connect(url, options.connections === undefined ? {} : { max: options.connections })
  await prepareAudit(database, systemClock())
  const close = async () => {
    await database.close()
    await stop()
  }
  return { ok: true, standing: { url, database, note, stop: close } }
}

type Found =
  | { ok: true; url: string; note: string | null; stop: () => Promise<void> }
  | { ok: false; message: string }

async function findDatabase(settings: Settings, log: Log, share: boolean): Promise<Found> {
  if (settings.databaseUrl !== null)
    return { ok: true, url: settings.databaseUrl, note: null, stop: async () => {} }
  const started = await startEmbeddedPostgres({ dataDir: settings.dataDir, log, share })
  if (!started.ok) return started
  const { url, note, stop } = started.postgres
  return { ok: true, url, note, stop }
}

/** For the administrator's own terminal, before any patient's data could be in a message. */
const reason = (error: unknown): string =>
  error instanceof AggregateError
    ? error.errors.map(reason).join('; ')
    : error instanceof Error
      ? error.message
      : String(error)
