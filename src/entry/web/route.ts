import type { PatientDb, Permission } from '../../modules/access/index.ts'
import type { Session } from '../../modules/accounts/index.ts'
import type { Answer, PageRequest } from '../../ui/answer.ts'
import type { Portal } from './portal.ts'

type Method = 'GET' | 'POST'
type Answering = Answer | Promise<Answer>

export type SignedInRequest = PageRequest & { readonly session: Session }

/** The request as it came, for the few pages without a session that need it. */
export type Caller = {
  readonly origin: string | null
  readonly headers: Headers
  readonly session: Session | null
}

/** One line of `routes.ts`: an address, who may open it, and its page. */
export type Route =
  | {
      method: Method
      path: string
      who: 'anyone'
      page: (request: PageRequest, portal: Portal, caller: Caller) => Answering
    }
  | {
      method: Method
      path: string
      who: 'signed-in'
      page: (request: SignedInRequest, portal: Portal) => Answering
    }
  | {
      method: Method
      path: string
      who: 'patient'
      permission: Permission
      /** A method, not a function property: its handle's type is the permission that stands beside it. */
      page(request: PageRequest, db: PatientDb<Permission>): Answering
    }

/** Anybody, signed in or not. */
export const anyone = (
  method: Method,
  path: string,
  page: Extract<Route, { who: 'anyone' }>['page'],
): Route => ({ method, path, who: 'anyone', page })

/** Anybody who is signed in; the page shows nothing of any patient. */
export const signedIn = (
  method: Method,
  path: string,
  page: Extract<Route, { who: 'signed-in' }>['page'],
): Route => ({ method, path, who: 'signed-in', page })

/** Whoever has this permission for the patient whose record is open. The page gets the opened handle. */
export const patient = <P extends Permission>(
  method: Method,
  path: string,
  permission: P,
  page: (request: PageRequest, db: PatientDb<P>) => Answering,
): Route => ({
  method,
  path,
  who: 'patient',
  permission,
  page: page as (r: PageRequest, db: PatientDb<Permission>) => Answering,
})
