import type { Kind, Outlined } from '../../clinical/index.ts'
import type { StatusInWords } from '../../terminology/index.ts'
import { type AttachmentInWords, attachmentOf, inlineBlocks } from '../in-words/attachment.ts'
import type { Block } from '../in-words/blocks.ts'
import { type DocumentInWords, documentInWords } from '../in-words/document.ts'
import type { Json } from '../in-words/json.ts'
import { narrativeBlocks } from '../in-words/narrative.ts'
import type { Reader } from '../in-words/reader.ts'
import type { Ref } from '../in-words/reference.ts'
import { reportInWords } from '../in-words/report.ts'
import { noRoom, type Room, roomForText } from '../in-words/room.ts'
import type { When } from '../in-words/when.ts'
import { attachmentsIn } from './attached-file.ts'

/** What stands among documents and letters. */
export const paperKinds: readonly Kind[] = ['note', 'document', 'report', 'composition']

/** One file of a paper; `number` is its place in its address. `blocks` is its text where the resource holds it. */
export type PaperFile = AttachmentInWords & { number: number; blocks: Block[] | null; source: Json }

/** A written thing of whatever type: a note, a letter, a scan, a form, a report. */
export type Paper = {
  title: string
  /** What else it is called: its description, or the kind of report. */
  kindName: string | null
  official: string | null
  status: StatusInWords | null
  when: When | null
  authors: Ref[]
  keeper: Ref | null
  visits: Ref[]
  replaces: Ref[]
  files: PaperFile[]
  /** Text that the resource carries outside of files. */
  blocks: Block[]
}

/**
 * Reads a DocumentReference, DiagnosticReport or Composition of any shape; what is not there is null or empty. All
 * its texts share the room.
 */
export function paperOf(json: Json, reader: Reader, room: Room = roomForText()): Paper {
  return json.resourceType === 'DiagnosticReport'
    ? reportPaper(json, reader, room)
    : documentPaper(json, reader, room)
}

function filesOf(json: Json, reader: Reader, room: Room): PaperFile[] {
  return attachmentsIn(json).flatMap((source, n) => {
    const file = attachmentOf(source, reader)
    if (file === null) return []
    const blocks = inlineBlocks(source, room)
    return [{ ...file, number: n + 1, blocks: blocks && blocks.length > 0 ? blocks : null, source }]
  })
}

/** A second name, where it says more than the title. */
function otherName(title: string, ...names: (string | null)[]): string | null {
  return names.find(name => name !== null && name.toLowerCase() !== title.toLowerCase()) ?? null
}

function documentPaper(json: Json, reader: Reader, room: Room): Paper {
  const files = filesOf(json, reader, room)
  // The text of a DocumentReference stands with its files, which are read already.
  const seen = documentInWords(json, reader, json.resourceType === 'Composition' ? room : noRoom())
  return {
    title: seen.title,
    kindName: otherName(seen.title, seen.description),
    official: seen.name.official,
    status: seen.status,
    when: seen.when,
    authors: seen.signer === null ? seen.authors : [...seen.authors, seen.signer],
    keeper: seen.organization,
    visits: seen.encounters,
    replaces: seen.replaces,
    files,
    blocks:
      seen.sections.length > 0 ? [...seen.body, ...sectionBlocks(seen)] : ownText(json, seen, files, room),
  }
}

/** The text of a document without files is its narrative. */
function ownText(json: Json, seen: DocumentInWords, files: readonly PaperFile[], room: Room): Block[] {
  if (files.length > 0) return []
  return json.resourceType === 'Composition' ? seen.body : narrativeBlocks(json.text, room)
}

function sectionBlocks(seen: DocumentInWords): Block[] {
  return seen.sections.flatMap(({ title, depth, body, empty }) => {
    const heading: Block[] =
      title === null ? [] : [{ kind: 'heading', level: depth === 0 ? 3 : 4, text: title }]
    const text: Block[] = body.length === 0 && empty !== null ? [{ kind: 'paragraph', text: empty }] : body
    return [...heading, ...text]
  })
}

function reportPaper(json: Json, reader: Reader, room: Room): Paper {
  const files = filesOf(json, reader, room)
  const shown = files.some(file => file.blocks !== null)
  const report = reportInWords(json, reader, shown ? roomForText() : room)
  return {
    title: report.name.plain,
    kindName: otherName(report.name.plain, ...report.categories),
    official: report.name.official,
    status: report.status,
    when: report.when,
    authors: [...report.interpreters, ...report.performers],
    keeper: null,
    visits: report.encounter ? [report.encounter] : [],
    replaces: [],
    files,
    blocks: [...report.conclusion, ...(shown ? [] : report.body)],
  }
}

/** All text that the portal holds of a paper. */
export const paperBlocks = (paper: Paper): Block[] => [
  ...paper.blocks,
  ...paper.files.flatMap(file => file.blocks ?? []),
]

/**
 * Leaves out reports that only repeat a document: sources send the note of a visit both as a document and as a
 * report, of one visit and one kind.
 */
export function withoutRepeats(papers: readonly Outlined[]): Outlined[] {
  const key = ({ visit_id, code_key }: Outlined): string => `${visit_id} ${code_key}`
  const documents = new Set(papers.filter(({ type }) => type === 'DocumentReference').map(key))
  return papers.filter(
    paper =>
      paper.type !== 'DiagnosticReport' ||
      paper.visit_id === null ||
      paper.code_key === null ||
      !documents.has(key(paper)),
  )
}
