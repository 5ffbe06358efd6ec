import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRounded, number, quantity } from './numbers.ts'

describe('number', () => {
  test.each([
    ['7.10', '7.10'],
    ['145.0', '145.0'],
    ['0', '0'],
    ['0.00', '0.00'],
    ['-0.5', '-0.5'],
    ['007', '7'],
    ['12345', '12345'],
    ['250000', '250000'],
    ['1234.5', '1234.5'],
    ['123.456', '123.46'],
    ['12.34567', '12.35'],
    ['1.005000', '1.01'],
    ['99.99999', '100.00'],
    ['0.123456', '0.123'],
    ['0.0012345678', '0.00123'],
    ['0.1234', '0.1234'],
    ['0.99961', '1.00'],
    ['0.099961', '0.100'],
    ['-12.34567', '-12.35'],
    ['1.5e3', '1500'],
    ['1.5E-3', '0.0015'],
    ['6.02214e23', '6.02214e23'],
    ['not a number', 'not a number'],
    ['', ''],
  ])('%s is shown as %s', (source, shown) => {
    expect(number(source)).toBe(shown)
  })

  const decimal = fc
    .tuple(fc.boolean(), fc.stringMatching(/^(0|[1-9]\d{0,8})$/), fc.stringMatching(/^(\.\d{1,12})?$/))
    .map(([minus, whole, fraction]) => `${minus ? '-' : ''}${whole}${fraction}`)

  test('never moves a value by more than half a unit of its last shown place', () => {
    fc.assert(
      fc.property(decimal, source => {
        const shown = number(source)
        const places = shown.split('.')[1]?.length ?? 0
        // The two are compared as binary numbers, which are the coarser the larger they are.
        const coarse = 1e-9 + 2 * Number.EPSILON * Math.abs(Number(source))
        expect(Math.abs(Number(shown) - Number(source))).toBeLessThanOrEqual(0.5 * 10 ** -places + coarse)
      }),
    )
  })

  test('keeps what has up to four significant digits, whatever their place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 8 }), (digits, places) => {
        const source = (BigInt(digits) * 1n).toString().padStart(places + 1, '0')
        const text = places === 0 ? source : `${source.slice(0, -places)}.${source.slice(-places)}`
        expect(number(text)).toBe(text)
        expect(isRounded(text)).toBe(false)
      }),
    )
  })

  test('shows at most two decimals from 1 up and says when it shows less than there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99999 }), fc.stringMatching(/^\d{5,9}$/), (whole, fraction) => {
        const shown = number(`${whole}.${fraction}`)
        expect(shown).toMatch(/^\d+\.\d\d$/)
        expect(isRounded(`${whole}.${fraction}`)).toBe(true)
      }),
    )
  })

  test('rounding what is rounded changes nothing', () => {
    fc.assert(
      fc.property(decimal, source => {
        expect(number(number(source))).toBe(number(source))
      }),
    )
  })
})

describe('quantity', () => {
  test.each([
    ['5.6', '%', null, '5.6%', '5.6%'],
    ['140', 'mg/dL', null, '140 mg/dL', '140 mg/dL'],
    ['0.01', 'ng/mL', '<', 'less than 0.01 ng/mL', 'menos de 0.01 ng/mL'],
    ['60', null, '>=', 'at least 60', 'al menos 60'],
    ['60', undefined, 'constructor', 'constructor 60', 'constructor 60'],
  ])('%s %s with %s', (value, unit, comparator, en, es) => {
    expect(quantity(value, unit, 'en', comparator)).toBe(en)
    expect(quantity(value, unit, 'es', comparator)).toBe(es)
  })
})
