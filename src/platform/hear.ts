import pg from 'pg'
import { applicationRole } from './db.ts'
import type { Log } from './log.ts'

const first_wait_ms = 500
const longest_wait_ms = 30_000

/**
 * Hears what is said on a channel of PostgreSQL, over one connection of its own that is made anew when it breaks. What
 * is said meanwhile is lost: `missed` is called when it hears again.
 */
export function hear(
  url: string,
  channel: string,
  { heard, missed, log }: { heard: (text: string) => void; missed: () => void; log: Log },
): { readonly close: () => Promise<void> } {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let wait_ms = first_wait_ms
  let closed = false

  async function connect() {
    const mine = new pg.Client({
      connectionString: url,
      application_name: 'porchlight hears',
      options: `-c role=${applicationRole}`,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    })
    client = mine
    mine.on('notification', ({ payload }) => heard(payload ?? ''))
    mine.on('error', () => {})
    mine.once('end', () => later(mine))
    try {
      await mine.connect()
      await mine.query(`listen ${pg.escapeIdentifier(channel)}`)
      wait_ms = first_wait_ms
      missed()
    } catch (error) {
      log.warn('news cannot be heard', { error })
      await mine.end().catch(() => {})
      later(mine)
    }
  }

  function later(of: pg.Client) {
    if (closed || client !== of) return
    client = null
    timer = setTimeout(connect, wait_ms)
    wait_ms = Math.min(wait_ms * 2, longest_wait_ms)
  }

  void connect()
  return {
    close: async () => {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
