import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import {
  around,
  type ClinicalRow,
  findById,
  history,
  type Kind,
  knownPatient,
  sharedByIds,
} from '../../clinical/index.ts'
import type { Json } from '../in-words/json.ts'
import { observationInFull } from '../in-words/observation.ts'
import type { Reader } from '../in-words/reader.ts'
import { openRow } from '../opened.ts'
import { ownPage } from '../own-page.tsx'
import { safely } from '../safely.tsx'
import type { Section } from '../words.ts'
import type { Found } from './found.ts'
import { reportPage } from './report-page.tsx'
import { AboutResult, Comments } from './result-about.tsx'
import { Course } from './result-course.tsx'
import { Meaning, StatusNotice } from './result-meaning.tsx'
import { Panels } from './result-panels.tsx'
import { Change, Parts, ResultBig } from './result-parts.tsx'
import { readerFor } from './seen.ts'

const sectionOfKind: Partial<Record<Kind, Section>> = {
  vital: 'vitals',
  social: 'social-history',
  survey: 'social-history',
}

/** `/records/labs/:id`: any one measurement or finding, or a laboratory's report with all its results. */
export async function resultPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const row = await findById(db, request.params.id ?? '')
  if (row === null) return notThere
  if (row.kind === 'imaging-report') return redirect(`/records/imaging/${row.id}`)
  if (row.type === 'DiagnosticReport') return reportPage(await find(request, db, row))
  return row.type === 'Observation' ? observationPage(await find(request, db, row)) : notThere
}

async function find(request: PageRequest, db: PatientDb<RecordPermission>, row: ClinicalRow): Promise<Found> {
  const reader = readerFor(request.look, await knownPatient(db))
  return {
    request,
    db,
    reader,
    row,
    opened: openRow(row),
    others: (await around(db, row)).filter(({ id }) => id !== row.id),
    shared: await sharedByIds(db, row.refs),
    versions: row.version > 1 ? await history(db, row.id) : [],
  }
}

function observationPage(found: Found): Answer {
  const { request, db, reader, row, opened, versions } = found
  const seen = observationInFull(opened.json, reader)
  const result = { row, seen }
  return ownPage(request, db, {
    section: sectionOfKind[row.kind] ?? 'labs',
    title: seen.name.plain,
    caption: seen.categories[0]?.text,
    ...(seen.name.official !== null && { lede: seen.name.official }),
    row,
    versions,
    describe: json => describe(json, reader),
    children: () => (
      <>
        <StatusNotice row={row} status={seen.status} lang={reader.lang} />
        <ResultBig found={found} seen={seen} />
        <Parts seen={seen} reader={reader} />
        <Meaning found={found} seen={seen} />
        {part(() => (
          <Change found={found} seen={seen} />
        ))}
        {part(() => (
          <Course found={found} result={result} />
        ))}
        <Comments notes={seen.notes} reader={reader} />
        {part(() => (
          <Panels found={found} />
        ))}
        <AboutResult found={found} seen={seen} />
      </>
    ),
  })
}

/** What others around this result bring: where one of them is odd, the result itself still stands. */
const part = (draw: Parameters<typeof safely>[0]) => safely(draw, () => <></>)

/** What an earlier version said. */
function describe(json: Json, reader: Reader) {
  const seen = observationInFull(json, reader)
  return (
    <>
      <ResultBig found={null} seen={seen} reader={reader} />
      <Parts seen={seen} reader={reader} unnamed />
      <Comments notes={seen.notes} reader={reader} unnamed />
    </>
  )
}
