import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { cpu_ms, freePort } from '../test/portal-process.ts'

export type Load = {
  readonly requests: number
  readonly cpu_ms_per_request: number
  /** CPU of the processes named as `beside`, such as the database's. */
  readonly beside_ms_per_request: number
  readonly p50_ms: number
  readonly p99_ms: number
}

/** Until the engine has compiled what is used; what that costs belongs to the start, not to a page. */
const warm_up_seconds = 8

/** Asks for one page over ten connections for some seconds, after a warm-up that is not counted. */
export async function loadPage(
  url: string,
  headers: Record<string, string>,
  pids: () => number[],
  seconds: number,
  beside: () => number[] = () => [],
): Promise<Load> {
  const shoot = (duration: number) => autocannon({ url, headers, connections: 10, duration })
  await shoot(warm_up_seconds)
  const before = { own: cpuOf(pids()), beside: cpuOf(beside()) }
  const shot = await shoot(seconds)
  const used = { own: cpuOf(pids()) - before.own, beside: cpuOf(beside()) - before.beside }
  if (shot.non2xx > 0 || shot.errors > 0)
    throw new Error(`${url}: ${shot.non2xx} wrong answers, ${shot.errors} errors`)
  return {
    requests: shot.requests.total,
    cpu_ms_per_request: used.own / shot.requests.total,
    beside_ms_per_request: used.beside / shot.requests.total,
    p50_ms: shot.latency.p50,
    p99_ms: shot.latency.p99,
  }
}

const cpuOf = (pids: readonly number[]): number => pids.reduce((sum, pid) => sum + cpu_ms(pid), 0)

/** The same load on a bare node:http server that answers with the same bytes. */
export async function loadBareServer(page: string, seconds: number): Promise<Load> {
  const file = join(mkdtempSync(join(tmpdir(), 'porchlight-bench-')), 'page.html')
  writeFileSync(file, page)
  const port = await freePort()
  const server = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.ts'), file, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise(resolve => server.stdout?.once('data', resolve))
  try {
    return await loadPage(`http://127.0.0.1:${port}/`, {}, () => [server.pid ?? 0], seconds)
  } finally {
    server.kill()
  }
}

/** Statements that the portal has sent to its database, from its own figures. */
export async function statementsSent(metricsUrl: string): Promise<number> {
  const text = await (await fetch(metricsUrl)).text()
  return Number(/^porchlight_database_statements_total (\d+)/m.exec(text)?.[1] ?? Number.NaN)
}
