import { createServer, type Server } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { systemClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { countWork, type WorkCounts } from '../../platform/outbox.ts'
import type { Route } from './route.ts'

const registry = new Registry()

const requests = new Histogram({
  name: 'porchlight_request_seconds',
  help: 'Time from request to answer, by address pattern and status.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  registers: [registry],
})
const errors = new Counter({
  name: 'porchlight_errors_total',
  help: 'Requests that ended in a fault of ours.',
  labelNames: ['route'],
  registers: [registry],
})

/** Finding one by its labels costs more than counting; there are as many as addresses and statuses. */
const observers = new Map<string, ReturnType<typeof requests.labels>>()

/** Only patterns of addresses are labels: no id and nothing that anybody typed. */
export function countRequest(route: Route, status: number, ms: number): void {
  const key = `${route.method} ${route.path} ${status}`
  let observer = observers.get(key)
  if (!observer) {
    observer = requests.labels(route.method, route.path, String(status))
    observers.set(key, observer)
  }
  observer.observe(ms / 1000)
  if (status >= 500) errors.labels(route.path).inc()
}

/** Serves `/metrics` for Prometheus on a port of its own, which the clinic keeps inside its network. */
export function serveMetrics(database: Database, port: number, host: string): Promise<Server> {
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'porchlight_database_connections',
    help: 'Open connections of this process to the database.',
    registers: [registry],
    collect() {
      this.set(database.pool.totalCount)
    },
  })
  new Gauge({
    name: 'porchlight_database_statements_total',
    help: 'Statements that this process has sent to the database.',
    registers: [registry],
    collect() {
      this.set(database.sent())
    },
  })
  const noteWork = workGauges()
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics') return response.writeHead(404).end()
    // The other figures are wanted most when the database is away.
    await countWork(database, systemClock()).then(noteWork, () => noteWork(null))
    response.setHeader('Content-Type', registry.contentType)
    return response.end(await registry.metrics())
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

/** What the jobs have before them, by all processes together. Not told while the database is away. */
function workGauges(): (counts: WorkCounts | null) => void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const due = gauge('porchlight_work_due', 'Pieces of work that could be done now and that nobody does.')
  const overdue = gauge('porchlight_work_overdue_seconds', 'How long the oldest of them has waited.')
  const givenUp = gauge('porchlight_work_given_up', 'Pieces of work that were given up within seven days.')
  return counts => {
    due.set(counts?.due ?? Number.NaN)
    overdue.set(counts?.overdue_seconds ?? Number.NaN)
    givenUp.set(counts?.given_up ?? Number.NaN)
  }
}
