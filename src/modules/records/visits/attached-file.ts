import { isCut } from '../../clinical/index.ts'
import { decodeText, inlineBytes } from '../in-words/attachment.ts'
import { type Json, obj, objects, str } from '../in-words/json.ts'

/** A file as it is handed to a browser. */
export type AttachedFile = {
  name: string
  contentType: string
  bytes: Uint8Array<ArrayBuffer>
  inline: boolean
}

/**
 * The attachments of a resource in their order, whatever type it is; the n-th of them (from 1) has the address
 * `…/file/n`.
 */
export function attachmentsIn(json: Json): Json[] {
  return [
    ...objects(json.content).map(content => obj(content.attachment ?? content)),
    ...objects(json.presentedForm),
  ]
}

/** The attachment with this number as an address writes it; null for anything that is no such number. */
export function attachmentNumber(json: Json, written: string): Json | null {
  if (!/^[1-9]\d{0,2}$/.test(written)) return null
  return attachmentsIn(json)[Number(written) - 1] ?? null
}

/** The bytes that an attachment or a Binary carries itself; null where they are elsewhere or no base64. */
export function bytesIn(json: Json): Uint8Array | null {
  return inlineBytes(json)
}

const begins = (bytes: Uint8Array, ...signs: number[]): boolean => signs.every((sign, n) => bytes[n] === sign)

/** Kinds that a browser may open, each only if the bytes are what the type says. Neither HTML nor SVG is one. */
const opened: readonly {
  type: RegExp
  contentType: string
  ending: string
  fits: (b: Uint8Array) => boolean
}[] = [
  {
    type: /^application\/pdf$/,
    contentType: 'application/pdf',
    ending: 'pdf',
    fits: bytes => begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d),
  },
  {
    type: /^image\/png$/,
    contentType: 'image/png',
    ending: 'png',
    fits: bytes => begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
  {
    type: /^image\/jpe?g$/,
    contentType: 'image/jpeg',
    ending: 'jpg',
    fits: bytes => begins(bytes, 0xff, 0xd8, 0xff),
  },
]

/** Endings of file names for what is only saved. */
const endings: readonly [RegExp, string][] = [
  [/^text\/html$/, 'html'],
  [/^application\/xhtml\+xml$/, 'xhtml'],
  [/^image\/svg\+xml$/, 'svg'],
  [/^image\/gif$/, 'gif'],
  [/^image\/tiff$/, 'tif'],
  [/^(?:application|text)\/rtf$/, 'rtf'],
  [/^application\/msword$/, 'doc'],
  [/wordprocessingml/, 'docx'],
  [/^application\/dicom$/, 'dcm'],
  [/[/+]xml$/, 'xml'],
  [/[/+]json$/, 'json'],
]

/**
 * A file out of a record as it may leave the portal. What it claims to be is never trusted: PDF, PNG, JPEG and
 * plain text open in the browser if their bytes are that; everything else is saved, as bytes of no kind.
 */
export function fileToServe(bytes: Uint8Array, declared: string | null, title: string): AttachedFile {
  const type = (declared ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const known = opened.find(kind => kind.type.test(type) && kind.fits(bytes))
  if (known) {
    const { contentType, ending } = known
    return { name: fileName(title, ending), contentType, bytes: Uint8Array.from(bytes), inline: true }
  }
  if (type === 'text/plain' && !bytes.includes(0)) {
    const text = new TextEncoder().encode(decodeText(bytes, declared))
    return {
      name: fileName(title, 'txt'),
      contentType: 'text/plain; charset=utf-8',
      bytes: text,
      inline: true,
    }
  }
  const ending = endings.find(([pattern]) => pattern.test(type))?.[1] ?? 'bin'
  return {
    name: fileName(title, ending),
    contentType: 'application/octet-stream',
    bytes: Uint8Array.from(bytes),
    inline: false,
  }
}

/** The JSON of a resource byte for byte, always saved and never opened. */
export const originalToServe = (body: string, type: string): AttachedFile => ({
  name: fileName(type, 'json'),
  contentType: 'application/octet-stream',
  bytes: new TextEncoder().encode(body),
  inline: false,
})

/** A name that every file system takes, with the ending that the bytes have, whatever the source wrote. */
function fileName(title: string, ending: string): string {
  const plain = title
    .replace(/[\p{C}<>:"/\\|?*.]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
    .replace(/\p{Cs}$/u, '') // half of a letter that the cut went through
  return `${plain || 'document'}.${ending}`
}

/** Whether the portal holds the bytes: in the attachment itself, or as a Binary of the same record. */
export function whereBytesAre(attachment: Json): 'here' | 'binary' | 'elsewhere' | 'nowhere' {
  if (str(attachment.data) !== null || isCut(attachment, 'data')) return 'here'
  const url = str(attachment.url)
  if (url === null) return 'nowhere'
  return /^urn:(?:uuid|oid):|(?:^|\/)Binary\/[^/?#]+$/.test(url) ? 'binary' : 'elsewhere'
}
