import { inflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFObjectStreamParser,
  PDFRawStream,
  PDFXRefStreamParser,
} from '@cantoo/pdf-lib'
import { most_attachment_bytes } from '../../topics.ts'
import { type Inside, refused } from './inside.ts'

/**
 * What a PDF may not hold (ISO 32000-2: 12.6 actions, 7.11.4 embedded files, 12.7.9 XFA, 13 multimedia): it would run,
 * open or send something when it is opened. The first are found as keys, the second as values.
 */
const keysOfDanger = new Set(['JavaScript', 'JS', 'EmbeddedFiles', 'EF', 'XFA', 'RichMediaContent', 'AF'])
const valuesOfDanger = new Set([
  ...['JavaScript', 'Launch', 'EmbeddedFile', 'GoToE', 'GoToR', 'SubmitForm', 'ImportData', 'Rendition'],
  ...['RichMedia', 'RichMediaExecute', 'Movie', 'Sound', 'Screen', '3D', 'GoTo3DView', 'FileAttachment'],
])

/** Lists of objects and of places are read by laying them out; a page of text has some 10 KB of them. */
const most_laid_out_bytes = 32 * 1024 * 1024
const most_objects = 200_000

/**
 * The PDF written anew from what was found harmless in it: so earlier versions of its pages, what stands before,
 * between and behind its objects, and what one program reads and another does not, are gone. Signatures by
 * certificate do not outlive that.
 */
export async function inPdf(bytes: Uint8Array): Promise<Inside> {
  laidOut_bytes = 0
  try {
    const document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: true,
    })
    const objects = document.context.enumerateIndirectObjects()
    if (objects.length > most_objects || document.getPageCount() === 0) return refused('unreadable')
    if (objects.some(([, object]) => isDanger(object))) return refused('script')
    const written = await document.save({
      updateFieldAppearances: false,
      addDefaultPage: false,
      objectsPerTick: Number.POSITIVE_INFINITY,
    })
    if (written.length > most_attachment_bytes) return refused('too-large')
    return { fit: true, bytes: Uint8Array.from(written), contentType: 'application/pdf' }
  } catch {
    // Damaged, cut off, or with a password: nobody can say what is in it.
    return refused('unreadable')
  }
}

/** True if something dangerous stands in this object; what it only points to is looked at by itself. */
function isDanger(object: PDFObject): boolean {
  if (object instanceof PDFArray) return object.asArray().some(isDanger)
  const dict = object instanceof PDFRawStream ? object.dict : object
  if (!(dict instanceof PDFDict)) return false
  return dict
    .entries()
    .some(
      ([key, value]) =>
        keysOfDanger.has(key.decodeText()) ||
        (value instanceof PDFName ? valuesOfDanger.has(value.decodeText()) : isDanger(value)),
    )
}

/**
 * The library lays out such lists without a limit, and a few KB can hold gigabytes. So each is laid out here first,
 * with one, and whatever is packed in any other way than every program does it is refused.
 */
function boundLists(): void {
  const { forStream: objects } = PDFObjectStreamParser
  PDFObjectStreamParser.forStream = (stream, wait) => objects(bounded(stream), wait)
  const { forStream: places } = PDFXRefStreamParser
  PDFXRefStreamParser.forStream = stream => places(bounded(stream))
}

let laidOut_bytes = 0

function bounded(stream: PDFRawStream): PDFRawStream {
  const filter = stream.dict.lookup(PDFName.of('Filter'))
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter
  if (only === undefined) return stream
  if (only !== PDFName.of('FlateDecode')) throw new Error('a list that is packed in an odd way')
  laidOut_bytes += inflateSync(stream.getContents(), {
    maxOutputLength: most_laid_out_bytes - laidOut_bytes,
  }).length
  return stream
}

boundLists()
