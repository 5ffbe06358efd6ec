import type { UploadedFile } from '../../ui/answer.ts'

type Parts = {
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly files: readonly UploadedFile[]
}

const most_parts = 100
const most_header_bytes = 4 * 1024
/** More than any page takes at once, so that it can say that they are too many. */
const most_files = 8

const lineEnd = Buffer.from('\r\n')
const headerEnd = Buffer.from('\r\n\r\n')

/**
 * The parts of a multipart form (RFC 7578), as browsers send it: fields as text, files as views of `body`. Null for
 * anything that is not such a form from its first byte to its closing boundary: half a form is none. An input for files
 * that was left empty is no file.
 */
export function partsOf(contentType: string, body: Buffer): Parts | null {
  const boundary = /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType)
  if (!boundary) return null
  const first = Buffer.from(`--${boundary[1] ?? boundary[2]}`)
  const between = Buffer.concat([lineEnd, first])
  if (!body.subarray(0, first.length).equals(first)) return null
  const fields: [string, string][] = []
  const files: UploadedFile[] = []
  let at = first.length
  for (let n = 0; n < most_parts; n++) {
    const mark = body.toString('latin1', at, at + 2)
    if (mark === '--') return { fields, files }
    if (mark !== '\r\n') return null
    const contentAt = body.indexOf(headerEnd, at)
    const end = body.indexOf(between, contentAt + headerEnd.length)
    if (contentAt < 0 || contentAt - at > most_header_bytes || end < 0) return null
    const part = named(body.toString('utf8', at, contentAt))
    const content = body.subarray(contentAt + headerEnd.length, end)
    if (part?.file === null) fields.push([part.field, content.toString('utf8')])
    else if (part && (part.file !== '' || content.length > 0) && files.length < most_files)
      files.push({ field: part.field, name: part.file, bytes: content })
    at = end + between.length
  }
  return null
}

/** The names of a part; `file` is null for one that is no file. Null for a part that bears no name. */
function named(header: string): { field: string; file: string | null } | null {
  const lines = header.split('\r\n')
  const line = lines.map(one => /^content-disposition:\s*form-data\s*;(.*)$/is.exec(one)?.[1]).find(Boolean)
  if (line === undefined) return null
  const field = /(?:^|;)\s*name="([^"]*)"/i.exec(line)?.[1]
  const file = /(?:^|;)\s*filename="([^"]*)"/i.exec(line)?.[1]
  return field === undefined
    ? null
    : { field: unescaped(field), file: file === undefined ? null : unescaped(file) }
}

/** What browsers do with signs that would end a name (HTML, "multipart/form-data encoding algorithm"). */
const unescaped = (text: string): string =>
  text.replace(/%(22|0D|0A)/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
