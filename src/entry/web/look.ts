import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { clinicMay } from '../../modules/access/index.ts'
import { idleMinutesOf, type Session } from '../../modules/accounts/index.ts'
import { seesLess } from '../../modules/caregivers/index.ts'
import type { Instant } from '../../platform/clock.ts'
import { type AreaName, areas, type Lang, type Look } from '../../ui/page.ts'
import type { Portal } from './portal.ts'

/** How a page will look for this visitor: language, clinic, who is signed in, where in the portal it stands. */
export function lookFor(
  portal: Portal,
  c: Context,
  url: URL,
  session: Session | null,
  now: Instant,
): { look: Look; lang: Lang } {
  const lang = languageOf(c, session)
  const look: Look = {
    lang,
    zone: portal.clinic.zone,
    now,
    clinic: portal.clinic,
    assets: portal.assets,
    path: url.pathname + url.search,
    viewer: session && { name: session.name, email: session.email },
    ...whose(session, url.pathname),
    staff: session?.staff && session.second_factor ? clinicMay(session.staff) : null,
    unread: session?.unread[session.patient ?? ''] ?? 0,
    area: areaOf(url.pathname),
    idleMinutes: session && idleMinutesOf(session),
  }
  return { look, lang }
}

/** The workspace is about nobody in particular, whatever record is open beside it. */
function whose(session: Session | null, path: string): Pick<Look, 'person' | 'people' | 'view'> {
  if (path === '/staff' || path.startsWith('/staff/')) return { person: null, people: [], view: null }
  const people = (session?.people ?? []).map(person => ({
    id: person.patient,
    name: person.name ?? '',
    own: person.relation === 'self',
    may: person.permissions,
    less: seesLess(person),
  }))
  if (!session?.patient) return { person: null, people, view: null }
  const { view, patient } = session
  // Who sees as the patient does reads "your record", as the patient does.
  if (view) {
    const kind = view.emergency ? 'emergency' : view.kind
    const person = { id: patient, name: view.name, own: view.kind === 'see-as' }
    return { person, people, view: { kind, as: view.as } }
  }
  return { person: people.find(({ id }) => id === patient) ?? null, people, view: null }
}

/** What the person chose for her account, or in this browser, or what the browser asks for. */
function languageOf(c: Context, session: Session | null): Lang {
  const chosen = session?.language ?? getCookie(c, 'language')
  if (chosen === 'en' || chosen === 'es') return chosen
  const asked = /\b(en|es)\b/i.exec(c.req.header('accept-language') ?? '')
  return asked?.[1]?.toLowerCase() === 'es' ? 'es' : 'en'
}

function areaOf(path: string): AreaName | null {
  if (path === '/') return 'home'
  const first = `/${path.split('/')[1] ?? ''}`
  const found = Object.entries(areas).find(([, address]) => address === first)
  return found ? (found[0] as AreaName) : null
}
