import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { page } from '../../../ui/answer.ts'
import { PrintButton } from '../../../ui/button.tsx'
import { Filters, LiveFilter } from '../../../ui/filters.tsx'
import { PageHeading } from '../../../ui/headings.tsx'
import { Sparkline } from '../../../ui/sparkline.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { knownPatient, type TestRow, testsHeld } from '../../clinical/index.ts'
import { recordAside, Source } from '../frame.tsx'
import type { Reader } from '../in-words/reader.ts'
import { reportInWords } from '../in-words/report.ts'
import { roomForPreview } from '../in-words/room.ts'
import { yearOf } from '../narrow.tsx'
import { jsonOf } from '../opened.ts'
import { safeCard } from '../safely.tsx'
import { words as records } from '../words.ts'
import { previewOf } from './preview-of.ts'
import { reportRow, resultRow } from './result-row.tsx'
import { readerFor, type SeenResult, seeResult } from './seen.ts'
import { labTabs } from './tabs.tsx'
import { words } from './words.ts'

/** `/records/labs/tests`: each test once, with its latest result; the test done last first. */
export async function testsPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const { look, lang } = request
  const known = await knownPatient(db)
  const reader = readerFor(look, known)
  const tests = testsOf(await testsHeld(db))
  const text = words(lang)
  const title = records(lang).sections.labs
  return page(
    title,
    <>
      <PageHeading title={title} caption={text.tests.title} lede={text.tests.lede} />
      {labTabs(lang, 'tests')}
      {tests.length === 0 ? (
        <EmptyState title={text.empty.title}>
          <p>{text.empty.text}</p>
        </EmptyState>
      ) : (
        <>
          <Filters lang={lang} shown={tests.length} total={tests.length} choices={[]} />
          <LiveFilter lang={lang} listId="tests" label={text.tests.filter} />
          <ul class="results" id="tests" aria-label={text.tests.label}>
            {tests.map(test => safeCard(lang, test.latest, () => drawTest(test, reader)))}
          </ul>
        </>
      )}
      <p class="hint">{records(lang).notListed}</p>
      <Source look={look} known={known} />
      <PrintButton lang={lang} />
    </>,
    { aside: recordAside(lang, 'labs', db.may) },
  )
}

type Test = { latest: TestRow; earlier: TestRow[] }

/** The rows come test by test, the latest of each first. */
function testsOf(rows: readonly TestRow[]): Test[] {
  const tests: Test[] = []
  for (const row of rows) {
    if (row.place === 1) tests.push({ latest: row, earlier: [] })
    else tests.at(-1)?.earlier.push(row)
  }
  return tests
}

function drawTest({ latest, earlier }: Test, reader: Reader): JSX.Element {
  if (latest.type === 'DiagnosticReport') return drawReport(latest, reader)
  const { tests } = words(reader.lang)
  const shown = seeResult(latest, reader)
  const first = yearOf(latest.first_at, reader.zone)
  const values = course(shown, earlier, reader)
  return resultRow(
    shown,
    reader,
    <>
      <span class="hint">
        {[shown.seen.when?.text, latest.count === 1 ? tests.one : tests.many(latest.count, first)]
          .filter(part => part)
          .join(' · ')}
      </span>
      {values.length > 1 && <Sparkline values={values} />}
    </>,
  )
}

/** A report that is a result itself, or whose results did not come with it. */
function drawReport(row: TestRow, reader: Reader): JSX.Element {
  const report = reportInWords(jsonOf(row.body), reader, roomForPreview())
  const { plain, official } = report.name
  return reportRow(row, { title: plain, official, preview: previewOf(report), status: report.status }, reader)
}

/** The last values in the unit of the latest, oldest first; none where they are no numbers. */
function course(latest: SeenResult, earlier: readonly TestRow[], reader: Reader): number[] {
  const now = latest.seen.value?.measured
  if (!now) return []
  const before = earlier.flatMap(row => {
    const value = safeMeasured(row, reader)
    return value && value.unitCode === now.unitCode ? [value.number] : []
  })
  return [now.number, ...before].reverse()
}

function safeMeasured(row: TestRow, reader: Reader) {
  try {
    return seeResult(row, reader).seen.value?.measured ?? null
  } catch {
    return null
  }
}
