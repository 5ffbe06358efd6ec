import type { Lang } from '../../ui/page.ts'
import { type Naming, rowsOf } from './catalog.ts'
import { cleanName } from './clean-name.ts'
import { doseForms } from './names/dose-forms.ts'
import { ingredients, kinds } from './names/medicines.ts'
import { type Named, plainName } from './plain-name.ts'

/**
 * A medicine in plain words: `plain` is its name with strength and form ("Lisinopril 10 mg tablet"), `brand` the
 * brand in the source's name, `kind` what kind of medicine it is ("Blood pressure medicine"), null if we don't
 * know.
 */
export type MedicineName = Named & { kind: string | null; brand: string | null }

const kindNames = new Map<string, Naming>()
for (const { keys, columns } of rowsOf(kinds)) {
  kindNames.set(keys[0] ?? '', { en: columns[0] ?? '', es: columns[1] ?? '' })
}

type Ingredient = { kind: string; es: string; at: number }
const known = new Map<string, Ingredient>()
for (const entry of ingredients.split(/[|\n]/)) {
  const [name, kind, spanish] = entry.trim().split(/\s+/)
  if (!name || !kind || !spanish) continue
  const en = name.replaceAll('_', ' ')
  known.set(en, { kind, es: spanish === '-' ? en : spanish.replaceAll('_', ' '), at: known.size })
}

const forms = doseForms
  .split('\n')
  .filter(line => line.includes('|'))
  .map(line => line.split('|').map(part => part.trim()))

function knownIn(word: string): Ingredient | undefined {
  return (
    known.get(word) ??
    word
      .split('-')
      .map(part => known.get(part))
      .find(one => one !== undefined)
  )
}

/** The known ingredients in a name, one or two words each, in the order in which they stand. */
function ingredientsIn(name: string): Ingredient[] {
  const parts = name.toLowerCase().match(/[a-z][a-z0-9-]*/g) ?? []
  const found: Ingredient[] = []
  for (const [at, word] of parts.slice(0, 60).entries()) {
    const one = known.get(`${word} ${parts[at + 1] ?? ''}`) ?? knownIn(word)
    if (one) found.push(one)
  }
  return found
}

// In a mixture these say most about what the medicine is for.
const leading = ['opioid', 'insulin', 'contraceptive', 'anesthetic', 'immune']
// These name the salt or the fluid that another medicine is in.
const carriers = new Set(['fluid', 'mineral'])

function kindOf(found: readonly Ingredient[], name: string): string | null {
  if (found.length === 0) return null
  const strong = leading.find(kind => found.some(one => one.kind === kind))
  if (strong) return strong
  const first = found.find(one => !carriers.has(one.kind)) ?? found[0]
  // The same substance serves elsewhere when put into the eye, the nose or on the skin.
  if (/ophthalmic|eye drop/i.test(name) && first && first.kind !== 'glaucoma' && first.kind !== 'numb')
    return 'eye'
  if (first?.kind === 'controller' && /nasal/i.test(name)) return 'allergy'
  if (first?.kind === 'controller' && /topical|cream|ointment/i.test(name)) return 'steroid'
  return first?.kind ?? null
}

function strength(text: string): string {
  return text
    .replace(/\bMG\b/g, 'mg')
    .replace(/\bMCG\b/g, 'mcg')
    .replace(/\bML\b/g, 'mL')
    .replace(/\bUNT\b/g, 'units')
    .replace(/\bHR\b/g, 'hour')
    .replace(/\bACTUAT\b/g, 'puff')
    .replace(/\bDay\b/g, 'day')
    .replace(/(\d)\s*%/g, '$1%')
}

// Salts that RxNorm spells out and nobody says.
const salts =
  /\b(?:hydrochloride|bitartrate|hydrobromide|maleate|succinate|tartrate|potassium(?! chloride)|sodium(?! (?:chloride|fluoride|bicarbonate))|propionate|phosphate|calcium(?! carbonate)|hyclate|besylate|mesylate|porcine)\b,?/gi

/** Insulins as people call them. */
function insulinName(name: string): string {
  return name
    .replace(/^insulin isophane, human/i, 'insulin NPH')
    .replace(/^insulin, regular, human/i, 'regular insulin')
}

function ingredientName(name: string, lang: Lang): string {
  const bare = insulinName(name)
    .replace(salts, '')
    .replace(/\s+/g, ' ')
    .replace(/[,\s]+$/, '')
    .trim()
  if (bare === '') return name
  if (lang === 'es') {
    const whole = known.get(bare.toLowerCase())
    if (whole) return whole.es
    // Only the first word is ours to translate: the rest ("glargine", "V") must not get lost.
    const [first = '', ...rest] = bare.split(' ')
    const spanish = known.get(first.toLowerCase())
    if (spanish) return [spanish.es, ...rest].join(' ')
  }
  return bare.replace(/^[\p{L}-]+/u, word => word.toLowerCase()).replace(/\bnph\b/i, 'NPH')
}

const spanishUnits: Record<string, string> = {
  units: 'unidades',
  hour: 'hora',
  puff: 'inhalación',
  day: 'día',
}

/** One ingredient of an RxNorm name ("Oxycodone Hydrochloride 10 MG") in words. */
function ingredientText(part: string, lang: Lang): string {
  const [, name = part, amount = ''] = /^(.*?)\s+([\d.]+\s+\S.*)$/.exec(part) ?? []
  const shown = strength(amount)
  const said =
    lang === 'es' ? shown.replace(/units|hour|puff|day/g, unit => spanishUnits[unit] ?? unit) : shown
  return [ingredientName(name, lang), said].filter(Boolean).join(' ')
}

/** "a and b"; in Spanish "y", or "e" before an i. */
function joined(parts: readonly string[], lang: Lang): string {
  const and = (part: string) => (lang === 'en' ? 'and' : /^h?i(?!e)/i.test(part) ? 'e' : 'y')
  return parts.reduce((text, part) => `${text} ${and(part)} ${part}`)
}

/** Packs for a month of birth control: "Errin 28 Day Pack". */
function packText(name: string, lang: Lang): string | null {
  const [, brand, days] = /^(.+?)\s+(\d+) Day Pack$/i.exec(name) ?? []
  if (!brand || !days) return null
  return lang === 'es' ? `${brand}, paquete de ${days} días` : `${brand} ${days}-day pack`
}

/** RxNorm names carry pack sizes and registration numbers in front. */
function withoutLead(name: string): string {
  return name.replace(/^(?:NDA\d+\s+|\d+\s+ACTUAT\s+|[\d.]+\s+ML\s+|\d+\s+HR\s+|Abuse-Deterrent\s+)+/gi, '')
}

/** An RxNorm name in words, or null where it does not read like one. */
function fromRxNorm(written: string, lang: Lang): { plain: string; brand: string | null } | null {
  const brand = /\s\[([^\]]+)\]$/.exec(written)?.[1] ?? null
  const name = withoutLead(written.replace(/\s\[[^\]]+\]$/, ''))
  const pack = packText(name, lang)
  if (pack !== null) return { plain: pack, brand }
  const form = forms.find(([source]) => source && name.toLowerCase().endsWith(source.toLowerCase()))
  if (!form || !/\d/.test(name)) return null
  const rest = name.slice(0, -(form[0] ?? '').length).trim()
  const parts = rest
    .split(' / ')
    .slice(0, 8)
    .map(part => ingredientText(part.trim(), lang))
  const text = joined(parts, lang)
  const formText = (lang === 'es' ? form[2] : form[1]) ?? ''
  const plain = lang === 'es' ? `${text}, ${formText}` : `${text} ${formText}`
  return { plain: plain.charAt(0).toUpperCase() + plain.slice(1), brand }
}

const remembered: Record<Lang, Map<string, Pick<MedicineName, 'plain' | 'brand' | 'kind'>>> = {
  en: new Map(),
  es: new Map(),
}
const mostRemembered = 2000

function worked(source: string, all: string, lang: Lang): Pick<MedicineName, 'plain' | 'brand' | 'kind'> {
  const rx = fromRxNorm(source, lang)
  const kind = kindOf(ingredientsIn(all), all)
  const bare = source.replace(/^Product containing (?:precisely )?/i, '')
  return {
    plain: rx?.plain ?? spanishName(cleanName(bare), lang),
    brand: rx?.brand ?? null,
    kind: kind === null ? null : (kindNames.get(kind)?.[lang] ?? null),
  }
}

/** What all codings call it: a brand in the text, the ingredient in a coding. */
function displaysOf(concept: unknown): string[] {
  const coding =
    typeof concept === 'object' && concept !== null ? (concept as Record<string, unknown>).coding : null
  if (!Array.isArray(coding)) return []
  const displays = coding.slice(0, 20).map(one => (one as Record<string, unknown> | null)?.display)
  return displays.filter(display => typeof display === 'string').map(display => display.slice(0, 400))
}

/** A medicine's CodeableConcept, or its name as a text, in plain words. Never throws. */
export function medicineName(concept: unknown, lang: Lang): MedicineName {
  const named = plainName(concept, lang, 'medicine')
  if (named.known) return { ...named, kind: null, brand: null }
  const source = (named.official ?? named.plain).slice(0, 400)
  const all = [source, ...displaysOf(concept)].join(' ')
  let found = remembered[lang].get(all)
  if (!found) {
    found = worked(source, all, lang)
    if (remembered[lang].size >= mostRemembered) remembered[lang].clear()
    remembered[lang].set(all, found)
  }
  const plain = found.plain || named.plain
  return { ...named, ...found, plain, official: source === plain ? null : source, known: found.kind !== null }
}

/** A bare ingredient as the source's name: its Spanish name where we know it. */
function spanishName(name: string, lang: Lang): string {
  const spanish = lang === 'es' ? known.get(name.toLowerCase())?.es : undefined
  return spanish ? spanish.charAt(0).toUpperCase() + spanish.slice(1) : name
}
