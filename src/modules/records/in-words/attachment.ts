import type { Lang } from '../../../ui/page.ts'
import { bytesOfBase64, isCut } from '../../clinical/index.ts'
import { type Block, textBlocks } from './blocks.ts'
import { num, obj, objects, str } from './json.ts'
import { htmlBlocks } from './narrative.ts'
import type { Reader } from './reader.ts'
import { type Room, roomForText } from './room.ts'
import { dateWhen, type When } from './when.ts'
import { words } from './words.ts'

/**
 * A file of a document or report. `inline` tells that its bytes are in the resource (base64 `data`), `binary`
 * is the Binary resource that holds them, `url` any other address. `size` is in bytes, worked out from the
 * data where the source gave none.
 */
export type AttachmentInWords = {
  title: string | null
  contentType: string | null
  kindText: string
  size: number | null
  sizeText: string | null
  inline: boolean
  binary: string | null
  url: string | null
  language: string | null
  when: When | null
}

const kinds: [RegExp, 'pdf' | 'text' | 'page' | 'picture' | 'word' | 'sound' | 'video' | 'xml' | 'dicom'][] =
  [
    [/^application\/pdf/i, 'pdf'],
    [/^text\/plain/i, 'text'],
    [/^(?:text\/html|application\/xhtml)/i, 'page'],
    [/^image\//i, 'picture'],
    [/^(?:application\/(?:msword|vnd\.openxml|rtf)|text\/rtf)/i, 'word'],
    [/^audio\//i, 'sound'],
    [/^video\//i, 'video'],
    [/^(?:application|text)\/(?:[a-z+.-]*xml|hl7)/i, 'xml'],
    [/^application\/dicom/i, 'dicom'],
  ]

function kindOf(contentType: string | null, lang: Lang): string {
  const { fileKinds } = words(lang)
  const kind = contentType && kinds.find(([pattern]) => pattern.test(contentType))?.[1]
  return kind ? fileKinds[kind] : fileKinds.other
}

/** A size in bytes as people say it: "340 KB", "2.1 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kilobytes = bytes / 1024
  if (kilobytes < 1000) return `${Math.max(1, Math.round(kilobytes))} KB`
  return `${(kilobytes / 1024).toFixed(1)} MB`
}

/** An Attachment (R4) in words; null where nothing can be opened and nothing is said. */
export function attachmentOf(value: unknown, reader: Reader): AttachmentInWords | null {
  const json = obj(value)
  const contentType = str(json.contentType)
  const data = str(json.data)
  const url = str(json.url)
  const title = str(json.title)
  if (contentType === null && data === null && url === null && title === null) return null
  const size = num(json.size) ?? (data === null ? null : bytesOfBase64(data))
  const binary = url !== null && /(?:^|\/)Binary\/[A-Za-z0-9.-]{1,64}(?:\/|$)/.test(url) ? url : null
  return {
    title,
    contentType,
    kindText: kindOf(contentType, reader.lang),
    size,
    sizeText: size === null ? null : sizeText(size),
    inline: data !== null || isCut(json, 'data'),
    binary,
    url: binary === null ? url : null,
    language: str(json.language),
    when: dateWhen(json.creation, reader),
  }
}

/** The files of a list of Attachments. */
export function attachmentsOf(value: unknown, reader: Reader): AttachmentInWords[] {
  return objects(value)
    .map(one => attachmentOf(one, reader))
    .filter(one => one !== null)
}

/** The bytes of inline base64 data; null where there is none or it is no base64. */
export function inlineBytes(value: unknown): Uint8Array | null {
  const data = obj(value).data
  if (typeof data !== 'string') return null
  // Cut at its end first: blanks that two parts of one pattern could take cost time by their square.
  const written = data.trimEnd()
  if (written === '' || !/^[A-Za-z0-9+/_\-\s]*={0,2}$/.test(written)) return null
  return Uint8Array.from(Buffer.from(written, 'base64'))
}

/** Text from bytes by the charset of the content type; UTF-8, and Windows-1252 where that does not fit. */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const charset = /charset\s*=\s*"?([A-Za-z0-9_:.-]+)/i.exec(contentType ?? '')?.[1]
  for (const label of [charset, 'utf-8']) {
    if (label === undefined) continue
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes)
    } catch {
      // An unknown label, or bytes that are not what it promised: try the next.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes)
}

/**
 * Bytes of a text file as safe blocks: plain text by its lines, HTML by its structure. Null for other kinds of
 * file, which are only downloaded.
 */
function readableBlocks(
  bytes: Uint8Array,
  contentType: string | null,
  room: Room = roomForText(),
): Block[] | null {
  const type = (contentType ?? 'text/plain').trim().toLowerCase()
  if (/^(?:text\/html|application\/xhtml)/.test(type)) return htmlBlocks(decodeText(bytes, contentType), room)
  if (/^text\/(?:plain|markdown)/.test(type)) return textBlocks(decodeText(bytes, contentType), room)
  return null
}

/** The inline text of an Attachment or Binary as safe blocks; null where it has none that can be read. */
export function inlineBlocks(
  value: unknown,
  room: Room = roomForText(),
  contentType: string | null = str(obj(value).contentType),
): Block[] | null {
  // Megabytes of a scan are not unpacked to find that they are no text.
  if (contentType !== null && !isReadable(contentType)) return null
  const bytes = inlineBytes(value)
  const blocks = bytes && readableBlocks(bytes, contentType, room)
  return blocks && isCut(obj(value), 'data') ? [...blocks, { kind: 'cut' }] : blocks
}

const isReadable = (contentType: string): boolean =>
  /^\s*(?:text\/(?:html|plain|markdown)|application\/xhtml)/i.test(contentType)
