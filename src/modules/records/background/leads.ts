import type { Lang } from '../../../ui/page.ts'
import type { Ref } from '../in-words/reference.ts'
import { idOf, nameOf, type Opened, type SharedNames } from '../opened.ts'
import type { Line } from '../overview/lines.ts'
import { addressOf } from '../overview/places.ts'
import { words as overviewWords } from '../overview/words.ts'

/** What a reference is called, and where it is opened (null: nowhere); null where nothing can be said. */
export type Leads = (ref: Ref) => { text: string; href: string | null } | null

/** Names and addresses for the references of a resource, out of what the page has fetched for them. */
export function leadsOf(opened: Opened, shared: SharedNames, own: readonly Line[], lang: Lang): Leads {
  const lines = new Map(own.map(line => [line.row.id, line]))
  return ref => {
    const line = lines.get(idOf(ref, opened) ?? '')
    if (line) return { text: inOneLine(line), href: addressOf(line.row) }
    const text = nameOf(ref, opened, shared, lang)
    return { text: text ?? overviewWords(lang).one.unknownPlace, href: null }
  }
}

/** What a thing is and when it was, as the text of a link. */
export const inOneLine = ({ title, when }: Pick<Line, 'title' | 'when'>): string =>
  when === null ? title : `${title.replace(/\.$/, '')}, ${when.short}`
