import { expect, test } from 'vitest'
import { csvFile } from './csv.ts'

const textOf = (lines: string[][]) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(csvFile(lines))

test('values with commas, quotes and line ends stay one value', () => {
  expect(textOf([['a', 'b, c', 'say "d"', 'e\nf']])).toBe('\ufeffa,"b, c","say ""d""","e\nf"\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =cmd()'])('%j is no formula to a spreadsheet', value => {
  expect(textOf([[value]])).toContain(`'${value}`)
})
