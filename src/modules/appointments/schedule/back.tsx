import { BackLink } from '../../../ui/headings.tsx'
import type { Lang } from '../../../ui/page.ts'

/** One step back, as a line of its own between the heading and the page. */
export function Back(props: { lang: Lang; href: string; text: string }) {
  return (
    <p>
      <BackLink {...props} />
    </p>
  )
}
