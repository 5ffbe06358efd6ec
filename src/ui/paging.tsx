import { Icon } from './icons.tsx'
import type { Lang } from './page.ts'
import { words } from './words.ts'

/** Which page of a list the address asks for, from 1; anything odd is the first. */
export function pageNumber(query: URLSearchParams): number {
  const asked = query.get('page') ?? '1'
  return /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1
}

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

/**
 * Older and newest lines of a list that grows at its top, as links; each is null where there is nothing there. The
 * words are the list's own.
 */
export function KeysetPaging(props: {
  label: string
  newest: { text: string; href: string } | null
  older: { text: string; href: string } | null
}) {
  const { label, newest, older } = props
  if (newest === null && older === null) return null
  return (
    <nav class="paging" aria-label={label}>
      {newest && (
        <a class="paging-link" rel="first" href={newest.href}>
          <Icon name="left" />
          {newest.text}
        </a>
      )}
      {older && (
        <a class="paging-link paging-next" rel="next" href={older.href}>
          {older.text}
          <Icon name="right" />
        </a>
      )}
    </nav>
  )
}
