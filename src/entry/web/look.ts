import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { idle_minutes, type Session } from '../../modules/accounts/index.ts'
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
    actingFor: null,
    area: areaOf(url.pathname),
    idleMinutes: session && idle_minutes,
  }
  return { look, lang }
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
