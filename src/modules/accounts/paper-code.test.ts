import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { code_bits, hashOfPaperCode, paperCode, readPaperCode } from './paper-code.ts'

const secret = 'only-for-tests'
const codes = fc
  .tuple(fc.uuid(), fc.integer({ min: 1, max: 99 }))
  .map(([id, n]) => paperCode(secret, 'tests', `${id} ${n}`))

test('a code holds at least 60 bits, and every sign comes as often as the others at every place', () => {
  expect(code_bits).toBeGreaterThanOrEqual(60)
  const many = Array.from({ length: 4_800 }, () => paperCode(secret, 'tests', newId()).replaceAll('-', ''))
  const length = many[0]?.length ?? 0
  let bits = 0
  for (let place = 0; place < length; place++) {
    const counts = new Map<string, number>()
    for (const code of many) counts.set(code.charAt(place), (counts.get(code.charAt(place)) ?? 0) + 1)
    for (const count of counts.values()) bits -= (count / many.length) * Math.log2(count / many.length)
  }
  // Counted from what comes out, not from what was meant; a sample always seems a little less random.
  expect(bits).toBeGreaterThan(72)
  expect(new Set(many).size).toBe(many.length)
})

test('four groups of four, without vowels and without signs that look like another', () => {
  fc.assert(
    fc.property(codes, code => {
      expect(code).toMatch(/^[0-9CFHJKMNPRTVWXY]{4}(-[0-9CFHJKMNPRTVWXY]{4}){3}$/)
      expect(code).not.toMatch(/[AEIOULSZBGDQ]/)
    }),
  )
})

/** All that people read or hear instead of a sign. */
const instead: Record<string, string[]> = {
  0: ['0', 'O', 'o', 'Q', 'D', '０'],
  1: ['1', 'I', 'l', 'L', 'i'],
  2: ['2', 'Z', 'z'],
  5: ['5', 'S', 's'],
  6: ['6', 'G', 'g'],
  8: ['8', 'B', 'b'],
  V: ['V', 'v', 'U', 'u'],
}
const gap = fc.constantFrom('', '', '-', ' ', ' - ', '–', '.', '\u00a0', '\n')

test('any reading of any code with other case, spaces, hyphens and look-alikes is read back', () => {
  const reading = codes.chain(code =>
    fc
      .tuple(
        ...[...code.replaceAll('-', '')].map(sign =>
          fc.tuple(gap, fc.constantFrom(...(instead[sign] ?? [sign, sign.toLowerCase()]))),
        ),
      )
      .map(parts => ({ code, typed: `  ${parts.flat().join('')} ` })),
  )
  fc.assert(
    fc.property(reading, ({ code, typed }) => {
      expect(readPaperCode(typed)).toBe(code.replaceAll('-', ''))
      expect(hashOfPaperCode(secret, 'tests', typed)).toEqual(hashOfPaperCode(secret, 'tests', code))
    }),
  )
})

test('another thing, another purpose and another secret have other codes', () => {
  const all = [
    paperCode(secret, 'tests', 'one'),
    paperCode(secret, 'tests', 'two'),
    paperCode(secret, 'exams', 'one'),
    paperCode('x', 'tests', 'one'),
  ]
  expect(new Set(all).size).toBe(4)
  expect(paperCode(secret, 'tests', 'one')).toBe(all[0])
})

test('what is typed at random never breaks it, however long', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 2_000, unit: 'binary' }),
      typed => readPaperCode(typed).length <= 3_600,
    ),
  )
  expect(readPaperCode('  – ')).toBe('')
})
