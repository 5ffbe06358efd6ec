import { createServer as httpServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { demoSignInLines, seedDemo } from './entry/seed-demo.ts'
import { type Standing, standUp } from './entry/stand-up.ts'
import { readAssets } from './entry/web/assets.ts'
import { serveMetrics } from './entry/web/metrics.ts'
import type { Portal } from './entry/web/portal.ts'
import { createServer } from './entry/web/server.ts'
import { createAuth } from './modules/accounts/index.ts'
import { systemClock } from './platform/clock.ts'
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
  const stood = await standUp(settings, log, { share: false })
  if (!stood.ok) {
    complain(stood.message)
    return 1
  }
  const { standing } = stood
  try {
    if (settings.demo) await seedDemo(standing.database, systemClock, settings.clinic.zone, say)
    const stop = await serve(settings, standing, log)
    stopOnSignal(log, stop)
    if (standing.note !== null) say(standing.note)
    for (const line of settings.demo ? await demoSignInLines(standing.database) : []) say(line)
    say(`Porchlight is ready: ${settings.baseUrl}`)
    return null
  } catch (error) {
    await standing.stop()
    complain(startFailure(error, settings))
    log.error('start failed', { error })
    return 1
  }
}

/** Opens the doors; answers with what closes them again. */
async function serve(settings: Settings, standing: Standing, log: Log): Promise<() => Promise<void>> {
  const { baseUrl, secret } = settings
  const auth = createAuth({ databaseUrl: standing.url, baseUrl, secret })
  const publicFolder = join(import.meta.dirname, '../public')
  const portal: Portal = {
    database: standing.database,
    auth,
    secret,
    baseUrl,
    clinic: { ...settings.clinic, logo: null },
    assets: readAssets(publicFolder, settings.clinic.accent),
    publicFolder,
    clock: systemClock,
    log,
  }
  const app = createServer(portal, routes)
  const server = httpServer(getRequestListener(app.fetch))
  await listen(server, settings.port, settings.host)
  const metrics =
    settings.metricsPort === null
      ? null
      : await serveMetrics(standing.database, settings.metricsPort, settings.host)
  log.info('serving', { port: (server.address() as AddressInfo).port })
  return async () => {
    metrics?.close()
    await closed(server)
    await auth.close()
    await standing.stop()
  }
}

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

function stopOnSignal(log: Log, stop: () => Promise<void>) {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      log.info('stopping', { signal })
      stop().then(
        () => process.exit(0),
        error => {
          log.error('stopping failed', { error })
          process.exit(1)
        },
      )
    })
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
