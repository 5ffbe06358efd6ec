import { isUtf8 } from 'node:buffer'

export type Parsed = { ok: true; value: unknown } | { ok: false; why: string; at: number }

/** Parses a JSON text. A failure says at which byte. Text that is not UTF-8 is refused: it would lose letters. */
export function parseJson(bytes: Buffer): Parsed {
  if (!isUtf8(bytes))
    return { ok: false, why: 'is not UTF-8 text. Export it again as UTF-8', at: firstWrongByte(bytes) }
  const text = bytes.toString('utf8')
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const at = position === undefined ? bytes.length : Buffer.byteLength(text.slice(0, Number(position)))
    return { ok: false, why: at >= bytes.length ? 'broken JSON: it ends too early' : 'broken JSON', at }
  }
}

/** By halving: any beginning of a valid text that ends at a letter's end is valid. */
function firstWrongByte(bytes: Buffer): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 8) {
    const middle = (good + bad) >> 1
    // A letter has up to four bytes: one of four ends is between letters, if all before is right.
    const valid = [0, 1, 2, 3].some(more => isUtf8(bytes.subarray(0, middle - more)))
    if (valid) good = middle
    else bad = middle
  }
  return good
}
