import { expect, test } from 'vitest'
import { attachmentNumber, attachmentsIn, fileToServe, whereBytesAre } from './attached-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])

test('a file opens in the browser only if it is what it says, and is one of four kinds', () => {
  const served = (content: Uint8Array, type: string | null) => {
    const { contentType, inline } = fileToServe(content, type, 'x')
    return [contentType, inline]
  }
  expect(served(bytes('%PDF-1.7'), 'application/pdf')).toEqual(['application/pdf', true])
  expect(served(png, 'image/png; x=1')).toEqual(['image/png', true])
  expect(served(Uint8Array.from([0xff, 0xd8, 0xff, 0]), 'image/jpg')).toEqual(['image/jpeg', true])
  expect(served(bytes('hello'), 'text/plain')).toEqual(['text/plain; charset=utf-8', true])
  const saved = ['application/octet-stream', false]
  expect(served(bytes('<html>'), 'application/pdf')).toEqual(saved)
  expect(served(bytes('<svg>'), 'image/png')).toEqual(saved)
  expect(served(bytes('<html><script>'), 'text/html')).toEqual(saved)
  expect(served(bytes('<svg onload="x">'), 'image/svg+xml')).toEqual(saved)
  expect(served(bytes('a\0b'), 'text/plain')).toEqual(saved)
  expect(served(bytes('x'), null)).toEqual(saved)
  expect(served(bytes('%PDF-'), 'text/html, application/pdf')).toEqual(saved)
})

test('text leaves as UTF-8, whatever charset it came in', () => {
  const file = fileToServe(Uint8Array.from([0x6d, 0xe1, 0x73]), 'text/plain; charset=iso-8859-1', 'x')
  expect(new TextDecoder().decode(file.bytes)).toBe('más')
})

test('a name of the source can be no path, and its ending is that of the bytes', () => {
  expect(fileToServe(png, 'image/png', '../../etc/passwd').name).toBe('etc passwd.png')
  expect(fileToServe(png, 'image/png', 'letter.pdf.exe').name).toBe('letter pdf exe.png')
  expect(fileToServe(bytes('<'), 'text/html', 'a\u202etxt.lmth"\r\n').name).toBe('a txt lmth.html')
  expect(fileToServe(png, 'image/png', '///').name).toBe('document.png')
})

test('a number that is none finds no attachment', () => {
  const json = { content: [{ attachment: { title: 'a' } }, { attachment: { title: 'b' } }] }
  expect(attachmentNumber(json, '2')?.title).toBe('b')
  for (const odd of ['0', '3', '-1', '1.0', '01', ' 1', '1e0', '', 'x', '__proto__', '99999999999'])
    expect(attachmentNumber(json, odd)).toBeNull()
})

test('attachments are found in documents, reports and pictures, and never throw', () => {
  expect(attachmentsIn({ presentedForm: [{ title: 'r' }] })).toEqual([{ title: 'r' }])
  expect(attachmentsIn({ content: { contentType: 'image/png' } })).toHaveLength(1)
  expect(attachmentsIn({ content: [null, 3, []], presentedForm: 'x' })).toEqual([])
})

test('where the bytes are', () => {
  expect(whereBytesAre({ data: 'AA==', url: 'https://elsewhere.example/x' })).toBe('here')
  expect(whereBytesAre({ url: 'Binary/1' })).toBe('binary')
  expect(whereBytesAre({ url: 'urn:uuid:1' })).toBe('binary')
  expect(whereBytesAre({ url: 'https://elsewhere.example/scan.pdf' })).toBe('elsewhere')
  expect(whereBytesAre({ url: 'file:///etc/passwd' })).toBe('elsewhere')
  expect(whereBytesAre({ title: 'nothing' })).toBe('nowhere')
})
