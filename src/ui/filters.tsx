import type { Lang } from './page.ts'
import { words } from './words.ts'

export type LinkChoice = { text: string; href: string; current: boolean; count?: number | undefined }

/** Thousands are written the same in both languages of the portal, as they are spoken in the United States. */
const grouped = (count: number): string => count.toLocaleString('en-US')

function Links({ links, current }: { links: readonly LinkChoice[]; current: 'page' | 'true' }) {
  return (
    <ul>
      {links.map(link => (
        <li>
          <a href={link.href} aria-current={link.current ? current : undefined}>
            {link.text}
            {link.count !== undefined && <span class="count"> {grouped(link.count)}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** How many are shown, and links that narrow the list. `label` says what they narrow by. */
export function Filters(props: {
  lang: Lang
  shown: number
  total: number
  label?: string | undefined
  choices: readonly LinkChoice[]
}) {
  const { filters } = words(props.lang)
  return (
    <div class="filters">
      <p class="filters-count">{filters.shown(props.shown, props.total)}</p>
      {props.choices.length > 0 && (
        <nav aria-label={props.label ?? filters.label}>
          <Links links={props.choices} current="true" />
        </nav>
      )}
    </div>
  )
}

/** Views of the same thing as links that look like tabs. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly LinkChoice[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <Links links={tabs} current="page" />
    </nav>
  )
}

/** The pages of an area; on a phone they fold under the current one's name. */
export function SectionNav({ lang, links }: { lang: Lang; links: readonly LinkChoice[] }) {
  const text = words(lang)
  const current = links.find(link => link.current)?.text ?? text.sections
  return (
    <nav class="section-nav" aria-label={text.sections}>
      <div class="wide-only">
        <Links links={links} current="page" />
      </div>
      <details class="fold narrow-only">
        <summary>{current}</summary>
        <Links links={links} current="page" />
      </details>
    </nav>
  )
}

/** Narrows the list with this id as one types, where scripts run; without scripts it is not there. */
export function LiveFilter(props: { lang: Lang; listId: string; label: string }) {
  const { liveFilter } = words(props.lang)
  return (
    <live-filter hidden data-list={props.listId} data-some={liveFilter.some} data-none={liveFilter.none}>
      <label for={`${props.listId}-filter`}>{props.label}</label>
      <input class="input input-full" type="search" id={`${props.listId}-filter`} autocomplete="off" />
      <p class="hint" role="status" />
    </live-filter>
  )
}
