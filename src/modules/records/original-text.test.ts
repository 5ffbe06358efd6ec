import { expect, test } from 'vitest'
import { originalText } from './original-text.ts'

const cut = (letters: number) => `[${letters} more]`

test('the raw form keeps every digit', () => {
  expect(originalText('{"value":7.10,"big":12345678901234567890}', cut)).toBe(
    '{\n  "value": 7.10,\n  "big": 12345678901234567890\n}',
  )
})

test('long texts are cut and say so', () => {
  expect(originalText(JSON.stringify({ data: 'A'.repeat(5000) }), cut)).toContain('[4800 more]')
})

test('what cannot be laid out is shown as it is', () => {
  expect(originalText('not json', cut)).toBe('not json')
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  expect(originalText(deep, cut)).toContain('[')
})
