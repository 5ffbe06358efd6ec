import type { Hono } from 'hono'
import { ping } from '../../platform/db.ts'
import { answerWith } from './headers.ts'
import type { Portal } from './portal.ts'

/** `/healthz`: this process answers. `/readyz`: it can serve a page, that is, the database answers too. */
export function addHealth(app: Hono, { https, database }: Portal): void {
  const json = (status: number, body: object) =>
    answerWith(https, JSON.stringify(body), status, { 'Content-Type': 'application/json' })
  app.get('/healthz', () => json(200, { status: 'alive' }))
  app.get('/readyz', async () => {
    try {
      await ping(database)
      return json(200, { status: 'ready' })
    } catch {
      return json(503, { status: 'not ready', because: 'the database does not answer' })
    }
  })
}
