import type { Generated } from 'kysely'
import type { Instant } from './clock.ts'

type Outbox = {
  id: string
  kind: string
  key: string
  payload: unknown
  created_at: Instant
  due_at: Instant
  locked_until: Instant | null
  tries: Generated<number>
  away: Generated<number>
  done_at: Instant | null
  gave_up_at: Instant | null
  last_error: string | null
}

declare module './db.ts' {
  interface Tables {
    outbox: Outbox
  }
}
