import { isUtf8 } from 'node:buffer'
import { jsonFault } from './json-fault.ts'

export type Parsed = { ok: true; value: unknown } | { ok: false; why: string; at: number }

/** Parses a JSON text. A failure says at which byte. Text that is not UTF-8 is refused: it would lose letters. */
export function parseJson(bytes: Buffer): Parsed {
  const text = bytes.toString('utf8')
  const byteAt = (letter: number) => Buffer.byteLength(text.slice(0, letter))
  if (!isUtf8(bytes))
    return {
      ok: false,
      why: 'is not UTF-8 text. Export it again as UTF-8',
      at: byteAt(text.indexOf('\ufffd')),
    }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    const at = byteAt(jsonFault(text))
    return { ok: false, why: at >= bytes.length ? 'broken JSON: it ends too early' : 'broken JSON', at }
  }
}
