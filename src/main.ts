import { createServer as httpServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { jobContext, uploadsOf } from './entry/jobs/context.ts'
import { runJobs } from './entry/jobs/run-jobs.ts'
import { demoSignInLines, seedDemo } from './entry/seed-demo.ts'
import { type Standing, standUp } from './entry/stand-up.ts'
import { readAssets } from './entry/web/assets.ts'
import { tellLive } from './entry/web/live.ts'
import { serveMetrics } from './entry/web/metrics.ts'
import type { Portal } from './entry/web/portal.ts'
import { createServer } from './entry/web/server.ts'
import { beginLabelling } from './modules/clinical/index.ts'
import { checkFiles } from './modules/messages/index.ts'
import type { DrawnThing } from './modules/records/index.ts'
import { clamdScanner } from './platform/clamd.ts'
import { systemClock } from './platform/clock.ts'
import { fileStore } from './platform/file-store.ts'
import { keepLately } from './platform/kept.ts'
import { type Log, openLog } from './platform/log.ts'
import { readSettings, type Settings } from './platform/settings.ts'
import { routes } from './routes.ts'

/** sysexits.h: a setting is wrong. */
const wrongConfiguration = 78

const say = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

async function main(): Promise<number | null> {
  const read = readSettings(process.env)
  if (!read.ok) {
    for (const problem of read.problems) complain(problem)
    return wrongConfiguration
  }
  const { settings } = read
  const log = openLog(settings.logLevel)
  const stopping = stopOnSignal(log)
  const stood = await standUp(settings, log, { share: false })
  if (!stood.ok) {
    complain(stood.message)
    return 1
  }
  const { standing } = stood
  stopping.closeWith(standing.stop)
  try {
    await beginLabelling(standing.database, systemClock())
    if (settings.demo) {
      const files = fileStore(uploadsOf(settings))
      await seedDemo(standing.database, systemClock, { ...settings, files }, say)
    }
    const close = await serve(settings, standing, log)
    stopping.closeWith(close)
    if (settings.jobs) stopping.closeWith(runJobs(jobContext(settings, standing.database, log)).stop)
    if (standing.note !== null) say(standing.note)
    for (const line of settings.demo ? await demoSignInLines(standing.database) : []) say(line)
    say(`Porchlight is ready: ${settings.baseUrl}`)
    return null
  } catch (error) {
    if (stopping.begun()) return null
    await standing.stop()
    complain(startFailure(error, settings))
    log.error('start failed', { error })
    return 1
  }
}

/** Opens the doors; answers with what closes them again. */
async function serve(settings: Settings, standing: Standing, log: Log): Promise<() => Promise<void>> {
  const { baseUrl, secret } = settings
  const publicFolder = join(import.meta.dirname, '../public')
  const live = tellLive(standing.database, log)
  const portal: Portal = {
    database: standing.database,
    secret,
    baseUrl,
    https: baseUrl.startsWith('https:'),
    trustedProxies: settings.trustedProxies,
    clinic: { ...settings.clinic, logo: null },
    assets: readAssets(publicFolder, settings.clinic.accent),
    publicFolder,
    drawnResults: keptFor(settings),
    files: fileStore(uploadsOf(settings)),
    fileCheck: checkFiles(fileWorker, settings.clamd && clamdScanner(settings.clamd)),
    live,
    clock: systemClock,
    log,
  }
  const app = createServer(portal, routes)
  const listener = getRequestListener(app.fetch)
  let closing = false
  const server = httpServer((request, response) => {
    // A visitor who asks on and on over one connection would keep it open until it is cut.
    if (closing) response.setHeader('Connection', 'close')
    return listener(request, response)
  })
  await listen(server, settings.port, settings.host)
  const metrics =
    settings.metricsPort === null
      ? null
      : await serveMetrics(standing.database, settings.metricsPort, settings.host)
  log.info('serving', { port: (server.address() as AddressInfo).port })
  return async () => {
    closing = true
    metrics?.close()
    await live.close()
    await closed(server)
  }
}

/** Built beside this file (vite.server.config.ts), to run in threads of its own. */
const fileWorker = join(import.meta.dirname, 'file-worker.js')

const keptFor = ({ keepDrawn_bytes }: Settings) =>
  keepDrawn_bytes === 0 ? undefined : keepLately<DrawnThing>({ most_bytes: keepDrawn_bytes, minutes: 10 })

const listen = (server: Server, port: number, host: string) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })

/** Requests that have begun are answered; connections that only wait are ended. */
const closed = (server: Server) =>
  new Promise<void>(resolve => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 5_000).unref()
  })

/**
 * On SIGINT or SIGTERM closes what was opened, the last first, and ends the process. A signal that comes before
 * anything is open waits for the first thing to close.
 */
function stopOnSignal(log: Log) {
  const steps: (() => Promise<void>)[] = []
  let begun = false
  const stop = async () => {
    try {
      for (let step = steps.pop(); step !== undefined; step = steps.pop()) await step()
      process.exit(0)
    } catch (error) {
      log.error('stopping failed', { error })
      process.exit(1)
    }
  }
  const hear = (signal: NodeJS.Signals) => {
    if (begun) return
    begun = true
    log.info('stopping', { signal })
    if (steps.length > 0) void stop()
  }
  process.on('SIGINT', hear)
  process.on('SIGTERM', hear)
  return {
    begun: () => begun,
    closeWith: (step: () => Promise<void>) => {
      steps.push(step)
      if (begun) void stop()
    },
  }
}

function startFailure(error: unknown, settings: Settings): string {
  const code = (error as { code?: string }).code
  if (code === 'EADDRINUSE')
    return `PORT: ${settings.port} is in use by another program. Set PORT to a free one.`
  if (code === 'EACCES')
    return `PORT: this user may not listen on ${settings.port}. Set PORT to one above 1023.`
  if (code === 'EADDRNOTAVAIL') return `HOST: ${settings.host} is not an address of this machine.`
  return `Porchlight could not start: ${error instanceof Error ? error.message : String(error)}`
}

const code = await main()
if (code !== null) process.exit(code)
