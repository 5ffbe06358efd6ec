import type { Lang } from '../../ui/page.ts'
import { en, type Words } from './words.en.ts'
import { es } from './words.es.ts'

const catalogs: Record<Lang, Words> = { en, es }

/** The words of this module in one language. */
export function words(lang: Lang): Words {
  return catalogs[lang]
}
