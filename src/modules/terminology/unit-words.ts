import type { Lang } from '../../ui/page.ts'
import { rowsOf } from './catalog.ts'
import { units } from './names/units.ts'

/**
 * A unit in words. `shown` stands behind the number ("mg/dL"; empty where the unit says nothing to a reader),
 * `spoken` is what a screen reader should say for it.
 */
export type UnitWords = { shown: string; spoken: string }

const listed: Record<Lang, Map<string, UnitWords>> = { en: new Map(), es: new Map() }
for (const { keys, columns } of rowsOf(units)) {
  const [en = '', es = '', enSpoken = '', esSpoken = ''] = columns.map(text => (text === '-' ? '' : text))
  for (const key of keys) {
    const unit = key.replaceAll('_', ' ')
    for (const name of [key, unit]) {
      listed.en.set(name, { shown: en, spoken: enSpoken })
      listed.es.set(name, { shown: es, spoken: esSpoken })
    }
  }
}

type Part = { one: string; many: string }
const noun = (one: string, many = `${one}s`): Part => ({ one, many })

const bases: Record<Lang, Record<string, Part>> = {
  en: {
    g: noun('gram'),
    L: noun('liter'),
    l: noun('liter'),
    m: noun('meter'),
    mol: noun('mole'),
    U: noun('unit'),
    eq: noun('equivalent'),
    s: noun('second'),
    min: noun('minute'),
    h: noun('hour'),
    d: noun('day'),
    kat: noun('katal'),
    Pa: noun('pascal'),
    cal: noun('calorie'),
  },
  es: {
    g: noun('gramo'),
    L: noun('litro'),
    l: noun('litro'),
    m: noun('metro'),
    mol: noun('mol', 'moles'),
    U: noun('unidad', 'unidades'),
    eq: noun('equivalente'),
    s: noun('segundo'),
    min: noun('minuto'),
    h: noun('hora'),
    d: noun('día'),
    kat: noun('katal', 'katales'),
    Pa: noun('pascal', 'pascales'),
    cal: noun('caloría'),
  },
}
const prefixes: Record<Lang, Record<string, string>> = {
  en: {
    m: 'milli',
    u: 'micro',
    µ: 'micro',
    n: 'nano',
    p: 'pico',
    f: 'femto',
    k: 'kilo',
    d: 'deci',
    c: 'centi',
  },
  es: {
    m: 'mili',
    u: 'micro',
    µ: 'micro',
    n: 'nano',
    p: 'pico',
    f: 'femto',
    k: 'kilo',
    d: 'deci',
    c: 'centi',
  },
}
const per: Record<Lang, string> = { en: 'per', es: 'por' }

function partSpoken(part: string, lang: Lang): Part | null {
  const known = bases[lang]
  if (Object.hasOwn(known, part)) return known[part] ?? null
  const prefix = prefixes[lang][part[0] ?? '']
  const rest = part.slice(1)
  const base = prefix !== undefined && Object.hasOwn(known, rest) ? known[rest] : undefined
  return base ? { one: prefix + base.one, many: prefix + base.many } : null
}

function spokenFromParts(unit: string, lang: Lang): string | null {
  const said: string[] = []
  for (const [at, part] of unit.split('/').entries()) {
    const spoken = partSpoken(part, lang)
    if (!spoken) return null
    said.push(at === 0 ? spoken.many : spoken.one)
  }
  return said.join(` ${per[lang]} `)
}

function shownAs(unit: string): string {
  // A small "mcg" is harder to misread than a Greek letter (ISMP list of error-prone abbreviations).
  const plain = unit.replace(/^[uµμ]g(?=$|\/)/, 'mcg').replace(/\/[uµμ]L$/, '/µL')
  return plain
    .replace(/\{[^}]*\}/g, '')
    .replace(/[[\]]/g, '')
    .replaceAll('_', ' ')
    .trim()
}

const remembered: Record<Lang, Map<string, UnitWords>> = { en: new Map(), es: new Map() }
const mostRemembered = 2000

function worked(unit: string, lang: Lang): UnitWords {
  const shown = shownAs(unit)
  const spoken = spokenFromParts(unit.replaceAll('{1.73_m2}', ''), lang)
  return { shown, spoken: spoken ?? shown }
}

/**
 * A unit in words, from the UCUM code and the unit that the source printed. What our list knows wins, first by
 * the code, then by the print; any other unit is shown as the source printed it.
 */
export function unitWords(code: unknown, printed: unknown, lang: Lang): UnitWords | null {
  const written = [code, printed].filter(one => typeof one === 'string' && one.trim() !== '') as string[]
  const first = written[0]
  if (first === undefined) return null
  for (const unit of written) {
    const found = listed[lang].get(unit.trim())
    if (found) return found
  }
  const unit = (written[1] ?? first).trim().slice(0, 60)
  const memory = remembered[lang]
  let words = memory.get(unit)
  if (!words) {
    words = worked(unit, lang)
    if (memory.size >= mostRemembered) memory.clear()
    memory.set(unit, words)
  }
  return words
}
