import type { Child } from 'hono/jsx'
import type { Lang } from './page.ts'
import { words } from './words.ts'

type Kind = 'primary' | 'secondary' | 'quiet' | 'danger'

/** A button of a form. One primary button a page; `name` and `value` tell the form which one was pressed. */
export function Button(props: {
  text: string
  kind?: Kind | undefined
  name?: string | undefined
  value?: string | undefined
  /** Said to screen readers instead of `text`, for buttons that repeat in a list. */
  label?: string | undefined
}) {
  return (
    <button
      type="submit"
      class={`button button-${props.kind ?? 'primary'}`}
      name={props.name}
      value={props.value}
      aria-label={props.label}
    >
      {props.text}
    </button>
  )
}

/** A link that begins or continues a task and so looks like a button. */
export function ButtonLink(props: { text: string; href: string; kind?: Kind | undefined }) {
  return (
    <a class={`button button-${props.kind ?? 'primary'}`} href={props.href}>
      {props.text}
    </a>
  )
}

/** Buttons and links that belong together, in a row that wraps. */
export function ButtonRow({ children }: { children?: Child }) {
  return <div class="button-row">{children}</div>
}

/** Prints the page; shown only where scripts run, since the browser's own menu does the same. */
export function PrintButton({ lang }: { lang: Lang }) {
  return (
    <print-button hidden>
      <button type="button" class="button button-quiet">
        {words(lang).print}
      </button>
    </print-button>
  )
}
