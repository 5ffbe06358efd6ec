import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanName, looksLikeCode } from './clean-name.ts'
import { codeWord, interpretationWord, languageWord, plainWord } from './code-words.ts'
import { medicineName } from './medicine.ts'
import { catalogue, plainName } from './plain-name.ts'
import { statusWords } from './status-words.ts'
import { unitWords } from './unit-words.ts'
import { en } from './words.en.ts'
import { es } from './words.es.ts'

const loinc = (code: string, display?: string) => ({
  coding: [{ system: 'http://loinc.org', code, display }],
})
const snomed = (code: string, display?: string) => ({
  coding: [{ system: 'http://snomed.info/sct', code, display }],
})

describe('plain names', () => {
  test('by code, in both languages, with the official name beside', () => {
    const name = plainName(loinc('4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood'), 'en', 'test')
    expect(name).toEqual({
      plain: 'Average blood sugar over 3 months (A1c)',
      official: 'Hemoglobin A1c/Hemoglobin.total in Blood',
      code: '4548-4',
      system: 'LOINC',
      known: true,
    })
    expect(plainName(snomed('59621000'), 'es').plain).toBe('Presión arterial alta')
  })

  test('any known coding will do, and old addresses of systems count', () => {
    const two = {
      coding: [
        { system: 'urn:oid:1.2.3', code: 'X' },
        { system: 'urn:oid:2.16.840.1.113883.6.1', code: '2160-0' },
      ],
    }
    expect(plainName(two, 'en').plain).toBe('Creatinine (a kidney test)')
  })

  test('ICD-10 falls back to the group of the code', () => {
    const icd = (code: string) =>
      plainName({ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] }, 'en').plain
    expect(icd('E11.22')).toBe('Type 2 diabetes with kidney damage')
    expect(icd('E11.9')).toBe('Type 2 diabetes')
    expect(icd('S93.401A')).toBe('Code S93.401A (no name given)')
  })

  test.each([
    ['Chronic pain (finding)', 'Chronic pain'],
    ['TINNITUS', 'Tinnitus'],
    ['CT CHEST WITH CONTRAST', 'CT chest with contrast'],
    ['body_weight', 'Body weight'],
    ['1080 (LIPIDS..........)', 'Lipids'],
    ['pH of blood', 'pH of blood'],
  ])('%s is made readable', (written, plain) => {
    expect(cleanName(written)).toBe(plain)
  })

  test('LOINC names lose what they say for machines', () => {
    expect(cleanName('Everolimus [Mass/volume] in Blood by LC/MS/MS', true)).toBe('Everolimus (blood)')
    expect(cleanName('Zinc [Moles/volume] in Serum or Plasma', true)).toBe('Zinc (blood)')
  })

  test('a code without a name says so, never stands alone', () => {
    expect(plainName({ coding: [{ code: '1234-5' }] }, 'en', 'test').plain).toBe(
      'Test with code 1234-5 (no name given)',
    )
    expect(plainName({ text: '47682017513' }, 'es', 'medicine').plain).toBe('Medicina sin nombre')
    expect(plainName(undefined, 'en', 'vaccine').plain).toBe('Vaccine with no name given')
    expect(plainWord({ coding: [{ code: '99' }] }, 'en')).toBe(null)
  })

  test('never throws and never answers with nothing, whatever it gets', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('en' as const, 'es' as const), (value, lang) => {
        const json: unknown = JSON.parse(
          JSON.stringify({ value: value ?? null }, (_, one) => (typeof one === 'bigint' ? null : one)),
        ).value
        expect(plainName(json, lang).plain.trim()).not.toBe('')
        expect(medicineName(json, lang).plain.trim()).not.toBe('')
        codeWord('category', json, lang)
        statusWords('result', json, lang)
        unitWords(json, json, lang)
        languageWord(json, lang)
      }),
    )
    fc.assert(
      fc.property(fc.string(), text => {
        const { plain } = plainName({ text, coding: [{ code: text, display: text }] }, 'en')
        expect(plain.trim()).not.toBe('')
        if (looksLikeCode(text.trim())) expect(plain).not.toBe(text.trim())
      }),
    )
  })
})

describe('catalogs', () => {
  test('every thing has a name in both languages, free of codes', () => {
    const wrong = [...catalogue()].filter(
      ([, name]) =>
        !/\p{L}/u.test(name.en) || !/\p{L}/u.test(name.es) || name.en.length > 90 || name.es.length > 110,
    )
    expect(wrong).toEqual([])
    expect(catalogue().size).toBeGreaterThan(2000)
  })

  test('LOINC codes carry a right check digit', () => {
    const codes = [...catalogue().keys()].filter(key => /^l\|\d/.test(key)).map(key => key.slice(2))
    expect(codes.filter(code => !hasCheckDigit(code))).toEqual([])
  })

  test('both languages know the same codes, and none is empty', () => {
    const empty = (words: object): string[] =>
      Object.entries(words).flatMap(([key, value]) =>
        typeof value === 'object' && value !== null
          ? empty(value)
          : typeof value === 'string' && value === '' && key !== 'next'
            ? [key]
            : [],
      )
    expect(empty(en)).toEqual([])
    expect(empty(es)).toEqual([])
    expect(Object.keys(es.codes.relation).sort()).toEqual(Object.keys(en.codes.relation).sort())
  })
})

/** LOINC's check digit: mod 10 over the doubled digits of odd places and the digits of even places. */
function hasCheckDigit(code: string): boolean {
  const [number = '', check = ''] = code.split('-')
  const digits = [...number].reverse()
  const odd = digits.filter((_, at) => at % 2 === 0).reverse()
  const even = digits.filter((_, at) => at % 2 === 1).reverse()
  const sum = [...String(BigInt(odd.join('')) * 2n), ...even].reduce((all, digit) => all + Number(digit), 0)
  return String((10 - (sum % 10)) % 10) === check
}

describe('medicines', () => {
  const rx = (display: string) => ({
    coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '1', display }],
  })

  test.each([
    ['lisinopril 10 MG Oral Tablet', 'Lisinopril 10 mg tablet', 'Lisinopril 10 mg, tableta'],
    [
      '24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet',
      'Metformin 500 mg extended-release tablet',
      'Metformina 500 mg, tableta de liberación prolongada',
    ],
    [
      'Acetaminophen 300 MG / Hydrocodone Bitartrate 5 MG Oral Tablet',
      'Acetaminophen 300 mg and hydrocodone 5 mg tablet',
      'Acetaminofén 300 mg e hidrocodona 5 mg, tableta',
    ],
    [
      'insulin glargine 100 UNT/ML Injectable Solution',
      'Insulin glargine 100 units/mL injection',
      'Insulina glargine 100 unidades/mL, inyección',
    ],
  ])('%s', (display, english, spanish) => {
    expect(medicineName(rx(display), 'en').plain).toBe(english)
    expect(medicineName(rx(display), 'es').plain).toBe(spanish)
  })

  test('says the brand and the kind', () => {
    const name = medicineName(
      rx('Acetaminophen 325 MG / Oxycodone Hydrochloride 10 MG Oral Tablet [Percocet]'),
      'en',
    )
    expect(name).toMatchObject({ brand: 'Percocet', kind: 'Strong pain medicine (opioid)' })
    expect(
      medicineName({ text: 'HcTz', coding: [{ display: 'Product containing hydrochlorothiazide' }] }, 'en')
        .kind,
    ).toBe('Water pill for blood pressure')
    expect(medicineName({ text: 'Unheard-of' }, 'en').kind).toBe(null)
  })
})

describe('small words', () => {
  test('units', () => {
    expect(unitWords('mg/dL', 'mg/dL', 'en')).toEqual({ shown: 'mg/dL', spoken: 'milligrams per deciliter' })
    expect(unitWords('10*3/uL', null, 'en')?.shown).toBe('thousand per µL')
    expect(unitWords('{score}', null, 'es')?.shown).toBe('puntos')
    expect(unitWords('1', null, 'en')?.shown).toBe('')
    expect(unitWords('ug/L', 'ug/L', 'en')).toEqual({ shown: 'mcg/L', spoken: 'micrograms per liter' })
    expect(unitWords(null, 'furlongs', 'en')).toEqual({ shown: 'furlongs', spoken: 'furlongs' })
  })

  test('statuses say what comes next', () => {
    expect(statusWords('result', 'preliminary', 'en')).toMatchObject({
      flag: 'preliminary',
      text: 'Not final yet',
    })
    expect(statusWords('result', 'preliminary', 'en')?.next).toContain('Final')
    expect(statusWords('immunization', 'completed', 'es')).toEqual({
      code: 'completed',
      text: 'Aplicada',
      next: null,
      flag: null,
    })
    expect(statusWords('visit', 'no-such-status', 'en')?.text).toBe('No such status')
    expect(statusWords('visit', '__proto__', 'en')?.flag).toBe(null)
  })

  test('interpretations, classes and languages', () => {
    expect(interpretationWord('HH', 'en')).toBe('Very high (critical)')
    expect(interpretationWord('constructor', 'en')).toBe(null)
    expect(codeWord('visitClass', { code: 'IMP' }, 'es')).toBe('Hospitalización')
    expect(languageWord('es', 'en')).toBe('Spanish')
    expect(languageWord('en-a', 'en')).toBe(null)
  })
})
