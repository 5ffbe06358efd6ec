import { ShowOriginal } from '../../ui/details.tsx'
import type { Lang } from '../../ui/page.ts'
import { originalText } from './original-text.ts'
import { words } from './words.ts'

/** The raw form of a resource, one press away; where long texts in it are cut, all of it is at `whole`. */
export function Original(props: { lang: Lang; body: string; whole?: string }) {
  const { lang, body, whole } = props
  const text = words(lang)
  let isShortened = false
  const shown = originalText(body, letters => {
    isShortened = true
    return text.cut(letters)
  })
  return (
    <>
      <ShowOriginal lang={lang} text={shown} />
      {isShortened && whole !== undefined && (
        <p>
          <a href={whole}>{text.wholeOriginal}</a>
        </p>
      )}
    </>
  )
}
