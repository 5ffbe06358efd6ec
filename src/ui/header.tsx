import type { JSX } from 'hono/jsx/jsx-runtime'
import { dateOf } from './dates.ts'
import { type Drawn, drawnOnce } from './drawn-once.ts'
import { Icon, Lantern } from './icons.tsx'
import { markup } from './markup.ts'
import { type AreaName, areas, frameActions, type Lang, type Look, languages, servedAreas } from './page.ts'
import { words } from './words.ts'

const drawn: Drawn = new Map()

/** A part of the header that says nothing of anybody: drawn once from what it is given, and from nothing else. */
const once = <T,>(name: string, of: T, draw: (of: T) => JSX.Element): JSX.Element =>
  drawnOnce(drawn, `${name} ${JSON.stringify(of)}`, () => draw(of))

function logo({ lang, name, logo }: { lang: Lang; name: string; logo: string | null }) {
  return (
    <a class="logo" href="/" aria-label={words(lang).clinicHome(name)}>
      {logo === null ? <Lantern /> : <img src={logo} alt="" height="40" />}
      <span>{name}</span>
    </a>
  )
}

/** One button for each other language; it says so in the language that it leads to. */
function LanguageSwitch({ look: { lang, path } }: { look: Look }) {
  return markup`<form class="language" method="post" action="${frameActions.language}"><input type="hidden" name="return" value="${path}"/>${once('languages', { lang }, otherLanguages)}</form>`
}

function otherLanguages({ lang: current }: { lang: Lang }) {
  const others = (Object.keys(languages) as Lang[]).filter(lang => lang !== current)
  const { switchLanguage } = words(current)
  return (
    <>
      {others.map(lang => (
        <button
          class="link-button"
          type="submit"
          name="lang"
          value={lang}
          lang={lang}
          title={switchLanguage[lang]}
        >
          {languages[lang]}
        </button>
      ))}
    </>
  )
}

function AreaLinks({ look }: { look: Look }) {
  const { lang, area, staff, person, path } = look
  // Who has no record here, and is of the clinic, has the workspace alone.
  const shown = person === null && staff !== null ? [] : (look.areas ?? servedAreas)
  const inWorkspace = path.startsWith(frameActions.staff)
  const ofOthers = person?.own === false
  const { unread = 0 } = look
  const of = { lang, area, shown, ofOthers, isStaff: staff !== null, inWorkspace, unread }
  return unread > 0 ? areaLinks(of) : once('areas', of, areaLinks)
}

/** How much is new, for the eye as a number alone. */
function Unread({ lang, unread }: { lang: Lang; unread: number }) {
  if (unread === 0) return null
  return markup`<span class="unread-count"><span aria-hidden="true">${unread > 99 ? '99+' : unread}</span><span class="unseen">, ${words(lang).unread(unread)}</span></span>`
}

function areaLinks(of: {
  lang: Lang
  area: AreaName | null
  shown: readonly AreaName[]
  ofOthers: boolean
  isStaff: boolean
  inWorkspace: boolean
  unread: number
}) {
  const text = words(of.lang)
  const names = of.ofOthers ? { ...text.areas, ...text.areasOfOthers } : text.areas
  return (
    <ul class="area-links">
      {of.shown.map(area => (
        <li>
          <a href={areas[area]} aria-current={area === of.area ? 'page' : undefined}>
            {names[area]}
            {area === 'messages' && <Unread lang={of.lang} unread={of.unread} />}
          </a>
        </li>
      ))}
      {of.isStaff && (
        <li>
          <a href={frameActions.staff} aria-current={of.inWorkspace ? 'page' : undefined}>
            {text.staff}
          </a>
        </li>
      )}
    </ul>
  )
}

function AccountLinks({ look: { lang, person, view, staff } }: { look: Look }) {
  const may = (permission: string) => person?.may?.includes(permission) ?? true
  const hasRecord = person !== null && view === null
  return once(
    'account',
    {
      lang,
      // Who has no record yet can ask for a child's there.
      people: hasRecord || (person === null && staff === null),
      ofOthers: person?.own === false,
      sharing: hasRecord && may('sharing:read'),
      audit: hasRecord && may('audit:read'),
    },
    accountLinks,
  )
}

function accountLinks(of: {
  lang: Lang
  people: boolean
  ofOthers: boolean
  sharing: boolean
  audit: boolean
}) {
  const text = words(of.lang)
  return (
    <>
      {of.sharing && (
        <a class="link-button" href={frameActions.caregivers}>
          {of.ofOthers ? text.caregiversOfOthers : text.caregivers}
        </a>
      )}
      {of.audit && (
        <a class="link-button" href={frameActions.whoLooked}>
          {of.ofOthers ? text.whoLookedAtOthers : text.whoLooked}
        </a>
      )}
      {of.people && (
        <a class="link-button" href={frameActions.people}>
          {text.people}
        </a>
      )}
      <a class="link-button" href={frameActions.account}>
        {text.account}
      </a>
      <form method="post" action={frameActions.signOut}>
        <button class="link-button" type="submit">
          {text.signOut}
        </button>
      </form>
    </>
  )
}

function Account({ look }: { look: Look }) {
  if (!look.viewer) return null
  const { name, email } = look.viewer
  return markup`<details class="account wide-only"><summary>${Icon({ name: 'person' })}${name}</summary><div class="account-menu"><p>${words(look.lang).signedInAs(email)}</p>${AccountLinks({ look })}</div></details>`
}

function Navigation({ look }: { look: Look }) {
  if (!look.viewer) return null
  const text = words(look.lang)
  const links = AreaLinks({ look })
  return markup`<nav class="areas" aria-label="${text.mainNavigation}"><div class="wide-only">${links}</div><details class="fold narrow-only"><summary><span>${text.menu}${Unread({ lang: look.lang, unread: look.unread ?? 0 })}</span></summary>${links}<div class="fold-account"><p>${text.signedInAs(look.viewer.name)}</p>${AccountLinks({ look })}</div></details></nav>`
}

/** Whose record this is, on every page, where it is not simply her own; and the way to the others. */
function Whose({ look }: { look: Look }) {
  const { person, people, view, lang } = look
  if (person === null || (view === null && person.own && people.length < 2)) return null
  const text = words(lang)
  const says =
    view === null
      ? person.own
        ? text.ownRecord
        : text.actingFor(person.name)
      : text.views[view.kind](person.name, view.as ?? '')
  return (
    <section
      class={view === null && person.own ? 'acting-for acting-for-self' : 'acting-for'}
      aria-label={text.whose}
    >
      <div class="acting-for-inner">
        <p>
          <Icon name="person" />
          <strong>{says}</strong>
        </p>
        {view === null ? <OtherPeople look={look} /> : <EndView lang={lang} />}
        {view === null && person.less && (
          <p class="acting-for-less">
            <span>
              {text.less} <a href={frameActions.people}>{text.whyLess}</a>
            </span>
          </p>
        )}
      </div>
    </section>
  )
}

function OtherPeople({ look }: { look: Look }) {
  const text = words(look.lang)
  const others = look.people.filter(({ id }) => id !== look.person?.id)
  return (
    <form method="post" action={frameActions.actFor}>
      {others.map(({ id, name, own }) => (
        <button class="link-button" type="submit" name="patient" value={id}>
          {own ? text.backToOwn : text.switchTo(name)}
        </button>
      ))}
    </form>
  )
}

function EndView({ lang }: { lang: Lang }) {
  return (
    <form method="post" action={frameActions.endView}>
      <button class="link-button" type="submit">
        {words(lang).endView}
      </button>
    </form>
  )
}

/** On paper nothing else says whose page it is, and of when. */
function Printed({ look }: { look: Look }) {
  const name = look.person?.name ?? look.viewer?.name
  if (name === undefined) return null
  return markup`<p class="print-only">${words(look.lang).printed(name, dateOf(look.now, look.lang, look.zone))}</p>`
}

/**
 * The top of every page: the clinic, the language, the account, the areas, and whose record this is. As markup, and
 * drawn once where it says nothing of anybody, since every page has it.
 */
export function Header({ look }: { look: Look }) {
  const { lang, clinic } = look
  const home = once('logo', { lang, name: clinic.name, logo: clinic.logo }, logo)
  return markup`<header class="header"><div class="header-top">${home}<div class="header-tools">${LanguageSwitch({ look })}${Account({ look })}</div></div>${Navigation({ look })}${Printed({ look })}</header>${Whose({ look })}`
}
