import type { Instant } from '../../../platform/clock.ts'
import type { AccountId } from '../../../platform/ids.ts'
import type { SecurityEventKind } from './event-kinds.ts'

type SecurityEvents = {
  id: string
  account_id: AccountId
  at: Instant
  kind: SecurityEventKind
  origin: string | null
  device: string | null
}

type EmailChanges = {
  id: string
  account_id: AccountId
  old_email: string
  new_email: string
  token_hash: Buffer
  asked_at: Instant
  expires_at: Instant
  cancelled_at: Instant | null
  changed_at: Instant | null
  undo_hash: Buffer | null
  undo_until: Instant | null
  undone_at: Instant | null
}

declare module '../../../platform/db.ts' {
  interface Tables {
    security_events: SecurityEvents
    email_changes: EmailChanges
  }
}
