import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Answer } from '../../../ui/answer.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Telephone } from '../../../ui/telephone.tsx'
import type { ClinicalRow } from '../../clinical/index.ts'
import type { Json } from '../in-words/json.ts'
import { obj, objects } from '../in-words/json.ts'
import { observationInWords } from '../in-words/observation.ts'
import type { Reader } from '../in-words/reader.ts'
import { type ReportInWords, reportInWords } from '../in-words/report.ts'
import { idOf, namesOf } from '../opened.ts'
import { ownPage } from '../own-page.tsx'
import { safeCard, safely } from '../safely.tsx'
import { Written } from '../written.tsx'
import type { Found } from './found.ts'
import { ReportFiles } from './report-files.tsx'
import { withHeadings } from './report-text.ts'
import { thingNamed, visitLink } from './result-about.tsx'
import { StatusNotice } from './result-meaning.tsx'
import { resultRow } from './result-row.tsx'
import { isOutside, type SeenResult, seeResult } from './seen.ts'
import { words } from './words.ts'

/** A laboratory's report: all its results together, what it concludes, its own text and files. */
export function reportPage(found: Found): Answer {
  const { request, db, reader, row, opened, versions } = found
  const report = reportInWords(opened.json, reader)
  const { panel } = words(reader.lang)
  return ownPage(request, db, {
    section: row.kind === 'lab-report' || row.kind === 'lab' ? 'labs' : 'documents',
    title: report.name.plain,
    caption: report.categories[0] ?? panel.caption,
    ...(report.name.official !== null && { lede: report.name.official }),
    row,
    versions,
    describe: json => <ReportText report={reportInWords(json, reader)} reader={reader} />,
    children: () => (
      <>
        <StatusNotice row={row} status={report.status} lang={reader.lang} />
        <ReportBody found={found} report={report} />
        <About found={found} report={report} />
      </>
    ),
  })
}

function ReportBody({ found, report }: { found: Found; report: ReportInWords }): JSX.Element {
  const { reader, row } = found
  const { panel } = words(reader.lang)
  const { results, missing } = resultsOf(found, report)
  const empty = results.length + missing.length + report.files.length + textOf(report).length === 0
  return (
    <>
      {empty && <p>{panel.empty}</p>}
      {report.conclusion.length > 0 && (
        <Section id="conclusion" title={panel.conclusion}>
          <Written lang={reader.lang} blocks={report.conclusion} />
        </Section>
      )}
      <Names report={report} reader={reader} />
      {(results.length > 0 || missing.length > 0) && (
        <Section id="results" title={panel.results}>
          <Results results={results} found={found} />
          {missing.length > 0 && <p>{panel.missing(missing.join(', '))}</p>}
        </Section>
      )}
      {!empty && <Meaning found={found} />}
      {report.body.length > 0 && (
        <Section id="text" title={panel.text}>
          <Written lang={reader.lang} blocks={withHeadings(report.body)} />
        </Section>
      )}
      <ReportFiles id={row.id} files={report.files} reader={reader} />
    </>
  )
}

/** What can truly be said of any report: what a range is, and whom to ask. */
function Meaning({ found }: { found: Found }) {
  const { meaning } = words(found.reader.lang)
  const { phone } = found.request.look.clinic
  return (
    <Section id="meaning" title={meaning.title}>
      <p>{meaning.usualRange}</p>
      <p>
        {meaning.panelNext}
        {phone !== null && (
          <>
            {' '}
            {meaning.call} <Telephone phone={phone} />.
          </>
        )}
      </p>
    </Section>
  )
}

const textOf = (report: ReportInWords): unknown[] => [
  ...report.conclusion,
  ...report.body,
  ...report.conclusionNames,
]

/** What an earlier version of a report said. */
function ReportText({ report, reader }: { report: ReportInWords; reader: Reader }): JSX.Element {
  return (
    <>
      {report.status !== null && <p>{report.status.text}</p>}
      <Written lang={reader.lang} blocks={report.conclusion} />
      <Names report={report} reader={reader} />
      <Written lang={reader.lang} blocks={withHeadings(report.body)} />
    </>
  )
}

function Names({ report, reader }: { report: ReportInWords; reader: Reader }) {
  if (report.conclusionNames.length === 0) return null
  const names = report.conclusionNames.map(({ plain }) => plain).join(', ')
  return <Facts facts={[{ term: words(reader.lang).panel.findings, detail: names }]} />
}

type Listed = { row: ClinicalRow | null; json: Json }

/** The results in the report's own order: rows of the record, or resources inside of the report itself. */
function resultsOf(found: Found, report: ReportInWords): { results: Listed[]; missing: string[] } {
  const { opened, others } = found
  const results: Listed[] = []
  const missing: string[] = []
  for (const ref of report.results) {
    const id = idOf(ref, opened)
    const row = others.find(other => other.id === id)
    const inside = ref.reference?.startsWith('#')
      ? objects(opened.json.contained).find(one => `#${one.id}` === ref.reference)
      : undefined
    if (row) results.push({ row, json: {} })
    else if (inside) results.push({ row: null, json: inside })
    else if (ref.display !== null) missing.push(ref.display)
  }
  return { results, missing }
}

function Results({ results, found }: { results: readonly Listed[]; found: Found }) {
  const { reader } = found
  const { panel } = words(reader.lang)
  const seen: SeenResult[] = []
  const items = results.map(({ row, json }) =>
    safeCard(reader.lang, row ?? found.row, () => {
      const result = row
        ? seeResult(row, reader)
        : { row: found.row, seen: observationInWords(obj(json), reader) }
      seen.push(result)
      return row ? resultRow(result, reader) : resultRow(result, reader, null, null)
    }),
  )
  const judged = seen.filter(one => one.seen.flag !== null && one.seen.flag !== 'no-range')
  const outside = judged.filter(one => isOutside(one.seen.flag)).length
  return (
    <>
      {judged.length > 1 && <p>{panel.outside(outside, judged.length)}</p>}
      <ul class="results">{items}</ul>
    </>
  )
}

function About({ found, report }: { found: Found; report: ReportInWords }): JSX.Element {
  const { reader, opened, shared } = found
  const { one, noDate, panel } = words(reader.lang)
  const names = (refs: ReportInWords['performers']): string | null =>
    namesOf(refs, opened, shared, reader.lang).join(', ') || null
  const samples = report.specimens.flatMap(ref => thingNamed(ref, 'type', found) ?? [])
  return safely(
    () => (
      <Section id="about" title={panel.about}>
        <Facts
          facts={[
            { term: one.official, detail: report.name.official },
            { term: one.category, detail: report.categories.join(', ') || null },
            { term: one.taken, detail: report.when?.full ?? noDate },
            { term: one.issued, detail: report.issued?.full ?? null },
            { term: one.specimen, detail: [...new Set(samples)].join(', ') || null },
            { term: one.laboratory, detail: names(report.performers) },
            { term: one.interpreter, detail: names(report.interpreters) },
            { term: one.status, detail: report.status?.text ?? null },
            { term: one.visit, detail: visitLink(found) },
          ]}
        />
      </Section>
    ),
    () => <></>,
  )
}
