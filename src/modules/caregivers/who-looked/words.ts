import type { Lang } from '../../../ui/page.ts'
import { actsEn } from './words.acts.en.ts'
import { actsEs } from './words.acts.es.ts'
import { en, type Words } from './words.en.ts'
import { es } from './words.es.ts'

const catalogs: Record<Lang, Words> = { en, es }

/** The words of who looked, and of questions about it. */
export const words = (lang: Lang): Words => catalogs[lang]

const acts = { en: actsEn, es: actsEs }

/** What each act is called. */
export const actWords = (lang: Lang) => acts[lang]
