import { connect, type Socket } from 'node:net'

export type ScanForViruses = (bytes: Uint8Array) => Promise<'clean' | 'infected' | 'scanner-away'>

/** Where clamd listens: a socket of this machine, or a host and its port. */
export type ClamdPlace = { readonly path: string } | { readonly host: string; readonly port: number }

/** `unix:/run/clamav/clamd.ctl` or `tcp://scanner.internal:3310`; null for anything else. */
export function clamdPlace(address: string): ClamdPlace | null {
  const path = /^unix:(?:\/\/)?(\/[^?#\0]+)$/.exec(address)?.[1]
  if (path !== undefined) return { path }
  const url = URL.parse(address)
  if (url?.protocol !== 'tcp:' || url.hostname === '' || !/^\/?$/.test(url.pathname)) return null
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || '3310') }
}

const longest_ms = 20_000
const most_answer_bytes = 4_096
const chunk_bytes = 64 * 1024

/**
 * Asks ClamAV about one file (clamd(8), INSTREAM). Anything but a clear word (no answer, an answer of another kind, a
 * file that is larger than clamd is told to take) is no word: the file is not known to be clean.
 */
export const clamdScanner =
  (place: ClamdPlace, most_ms = longest_ms): ScanForViruses =>
  bytes =>
    new Promise(resolve => {
      const socket = connect(place)
      let answer = ''
      const settle = (word: Awaited<ReturnType<ScanForViruses>>) => {
        clearTimeout(timer)
        socket.destroy()
        resolve(word)
      }
      const timer = setTimeout(() => settle('scanner-away'), most_ms)
      socket.once('connect', () => send(socket, bytes))
      socket.on('data', part => {
        answer += part.toString('latin1')
        if (answer.length > most_answer_bytes) settle('scanner-away')
        else if (answer.includes('\u0000')) settle(meaning(answer))
      })
      socket.on('error', () => settle('scanner-away'))
      socket.once('close', () => settle('scanner-away'))
    })

function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\u0000')
  for (let at = 0; at < bytes.length; at += chunk_bytes) {
    const part = bytes.subarray(at, at + chunk_bytes)
    socket.write(lengthOf(part.length))
    socket.write(part)
  }
  socket.write(lengthOf(0))
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

function meaning(answer: string): 'clean' | 'infected' | 'scanner-away' {
  if (/^stream: OK\0/.test(answer)) return 'clean'
  return /^stream: .* FOUND\0/.test(answer) ? 'infected' : 'scanner-away'
}
