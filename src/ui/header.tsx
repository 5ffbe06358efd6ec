import { dateOf } from './dates.ts'
import { Icon, Lantern } from './icons.tsx'
import { areas, frameActions, type Lang, type Look, languages, servedAreas } from './page.ts'
import { words } from './words.ts'

function Logo({ look }: { look: Look }) {
  const { name, logo } = look.clinic
  return (
    <a class="logo" href="/" aria-label={words(look.lang).clinicHome(name)}>
      {logo === null ? <Lantern /> : <img src={logo} alt="" height="40" />}
      <span>{name}</span>
    </a>
  )
}

/** One button for each other language; it says so in the language that it leads to. */
function LanguageSwitch({ look }: { look: Look }) {
  const others = (Object.keys(languages) as Lang[]).filter(lang => lang !== look.lang)
  const { switchLanguage } = words(look.lang)
  return (
    <form class="language" method="post" action={frameActions.language}>
      <input type="hidden" name="return" value={look.path} />
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
    </form>
  )
}

function AreaLinks({ look }: { look: Look }) {
  const text = words(look.lang)
  const names = look.person?.own === false ? { ...text.areas, ...text.areasOfOthers } : text.areas
  const inWorkspace = look.path.startsWith(frameActions.staff)
  // Who has no record here, and is of the clinic, has the workspace alone.
  const shown = look.person === null && look.staff !== null ? [] : (look.areas ?? servedAreas)
  return (
    <ul class="area-links">
      {shown.map(area => (
        <li>
          <a href={areas[area]} aria-current={area === look.area ? 'page' : undefined}>
            {names[area]}
          </a>
        </li>
      ))}
      {look.staff !== null && (
        <li>
          <a href={frameActions.staff} aria-current={inWorkspace ? 'page' : undefined}>
            {text.staff}
          </a>
        </li>
      )}
    </ul>
  )
}

function AccountLinks({ look }: { look: Look }) {
  const text = words(look.lang)
  const may = (permission: string) => look.person?.may?.includes(permission) ?? true
  return (
    <>
      {look.person !== null && look.view === null && (
        <>
          {may('sharing:read') && (
            <a class="link-button" href={frameActions.caregivers}>
              {look.person.own ? text.caregivers : text.caregiversOfOthers}
            </a>
          )}
          {may('audit:read') && (
            <a class="link-button" href={frameActions.whoLooked}>
              {look.person.own ? text.whoLooked : text.whoLookedAtOthers}
            </a>
          )}
          <a class="link-button" href={frameActions.people}>
            {text.people}
          </a>
        </>
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
  return (
    <details class="account wide-only">
      <summary>
        <Icon name="person" />
        {look.viewer.name}
      </summary>
      <div class="account-menu">
        <p>{words(look.lang).signedInAs(look.viewer.email)}</p>
        <AccountLinks look={look} />
      </div>
    </details>
  )
}

function Navigation({ look }: { look: Look }) {
  if (!look.viewer) return null
  const text = words(look.lang)
  return (
    <nav class="areas" aria-label={text.mainNavigation}>
      <div class="wide-only">
        <AreaLinks look={look} />
      </div>
      <details class="fold narrow-only">
        <summary>{text.menu}</summary>
        <AreaLinks look={look} />
        <div class="fold-account">
          <p>{text.signedInAs(look.viewer.name)}</p>
          <AccountLinks look={look} />
        </div>
      </details>
    </nav>
  )
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
      : text.views[view](person.name)
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
  return <p class="print-only">{words(look.lang).printed(name, dateOf(look.now, look.lang, look.zone))}</p>
}

/** The top of every page: the clinic, the language, the account, the areas, and whose record this is. */
export function Header({ look }: { look: Look }) {
  return (
    <>
      <header class="header">
        <div class="header-top">
          <Logo look={look} />
          <div class="header-tools">
            <LanguageSwitch look={look} />
            <Account look={look} />
          </div>
        </div>
        <Navigation look={look} />
        <Printed look={look} />
      </header>
      <Whose look={look} />
    </>
  )
}
