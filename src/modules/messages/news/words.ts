import type { Lang } from '../../../ui/page.ts'
import { en, type Words } from './words.en.ts'
import { es } from './words.es.ts'

const catalogs: Record<Lang, Words> = { en, es }

export const words = (lang: Lang): Words => catalogs[lang]
