/**
 * Fetches the page behind a link marked `data-prefetch` as soon as a pointer rests on it. Only pages without
 * personal content are so marked: a record fetched ahead would stand in the audit trail as one that was read.
 */
const fetched = new Set<string>()

function prefetch(event: Event) {
  const target = event.target
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-prefetch]') : null
  if (!link || link.origin !== location.origin || fetched.has(link.href)) return
  fetched.add(link.href)
  const hint = document.createElement('link')
  hint.rel = 'prefetch'
  hint.href = link.href
  document.head.append(hint)
}

document.addEventListener('pointerover', prefetch, { passive: true })
document.addEventListener('focusin', prefetch)
