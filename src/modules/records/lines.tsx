import type { JSX } from 'hono/jsx/jsx-runtime'
import type { PageRequest } from '../../ui/answer.ts'
import { Flag } from '../../ui/tag.tsx'
import type { Line } from './overview/lines.ts'
import { addressOf } from './overview/places.ts'
import { safePart } from './safely.tsx'

/** One line a thing: its name as the link to its page, and what is most worth knowing of it. */
export function Lines(props: {
  request: PageRequest
  lines: readonly Line[]
  /** Leaves the dates out where the page has said them. */
  undated?: boolean | undefined
}): JSX.Element {
  const { request, lines, undated } = props
  return (
    <ul class="lines">
      {lines.map(line => (
        <li>{safePart(request.lang, line.row, () => drawn(request, line, undated === true))}</li>
      ))}
    </ul>
  )
}

/** That no range was given is worth a word on the page of a result, not in a list. */
function drawn({ lang }: PageRequest, line: Line, undated: boolean): JSX.Element {
  const { row, title, detail, flag, when } = line
  return (
    <>
      <a href={addressOf(row)}>{title}</a>
      {detail !== null && <>: {detail}</>}
      {flag !== null && flag !== 'no-range' && (
        <>
          {' '}
          <Flag lang={lang} flag={flag} />
        </>
      )}
      {when !== null && !undated && <span class="hint"> {when.short}</span>}
    </>
  )
}
