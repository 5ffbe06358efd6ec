import { markup } from './markup.ts'
import type { Lang } from './page.ts'
import { words } from './words.ts'

export type LinkChoice = { text: string; href: string; current: boolean; count?: number | undefined }

/** Thousands are written the same in both languages of the portal, as they are spoken in the United States. */
const thousands = new Intl.NumberFormat('en-US')
const grouped = (count: number): string => (count < 1_000 ? String(count) : thousands.format(count))

// As markup and not as elements: a list has one for each year.
function Links({ links, current }: { links: readonly LinkChoice[]; current: 'page' | 'true' }) {
  return markup`<ul>${links.map(
    link =>
      markup`<li>${link.current ? markup`<a href="${link.href}" aria-current="${current}">` : markup`<a href="${link.href}">`}${link.text}${link.count !== undefined && markup`<span class="count"> ${grouped(link.count)}</span>`}</a></li>`,
  )}</ul>`
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
  const narrow =
    props.choices.length > 0 &&
    markup`<nav aria-label="${props.label ?? filters.label}">${Links({ links: props.choices, current: 'true' })}</nav>`
  return markup`<div class="filters"><p class="filters-count">${filters.shown(props.shown, props.total)}</p>${narrow}</div>`
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
