import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

/** Something to import: a file, or a text that this process made. */
export type Input = {
  /** As messages and the table name it. */
  readonly name: string
  readonly kind: 'json' | 'ndjson'
  /** Bytes on disk, for the progress bar. */
  readonly size: number
  /** From the beginning, each time it is called; unzipped. `onRead` hears how many bytes were read from disk. */
  readonly read: (onRead?: (bytes: number) => void) => AsyncIterable<Buffer>
}

/** A file as an input. Whether it is zipped is seen by its first bytes, whatever its name. */
export const fileInput = (path: string, kind: Input['kind'], size: number): Input => ({
  name: path,
  kind,
  size,
  read: onRead => readFile(path, onRead),
})

/** A text that this process made: a bundle of the demo clinic. */
export const textInput = (name: string, text: string, kind: Input['kind'] = 'json'): Input => ({
  name,
  kind,
  size: Buffer.byteLength(text),
  read: async function* (onRead) {
    const bytes = Buffer.from(text)
    onRead?.(bytes.length)
    yield bytes
  },
})

async function* readFile(path: string, onRead?: (bytes: number) => void): AsyncGenerator<Buffer> {
  const zipped = await isZipped(path)
  const file = createReadStream(path, { highWaterMark: 256 * 1024 })
  const counted = async function* () {
    for await (const chunk of file as AsyncIterable<Buffer>) {
      onRead?.(chunk.length)
      yield chunk
    }
  }
  try {
    if (zipped) yield* unzipped(counted())
    else yield* counted()
  } finally {
    file.destroy()
  }
}

async function* unzipped(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  // Its errors come out of the loop below; the pipeline's own promise would only tell them once more.
  const piped = pipeline(Readable.from(chunks), gunzip).catch(() => {})
  yield* gunzip as AsyncIterable<Buffer>
  await piped
}

async function isZipped(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

/** What went wrong while reading, for the person who runs the import. */
export function readingProblem(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'Z_BUF_ERROR') return 'the gzip file is cut off. Copy it again'
  if (code?.startsWith('Z_')) return 'the gzip file is damaged. Copy it again'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read. Give this user the right to read it'
  if (code === 'ENOENT') return 'is not there'
  if (code === 'EIO') return 'cannot be read: the disk reports an error'
  if (code === undefined) throw error
  return `cannot be read: ${message}`
}
