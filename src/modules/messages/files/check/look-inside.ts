import { fileTypeFromBuffer } from 'file-type'
import { inImage } from './image.ts'
import { type Inside, refused } from './inside.ts'
import { inOffice } from './office.ts'
import { inPdf } from './pdf.ts'
import { inText } from './plain-text.ts'

const images = new Set(['image/jpeg', 'image/png', 'image/apng', 'image/webp', 'image/gif', 'image/avif'])

const begins = (bytes: Uint8Array, mark: string): boolean =>
  Buffer.from(bytes.subarray(0, mark.length)).toString('latin1') === mark

/** What a file is by its content, and whether it may be kept. Its name is not asked. */
export async function lookInside(bytes: Uint8Array): Promise<Inside> {
  if (begins(bytes, 'PK\u0003\u0004')) return inOffice(bytes)
  if (begins(bytes, '%PDF-')) return inPdf(bytes)
  const type = await fileTypeFromBuffer(bytes)
  if (type === undefined) return inText(bytes)
  return images.has(type.mime) ? inImage(bytes) : refused('type')
}
