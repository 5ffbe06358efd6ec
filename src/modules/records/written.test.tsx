import { expect, test } from 'vitest'
import type { Block } from './in-words/blocks.ts'
import { Written } from './written.tsx'

const drawn = (blocks: Block[], top?: 3 | 4): string =>
  String(<Written lang="en" blocks={blocks} top={top} />)
const heading = (level: 3 | 4, text: string): Block => ({ kind: 'heading', level, text })
const list: Block = { kind: 'list', ordered: false, items: [{ text: 'a', depth: 0 }] }

test('headings skip no level', () => {
  expect(drawn([heading(4, 'A'), heading(3, 'B'), heading(4, 'C')])).toContain(
    '<h3>A</h3><h3>B</h3><h4>C</h4>',
  )
  expect(drawn([heading(3, 'A')], 4)).toContain('<h4>A</h4>')
})

test('a short line above a list heads it; a sentence does not', () => {
  expect(drawn([{ kind: 'paragraph', text: 'Plan' }, list])).toContain('<h3>Plan</h3>')
  expect(drawn([{ kind: 'paragraph', text: 'Signed by me.' }, list])).toContain('<p>Signed by me.</p>')
  expect(drawn([{ kind: 'paragraph', text: 'Plan' }])).toContain('<p>Plan</p>')
})

test('whatever is written stays text', () => {
  const hostile = '<script>alert(1)</script>'
  const table: Block = { kind: 'table', caption: hostile, head: [[hostile]], rows: [[hostile, 'b\nc']] }
  const html = drawn([{ kind: 'paragraph', text: hostile }, heading(3, hostile), table])
  expect(html).not.toContain('<script')
  expect(html).toContain('b<br/>c')
})
