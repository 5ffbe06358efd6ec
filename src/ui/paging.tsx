import { Icon } from './icons.tsx'
import type { Lang } from './page.ts'
import { words } from './words.ts'

/** Previous and next page as links. Draws nothing when one page holds everything. Pages count from 1. */
export function Paging(props: { lang: Lang; page: number; pages: number; href: (page: number) => string }) {
  const { page, pages, href } = props
  if (pages <= 1) return null
  const { paging } = words(props.lang)
  return (
    <nav class="paging" aria-label={paging.label}>
      {page > 1 && (
        <a class="paging-link" rel="prev" href={href(page - 1)}>
          <Icon name="left" />
          {paging.previous}
        </a>
      )}
      <span class="paging-place">{paging.pageOf(page, pages)}</span>
      {page < pages && (
        <a class="paging-link paging-next" rel="next" href={href(page + 1)}>
          {paging.next}
          <Icon name="right" />
        </a>
      )}
    </nav>
  )
}
