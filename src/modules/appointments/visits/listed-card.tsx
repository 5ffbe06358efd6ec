import { Card } from '../../../ui/cards.tsx'
import type { Lang } from '../../../ui/page.ts'
import type { Listed } from './listed.ts'
import { StateTag } from './state-tag.tsx'
import { words } from './words.ts'

/** A visit in a list: when, what for, with whom, where, and how it stands. */
export function ListedCard({ lang, one }: { lang: Lang; one: Listed }) {
  const text = words(lang)
  const meta = [one.who && text.with(one.who), one.where].filter(Boolean).join(' · ')
  return (
    <Card
      title={one.when}
      href={one.href}
      unseen={one.what ?? undefined}
      meta={one.what ?? text.visit.unnamed}
      flags={<StateTag state={one.state} />}
    >
      {meta !== '' && <p>{meta}</p>}
      {one.isImported && <p class="hint">{text.fromRecord}</p>}
    </Card>
  )
}
