import { raw } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Card } from '../../ui/cards.tsx'
import type { Lang } from '../../ui/page.ts'
import type { ClinicalRow } from '../clinical/index.ts'
import { Original } from './original.tsx'
import { words } from './words.ts'

/**
 * Draws one thing of a record. Where what the source sent is too odd to be drawn, `odd` is drawn in its place,
 * so that one resource never takes the page with it. It is drawn to its end here: a component that would
 * throw later, while the page is written, throws here.
 */
export function safely(draw: () => JSX.Element, odd: () => JSX.Element): JSX.Element {
  try {
    return raw(String(draw())) as unknown as JSX.Element
  } catch {
    return odd()
  }
}

/** A row of a list of cards, or a card that shows the raw form of what could not be drawn. */
export function safeCard(lang: Lang, row: Pick<ClinicalRow, 'body'>, draw: () => JSX.Element): JSX.Element {
  return safely(draw, () => <OddCard lang={lang} body={row.body} />)
}

function OddCard({ lang, body }: { lang: Lang; body: string }) {
  const text = words(lang).odd
  return (
    <Card title={text.title}>
      <p>{text.text}</p>
      <Original lang={lang} body={body} />
    </Card>
  )
}

/** The same on a page of its own, and wherever no card fits. */
export function safePart(lang: Lang, row: Pick<ClinicalRow, 'body'>, draw: () => JSX.Element): JSX.Element {
  return safely(draw, () => (
    <div>
      <p>{words(lang).odd.text}</p>
      <Original lang={lang} body={row.body} />
    </div>
  ))
}
