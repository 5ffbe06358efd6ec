import { expect, test } from 'vitest'
import { inlineBlocks } from './attachment.ts'
import { type Block, blocksText, textBlocks } from './blocks.ts'
import { htmlBlocks, narrativeBlocks } from './narrative.ts'
import { firstLetters } from './room.ts'

const isCut = (blocks: readonly Block[]) => blocks.at(-1)?.kind === 'cut'
const count = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => {
    if (block.kind === 'list') return sum + block.items.length
    if (block.kind === 'table') return sum + [...block.head, ...block.rows].flat().length
    return sum + (block.kind === 'cut' ? 0 : block.text.split('\n').length)
  }, 0)

const million = 1_000_000
const hostile: Record<string, () => Block[]> = {
  items: () => htmlBlocks(`<ul>${'<li>a</li>'.repeat(million / 4)}</ul>`),
  cells: () => htmlBlocks(`<table><tr>${'<td>a</td>'.repeat(million / 4)}</tr></table>`),
  rows: () => htmlBlocks(`<table>${'<tr><td>a<td>b</tr>'.repeat(million / 8)}</table>`),
  paragraphs: () => htmlBlocks('<p>a'.repeat(million)),
  breaks: () => htmlBlocks('a<br>'.repeat(million)),
  'kept line breaks': () => htmlBlocks(`<pre>${'a\n'.repeat(million)}</pre>`),
  letters: () => htmlBlocks(`<p>${'a'.repeat(4 * million)}</p>`),
  'tags that draw nothing': () => htmlBlocks('<b>a</b>'.repeat(million / 2)),
  pictures: () => htmlBlocks('<img alt="abc">'.repeat(million / 4)),
  lines: () => textBlocks('a\n'.repeat(million)),
  'list items in plain text': () => textBlocks('- a\n'.repeat(million)),
  'letters in plain text': () => textBlocks('a'.repeat(4 * million)),
}

test.each(Object.keys(hostile))('endless %s are cut, and the text says so', name => {
  const began = performance.now()
  const blocks = hostile[name]?.() ?? []
  expect(performance.now() - began).toBeLessThan(1_000)
  expect(isCut(blocks)).toBe(true)
  expect(count(blocks)).toBeLessThan(20_010)
  expect(blocksText(blocks).length).toBeLessThanOrEqual(330_000)
  expect(blocksText(blocks)).not.toBe('')
})

test('what people write is never cut', () => {
  const long = Array.from({ length: 4_000 }, (_, n) => `Line ${n} of a very long stay in the hospital.`)
  expect(isCut(textBlocks(long.join('\n')))).toBe(false)
  expect(count(textBlocks(long.join('\n')))).toBe(4_000)
  const html = htmlBlocks(`<div><p>${long.join('</p><p><b>')}</b></p></div>`)
  expect([isCut(html), count(html)]).toEqual([false, 4_000])
})

test('texts of one page share their room', () => {
  const room = { letters: 10, pieces: 10 }
  expect(textBlocks('abcdefg', room)).toEqual([{ kind: 'paragraph', text: 'abcdefg' }])
  expect(htmlBlocks('<p>hijklmn</p>', room)).toEqual([{ kind: 'paragraph', text: 'hij' }, { kind: 'cut' }])
  expect(narrativeBlocks({ div: '<p>x</p>' }, room)).toEqual([{ kind: 'cut' }])
  expect(textBlocks('', room)).toEqual([])
})

test('what a list has cut is told too, and what is no text is not unpacked', () => {
  const data = Buffer.from('Hello').toString('base64')
  const cut = { contentType: 'text/plain', data, _data: { cut: true } }
  expect(inlineBlocks(cut)).toEqual([{ kind: 'paragraph', text: 'Hello' }, { kind: 'cut' }])
  expect(narrativeBlocks({ div: 'Hello', _div: { cut: true } }).at(-1)).toEqual({ kind: 'cut' })
  expect(inlineBlocks({ contentType: 'application/pdf', data })).toBeNull()
})

test('no letter is cut in two', () => {
  expect(firstLetters('a😀b', 2)).toBe('a')
  expect(firstLetters('a😀b', 3)).toBe('a😀')
})
