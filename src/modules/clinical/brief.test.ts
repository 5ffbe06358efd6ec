import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Importing, idOf, importing, patient } from '../../../test/importing.ts'
import { briefOf, bytesOfBase64, isCut } from './brief.ts'
import { findById, findMany, history, listByKind, search, sharedByIds } from './index.ts'

const brief = (resource: Record<string, unknown>) => {
  const text = briefOf(Buffer.from(JSON.stringify(resource)), resource)
  return text === null ? null : JSON.parse(text)
}
const base64 = (bytes: number, fill = 'a') => Buffer.alloc(bytes, fill).toString('base64')
const attached = (contentType: string | undefined, data: string, more: object = {}) => ({
  content: [{ attachment: { contentType, data, url: 'Binary/x', ...more } }],
})
const attachment = (resource: Record<string, unknown>) => brief(resource)?.content[0].attachment

test('small bodies, and large ones without files, have no brief form', () => {
  expect(brief(attached('application/pdf', base64(40_000)))).toBeNull()
  expect(brief({ note: Array.from({ length: 20_000 }, (_, n) => `note ${n}`) })).toBeNull()
})

test('a large file is left out, wherever it is; its size and its place stay', () => {
  const data = base64(100_000)
  expect(attachment(attached('application/pdf', data))).toEqual({
    contentType: 'application/pdf',
    url: 'Binary/x',
    size: 100_000,
    _data: { cut: true },
  })
  expect(attachment(attached('image/png', data, { size: 7 }))).toMatchObject({ size: 7 })
  const contained = brief({
    contained: [{ resourceType: 'Media', content: { contentType: 'video/mp4', data } }],
  })
  expect(contained?.contained[0].content).not.toHaveProperty('data')
  expect(brief({ resourceType: 'Binary', contentType: 'text/rtf', data })).not.toHaveProperty('data')
})

test('text is kept, and a very long one cut between letters', () => {
  const note = base64(100_000)
  expect(
    brief({ ...attached('text/plain', note), picture: { contentType: 'image/png', data: note } })?.content,
  ).toEqual(attached('text/plain', note).content)
  const long = Buffer.from(`a${'é'.repeat(400_000)}`).toString('base64')
  const cut = attachment(attached('text/plain; charset=utf-8', long))
  expect(isCut(cut, 'data')).toBe(true)
  expect(cut.size).toBe(800_001)
  const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(cut.data, 'base64'))
  expect(text).toMatch(/^aé+$/)
  expect(text.length).toBeGreaterThan(99_000)
  const div = brief({ text: { status: 'additional', div: 'x'.repeat(4_000_000) } })
  expect(div?.text.div).toHaveLength(200_000)
  expect(isCut(div?.text, 'div')).toBe(true)
})

test('numbers keep their digits; what is nested too deep is told by its top', () => {
  const text = `{"a":1.10,"b":[0.500,1e3],"photo":{"contentType":"image/png","data":"${base64(90_000)}"}}`
  expect(briefOf(Buffer.from(text), JSON.parse(text))).toMatch(/^\{"a":1\.10,"b":\[0\.500,1e3\],/)
  const deep = { resourceType: 'Basic', id: 'd', deep: `${'['.repeat(200_000)}${']'.repeat(200_000)}` }
  const written = JSON.stringify(deep)
    .replace('"[', '[')
    .replace(/\]"\}$/, ']}')
  expect(briefOf(Buffer.from(written), JSON.parse(written))).toBe('{"resourceType":"Basic","id":"d"}')
})

test('bytes are counted as base64 stands for them', () => {
  for (const bytes of [0, 1, 2, 3, 4, 1000]) expect(bytesOfBase64(base64(bytes))).toBe(bytes)
})

let at: Importing
beforeAll(async () => {
  at = await importing()
})
beforeEach(() => at.empty())
afterAll(() => at.close())

const scan = (n: number, fill: string) => ({
  resourceType: 'DocumentReference',
  id: `d${n}`,
  status: 'current',
  type: { text: `Zebra letter ${n}` },
  subject: { reference: 'Patient/p' },
  ...attached('application/pdf', base64(3_000_000, fill)),
})
const sizeOf = (rows: readonly { body: string }[]) => rows.reduce((sum, { body }) => sum + body.length, 0)

test('lists of large documents read little; one document is read whole, and so is what it said before', async () => {
  const first = Array.from({ length: 12 }, (_, n) => scan(n, 'a'))
  await at.take({
    'p.json': patient('p'),
    'd.ndjson': first.map(one => JSON.stringify(one)).join('\n'),
    'doctor.json': {
      resourceType: 'Practitioner',
      id: 'dr',
      name: [{ family: 'Mbeki' }],
      photo: [{ contentType: 'image/png', data: base64(500_000) }],
    },
  })
  const second = JSON.stringify(scan(0, 'b'))
  await at.take({ 'd.json': second })
  const ids = first.map(({ id }) => idOf(id, 'DocumentReference'))
  await at.asPatient('p', async db => {
    const listed = await listByKind(db, { kinds: ['document', 'note'], limit: 50 })
    expect(listed.total).toBe(12)
    const found = await search(db, 'zebra', { limit: 50 })
    expect(found.total).toBe(12)
    for (const rows of [listed.rows, found.rows, await findMany(db, ids)]) {
      expect(rows).toHaveLength(12)
      expect(sizeOf(rows)).toBeLessThan(12 * 500)
    }
    expect((await findById(db, ids[0] ?? ''))?.body).toBe(second)
    expect((await history(db, ids[0] ?? '')).map(({ body }) => body)).toEqual([JSON.stringify(first[0])])
    const doctors = await sharedByIds(db, [idOf('dr', 'Practitioner')])
    expect(sizeOf([...doctors.values()])).toBeGreaterThan(0)
    expect(sizeOf([...doctors.values()])).toBeLessThan(500)
  })
})
