import type { Database } from '../../../platform/db.ts'
import type { PageRequest } from '../../../ui/answer.ts'
import type { Session } from '../session-of.ts'
import type { Where } from './note-security-event.ts'

/** What the pages of security are given by the portal. */
export type SecurityFront = {
  readonly database: Database
  readonly secret: string
  readonly baseUrl: string
  readonly clinic: { readonly name: string }
}

/** A request of somebody who is signed in. */
export type Asked = PageRequest & { readonly session: Session }

/** Where she is; her session knows in which browser. */
export const whereOf = ({ session, origin }: Asked): Where & { readonly session: Session['id'] } => ({
  session: session.id,
  origin,
  device: null,
})
