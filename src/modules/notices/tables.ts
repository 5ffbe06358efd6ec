import type { Instant } from '../../platform/clock.ts'
import type { AccountId } from '../../platform/ids.ts'
import type { Lang } from '../../ui/page.ts'
import type { Reason, Topic } from './topics.ts'

type Mails = {
  id: string
  account_id: AccountId | null
  recipient: string
  lang: Lang
  subject: string
  lines: string[]
  created_at: Instant
  kept_at: Instant | null
  sent_at: Instant | null
  failed_at: Instant | null
  dropped_at: Instant | null
  error: string | null
  topic: Topic | null
  reason: Reason | null
  not_after: Instant | null
  holds: object | string | null
  calendar: string | null
}

declare module '../../platform/db.ts' {
  interface Tables {
    mails: Mails
  }
}
