import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RangeBar, rangeBarText, rangeInWords } from './range-bar.tsx'
import { placeInRange } from './range-geometry.ts'

const some = fc.double({ min: -1e9, max: 1e9, noNaN: true })
const range = fc
  .tuple(fc.option(some), fc.option(some))
  .filter(([low, high]) => low !== null || high !== null)
  .map(([low, high]) =>
    low !== null && high !== null && low > high ? { low: high, high: low } : { low, high },
  )

describe('where a value stands', () => {
  test('is always inside the drawing, whatever the value and the range', () => {
    fc.assert(
      fc.property(fc.double(), fc.option(fc.double()), fc.option(fc.double()), (value, low, high) => {
        const placed = placeInRange(value, { low, high })
        if (!placed) return
        expect(placed.at).toBeGreaterThanOrEqual(0.03 - 1e-9)
        expect(placed.at).toBeLessThanOrEqual(0.97 + 1e-9)
      }),
    )
  })

  test('never moves back as the value grows', () => {
    fc.assert(
      fc.property(some, some, range, (a, b, within) => {
        const [small, large] = [placeInRange(Math.min(a, b), within), placeInRange(Math.max(a, b), within)]
        expect(small?.at).toBeLessThanOrEqual((large?.at ?? 0) + 1e-9)
      }),
    )
  })

  test('agrees with the words: on the band when within, off it when not', () => {
    fc.assert(
      fc.property(some, range, (value, { low, high }) => {
        const placed = placeInRange(value, { low, high })
        const below = low !== null && value < low
        const above = high !== null && value > high
        expect(placed?.place).toBe(below ? 'below' : above ? 'above' : 'within')
        if (!placed) return
        if (below) expect(placed.at).toBeLessThanOrEqual(placed.bandFrom)
        else if (above) expect(placed.at).toBeGreaterThanOrEqual(placed.bandTo)
        else {
          expect(placed.at).toBeGreaterThanOrEqual(placed.bandFrom - 1e-9)
          expect(placed.at).toBeLessThanOrEqual(placed.bandTo + 1e-9)
        }
      }),
    )
  })

  test.each([
    [5, { low: null, high: null }],
    [5, { low: 9, high: 1 }],
    [Number.NaN, { low: 1, high: 9 }],
    [5, { low: Number.NaN, high: Number.POSITIVE_INFINITY }],
  ])('is nowhere where nothing can be drawn: %s in %o', (value, odd) => {
    expect(placeInRange(value, odd)).toBeNull()
  })
})

describe('in words', () => {
  const bar = { value: 6.1, valueText: '6.1%', range: { low: 4, high: 5.6 }, lowText: '4.0' }
  test.each([
    ['en', '6.1% is above the usual range, 4.0 to 5.6'],
    ['es', '6.1% está por encima del rango habitual, de 4.0 a 5.6'],
  ] as const)('%s', (lang, text) => {
    expect(rangeBarText({ lang, ...bar })).toBe(text)
    const html = (<RangeBar lang={lang} {...bar} />).toString()
    expect(html).toContain(`role="img" aria-label="${text}"`)
    expect(html).toContain('range-mark-out')
  })

  test.each([
    [{ low: null, high: 100 }, 'Usual range up to 100'],
    [{ low: 60, high: null }, 'Usual range 60 or more'],
    [{ low: null, high: null }, 'No usual range was given'],
  ])('%o', (one, text) => {
    expect(rangeInWords('en', one)).toBe(text)
  })

  test('draws nothing without a range, and escapes what came from outside', () => {
    expect(
      (<RangeBar lang="en" value={1} valueText="1" range={{ low: null, high: null }} />).toString(),
    ).toBe('')
    const html = (<RangeBar lang="en" value={1} valueText={'"><b>'} range={{ low: 0, high: 2 }} />).toString()
    expect(html).not.toContain('<b>')
  })
})
