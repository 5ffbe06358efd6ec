import sharp, { type Sharp } from 'sharp'
import { most_attachment_bytes } from '../../topics.ts'
import { type Inside, refused } from './inside.ts'

/** More than the cameras of telephones make in one file of 6 MB, and what fits into memory when laid out. */
const most_pixels = 50_000_000

/** On a side: a wound or a letter is as clear in this as in more. */
const most_side_pixels = 4_000

const longest_seconds = 8

sharp.cache(false)
sharp.concurrency(1)

/**
 * The image as it looks, written anew: upright, its first frame, without place, time, camera or anything else that
 * stood in or behind the file. Drawings (PNG, GIF, and what is partly clear) stay sharp as PNG, photos become JPEG.
 */
export async function inImage(bytes: Uint8Array): Promise<Inside> {
  try {
    const { format, hasAlpha } = await open(bytes).metadata()
    const sharpLines = format === 'png' || format === 'gif' || hasAlpha
    for (const draw of sharpLines ? [asPng, asJpeg, asSmallJpeg] : [asJpeg, asSmallJpeg]) {
      const drawn = await draw(bytes)
      if (drawn.bytes.length <= most_attachment_bytes) return { fit: true, ...drawn }
    }
    return refused('too-large')
  } catch {
    // It is cut off, damaged, or larger than we lay out: sharp has no more to say of it than that.
    return refused('unreadable')
  }
}

const open = (bytes: Uint8Array): Sharp =>
  sharp(bytes, { limitInputPixels: most_pixels, failOn: 'error', pages: 1 }).timeout({
    seconds: longest_seconds,
  })

const within = (bytes: Uint8Array, side: number): Sharp =>
  open(bytes).autoOrient().resize(side, side, { fit: 'inside', withoutEnlargement: true })

const asPng = async (bytes: Uint8Array) => ({
  bytes: new Uint8Array(await within(bytes, most_side_pixels).png({ compressionLevel: 6 }).toBuffer()),
  contentType: 'image/png' as const,
})

const asJpeg = (bytes: Uint8Array) => jpeg(bytes, most_side_pixels, 85)
const asSmallJpeg = (bytes: Uint8Array) => jpeg(bytes, most_side_pixels / 2, 75)

const jpeg = async (bytes: Uint8Array, side: number, quality: number) => ({
  bytes: new Uint8Array(
    await within(bytes, side).flatten({ background: '#ffffff' }).jpeg({ quality }).toBuffer(),
  ),
  contentType: 'image/jpeg' as const,
})
