import fc from 'fast-check'
import { html, raw } from 'hono/html'
import { expect, test } from 'vitest'
import { bytesOf, encode, encoded, markup } from './markup.ts'

const hostile = `<script>alert("x")</script> & 'y' <b>é – 😀</b>`

test('texts are escaped between tags and in attributes', () => {
  const text = String(markup`<p title="${hostile}">${hostile}</p>`)
  expect(text).not.toContain('<script>')
  expect(text).not.toContain('<b>')
  expect(text.match(/"/g)).toHaveLength(2)
  expect(text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;')
})

test('any text is escaped exactly as an element escapes it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...`<>&"'\`=/ a\0\n–😀`) }), text => {
      const drawn = markup`<p title="${text}">${[text, [text]]}</p>`
      const element = (
        <p title={text}>
          {text}
          {text}
        </p>
      )
      expect(String(drawn)).toBe(String(element))
      expect(bytesOf(drawn).toString()).toBe(String(element))
    }),
  )
})

test('elements, markup and what is encoded stand as they are, in each other', () => {
  const element = <em>{hostile}</em>
  const inside = markup`<i>${element}</i>${encoded(encode(element))}${raw('<hr>')}`
  const once = String(element)
  expect(String(markup`<p>${[inside]}</p>`)).toBe(`<p><i>${once}</i>${once}<hr></p>`)
  expect(String(<p>{inside}</p>)).toBe(`<p><i>${once}</i>${once}<hr></p>`)
  expect(String(html`<p>${inside}</p>`)).toBe(`<p><i>${once}</i>${once}<hr></p>`)
  expect(bytesOf(markup`<p>${inside}</p>`)).toEqual(Buffer.from(`<p><i>${once}</i>${once}<hr></p>`))
  expect(bytesOf(<p>{inside}</p>)).toEqual(Buffer.from(`<p><i>${once}</i>${once}<hr></p>`))
})

test('numbers are written, nothing draws nothing', () => {
  expect(String(markup`<p>${0}${null}${undefined}${false}${true}${[]}${''}</p>`)).toBe('<p>0</p>')
})

test('an object that is no element is refused, whatever it says of itself', () => {
  const posing = { toString: () => '<script>' } as unknown as string
  expect(() => String(markup`<p>${posing}</p>`)).toThrow(TypeError)
  expect(() => String(markup`<p>${Promise.resolve('late')}</p>`)).toThrow(TypeError)
})
