import { isRounded, number, quantity } from '../../../ui/numbers.ts'
import type { Lang } from '../../../ui/page.ts'
import { type UnitWords, unitWords } from '../../terminology/index.ts'
import { decimal } from './decimals.ts'
import { num, obj, str } from './json.ts'
import { words } from './words.ts'

/**
 * A measured value. `text` is what a page shows, `full` every digit of the source where `text` is rounded,
 * `spoken` what a screen reader should say. `number` is for drawing; `digits` is the source's own text of it.
 */
export type Measured = {
  text: string
  full: string | null
  spoken: string
  number: number
  digits: string
  unit: UnitWords | null
  comparator: string | null
  unitCode: string | null
}

/** A Quantity in words; null where it holds no number. */
export function measured(value: unknown, lang: Lang): Measured | null {
  const json = obj(value)
  const digits = decimal(json, 'value')
  const amount = num(json.value)
  if (digits === null || amount === null) return null
  const unit = unitWords(json.code, json.unit, lang)
  const comparator = str(json.comparator)
  const shown = unit ? unitFor(unit, amount, lang).shown : null
  const text = quantity(digits, shown, lang, comparator)
  return {
    text,
    full: isRounded(digits) ? [digits, shown].filter(Boolean).join(' ') : null,
    spoken: unit && unit.spoken !== unit.shown ? quantity(digits, spokenUnit(unit), lang, comparator) : text,
    number: amount,
    digits,
    unit,
    comparator,
    unitCode: str(json.code) ?? str(json.unit),
  }
}

function spokenUnit(unit: UnitWords): string {
  return unit.spoken
}

/** Units that count things change with the number: 1 point, 2 points; 1 tablet, 2 tablets. */
function unitFor(unit: UnitWords, amount: number, lang: Lang): UnitWords {
  const forms: Record<string, readonly [string, string]> = words(lang).countedUnits
  if (!Object.hasOwn(forms, unit.shown)) return unit
  const [one, many] = forms[unit.shown] ?? [unit.shown, unit.shown]
  const form = Math.abs(amount) === 1 || (amount > 0 && amount < 1) ? one : many
  return { shown: form, spoken: form }
}

/** A Quantity as one short text: "5.6 %", "2 tablets"; null where it holds no number. */
export function quantityText(value: unknown, lang: Lang): string | null {
  return measured(value, lang)?.text ?? null
}

/** A decimal beside its key as a page shows it; null where there is none. */
export function decimalText(holder: object, key: string): string | null {
  const digits = decimal(holder, key)
  return digits === null ? null : number(digits)
}
