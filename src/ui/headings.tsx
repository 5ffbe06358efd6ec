import type { Child } from 'hono/jsx'
import { Icon } from './icons.tsx'
import type { Lang } from './page.ts'
import { words } from './words.ts'

export type Step = { text: string; href: string }

/** The page's one `<h1>`, with a caption above (what kind of thing this is) and a lede below. */
export function PageHeading(props: { title: string; caption?: string | undefined; lede?: Child }) {
  return (
    <div class="page-heading">
      {props.caption !== undefined && <p class="caption">{props.caption}</p>}
      <h1>{props.title}</h1>
      {props.lede !== undefined && <p class="lede">{props.lede}</p>}
    </div>
  )
}

/** The way from home to the page above this one; the page itself is named by its heading. */
export function Breadcrumb({ lang, steps }: { lang: Lang; steps: readonly Step[] }) {
  return (
    <nav class="breadcrumb" aria-label={words(lang).breadcrumb}>
      <ol>
        {steps.map(step => (
          <li>
            <a href={step.href}>{step.text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Where in a task this page is, over its heading: which step of how many, and what for. */
export const stepText = (lang: Lang, step: readonly [number, number] | 'last', what?: string): string => {
  const text = words(lang)
  return [step === 'last' ? text.lastStep : text.step(...step), what].filter(Boolean).join(' · ')
}

/** One step back, at the top of a page that is part of a task. */
export function BackLink({ lang, href, text }: { lang: Lang; href: string; text?: string | undefined }) {
  return (
    <a class="back-link" href={href}>
      <Icon name="left" />
      {text ?? words(lang).back}
    </a>
  )
}

/** A section with its heading, named by it for screen readers. `id` must be unique on the page. */
export function Section(props: { id: string; title: string; children?: Child }) {
  return (
    <section class="section" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.children}
    </section>
  )
}
