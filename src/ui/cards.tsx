import type { Child } from 'hono/jsx'
import { Heading } from './heading.tsx'

/** A list of things, each on a card of its own. Its items are `Card`s. */
export function CardList(props: { id?: string | undefined; label?: string | undefined; children?: Child }) {
  return (
    <ul class="cards" id={props.id} aria-label={props.label}>
      {props.children}
    </ul>
  )
}

/**
 * One thing in a list: its title (the link that opens it), a line of when and who, its flags and some words.
 * `level` is the heading level that fits the page.
 */
export function Card(props: {
  title: Child
  href?: string | undefined
  /** Said after the title by screen readers, whose list of links would else hold the same name many times. */
  unseen?: string | undefined
  meta?: Child
  flags?: Child
  level?: 2 | 3 | 4 | undefined
  children?: Child
}) {
  const title =
    props.href === undefined ? (
      props.title
    ) : (
      <a href={props.href}>
        {props.title}
        {props.unseen && <span class="unseen">, {props.unseen}</span>}
      </a>
    )
  return (
    <li class={props.href === undefined ? 'card' : 'card card-link'}>
      <div class="card-top">
        <Heading level={props.level ?? 3} class="card-title">
          {title}
        </Heading>
        {props.flags && <div class="card-flags">{props.flags}</div>}
      </div>
      {props.meta && <p class="card-meta">{props.meta}</p>}
      {props.children}
    </li>
  )
}
