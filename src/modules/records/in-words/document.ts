import {
  codeWord,
  type Named,
  plainName,
  plainWord,
  type StatusInWords,
  statusWords,
} from '../../terminology/index.ts'
import { type AttachmentInWords, attachmentOf, inlineBlocks } from './attachment.ts'
import type { Block } from './blocks.ts'
import { codeOf, type Json, obj, objects, str } from './json.ts'
import { narrativeBlocks } from './narrative.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf, refsOf } from './reference.ts'
import { type Room, roomForText } from './room.ts'
import { dateWhen, firstWhen, periodWhen, type When } from './when.ts'

/**
 * A note, letter or other document in words, from a DocumentReference or Composition (R4). `body` is its text in
 * safe blocks where it is in the resource; `files` are what can be opened, in the source's order: the file at
 * index n is `content[n].attachment`.
 */
export type DocumentInWords = {
  id: string | null
  title: string
  name: Named
  categories: string[]
  status: StatusInWords | null
  when: When | null
  authors: Ref[]
  signer: Ref | null
  organization: Ref | null
  encounters: Ref[]
  period: When | null
  confidential: boolean
  description: string | null
  replaces: Ref[]
  body: Block[]
  sections: SectionInWords[]
  files: AttachmentInWords[]
}

type SectionInWords = {
  title: string | null
  depth: number
  body: Block[]
  entries: Ref[]
  empty: string | null
}

/** Reads a DocumentReference of any shape. */
export function documentInWords(
  resource: unknown,
  reader: Reader,
  room: Room = roomForText(),
): DocumentInWords {
  const json = obj(resource)
  if (json.resourceType === 'Composition') return compositionInWords(json, reader, room)
  const { lang } = reader
  const contents = objects(json.content).map(content => obj(content.attachment))
  const files = contents.flatMap(one => attachmentOf(one, reader) ?? [])
  const name = plainName(json.type, lang, 'document')
  const context = obj(json.context)
  return {
    id: str(json.id),
    // A title that the author gave is worth more than the kind, but many sources put file names there.
    title: titleOf(files, name, json),
    name,
    categories: objects(json.category).flatMap(one => codeWord('category', one, lang) ?? []),
    status: docStatus(json, reader),
    when: firstWhen(
      dateWhen(json.date, reader),
      files.find(file => file.when)?.when ?? null,
      periodWhen(context.period, reader),
    ),
    authors: refsOf(json.author),
    signer: refOf(json.authenticator),
    organization: refOf(json.custodian),
    encounters: refsOf(context.encounter),
    period: periodWhen(context.period, reader),
    confidential: isConfidential(json.securityLabel),
    description: str(json.description),
    replaces: objects(json.relatesTo).flatMap(one =>
      one.code === 'replaces' ? (refOf(one.target) ?? []) : [],
    ),
    body: contents.map(one => inlineBlocks(one, room)).find(blocks => blocks !== null) ?? [],
    sections: [],
    files,
  }
}

function titleOf(files: AttachmentInWords[], name: Named, json: Json): string {
  const typed = codeOf(json.type) !== null || str(obj(json.type).text) !== null
  if (typed) return name.plain
  return files.find(file => file.title !== null)?.title ?? str(json.description) ?? name.plain
}

function docStatus(json: Json, { lang }: Reader): StatusInWords | null {
  const status = statusWords('document', json.status, lang)
  // What became of the reference matters more than how far the text got, unless it is the current one.
  if (json.status !== 'current' && json.status !== undefined) return status
  return statusWords('document', json.docStatus, lang) ?? status
}

function isConfidential(labels: unknown): boolean {
  return objects(labels).some(label => ['R', 'V'].includes(codeOf(label) ?? ''))
}

const mostSections = 500

/** The sections of a Composition in reading order, inner ones after their own; walked without recursion. */
function sectionsOf(value: unknown, reader: Reader, room: Room): SectionInWords[] {
  const found: SectionInWords[] = []
  const open = objects(value).map(section => ({ section, depth: 0 }))
  while (open.length > 0 && found.length < mostSections) {
    const next = open.shift()
    if (!next) break
    const { section, depth } = next
    const coded = section.code === undefined ? null : plainName(section.code, reader.lang, 'document')
    found.push({
      title: coded?.known ? coded.plain : (str(section.title) ?? coded?.plain ?? null),
      depth: Math.min(depth, 3),
      body: narrativeBlocks(section.text, room),
      entries: refsOf(section.entry),
      empty: plainWord(section.emptyReason, reader.lang),
    })
    open.unshift(...objects(section.section).map(inner => ({ section: inner, depth: depth + 1 })))
  }
  return found
}

function compositionInWords(json: Json, reader: Reader, room: Room): DocumentInWords {
  const { lang } = reader
  const name = plainName(json.type, lang, 'document')
  const attester = objects(json.attester).find(one => refOf(one.party) !== null)
  return {
    id: str(json.id),
    title: name.known ? name.plain : (str(json.title) ?? name.plain),
    name,
    categories: objects(json.category).flatMap(one => codeWord('category', one, lang) ?? []),
    status: statusWords('document', json.status, lang),
    when: dateWhen(json.date, reader),
    authors: refsOf(json.author),
    signer: attester ? refOf(attester.party) : null,
    organization: refOf(json.custodian),
    encounters: refsOf(json.encounter),
    period: periodWhen(obj(objects(json.event)[0]).period, reader),
    confidential: json.confidentiality === 'R' || json.confidentiality === 'V',
    description: str(json.title),
    replaces: objects(json.relatesTo).flatMap(one =>
      one.code === 'replaces' ? (refOf(one.targetReference) ?? []) : [],
    ),
    body: narrativeBlocks(json.text, room),
    sections: sectionsOf(json.section, reader, room),
    files: [],
  }
}
