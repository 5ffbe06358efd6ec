import type { FileCheck } from '../../modules/messages/index.ts'
import type { DrawnThings } from '../../modules/records/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import type { FileStore } from '../../platform/file-store.ts'
import type { Log } from '../../platform/log.ts'
import type { Assets } from '../../ui/page.ts'
import type { Live } from './live.ts'

/** All that the web server stands on; `main.ts` puts it together, tests put together their own. */
export type Portal = {
  readonly database: Database
  readonly secret: string
  readonly baseUrl: string
  /** Whether people reach the portal over https: cookies and headers differ. */
  readonly https: boolean
  /** Addresses and networks of the proxies in front; see `networkAddress`. */
  readonly trustedProxies: readonly string[]
  readonly clinic: { name: string; phone: string | null; logo: string | null; zone: string }
  readonly assets: Assets
  /** Folder with the built styles, scripts and fonts. */
  readonly publicFolder: string
  /** Results that were drawn lately; left out, each is drawn every time. */
  readonly drawnResults?: DrawnThings | undefined
  /** Where files lie that people send, and who looks into them before. */
  readonly files: FileStore
  readonly fileCheck: FileCheck
  /** Tells open pages what is new; left out, they show it when they are opened again. */
  readonly live?: Live | undefined
  readonly clock: Clock
  readonly log: Log
}
