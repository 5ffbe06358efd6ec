import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../src/platform/db.ts'

/** What PostgreSQL really does to answer a query, as it plans it for the pages of the audit trail. */
export async function planOf(
  tx: Tx,
  query: RawBuilder<unknown>,
): Promise<{ entriesRead: number; walked: string[] }> {
  const { rows } = await sql<
    Record<string, string>
  >`explain (analyze, costs off, timing off, summary off) ${query}`.execute(tx)
  const lines = rows.map(row => row['QUERY PLAN'] ?? '')
  const scans = lines.filter(line => /Scan.* on audit_entries_/.test(line))
  const read = (line: string) => Number(/actual rows=([\d.]+)/.exec(line)?.[1] ?? 0)
  const removed = lines.map(line => Number(/Rows Removed by Filter: (\d+)/.exec(line)?.[1] ?? 0))
  return {
    entriesRead: scans.reduce((sum, line) => sum + read(line), 0) + removed.reduce((sum, n) => sum + n, 0),
    walked: scans.filter(line => !/Index (Only )?Scan/.test(line)).map(line => line.trim()),
  }
}
