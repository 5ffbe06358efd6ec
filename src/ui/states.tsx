import type { Child } from 'hono/jsx'
import { Heading } from './heading.tsx'
import { Lantern } from './icons.tsx'
import { Notice } from './notice.tsx'
import type { Lang } from './page.ts'
import { words } from './words.ts'

/** A list with nothing in it: why that is, and what one can do. */
export function EmptyState(props: { title: string; level?: 2 | 3 | undefined; children?: Child }) {
  return (
    <div class="empty">
      <Lantern />
      <Heading level={props.level ?? 2} class="empty-title">
        {props.title}
      </Heading>
      {props.children}
    </div>
  )
}

/** A part that could not be shown, while the rest of the page lives. `id` finds the fault in the log. */
export function ErrorState(props: { lang: Lang; what: string; id?: string | undefined }) {
  const { states } = words(props.lang)
  return (
    <Notice kind="warning" title={states.errorTitle(props.what)}>
      <p>{states.errorText}</p>
      {props.id !== undefined && <p>{states.errorId(props.id)}</p>}
    </Notice>
  )
}
