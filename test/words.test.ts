import { expect, test } from 'vitest'
import { lineOf, type Node, parse, type SourceFile, sourceFiles, walk } from './source.ts'

/** Attributes whose text a person reads or hears. */
const spoken = new Set([
  'title',
  'alt',
  'placeholder',
  'aria-label',
  'aria-description',
  'label',
  'text',
  'caption',
  'lede',
  'hint',
])
const hasWord = (text: unknown): boolean => typeof text === 'string' && /\p{L}{2,}/u.test(text)

function wordsIn(file: SourceFile): string[] {
  const found: Node[] = []
  for (const node of walk(parse(file))) {
    if (node.type === 'JSXText' && hasWord(node.value)) found.push(node)
    const value = node.value as Node | null
    if (
      node.type === 'JSXAttribute' &&
      value &&
      spoken.has(String((node.name as Node).name)) &&
      hasWord(value.value)
    )
      found.push(node)
    if (node.type === 'JSXExpressionContainer') {
      const inner = node.expression as Node
      if (inner.type === 'Literal' && hasWord(inner.value) && /\s/.test(String(inner.value))) found.push(node)
    }
  }
  return found.map(
    node => `${file.path}:${lineOf(file, node.start)} ${file.text.slice(node.start, node.end).trim()}`,
  )
}

test('what a person reads stands in the message catalogs, not in pages', () => {
  const pages = sourceFiles(['src'], /\.tsx$/).filter(file => !/\.test\.tsx$/.test(file.path))
  expect(pages.flatMap(wordsIn)).toEqual([])
})
