import type { Child } from 'hono/jsx'
import type { Lang } from './page.ts'
import { words } from './words.ts'

/** More for those who want it, one press away. */
export function Details(props: { summary: string; open?: boolean | undefined; children?: Child }) {
  return (
    <details class="details" open={props.open}>
      <summary>{props.summary}</summary>
      <div class="details-body">{props.children}</div>
    </details>
  )
}

/** The raw form of something, such as the FHIR JSON that a source sent. */
export function ShowOriginal({ lang, text }: { lang: Lang; text: string }) {
  return (
    <details class="details">
      <summary>{words(lang).original}</summary>
      <pre class="original" tabindex={0}>
        <code>{text}</code>
      </pre>
    </details>
  )
}

/** Where what is shown came from, and when: "Last updated from … on …". `date` is already in words. */
export function LastUpdated(props: { lang: Lang; source: string; date: string | null }) {
  const { source } = words(props.lang)
  return (
    <p class="last-updated">
      {props.date === null ? source.noDate(props.source) : source.full(props.source, props.date)}
    </p>
  )
}

/** How far something is, in words and as a bar. */
export function Progress(props: { lang: Lang; label: string; done: number; total: number }) {
  const text = words(props.lang).progress(props.done, props.total)
  return (
    <div class="progress">
      <p>
        {props.label} <span class="hint">{text}</span>
      </p>
      <progress value={props.done} max={Math.max(props.total, 1)} aria-label={`${props.label}: ${text}`} />
    </div>
  )
}
