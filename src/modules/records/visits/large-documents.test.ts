import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'

const subject = { reference: 'Patient/p' }
const bytes = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(3_000_000, 'x')])
const scan = { contentType: 'application/pdf', data: bytes.toString('base64') }
const paper = (id: string, attachment: object) => ({
  ...{ resourceType: 'DocumentReference', id, status: 'current', type: { text: `Paper ${id}` }, subject },
  content: [{ attachment }],
})
const html = `<ul>${'<li>hello</li>'.repeat(300_000)}</ul>`
const long = { contentType: 'text/html', data: Buffer.from(html).toString('base64') }

let t: TestPortal
let cookie = ''
const read = async (path: string) => (await t.ask(path, { cookie })).text()
const address = async (name: string) => {
  const found = new RegExp(`href="(/records/documents/[^"/]+)"[^>]*>(?:<[^>]*>)*${name}`)
  return found.exec(await read('/records/documents'))?.[1] ?? 'not in the list'
}

beforeAll(async () => {
  t = await testPortal()
  const patient = await importRecord(t, [
    { resourceType: 'Patient', id: 'p', name: [{ family: 'Test' }] },
    { resourceType: 'Binary', id: 'b', ...scan, securityContext: subject },
    paper('scan', scan),
    paper('binary', { contentType: 'application/pdf', url: 'Binary/b' }),
    paper('long', long),
  ])
  await t.account('maria@example.org', patient)
  cookie = await t.signIn('maria@example.org')
})
afterAll(() => t.close())

test('a large scan is listed with its size and comes byte for byte, inline or as a Binary', async () => {
  expect(await read('/records/documents')).toContain('2.9 MB')
  for (const name of ['Paper scan', 'Paper binary']) {
    const page = await address(name)
    expect(await read(page)).toContain(`href="${page}/file/1"`)
    const file = await t.ask(`${page}/file/1`, { cookie })
    expect(bytes.equals(Buffer.from(await file.arrayBuffer()))).toBe(true)
  }
})

test('a very long text is cut in words, and all of it can be had', async () => {
  const page = await address('Paper long')
  const shown = await read(page)
  expect(shown.length).toBeLessThan(1_500_000)
  expect(shown).toContain('only its beginning is shown')
  expect(await (await t.ask(`${page}/file/1`, { cookie })).text()).toBe(html)
  expect(shown).toContain(`href="${page}/file/original"`)
  const original = await t.ask(`${page}/file/original`, { cookie })
  expect(original.headers.get('content-disposition')).toContain('attachment')
  expect(await original.json()).toMatchObject({ id: 'long', content: [{ attachment: long }] })
})
