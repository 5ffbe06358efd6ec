import { crc32, inflateRawSync } from 'node:zlib'

/** One file in an archive, laid out in full. */
export type Entry = { readonly name: string; readonly bytes: Uint8Array }

const most_entries = 2_000
const most_bytes = 100 * 1024 * 1024
/** A data descriptor after an entry: 12 bytes, 16 with its mark (APPNOTE.TXT 4.3.9). */
const most_descriptor_bytes = 16

const marks = { end: 0x06054b50, central: 0x02014b50, local: 0x04034b50 }
const end_bytes = 22

/**
 * The files in a ZIP archive (PKWARE APPNOTE.TXT 6.3), or null for one that is not exactly what its directory says:
 * with anything before, between or behind its entries (another file hides there), with names that are paths to
 * elsewhere or that come twice, with a password, or that grows beyond 100 MB. Office programs write none of these.
 */
export function readZip(archive: Uint8Array): readonly Entry[] | null {
  const view = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const listed = directoryOf(view)
  if (listed === null || !fillsTheWhole(listed.places, listed.directoryAt)) return null
  const entries: Entry[] = []
  for (const place of listed.places) {
    const bytes = contentOf(view, place)
    if (bytes === null) return null
    entries.push({ name: place.name, bytes })
  }
  return entries
}

type Place = {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed_bytes: number
  readonly bytes: number
  readonly at: number
  readonly dataAt: number
}

type Directory = { readonly places: readonly Place[]; readonly directoryAt: number }

function directoryOf(view: Buffer): Directory | null {
  const endAt = view.length - end_bytes
  if (endAt < 0 || view.readUInt32LE(endAt) !== marks.end) return null
  const [disks, count] = [view.readUInt32LE(endAt + 4), view.readUInt16LE(endAt + 10)]
  const [size, directoryAt] = [view.readUInt32LE(endAt + 12), view.readUInt32LE(endAt + 16)]
  if (disks !== 0 || count !== view.readUInt16LE(endAt + 8) || count === 0 || count > most_entries)
    return null
  if (directoryAt + size !== endAt) return null
  const places: Place[] = []
  let at = directoryAt
  for (let n = 0; n < count; n++) {
    const place = placeAt(view, at, directoryAt)
    if (place === null) return null
    places.push(place.place)
    at = place.next
  }
  return at === endAt && wellNamed(places) && ofSize(places) ? { places, directoryAt } : null
}

function placeAt(view: Buffer, at: number, directoryAt: number): { place: Place; next: number } | null {
  if (at + 46 > view.length || view.readUInt32LE(at) !== marks.central) return null
  const [flags, method] = [view.readUInt16LE(at + 8), view.readUInt16LE(at + 10)]
  const lengths = [28, 30, 32].map(offset => view.readUInt16LE(at + offset))
  const [nameLength = 0, extra = 0, comment = 0] = lengths
  const name = view.toString('utf8', at + 46, at + 46 + nameLength)
  const localAt = view.readUInt32LE(at + 42)
  // Bit 0: with a password; bit 6: with a strong one; bit 13: with a hidden directory.
  if ((flags & 0b10_0000_0100_0001) !== 0 || (method !== 0 && method !== 8)) return null
  if (localAt + 30 > directoryAt || view.readUInt32LE(localAt) !== marks.local) return null
  if (view.readUInt16LE(localAt + 8) !== method) return null
  const [localName, localExtra] = [view.readUInt16LE(localAt + 26), view.readUInt16LE(localAt + 28)]
  if (view.toString('utf8', localAt + 30, localAt + 30 + localName) !== name) return null
  return {
    place: {
      name,
      method,
      crc: view.readUInt32LE(at + 16),
      packed_bytes: view.readUInt32LE(at + 20),
      bytes: view.readUInt32LE(at + 24),
      at: localAt,
      dataAt: localAt + 30 + localName + localExtra,
    },
    next: at + 46 + nameLength + extra + comment,
  }
}

function wellNamed(places: readonly Place[]): boolean {
  const names = new Set(places.map(({ name }) => name.toLowerCase()))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const odd = /^\/|^[a-z]:|\\|[\u0000-\u001f\u007f]|(^|\/)\.\.(\/|$)/i
  return names.size === places.length && places.every(({ name }) => name !== '' && !odd.test(name))
}

const ofSize = (places: readonly Place[]): boolean =>
  places.reduce((sum, { bytes }) => sum + bytes, 0) <= most_bytes

/** Entry after entry from the first byte to the directory, with nothing else between. */
function fillsTheWhole(places: readonly Place[], directoryAt: number): boolean {
  let at = 0
  for (const [n, place] of places.toSorted((one, other) => one.at - other.at).entries()) {
    const gap = place.at - at
    if (gap < 0 || gap > (n === 0 ? 0 : most_descriptor_bytes)) return false
    at = place.dataAt + place.packed_bytes
  }
  return directoryAt >= at && directoryAt - at <= most_descriptor_bytes
}

function contentOf(view: Buffer, { method, dataAt, packed_bytes, bytes, crc }: Place): Uint8Array | null {
  const packed = view.subarray(dataAt, dataAt + packed_bytes)
  try {
    const content = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(bytes, 1) })
    return content.length === bytes && crc32(content) === crc ? content : null
  } catch {
    return null
  }
}
