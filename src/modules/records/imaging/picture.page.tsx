import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Telephone } from '../../../ui/telephone.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { around, type ClinicalRow, findById, history, sharedByIds } from '../../clinical/index.ts'
import type { Json } from '../in-words/json.ts'
import type { Reader } from '../in-words/reader.ts'
import { type ReportInWords, reportInWords } from '../in-words/report.ts'
import type { Found } from '../labs/found.ts'
import { ReportFiles } from '../labs/report-files.tsx'
import { Comments } from '../labs/result-about.tsx'
import { StatusNotice } from '../labs/result-meaning.tsx'
import { resultRow } from '../labs/result-row.tsx'
import { seeResult } from '../labs/seen.ts'
import { openRow } from '../opened.ts'
import { ownPage } from '../own-page.tsx'
import { safeCard } from '../safely.tsx'
import { Written } from '../written.tsx'
import { AboutPicture } from './about-picture.tsx'
import { type Picture, picturesOf, toldBy } from './picture.ts'
import { studyInWords } from './study.ts'
import { StudyShown } from './study-shown.tsx'
import { words } from './words.ts'

/** `/records/imaging/:id`: a report on pictures, or the pictures themselves as far as they are told of. */
export async function picturePage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const row = await findById(db, request.params.id ?? '')
  if (row === null) return notThere
  if (row.kind !== 'imaging-report' && row.kind !== 'imaging-study') {
    return row.type === 'DiagnosticReport' ? redirect(`/records/labs/${row.id}`) : notThere
  }
  const { lang, look } = request
  const reader: Reader = { lang, zone: look.zone }
  const found: Found = {
    request,
    db,
    reader,
    row,
    opened: openRow(row),
    others: (await around(db, row)).filter(({ id }) => id !== row.id),
    shared: await sharedByIds(db, row.refs),
    versions: row.version > 1 ? await history(db, row.id) : [],
  }
  const studies = found.others.filter(({ kind, id }) => kind === 'imaging-study' && row.refs.includes(id))
  const picture = picturesOf([row, ...studies], reader)[0]?.picture ?? null
  const text = words(lang)
  return ownPage(request, db, {
    section: 'imaging',
    title: picture?.title ?? (row.kind === 'imaging-study' ? text.study : text.report),
    caption: row.kind === 'imaging-study' ? text.study : text.report,
    ...(picture?.official && { lede: picture.official }),
    row,
    versions: found.versions,
    describe: json => describe(json, row, reader),
    children: () => {
      if (picture === null) throw new Error('too odd to be read')
      return <Body found={found} picture={picture} />
    },
  })
}

function Body({ found, picture }: { found: Found; picture: Picture }): JSX.Element {
  const { row, reader } = found
  const { report, studies } = picture
  return (
    <>
      {report !== null && <StatusNotice row={row} status={report.status} lang={reader.lang} />}
      {report === null && <StudyNotice picture={picture} />}
      {report !== null && <Concluded report={report} reader={reader} />}
      <Meaning found={found} report={report} />
      {report !== null && <Rest report={report} found={found} />}
      {studies.map((study, n) => (
        <StudyShown study={study} number={n + 1} of={studies.length} reader={reader} />
      ))}
      <Comments notes={studies.flatMap(({ notes }) => notes)} reader={reader} />
      {report !== null && <ReportFiles id={row.id} files={report.files} reader={reader} />}
      <AboutPicture found={found} picture={picture} />
    </>
  )
}

function StudyNotice({ picture }: { picture: Picture }) {
  const [study] = picture.studies
  if (!study || study.next === null || study.status === null) return null
  return (
    <Notice kind="info" title={study.status}>
      <p>{study.next}</p>
    </Notice>
  )
}

/** What it comes down to, first and large. */
function Concluded({ report, reader }: { report: ReportInWords; reader: Reader }) {
  const text = words(reader.lang)
  const { conclusion, rest } = toldBy(report)
  const names = report.conclusionNames.map(({ plain }) => plain).join(', ')
  const nothing = conclusion.length === 0 && rest.length === 0 && names === ''
  if (nothing && report.files.length === 0 && report.results.length === 0) return <p>{text.noText}</p>
  if (conclusion.length === 0 && names === '') return null
  return (
    <Section id="found" title={text.found}>
      <div class="result-big">
        <Written lang={reader.lang} blocks={conclusion} />
        {names !== '' && <Facts facts={[{ term: text.findings, detail: names }]} />}
      </div>
    </Section>
  )
}

function Meaning({ found, report }: { found: Found; report: ReportInWords | null }) {
  const { meaning } = words(found.reader.lang)
  const { phone } = found.request.look.clinic
  return (
    <Section id="meaning" title={meaning.title}>
      <p>
        {report === null ? meaning.noReport : meaning.text}
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

/** The text of the report, and measurements that belong to it. */
function Rest({ report, found }: { report: ReportInWords; found: Found }) {
  const { reader, row, others } = found
  const text = words(reader.lang)
  const { rest } = toldBy(report)
  const results = others
    .filter(({ type, id }) => type === 'Observation' && row.refs.includes(id))
    .toSorted((a, b) => row.refs.indexOf(a.id) - row.refs.indexOf(b.id))
  return (
    <>
      {rest.length > 0 && (
        <Section id="full" title={text.full}>
          <Written lang={reader.lang} blocks={rest} />
        </Section>
      )}
      {results.length > 0 && (
        <Section id="results" title={text.results}>
          <ul class="results">
            {results.map(one => safeCard(reader.lang, one, () => resultRow(seeResult(one, reader), reader)))}
          </ul>
        </Section>
      )}
    </>
  )
}

/** What an earlier version said. */
function describe(json: Json, row: ClinicalRow, reader: Reader): JSX.Element {
  if (row.kind === 'imaging-study')
    return <StudyShown study={studyInWords(json, reader)} number={1} of={1} reader={reader} unnamed />
  const report = reportInWords(json, reader)
  const { conclusion, rest } = toldBy(report)
  return (
    <>
      {report.status !== null && <p>{report.status.text}</p>}
      <Written lang={reader.lang} blocks={[...conclusion, ...rest]} />
    </>
  )
}
