import { databasePids, type PortalProcess } from '../test/portal-process.ts'
import { loadBareServer, loadPage, statementsSent } from './load.ts'
import type { Row } from './row.ts'

const seconds = 8

/** The list of results of a long record, signed in, everything included, beside a bare server with its bytes. */
export async function benchLabsPage(portal: PortalProcess, home: string, cookie: string): Promise<Row[]> {
  const url = `${portal.url}/records/labs`
  const page = await (await fetch(url, { headers: { cookie } })).text()
  const bare = await loadBareServer(page, seconds)
  const loaded = await loadPage(
    url,
    { cookie },
    () => [portal.pid],
    seconds,
    () => databasePids(home),
  )
  return [
    {
      what: `labs page of a long record (${(page.length / 1024).toFixed(0)} KB), server CPU, rows kept`,
      figure: loaded.cpu_ms_per_request,
      unit: 'ms',
      baseline: bare.cpu_ms_per_request,
      baselineIs: 'bare node:http, same bytes',
      reach: '≤ 25 × the baseline',
      met: loaded.cpu_ms_per_request <= 25 * bare.cpu_ms_per_request,
    },
    {
      what: 'the same, CPU of the database beside it',
      figure: loaded.beside_ms_per_request,
      unit: 'ms',
      baseline: loaded.cpu_ms_per_request,
      baselineIs: 'the web server’s own',
      reach: 'for information',
      met: true,
    },
    {
      what: 'the same, p99 at 10 connections',
      figure: loaded.p99_ms,
      unit: 'ms',
      baseline: loaded.p50_ms,
      baselineIs: 'its p50',
      reach: '≤ 5 × its p50',
      met: loaded.p99_ms <= 5 * loaded.p50_ms,
    },
    await statementsRow(portal, url, cookie),
  ]
}

/** The same by a portal that keeps no rows: each is read, put into words and drawn for every request. */
export async function benchDrawnAnew(portal: PortalProcess, cookie: string): Promise<Row> {
  const url = `${portal.url}/records/labs`
  const page = await (await fetch(url, { headers: { cookie } })).text()
  const bare = await loadBareServer(page, seconds)
  const loaded = await loadPage(url, { cookie }, () => [portal.pid], seconds)
  return {
    what: 'labs page of a long record, server CPU, every row drawn anew (KEEP_DRAWN_MB=0)',
    figure: loaded.cpu_ms_per_request,
    unit: 'ms',
    baseline: bare.cpu_ms_per_request,
    baselineIs: 'bare node:http, same bytes',
    reach: 'for information',
    met: true,
  }
}

async function statementsRow(portal: PortalProcess, url: string, cookie: string): Promise<Row> {
  const times = 20
  const before = await statementsSent(portal.metricsUrl)
  for (let i = 0; i < times; i += 1) await (await fetch(url, { headers: { cookie } })).text()
  const each = ((await statementsSent(portal.metricsUrl)) - before) / times
  return {
    what: 'the same, statements sent to the database',
    figure: each,
    unit: 'statements',
    baseline: null,
    baselineIs: '',
    reach: '≤ 8, with begin and commit',
    met: each <= 8.1,
  }
}

/** The same page with the demo clinic alone and with thousands of other patients in the database. */
export async function benchCrowd(
  portal: PortalProcess,
  cookie: string,
  crowd: () => Promise<void>,
): Promise<Row> {
  const url = `${portal.url}/records/labs`
  const load = () => loadPage(url, { cookie }, () => [portal.pid], seconds)
  const few = await load()
  await crowd()
  const many = await load()
  const apart = Math.abs(many.cpu_ms_per_request / few.cpu_ms_per_request - 1)
  return {
    what: 'labs page with 4,000 patients in the database, server CPU',
    figure: many.cpu_ms_per_request,
    unit: 'ms',
    baseline: few.cpu_ms_per_request,
    baselineIs: 'with the demo clinic alone',
    reach: 'within 15 % of each other',
    met: apart <= 0.15,
  }
}
