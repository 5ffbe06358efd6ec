import { createServer as httpServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../test/portal.ts'
import { accountAlone, grant } from '../../../test/sharing.ts'
import type { PatientId } from '../../platform/ids.ts'
import { routes } from '../../routes.ts'
import { type PageRequest, redirect } from '../../ui/answer.ts'
import { partsOf } from './multipart.ts'
import { patient, signedIn } from './route.ts'
import { createServer } from './server.ts'
import { uploadRoom } from './upload-room.ts'

/** Forms with files as an attacker sends them: to addresses that take files, and to those that do not. */
let t: TestPortal
let cookie: string
let two: string
/** What reached a page, newest last. */
let came: PageRequest[] = []
const take = (request: PageRequest) => {
  came.push(request)
  return redirect('/taken')
}
const probes = [
  signedIn('POST', '/probe', take, { uploads: true }),
  signedIn('POST', '/plain', take),
  patient('POST', '/probe-patient', 'records:read', take, { uploads: true }),
]
beforeAll(async () => {
  t = await testPortal([...routes, ...probes])
  await t.account('ana@example.org')
  cookie = await t.signIn('ana@example.org')
  const account = await accountAlone(t, 'parent@example.org')
  for (const child of ['one', 'two'])
    await grant(t, {
      patient: await childOf(child),
      account,
      permissions: ['records:read'],
      relation: 'parent',
    })
  two = await t.signIn('parent@example.org')
  await t.behindTheRules(`
    create function held() returns table (line text) language sql security definer as
      $$ select to_jsonb(h)::text from held_forms h $$;
    grant execute on function held to porchlight_app`)
})
afterAll(() => t.close())
beforeEach(() => {
  came = []
})

const childOf = async (name: string): Promise<PatientId> => (await t.account(`${name}@example.org`)).patient
const megabyte = 1024 * 1024
const most_bytes = 4 * 6 * megabyte + 256 * 1024

const formOf = (fields: Record<string, string>, files: Record<string, Uint8Array | string> = {}) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const [name, bytes] of Object.entries(files))
    form.append('files', new File([Uint8Array.from(Buffer.from(bytes as string))], name))
  return form
}
const post = (
  path: string,
  body: FormData | string | Uint8Array<ArrayBuffer>,
  more: { cookie?: string; headers?: Record<string, string> } = {},
) => t.ask(path, { method: 'POST', body, cookie: more.cookie ?? cookie, headers: more.headers ?? {} })
/** A body as bytes, under this boundary. */
const raw = (path: string, body: string | Buffer, type = 'multipart/form-data; boundary=x', who = cookie) =>
  post(path, typeof body === 'string' ? body : Uint8Array.from(body), {
    cookie: who,
    headers: { 'content-type': type },
  })
const part = (name: string, content: string, file?: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n\r\n${content}\r\n`

describe('a form with files', () => {
  test('brings its fields as text and its files as they are', async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, n) => n % 256))
    const response = await post(
      '/probe',
      formOf({ note: 'Presión\u0000!', empty: '' }, { 'a b.bin': bytes, 'ñ.txt': 'x' }),
    )
    expect(response.headers.get('location')).toBe('/taken')
    const [request] = came
    expect({ ...request?.form }).toEqual({ note: 'Presión !', empty: '' })
    expect(request?.files.map(({ field, name }) => [field, name])).toEqual([
      ['files', 'a b.bin'],
      ['files', 'ñ.txt'],
    ])
    expect(Buffer.from(request?.files[0]?.bytes ?? []).equals(bytes)).toBe(true)
  })
  test('has none where the input was left empty', async () => {
    await raw('/probe', `${part('files', '', '')}${part('a', '1')}--x--`)
    expect(came[0]?.files).toEqual([])
    expect({ ...came[0]?.form }).toEqual({ a: '1' })
  })
  test('from another site is refused, whatever it brings', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ])
      expect((await post('/probe', formOf({}, { a: 'x' }), { headers })).status).toBe(403)
    expect(came).toEqual([])
  })
  test('has no fields and no files where none are taken', async () => {
    await post('/plain', formOf({ note: 'x' }, { a: 'x' }))
    expect([{ ...came[0]?.form }, came[0]?.files]).toEqual([{}, []])
  })
  test('is one kind of form only: JSON, mixed and plain text bring nothing to its address', async () => {
    for (const type of [
      'application/json',
      'multipart/mixed; boundary=x',
      'text/plain',
      'multipart/form-datax; boundary=x',
    ])
      expect((await raw('/probe', `${part('a', '1')}--x--`, type)).status).toBe(303)
    expect(came.map(({ form, files }) => [{ ...form }, files])).toEqual(Array(4).fill([{}, []]))
  })
  test('without files may come as any other form', async () => {
    await t.ask('/probe', { cookie, form: { note: 'x' } })
    expect({ ...came[0]?.form }).toEqual({ note: 'x' })
  })
  test('lands on whom it says, and on nobody where it has to say', async () => {
    expect((await post('/probe-patient', formOf({}, { a: 'x' }), { cookie: two })).status).toBe(422)
    expect(
      (await post('/probe-patient', formOf({ for: 'nonsense' }, { a: 'x' }), { cookie: two })).status,
    ).toBe(404)
    // A file is no field, whatever it is called.
    const hers = formOf({})
    hers.append('for', new File(['x'], 'for'))
    expect((await post('/probe-patient', hers, { cookie: two })).status).toBe(422)
    expect(came).toEqual([])
  })
  test('reaches into no prototype', async () => {
    await raw('/probe', `${part('__proto__', 'poison')}${part('constructor', 'poison')}--x--`)
    expect(Object.getPrototypeOf(came[0]?.form)).toBeNull()
    expect(({} as Record<string, unknown>).poison).toBeUndefined()
  })
})

test('a form that waits for somebody to sign in waits without its files', async () => {
  const secret = 'a file that nobody who is not signed in may leave here '
  const response = await post('/probe', formOf({ note: 'typed' }, { 'a.txt': secret.repeat(20_000) }), {
    cookie: '',
  })
  expect(response.headers.get('location')).toContain('/sign-in')
  const { rows } = await sql<{ line: string }>`select line from held()`.execute(t.database.kysely)
  for (const { line } of rows) expect(line.length).toBeLessThan(4_000)
  expect(came).toEqual([])
})

describe('what is too large', () => {
  const padded = (bytes: number) => {
    const [head, tail] = [part('files', '', 'a').slice(0, -2), '\r\n--x--']
    return Buffer.concat([
      Buffer.from(head),
      Buffer.alloc(bytes - head.length - tail.length, 'a'),
      Buffer.from(tail),
    ])
  }
  test('is refused from the first byte over the limit, with a page that says what to do', async () => {
    expect((await raw('/probe', padded(most_bytes))).status).toBe(303)
    expect(came[0]?.files[0]?.bytes.length).toBeGreaterThan(24 * megabyte)
    const over = await raw('/probe', padded(most_bytes + 1))
    expect(over.status).toBe(413)
    expect(await over.text()).toContain('These files are too large')
    expect(came).toHaveLength(1)
  })
  test('is not read on and on', async () => {
    let sent = 0
    const endless = new ReadableStream({
      pull: controller => {
        sent += megabyte
        controller.enqueue(new Uint8Array(megabyte))
      },
    })
    const response = await t.ask('/probe', {
      method: 'POST',
      cookie,
      body: endless,
      duplex: 'half',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    } as RequestInit)
    expect(response.status).toBe(413)
    expect(sent).toBeLessThan(110 * megabyte)
  })
  test('as text in a field is refused too', async () => {
    expect((await raw('/probe', `${part('a', 'x'.repeat(256 * 1024))}--x--`)).status).toBe(413)
    expect(came).toEqual([])
  })
  test('in number is cut: of many files no more than a page can tell about', async () => {
    const many = Array.from({ length: 60 }, (_, n) => part('files', 'x', `${n}.txt`)).join('')
    expect((await raw('/probe', `${many}--x--`)).status).toBe(303)
    expect(came[0]?.files).toHaveLength(8)
  })
})

test('what is no whole form leaves nothing', async () => {
  const whole = `${part('a', '1')}${part('files', 'text', 'a.txt')}`
  const odd: Record<string, [body: string, type?: string]> = {
    'cut in a file': [`${part('a', '1')}${part('files', 'te', 'a.txt').slice(0, -2)}`],
    'cut before its end': [whole],
    'cut within its end': [`${whole}--x`],
    'no boundary': [`${whole}--x--`, 'multipart/form-data; charset=utf-8'],
    'another boundary': [`${whole}--x--`, 'multipart/form-data; boundary=y'],
    'a boundary too long': [`${whole}--x--`, `multipart/form-data; boundary=${'x'.repeat(71)}`],
    'something before': [`before${whole}--x--`],
    'line feeds alone': [`${whole}--x--`.replaceAll('\r\n', '\n')],
    'a header without end': [
      `--x\r\nContent-Disposition: form-data; name="${'a'.repeat(5_000)}"\r\n\r\n1\r\n--x--`,
    ],
    'parts without end': [`${part('a', '1').repeat(101)}--x--`],
    nothing: [''],
  }
  for (const [name, [body, type]] of Object.entries(odd))
    expect(`${name} ${(await raw('/probe', body, type)).status}`).toBe(`${name} 400`)
  expect(came).toEqual([])
})

test('names are read as browsers write them', () => {
  const name = (header: string) =>
    partsOf(
      'multipart/form-data; boundary="x"',
      Buffer.from(`--x\r\nContent-Disposition: form-data; ${header}\r\n\r\n1\r\n--x--`),
    )
  expect(name('name="a"; filename="x%22y%0D%0Az.txt"')?.files[0]?.name).toBe('x"y\r\nz.txt')
  expect(name('name="a"; filename="C:\\fakepath\\x.txt"')?.files[0]?.name).toBe('C:\\fakepath\\x.txt')
  expect(name('name="a"; filename="名.txt"')?.files[0]?.name).toBe('名.txt')
  // One name inside another is none, and a part without a name is nobody's.
  expect(name('filename="name=b"; name="a"')?.files[0]).toMatchObject({ field: 'a', name: 'name=b' })
  expect(name('filename="x.txt"')).toEqual({ fields: [], files: [] })
  expect(name('name=a')).toEqual({ fields: [], files: [] })
})

test('whatever browsers send is read as they meant it, and whatever else comes breaks nothing', async () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .map(one => one.toWellFormed().replaceAll('\u0000', ''))
  const file = fc.record({ name: text.filter(one => one !== ''), bytes: fc.uint8Array({ maxLength: 300 }) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(text, text), { maxLength: 5 }),
      fc.array(file, { maxLength: 5 }),
      async (fields, files) => {
        const form = new FormData()
        for (const [name, value] of fields) form.append(name, value)
        for (const { name, bytes } of files) form.append('files', new File([Uint8Array.from(bytes)], name))
        const sent = new Response(form)
        const read = partsOf(sent.headers.get('content-type') ?? '', Buffer.from(await sent.arrayBuffer()))
        if (fields.length + files.length === 0) return
        const lines = (one: string) => one.replace(/\r\n|\r|\n/g, '\r\n')
        expect(read?.fields).toEqual(fields.map(([name, value]) => [lines(name), lines(value)]))
        expect(read?.files.map(({ name, bytes }) => [name, [...bytes]])).toEqual(
          files.map(({ name, bytes }) => [name, [...bytes]]),
        )
      },
    ),
  )
  const around = Buffer.from('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(around.length), (noise, at) => {
      const body = Buffer.concat([
        around.subarray(0, at),
        noise,
        around.subarray(at),
        Buffer.from('\r\n--x--'),
      ])
      partsOf('multipart/form-data; boundary=x', body)
    }),
  )
})

describe('room for files on their way', () => {
  test('is shared, bounded, and given back once', () => {
    const room = uploadRoom(100)
    const [one, other] = [room.take(), room.take()]
    expect([one.add(60), other.add(60), other.add(40), one.add(1)]).toEqual([true, false, true, false])
    one.release()
    one.release()
    expect([other.add(60), other.add(1)]).toEqual([true, false])
    other.release()
    expect([one.add(100), one.add(1)]).toEqual([true, false])
  })
  test('is there again after forms that came, that were too large, that were broken, and that broke their page', async () => {
    const large = formOf({}, { a: Buffer.alloc(20 * megabyte) })
    for (let n = 0; n < 5; n++) {
      expect((await post('/probe', large)).status).toBe(303)
      await raw(
        '/probe',
        Buffer.concat([Buffer.from(part('files', '', 'a').slice(0, -2)), Buffer.alloc(20 * megabyte)]),
      )
      await post('/probe-patient', formOf({}, { a: Buffer.alloc(20 * megabyte) }), { cookie: two })
    }
    expect((await post('/probe', large)).status).toBe(303)
  }, 60_000)
})

describe('a connection', () => {
  let server: Server | null = null
  afterEach(() => server?.close())
  const listening = async () => {
    const app = createServer(t.portal, [...routes, ...probes])
    server = httpServer(getRequestListener(app.fetch))
    await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }
  const head = (length: number) =>
    `POST /probe HTTP/1.1\r\nHost: localhost:3000\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${length}\r\n\r\n`

  test('that is cut in the middle of a file leaves nothing, and the portal serves on', async () => {
    const port = await listening()
    const whole = `${part('files', 'text '.repeat(10_000), 'a.txt')}--x--`
    for (const bytes of [0, 10, 100, 30_000, whole.length - 1]) {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      await new Promise<void>(resolve =>
        socket.write(head(whole.length) + whole.slice(0, bytes), () => resolve()),
      )
      await new Promise(resolve => setTimeout(resolve, 30))
      socket.destroy()
    }
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(came).toEqual([])
    const response = await fetch(`http://127.0.0.1:${port}/probe`, {
      method: 'POST',
      headers: { cookie },
      body: formOf({}, { 'a.txt': 'x' }),
      redirect: 'manual',
    })
    expect(response.status).toBe(303)
    expect(came).toHaveLength(1)
  })
  test('that sends too much gets its answer', async () => {
    const port = await listening()
    const response = await fetch(`http://127.0.0.1:${port}/probe`, {
      method: 'POST',
      headers: { cookie },
      body: formOf({}, { a: Buffer.alloc(40 * megabyte) }),
      redirect: 'manual',
    })
    expect(response.status).toBe(413)
    expect(await response.text()).toContain('These files are too large')
  })
})
