import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LinkedText } from './linked-text.tsx'

const drawn = (text: string) => String(<LinkedText text={text} />)
const linksIn = (text: string) => [...drawn(text).matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)

test.each([
  ['See https://good.example/a.', ['https://good.example/a']],
  ['(https://good.example/a_(b))', ['https://good.example/a_(b']],
  ['http://plain.example ftp://x javascript:alert(1)', []],
  ['https://good.example:443/a', ['https://good.example:443/a']],
  ['https://good.example@evil.example/', []],
  ['https://evil.example\\@good.example/', ['https://evil.example']],
  ['https://аррӏе.example/', []],
  ['https://XN--80ak6aa92e.example/', []],
  ['https://0x7f.1/', []],
  ['https:///', []],
  ['https://good\u200b.example/', ['https://good.example/']],
])('%s', (text, links) => {
  expect(linksIn(text)).toEqual(links)
})

test('whatever is written, a link shows where it leads, and nothing else is markup', () => {
  const piece = fc.oneof(
    fc.constantFrom('https://', '<', '>', '"', "'", '&', '@', '\u202e', 'xn--', '.example', '/', '\n'),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
      const html = drawn(pieces.join(''))
      const rest = html
        .replace(/^<div class="as-written message-text" dir="auto">/, '')
        .replace(/<\/div>$/, '')
        .replace(/<a href="(https:\/\/[^"]*)" rel="noopener noreferrer">\1<\/a>/g, '')
      expect(rest).not.toMatch(/[<>"]/)
      expect(rest).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    }),
  )
})
