import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, type PageRequest, page, redirect } from '../../ui/answer.ts'
import { PrintButton } from '../../ui/button.tsx'
import { dateTimeOf } from '../../ui/dates.ts'
import { LastUpdated } from '../../ui/details.tsx'
import { type Drawn, drawnOnce } from '../../ui/drawn-once.ts'
import { Filters, type LinkChoice, SectionNav } from '../../ui/filters.tsx'
import { PageHeading } from '../../ui/headings.tsx'
import { markup } from '../../ui/markup.ts'
import type { Lang, Look } from '../../ui/page.ts'
import { Paging, pageNumber } from '../../ui/paging.tsx'
import { EmptyState } from '../../ui/states.tsx'
import type { PatientDb, Permission, RecordPermission } from '../access/index.ts'
import type { KnownPatient } from '../clinical/index.ts'
import { sectionsFor } from './sections.ts'
import { type Section, words } from './words.ts'

/** Address of a section of the record: `/records/labs`; the overview is `/records` itself. */
export const sectionHref = (section: Section): string =>
  section === 'overview' ? '/records' : `/records/${section}`

const asides: Drawn = new Map()

/** The sections of the record that this viewer may open as links, with the current one marked. */
export function recordAside(lang: Lang, current: Section, may: ReadonlySet<Permission>): JSX.Element {
  const shown = sectionsFor(may)
  return drawnOnce(asides, `${lang} ${current} ${shown.join(' ')}`, () => {
    const { sections } = words(lang)
    const links = shown.map(section => ({
      text: sections[section],
      href: sectionHref(section),
      current: section === current,
    }))
    return <SectionNav lang={lang} links={links} />
  })
}

/** Rows on one page of a list. */
export const rows_per_page = 20

/** An address with some of its query's words changed (null takes one out) and the page number forgotten. */
export function hrefWith(
  path: string,
  query: URLSearchParams,
  changes: Record<string, string | null>,
): string {
  const simple = query.size === 0 ? simply(path, changes) : null
  if (simple !== null) return simple
  const changed = new URLSearchParams(query)
  changed.delete('page')
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) changed.delete(name)
    else changed.set(name, value)
  }
  const text = changed.toString()
  return text === '' ? path : `${path}?${text}`
}

/** The same where there is nothing to keep and nothing to encode: a list has a dozen of these. */
function simply(path: string, changes: Record<string, string | null>): string | null {
  let address = path
  for (const name in changes) {
    const value = changes[name]
    if (value === null || value === undefined) continue
    if (!/^[\w-]*$/.test(value)) return null
    address += `${address === path ? '?' : '&'}${name}=${value}`
  }
  return address
}

/** "Last updated from … on …", once a page. */
export function Source({ look, known }: { look: Look; known: KnownPatient | null }) {
  if (known === null) return null
  return (
    <LastUpdated
      lang={look.lang}
      source={sourceName(known.source, look)}
      date={dateTimeOf(known.seen_at, look.lang, look.zone)}
    />
  )
}

/** The administrator's name for the only source says nothing to a patient: it is the clinic. */
const sourceName = (source: string, look: Look): string =>
  source === 'default' || source === 'demo' ? look.clinic.name : source

/** What whoever looks may do with this record. */
export type Viewer = Pick<PatientDb<RecordPermission>, 'may'>

type EmptyWords = { empty: string; emptyText: string; emptyFilter: string; emptyFilterText: string }

/** A list without rows: because there are none (`all` is 0), or none that the filters leave. */
export function EmptyList({ all, text }: { all: number; text: EmptyWords }) {
  return (
    <EmptyState title={all === 0 ? text.empty : text.emptyFilter}>
      <p>{all === 0 ? text.emptyText : text.emptyFilterText}</p>
    </EmptyState>
  )
}

/**
 * A list of the record: heading, filters as links, count, the rows (`children`), paging, where it came from.
 * With no rows at all it shows `empty`, which says why and what to do. A page beyond the last leads to the last:
 * the list may have become shorter since its address was kept.
 */
export function recordList(
  request: PageRequest,
  viewer: Viewer,
  props: {
    section: Section
    title: string
    lede?: Child
    /** Links that narrow the list, and what they narrow by. */
    filters?: { label: string; choices: readonly LinkChoice[] }
    /** Tabs or other parts between heading and list. */
    above?: Child
    shown: number
    total: number
    /** How many there are without the filters, if they leave any out. */
    all?: number
    empty: Child
    known: KnownPatient | null
    children: Child
  },
): Answer {
  const { look, lang, query } = request
  const path = look.path.split('?')[0] ?? look.path
  const current = pageNumber(query)
  const pages = Math.max(1, Math.ceil(props.total / rows_per_page))
  const placeOf = (number: number) => hrefWith(path, query, { page: String(number) })
  if (current > pages) return redirect(placeOf(pages))
  return page(
    props.title,
    markup`${PageHeading({ title: props.title, lede: props.lede })}${props.above}${filtersOf(lang, props)}${
      props.total === 0 ? props.empty : props.children
    }${Paging({ lang, page: current, pages, href: placeOf })}<p class="hint">${words(lang).notListed}</p>${Source({ look, known: props.known })}${PrintButton({ lang })}`,
    { aside: recordAside(lang, props.section, viewer.may) },
  )
}

function filtersOf(
  lang: Lang,
  {
    shown,
    total,
    all,
    filters,
  }: Pick<Parameters<typeof recordList>[2], 'shown' | 'total' | 'all' | 'filters'>,
): JSX.Element | null {
  if (total === 0 && !filters) return null
  return Filters({
    lang,
    shown,
    total: all ?? total,
    label: filters?.label,
    choices: filters?.choices ?? [],
  })
}
