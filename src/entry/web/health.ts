import type { Hono } from 'hono'
import { ping } from '../../platform/db.ts'
import type { Portal } from './portal.ts'

/** `/healthz`: this process answers. `/readyz`: it can serve a page, that is, the database answers too. */
export function addHealth(app: Hono, portal: Portal): void {
  app.get('/healthz', c => c.json({ status: 'alive' }))
  app.get('/readyz', async c => {
    try {
      await ping(portal.database)
      return c.json({ status: 'ready' })
    } catch {
      return c.json({ status: 'not ready', because: 'the database does not answer' }, 503)
    }
  })
}
