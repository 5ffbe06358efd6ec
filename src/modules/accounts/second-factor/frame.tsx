import type { JSX } from 'hono/jsx/jsx-runtime'
import { Breadcrumb } from '../../../ui/headings.tsx'
import type { Lang } from '../../../ui/page.ts'
import { words } from './words.ts'

/** The way up from a page about one second factor. */
export function securityAside(lang: Lang): JSX.Element {
  const w = words(lang).frame
  return (
    <Breadcrumb
      lang={lang}
      steps={[
        { text: w.account, href: '/account' },
        { text: w.security, href: '/account/security' },
      ]}
    />
  )
}
