import type {
  ClinicDb,
  ClinicPermission,
  PatientDb,
  Permission,
  Reading,
} from '../../modules/access/index.ts'
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

/**
 * With `stepUp`, whoever comes has to have proved a few minutes ago who she is. With `uploads`, the form may bring
 * files; everywhere else a form that holds some has no fields. With `unused`, a page asks by itself: that keeps no
 * session alive. With `looks`, a form changes nothing in the record and only leads to what is looked at: such a form
 * works in a view too.
 */
type Guard = {
  readonly stepUp?: boolean
  readonly uploads?: boolean
  readonly unused?: boolean
  readonly looks?: boolean
}

/** Draws a page from what it has read, for somebody who may do this with the record. */
export type Draw = (request: SignedInRequest, viewer: { readonly may: ReadonlySet<Permission> }) => Answer

/**
 * With `ahead`, the page can say from its address alone what it will read of the open record, which then travels with
 * the opening; null where it cannot. Its `page` answers the same, where the record opens by another authority. Only
 * for addresses without an id.
 */
type Ahead<P extends Permission> = {
  ahead?(query: URLSearchParams, portal: Portal): Reading<P, Draw> | null
}

/** One line of `routes.ts`: an address, who may open it, and its page. */
export type Route = { readonly method: Method; readonly path: string } & (
  | { who: 'anyone'; page: (request: PageRequest, portal: Portal, caller: Caller) => Answering }
  | ({ who: 'signed-in'; page: (request: SignedInRequest, portal: Portal) => Answering } & Guard)
  | ({
      who: 'patient' | 'staff-patient'
      /** Any one of these opens it. */
      permissions: readonly Permission[]
      /** A method, not a function property: its handle's type is the permission that stands beside it. */
      page(request: SignedInRequest, db: PatientDb<Permission>, portal: Portal): Answering
    } & Ahead<Permission> &
      Guard)
  | ({
      who: 'clinic'
      permission: ClinicPermission
      page(request: SignedInRequest, db: ClinicDb<ClinicPermission>, portal: Portal): Answering
    } & Guard)
)

type PatientPage<P extends Permission> = (
  request: SignedInRequest,
  db: PatientDb<P>,
  portal: Portal,
) => Answering

type PatientRoute = Extract<Route, { who: 'patient' | 'staff-patient' }>
type ClinicRoute = Extract<Route, { who: 'clinic' }>

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
  guard: Guard = {},
): Route => ({ method, path, who: 'signed-in', page, ...guard })

const ofPatient =
  (who: PatientRoute['who']) =>
  <P extends Permission>(
    method: Method,
    path: string,
    permission: P | readonly P[],
    page: PatientPage<P>,
    more: Guard | Ahead<P> = {},
  ): Route => ({
    method,
    path,
    who,
    permissions: typeof permission === 'string' ? [permission] : permission,
    page: page as PatientRoute['page'],
    ...(more as Guard & Ahead<Permission>),
  })

/** Whoever has this permission (or one of these) for the patient whose record is open. The page gets the opened handle. */
export const patient = ofPatient('patient')

/** Staff who have the record of the patient in the address (`:patient`) open, by what their role may do with it. */
export const staffPatient = ofPatient('staff-patient')

/** Staff whose role has this permission, signed in with a second factor: work across patients. */
export const clinic = <P extends ClinicPermission>(
  method: Method,
  path: string,
  permission: P,
  page: (request: SignedInRequest, db: ClinicDb<P>, portal: Portal) => Answering,
  guard: Guard = {},
): Route => ({ method, path, who: 'clinic', permission, page: page as ClinicRoute['page'], ...guard })
