import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { clamdPlace, clamdScanner } from './clamd.ts'

let server: Server | null = null
afterEach(() => server?.close())

/** A scanner that answers with this once it has all of the file, or does whatever else with the connection. */
async function scannerThat(answer: string | ((socket: Socket) => void)) {
  const got: Buffer[] = []
  server = createServer(socket => {
    socket.on('error', () => {})
    if (typeof answer === 'function') return answer(socket)
    socket.on('data', part => {
      got.push(part)
      if (Buffer.concat(got).subarray(-4).equals(Buffer.alloc(4))) socket.end(answer)
    })
  })
  await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return { scan: clamdScanner({ host: '127.0.0.1', port }, 500), got: () => Buffer.concat(got) }
}

/** What was sent, chunk by chunk, as clamd reads it. */
function sent(all: Buffer): Buffer {
  const begin = 'zINSTREAM\u0000'
  expect(all.subarray(0, begin.length).toString()).toBe(begin)
  const parts: Buffer[] = []
  for (let at = begin.length; ; ) {
    const length = all.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    parts.push(all.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
}

describe('a scanner', () => {
  test('gets the whole file, and its word is taken', async () => {
    const file = Buffer.alloc(200_001, 'a file')
    const clean = await scannerThat('stream: OK\u0000')
    expect(await clean.scan(file)).toBe('clean')
    expect(sent(clean.got()).equals(file)).toBe(true)
    server?.close()
    const virus = await scannerThat('stream: Win.Test.EICAR_HDB-1 FOUND\u0000')
    expect(await virus.scan(file)).toBe('infected')
  })
  test.each([
    ['has another word', 'INSTREAM size limit exceeded. ERROR\u0000'],
    ['says OK in another way', 'OK\u0000'],
    ['says nothing', ''],
    ['hangs up at once', (socket: Socket) => socket.destroy()],
    ['never answers', () => {}],
    ['talks on and on', (socket: Socket) => socket.write('x'.repeat(10_000))],
  ])('that %s has not said that a file is clean', async (_, answer) => {
    const { scan } = await scannerThat(answer)
    expect(await scan(Buffer.from('a file'))).toBe('scanner-away')
  })
  test('that is not there has not either', async () => {
    expect(await clamdScanner({ host: '127.0.0.1', port: 1 })(Buffer.from('x'))).toBe('scanner-away')
    expect(await clamdScanner({ path: '/nowhere/clamd' })(Buffer.from('x'))).toBe('scanner-away')
  })
})

test('its address is a socket of this machine or a host', () => {
  expect(clamdPlace('unix:/run/clamd.ctl')).toEqual({ path: '/run/clamd.ctl' })
  expect(clamdPlace('unix:///run/clamd.ctl')).toEqual({ path: '/run/clamd.ctl' })
  expect(clamdPlace('tcp://scanner:1234')).toEqual({ host: 'scanner', port: 1234 })
  expect(clamdPlace('tcp://[::1]')).toEqual({ host: '::1', port: 3310 })
  for (const wrong of ['scanner', 'http://scanner', 'unix:clamd', 'tcp://', 'tcp://a/b', ''])
    expect(clamdPlace(wrong)).toBeNull()
})
