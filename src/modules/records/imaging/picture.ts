import type { ClinicalRow } from '../../clinical/index.ts'
import type { StatusInWords } from '../../terminology/index.ts'
import { type Block, blocksText } from '../in-words/blocks.ts'
import type { Reader } from '../in-words/reader.ts'
import type { Ref } from '../in-words/reference.ts'
import { type ReportInWords, reportInWords } from '../in-words/report.ts'
import type { When } from '../in-words/when.ts'
import { type Sectioned, sectionsOf } from '../labs/report-text.ts'
import { type Opened, openRow } from '../opened.ts'
import { type PictureSort, type StudyInWords, sortOfReport, studyInWords } from './study.ts'

/** One line of the list: a report with the pictures it names, or pictures about which no report has come. */
export type Picture = {
  opened: Opened
  title: string
  official: string | null
  when: When | null
  sort: PictureSort
  status: StatusInWords | null
  report: ReportInWords | null
  studies: StudyInWords[]
  /** Where it was done, as far as it says. */
  places: Ref[]
}

/** Reports with their pictures, and pictures without a report, in the order of the rows; what is odd is null. */
export function picturesOf(
  rows: readonly ClinicalRow[],
  reader: Reader,
): { row: ClinicalRow; picture: Picture | null }[] {
  const studies = rows.filter(({ kind }) => kind === 'imaging-study')
  const told = new Set(rows.filter(({ kind }) => kind !== 'imaging-study').flatMap(({ refs }) => refs))
  return rows
    .filter(({ kind, id }) => kind !== 'imaging-study' || !told.has(id))
    .map(row => ({ row, picture: read(row, studies, reader) }))
}

function read(row: ClinicalRow, studies: readonly ClinicalRow[], reader: Reader): Picture | null {
  try {
    const opened = openRow(row)
    if (row.kind === 'imaging-study') return ofStudy(opened, reader)
    const own = studies.filter(({ id }) => row.refs.includes(id))
    return ofReport(
      opened,
      own.map(study => studyInWords(openRow(study).json, reader)),
      reader,
    )
  } catch {
    return null
  }
}

function ofStudy(opened: Opened, reader: Reader): Picture {
  const study = studyInWords(opened.json, reader)
  return {
    opened,
    title: study.title,
    official: study.official,
    when: study.when,
    sort: study.sort,
    status: null,
    report: null,
    studies: [study],
    places: study.location ? [study.location] : [],
  }
}

function ofReport(opened: Opened, studies: StudyInWords[], reader: Reader): Picture {
  const report = reportInWords(opened.json, reader)
  const unnamed = report.name.code === null && report.name.official === null && !report.name.known
  return {
    opened,
    title: (unnamed ? studies[0]?.title : null) ?? report.name.plain,
    official: report.name.official,
    when: report.when,
    sort: studies.find(({ sort }) => sort !== 'other')?.sort ?? sortOfReport(opened.json) ?? 'other',
    status: report.status,
    report,
    studies,
    places: report.performers,
  }
}

/** What a report comes down to, and the rest of its text. */
export type Told = { conclusion: Block[]; rest: Block[] }

const concluding = /^(?:impression|conclusion|conclusions|summary|impresión|conclusión|conclusiones)\b/i

/**
 * The conclusion first: its own field, else the section of the text that is headed so. A section that only
 * repeats the field is left out of the rest.
 */
export function toldBy(report: ReportInWords): Told {
  const sections = sectionsOf(report.body).filter(one => !isTitle(one, report))
  const concludes = (one: Sectioned): boolean => one.title !== null && concluding.test(one.title)
  if (report.conclusion.length === 0) {
    return {
      conclusion: sections.filter(concludes).flatMap(({ blocks }) => blocks),
      rest: joined(sections.filter(one => !concludes(one))),
    }
  }
  const said = bare(blocksText(report.conclusion))
  const repeats = (one: Sectioned): boolean => concludes(one) && bare(blocksText(one.blocks)) === said
  // Its own numbered lines are easier to read than the same text in one piece.
  const repeated = sections.filter(repeats).flatMap(({ blocks }) => blocks)
  return {
    conclusion: repeated.length > 0 ? repeated : report.conclusion,
    rest: joined(sections.filter(one => !repeats(one))),
  }
}

/** A report that begins with its own name says it twice. */
const isTitle = ({ title, blocks }: Sectioned, { name }: ReportInWords): boolean =>
  title !== null &&
  blocks.length === 0 &&
  [name.plain, name.official ?? ''].some(known => bare(known) === bare(title))

const joined = (sections: readonly Sectioned[]): Block[] =>
  sections.flatMap(({ title, blocks }): Block[] =>
    title === null ? blocks : [{ kind: 'heading', level: 3, text: title }, ...blocks],
  )

/** Letters and digits alone, without the numbers of a list. */
const bare = (text: string): string =>
  text
    .replace(/^\s*\d{1,2}[.)]\s+/gm, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
