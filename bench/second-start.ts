import { databasePids, memory_mb, startPortal } from '../test/portal-process.ts'
import type { Row } from './row.ts'

/** Starting on a folder that has been started before, and what it holds in memory when nobody asks anything. */
export async function benchSecondStart(dataDir: string, homeOf: () => string): Promise<Row[]> {
  const portal = await startPortal(dataDir)
  await new Promise(resolve => setTimeout(resolve, 3_000))
  const memory = [portal.pid, ...databasePids(homeOf())].reduce((sum, pid) => sum + memory_mb(pid), 0)
  await portal.stop()
  return [
    {
      what: 'second start, until it is ready',
      figure: portal.ready_ms,
      unit: 'ms',
      baseline: null,
      baselineIs: '',
      reach: '≤ 5,000 ms',
      met: portal.ready_ms <= 5_000,
    },
    {
      what: 'memory idle, web server and database',
      figure: memory,
      unit: 'MB',
      baseline: null,
      baselineIs: '',
      reach: '≤ 400 MB',
      met: memory <= 400,
    },
  ]
}
