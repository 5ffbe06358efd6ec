import { crc32, deflateRawSync } from 'node:zlib'

type File = readonly [name: string, content: string | Uint8Array]

/** An archive as office programs write it; `odd` changes what it says of itself. */
export function zipOf(
  files: readonly File[],
  odd: { flags?: number; says_bytes?: number; localName?: string; before?: Buffer; between?: Buffer } = {},
): Buffer {
  const parts: Buffer[] = [odd.before ?? Buffer.alloc(0)]
  const central: Buffer[] = []
  let at = parts[0]?.length ?? 0
  for (const [name, content] of files) {
    const bytes = Buffer.from(content as string)
    const packed = deflateRawSync(bytes)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(odd.flags ?? 0, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(odd.says_bytes ?? bytes.length, 18)
    const named = (text: string) => {
      const all = Buffer.from(fields)
      all.writeUInt16LE(Buffer.byteLength(text), 22)
      return all
    }
    const localName = odd.localName ?? name
    const local = Buffer.concat([mark(0x04034b50), named(localName), Buffer.from(localName), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    central.push(
      Buffer.concat([mark(0x02014b50), Buffer.from([20, 0]), named(name), tail, Buffer.from(name)]),
    )
    parts.push(local, odd.between ?? Buffer.alloc(0))
    at += local.length + (odd.between?.length ?? 0)
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, directory, mark(0x06054b50), end])
}

function mark(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** A text by Word: its least parts, and more. */
export function docx(more: readonly File[] = [], odd: Parameters<typeof zipOf>[1] = {}): Buffer {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  return zipOf(
    [
      [
        '[Content_Types].xml',
        `<?xml version="1.0" encoding="UTF-8"?><Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
      ],
      ['_rels/.rels', '<Relationships><Relationship Target="word/document.xml"/></Relationships>'],
      [
        'word/document.xml',
        '<w:document><w:body><w:p><w:r><w:t>Hello</w:t></w:r></w:p></w:body></w:document>',
      ],
      ...more,
    ],
    odd,
  )
}
