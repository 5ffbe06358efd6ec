import type { JSX } from 'hono/jsx/jsx-runtime'
import { Section } from '../../../ui/headings.tsx'
import { reportInWords } from '../in-words/report.ts'
import { jsonOf } from '../opened.ts'
import { safeCard } from '../safely.tsx'
import { Written } from '../written.tsx'
import type { Found } from './found.ts'
import { resultHref, resultRow } from './result-row.tsx'
import { seeResult } from './seen.ts'
import { words } from './words.ts'

/** The panels that a result belongs to, each with its other results and what the laboratory said of the whole. */
export function Panels({ found }: { found: Found }): JSX.Element {
  const { row, others, reader } = found
  const text = words(reader.lang)
  const reports = others.filter(({ type, refs }) => type === 'DiagnosticReport' && refs.includes(row.id))
  return (
    <>
      {reports.map((report, n) => {
        const { name, conclusion } = reportInWords(jsonOf(report.body), reader)
        const siblings = others
          .filter(({ id, type }) => type === 'Observation' && report.refs.includes(id))
          .toSorted((a, b) => report.refs.indexOf(a.id) - report.refs.indexOf(b.id))
        const href =
          report.kind === 'imaging-report' ? `/records/imaging/${report.id}` : resultHref(report.id)
        return (
          <Section id={`panel-${n + 1}`} title={text.one.panel(name.plain)}>
            {conclusion.length > 0 && <Written lang={reader.lang} blocks={conclusion} whole={href} />}
            {siblings.length > 0 && (
              <ul class="results">
                {siblings.map(other =>
                  safeCard(reader.lang, other, () => resultRow(seeResult(other, reader), reader)),
                )}
              </ul>
            )}
            <p>
              <a href={href}>{text.one.wholePanel}</a>
            </p>
          </Section>
        )
      })}
    </>
  )
}
