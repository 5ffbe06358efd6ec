import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kinds } from './check/inside.ts'
import { fileName } from './file-name.ts'

const jpeg = (said: string) => fileName(said, 'image/jpeg', 'file')

test('a name that fits is kept', () => {
  expect(jpeg('Presión de hoy (2).jpg')).toBe('Presión de hoy (2).jpg')
  expect(jpeg('IMG_0042.HEIC')).toBe('IMG_0042.jpg')
  expect(fileName('carta.PDF', 'application/pdf', 'file')).toBe('carta.pdf')
})

test('the ending is what the content is', () => {
  expect(jpeg('photo.jpg.exe')).toBe('photo.jpg.exe.jpg')
  expect(fileName('log.csv', 'text/plain; charset=utf-8', 'file')).toBe('log.csv.txt')
  expect(jpeg('')).toBe('file.jpg')
  expect(jpeg('.jpg')).toBe('file.jpg')
  expect(jpeg('...')).toBe('file.jpg')
})

test.each([
  ['/etc/passwd', 'passwd.jpg'],
  ['C:\\fakepath\\scan.jpg', 'scan.jpg'],
  ['../../x', 'x.jpg'],
  ['annexe\u202efdp.exe', 'annexefdp.exe.jpg'],
  ['a\u200bb\u2066c\ufeff.jpg', 'abc.jpg'],
  ['a\r\nSet-Cookie: x=y.jpg', 'aSet-Cookie x=y.jpg'],
  ['a\u001b[31mb.jpg', 'a[31mb.jpg'],
  ['"><script>.jpg', 'script.jpg'],
  ['a\ud800b.jpg', 'a\ufffdb.jpg'],
])('%j is made harmless', (said, name) => {
  expect(jpeg(said)).toBe(name)
})

test('whatever is said, a name is short, of one line, no path, and has its ending', () => {
  const said = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', minLength: 90, maxLength: 300 }),
  )
  fc.assert(
    fc.property(said, fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])), (text, type) => {
      const name = fileName(text, type, 'file')
      expect(name).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}/\\]+\.\w{3,4}$/u)
      expect(name.endsWith(`.${kinds[type]}`)).toBe(true)
      // PostgreSQL counts letters as we do.
      expect([...name].length).toBeLessThanOrEqual(120)
      expect(name.startsWith('.')).toBe(false)
    }),
  )
})
