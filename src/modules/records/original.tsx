import { ShowOriginal } from '../../ui/details.tsx'
import type { Lang } from '../../ui/page.ts'
import { originalText } from './original-text.ts'
import { words } from './words.ts'

/** The raw form of a resource, one press away. */
export function Original({ lang, body }: { lang: Lang; body: string }) {
  return <ShowOriginal lang={lang} text={originalText(body, words(lang).cut)} />
}
