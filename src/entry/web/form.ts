import type { Context } from 'hono'

/** Larger than anything a person types into our forms; files have their own way in. */
const most_bytes = 256 * 1024

/**
 * Fields of a urlencoded form. Read as text and parsed as such: a multipart body or JSON has no fields here, so
 * no page ever meets a file or an object where it expects what somebody typed. A null character is no letter, and
 * PostgreSQL keeps none.
 */
export async function readForm(c: Context): Promise<Record<string, string> | 'too-large'> {
  if (Number(c.req.header('content-length') ?? 0) > most_bytes) return 'too-large'
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) return {}
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength
    if (size > most_bytes) return 'too-large'
    chunks.push(chunk)
  }
  const typed = new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
  const fields = [...typed].map(([name, value]) => [name, value.replaceAll('\u0000', ' ')])
  return Object.assign(Object.create(null), Object.fromEntries(fields)) as Record<string, string>
}
