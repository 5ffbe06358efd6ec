import type { Child } from 'hono/jsx'

export type Fact = { term: string; detail: Child }

/** Names and what they are: a definition list. Facts whose detail is null or undefined are left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter(fact => fact.detail !== null && fact.detail !== undefined)
  if (known.length === 0) return null
  return (
    <dl class="facts">
      {known.map(fact => (
        <div>
          <dt>{fact.term}</dt>
          <dd>{fact.detail}</dd>
        </div>
      ))}
    </dl>
  )
}
