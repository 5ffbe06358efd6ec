import type { Lang } from './page.ts'
import { words } from './words.ts'

const shape = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/
// Beyond this an exponent says more than a row of zeros would.
const longestExponent = 20

/** Up to four digits and no needless zero in front: what nearly all values are, and `number` leaves as it is. */
const short = /^(?:0|[1-9]\d{0,3})$|^(?=.{3,5}$)(?:0|[1-9]\d*)\.\d+$/

type Decimal = { sign: string; whole: string; fraction: string }

function readDecimal(source: string): Decimal | null {
  const found = shape.exec(source.trim())
  if (!found) return null
  const exponent = Number(found[4] ?? 0)
  if (Math.abs(exponent) > longestExponent) return null
  let whole = found[2] ?? '0'
  let fraction = found[3] ?? ''
  if (exponent > 0) {
    const moved = fraction.padEnd(exponent, '0')
    whole += moved.slice(0, exponent)
    fraction = moved.slice(exponent)
  } else if (exponent < 0) {
    const moved = whole.padStart(1 - exponent, '0')
    whole = moved.slice(0, exponent)
    fraction = moved.slice(exponent) + fraction
  }
  return { sign: found[1] === '-' ? '-' : '', whole: whole.replace(/^0+(?=\d)/, ''), fraction }
}

function significantDigits({ whole, fraction }: Decimal): number {
  const digits = (whole + fraction).replace(/^0+/, '')
  return digits.length
}

function join(sign: string, whole: string, fraction: string): string {
  const text = fraction === '' ? whole : `${whole}.${fraction}`
  // A value that rounds to nothing is not "minus nothing".
  return /[1-9]/.test(text) ? sign + text : text
}

/** Rounds half away from zero, on the digits themselves so that no binary fraction can tip it. */
function roundTo({ sign, whole, fraction }: Decimal, places: number): string {
  if (fraction.length <= places) return join(sign, whole, fraction)
  const kept = BigInt(whole + fraction.slice(0, places))
  const up = (fraction[places] ?? '0') >= '5'
  const digits = String(up ? kept + 1n : kept).padStart(places + 1, '0')
  return places === 0 ? join(sign, digits, '') : join(sign, digits.slice(0, -places), digits.slice(-places))
}

/**
 * A decimal as people read it. Up to four significant digits it stays as the source wrote it; longer ones are
 * rounded to two decimals, below 1 to three significant digits. Takes the decimal as the source's text, since
 * "7.10" and "7.1" do not say the same. What is not a decimal comes back as it is.
 */
export function number(source: string): string {
  if (short.test(source)) return source
  const decimal = readDecimal(source)
  if (!decimal) return source
  const { sign, whole, fraction } = decimal
  if (significantDigits(decimal) <= 4) return join(sign, whole, fraction)
  if (whole !== '0') return roundTo(decimal, 2)
  const zeros = /^0*/.exec(fraction)?.[0].length ?? 0
  const rounded = roundTo(decimal, zeros + 3)
  // 0.99961 rounds up to 1, which has three digits as 1.00.
  const carried = significantDigits(readDecimal(rounded) ?? decimal) > 3
  return carried ? roundTo(decimal, zeros + 2) : rounded
}

/** Whether `number` shows less than the source wrote, so that the page of the result shows the full value. */
export function isRounded(source: string): boolean {
  if (short.test(source)) return false
  const decimal = readDecimal(source)
  return decimal !== null && number(source) !== join(decimal.sign, decimal.whole, decimal.fraction)
}

/** A value with its unit, and with FHIR's comparator in words: "less than 0.01 ng/mL". */
export function quantity(
  value: string,
  unit: string | null | undefined,
  lang: Lang,
  comparator?: string | null | undefined,
): string {
  const comparators: Record<string, string> = words(lang).comparators
  const shown = number(value)
  const text = unit ? (unit === '%' ? `${shown}%` : `${shown} ${unit}`) : shown
  if (!comparator) return text
  return `${Object.hasOwn(comparators, comparator) ? comparators[comparator] : comparator} ${text}`
}
