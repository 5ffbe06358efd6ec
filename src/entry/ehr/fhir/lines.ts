export type Line = { number: number; bytes: Buffer } | { number: number; tooLong: number }

const newline = 0x0a

/**
 * The lines of a stream, however many, holding one at a time. A line longer than `longest` bytes is passed over
 * without being held, and told by its length. What follows the last newline counts as a line only if the stream
 * ended well.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>, longest: number): AsyncGenerator<Line> {
  let parts: Buffer[] = []
  let length = 0
  let number = 1
  const take = (part: Buffer) => {
    length += part.length
    if (length <= longest) parts.push(part)
    else parts = []
  }
  const finish = (): Line => {
    const [only] = parts
    const line =
      length > longest
        ? { number, tooLong: length }
        : { number, bytes: parts.length === 1 && only ? only : Buffer.concat(parts) }
    number += 1
    parts = []
    length = 0
    return line
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      take(chunk.subarray(from, at))
      yield finish()
      from = at + 1
    }
    if (from < chunk.length) take(chunk.subarray(from))
  }
  if (length > 0) yield finish()
}
