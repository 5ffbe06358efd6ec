import type { Context } from 'hono'
import type { UploadedFile } from '../../ui/answer.ts'
import { partsOf } from './multipart.ts'
import type { UploadRoom } from './upload-room.ts'

/** Larger than anything a person types into our forms; files have their own way in. */
const most_bytes = 256 * 1024

/** Four files of 6 MB, and what is typed beside them. */
const most_upload_bytes = 4 * 6 * 1024 * 1024 + most_bytes
/** What is too large is still heard to its end, up to this, since no browser reads an answer while it sends. */
const most_heard_bytes = 4 * most_upload_bytes

export type Form = {
  readonly fields: Readonly<Record<string, string>>
  readonly files: readonly UploadedFile[]
  /** To be called when the files are done with: it gives their room to others. */
  readonly release: () => void
}

/** `broken`: it did not come whole, or is no form; `busy`: others bring so much now that there is no room for it. */
export type NoForm = 'too-large' | 'broken' | 'busy'

const form = (fields: Form['fields'], files: Form['files'] = [], release = () => {}): Form => ({
  fields,
  files,
  release,
})

export const noForm: Form = form({})

/**
 * Fields of a urlencoded form. Read as text and parsed as such: a multipart body or JSON has no fields here, so
 * no page ever meets a file or an object where it expects what somebody typed.
 */
export async function readForm(c: Context): Promise<Form | NoForm> {
  if (Number(c.req.header('content-length') ?? 0) > most_bytes) return 'too-large'
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) return noForm
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength
    if (size > most_bytes) return 'too-large'
    chunks.push(chunk)
  }
  return form(fieldsOf([...new URLSearchParams(Buffer.concat(chunks).toString('utf8'))]))
}

/**
 * The form of an address that takes files: multipart, or without files like any other. It comes whole or not at all:
 * what is cut off on its way leaves nothing. `keep` says whether files are kept; else only what was typed beside them.
 */
export async function readUpload(c: Context, room: UploadRoom, keep: boolean): Promise<Form | NoForm> {
  const type = c.req.header('content-type') ?? ''
  if (!/^multipart\/form-data\s*;/i.test(type)) return readForm(c)
  const taken = room.take()
  const body = await readBody(c, taken.add)
  if (typeof body === 'string') {
    taken.release()
    return body
  }
  const parts = partsOf(type, body)
  const typed_bytes = parts?.fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0) ?? 0
  if (parts === null || typed_bytes > most_bytes) {
    taken.release()
    return parts === null ? 'broken' : 'too-large'
  }
  if (keep) return form(fieldsOf(parts.fields), parts.files, taken.release)
  taken.release()
  return form(fieldsOf(parts.fields))
}

/** `add` answers false where there is no room for so many bytes more. */
async function readBody(c: Context, add: (bytes: number) => boolean): Promise<Buffer | NoForm> {
  let chunks: Uint8Array[] = []
  let size = 0
  let wrong: NoForm | null = null
  try {
    for await (const chunk of c.req.raw.body ?? []) {
      size += chunk.byteLength
      if (size > most_upload_bytes) wrong = 'too-large'
      else if (wrong === null && !add(chunk.byteLength)) wrong = 'busy'
      if (size > most_heard_bytes) break
      if (wrong === null) chunks.push(chunk)
      else chunks = []
    }
  } catch {
    // Whoever sent it has gone.
    return 'broken'
  }
  return wrong ?? Buffer.concat(chunks)
}

/** The last one wins where a name comes twice. A null character is no letter, and PostgreSQL keeps none. */
function fieldsOf(typed: readonly (readonly [string, string])[]): Record<string, string> {
  const fields = typed.map(([name, value]) => [name, value.replaceAll('\u0000', ' ')] as const)
  return Object.assign(Object.create(null), Object.fromEntries(fields)) as Record<string, string>
}
