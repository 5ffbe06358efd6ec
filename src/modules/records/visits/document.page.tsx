import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, notThere, type PageRequest } from '../../../ui/answer.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/headings.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { findById, findMany, history, isCut, sharedByIds } from '../../clinical/index.ts'
import { inlineBlocks } from '../in-words/attachment.ts'
import type { Block } from '../in-words/blocks.ts'
import { str } from '../in-words/json.ts'
import type { Reader } from '../in-words/reader.ts'
import { refOf } from '../in-words/reference.ts'
import { roomForText } from '../in-words/room.ts'
import { idOf, jsonOf, nameOf, namesOf, type Opened, openRow, type SharedNames } from '../opened.ts'
import { ownPage } from '../own-page.tsx'
import { Written } from '../written.tsx'
import { bytesIn, whereBytesAre } from './attached-file.ts'
import { type Paper, type PaperFile, paperKinds, paperOf } from './paper.ts'
import { words } from './words.ts'

/** `/records/documents/:id`: a document with its text where the portal can read it, and its files. */
export async function documentPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const row = await findById(db, request.params.id ?? '')
  if (row === null || !paperKinds.includes(row.kind)) return notThere
  const { lang, look } = request
  const opened = openRow(row)
  const reader: Reader = { lang, zone: look.zone }
  const paper = paperOf(opened.json, reader)
  const binaries = await binaryTexts(db, paper, opened)
  const shared = await sharedByIds(db, row.refs)
  const versions = row.version > 1 ? await history(db, row.id) : []
  const text = words(lang).documents
  return ownPage(request, db, {
    section: 'documents',
    title: paper.title,
    caption: paper.kindName ?? undefined,
    lede: paper.when?.text ?? text.noDate,
    row,
    versions,
    describe: json => (
      <PaperText paper={paperOf(json, reader)} binaries={new Map()} request={request} id={null} />
    ),
    children: () => (
      <>
        {paper.status?.next ? <p>{paper.status.next}</p> : null}
        <Section id="text" title={text.says}>
          <PaperText paper={paper} binaries={binaries} request={request} id={row.id} />
        </Section>
        <About request={request} paper={paper} opened={opened} shared={shared} />
      </>
    ),
  })
}

/** Texts of files that are Binary resources of this same patient, by the number of the file. */
async function binaryTexts(
  db: PatientDb<RecordPermission>,
  paper: Paper,
  opened: Opened,
): Promise<ReadonlyMap<number, Block[] | null>> {
  const wanted = paper.files.flatMap(file => {
    const id = whereBytesAre(file.source) === 'binary' ? binaryId(file, opened) : null
    return id === null ? [] : [{ file, id }]
  })
  const room = roomForText()
  const found = new Map(
    (
      await findMany(
        db,
        wanted.map(({ id }) => id),
      )
    ).map(row => [row.id, row]),
  )
  return new Map(
    wanted.flatMap(({ file, id }) => {
      const row = found.get(id)
      if (row?.kind !== 'binary') return []
      const json = jsonOf(row.body)
      if (!isCut(json, 'data') && bytesIn(json) === null) return []
      const blocks = inlineBlocks(json, room, str(json.contentType) ?? file.contentType)
      return [[file.number, blocks && blocks.length > 0 ? blocks : null] as const]
    }),
  )
}

const binaryId = (file: PaperFile, opened: Opened): string | null =>
  idOf(refOf({ reference: str(file.source.url) }), opened)

function PaperText(props: {
  paper: Paper
  binaries: ReadonlyMap<number, Block[] | null>
  request: PageRequest
  /** The document's id, for links to its files; null where they have none (an earlier version). */
  id: string | null
}): JSX.Element {
  const { paper, request, id } = props
  const text = words(request.lang).documents
  const nothing = paper.blocks.length === 0 && paper.files.length === 0
  return (
    <>
      {nothing && <p>{text.noText}</p>}
      {paper.blocks.length > 0 && <Written lang={request.lang} blocks={paper.blocks} />}
      {paper.files.map(file => (
        <FileShown file={file} binaries={props.binaries} request={request} id={id} />
      ))}
    </>
  )
}

function FileShown(props: {
  file: PaperFile
  binaries: ReadonlyMap<number, Block[] | null>
  request: PageRequest
  id: string | null
}): JSX.Element {
  const { file, binaries, request, id } = props
  const text = words(request.lang).documents
  const where = whereBytesAre(file.source)
  const blocks = file.blocks ?? binaries.get(file.number) ?? null
  if (where === 'elsewhere') return <p>{text.elsewhere}</p>
  const here = where === 'here' || (where === 'binary' && binaries.has(file.number))
  if (!here) return <p>{text.notHere}</p>
  const kind = file.sizeText === null ? file.kindText : `${file.kindText}, ${file.sizeText}`
  const button = id !== null && (
    <ButtonRow>
      <ButtonLink
        text={text.open(kind)}
        href={`/records/documents/${id}/file/${file.number}`}
        kind={blocks === null ? 'primary' : 'secondary'}
      />
    </ButtonRow>
  )
  return (
    <>
      {blocks === null ? button : <Written lang={request.lang} blocks={blocks} />}
      {blocks === null ? null : button}
    </>
  )
}

function About(props: {
  request: PageRequest
  paper: Paper
  opened: Opened
  shared: SharedNames
}): JSX.Element {
  const { paper, opened, shared } = props
  const { lang } = props.request
  const text = words(lang).documents
  const authors = namesOf(paper.authors, opened, shared, lang)
  const visit = opened.row.visit_id
  const earlier = paper.replaces.map(ref => idOf(ref, opened)).filter(id => id !== null)
  return (
    <Section id="about" title={text.about}>
      <Facts
        facts={[
          { term: text.date, detail: paper.when?.full ?? text.noDate },
          { term: text.kind, detail: paper.kindName },
          { term: text.official, detail: paper.official },
          { term: text.author, detail: authors.length > 0 ? authors.join(', ') : null },
          { term: text.keeper, detail: nameOf(paper.keeper, opened, shared, lang) },
          { term: text.status, detail: paper.status?.text ?? null },
          { term: text.visit, detail: visit && <a href={`/records/visits/${visit}`}>{text.toVisit}</a> },
          {
            term: text.replaces,
            detail: earlier[0] ? <a href={`/records/documents/${earlier[0]}`}>{text.toEarlier}</a> : null,
          },
        ]}
      />
    </Section>
  )
}
