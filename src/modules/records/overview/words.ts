import type { Lang, Look } from '../../../ui/page.ts'
import { en, type Words } from './words.en.ts'
import { es } from './words.es.ts'

const catalogs: Record<Lang, Words> = { en, es }

export const words = (lang: Lang): Words => catalogs[lang]

/** The words of a page, which speak of "this record" where it is not the reader's own. */
export function wordsFor({ lang, person }: Look): Words {
  const text = words(lang)
  if (person?.own !== false) return text
  const { overview, search } = text.ofOthers
  return { ...text, overview: { ...text.overview, ...overview }, search: { ...text.search, ...search } }
}
