import { describe, expect, test } from 'vitest'
import { parseResource } from './decimals.ts'
import { observationInFull } from './observation.ts'
import type { Reader } from './reader.ts'

const english: Reader = { lang: 'en', zone: 'America/New_York' }
const spanish: Reader = { lang: 'es', zone: 'America/New_York' }

const a1c = {
  resourceType: 'Observation',
  status: 'corrected',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: {
    coding: [
      { system: 'http://loinc.org', code: '4548-4', display: 'Hemoglobin A1c/Hemoglobin.total in Blood' },
    ],
  },
  effectiveDateTime: '2026-03-03T09:30:00-05:00',
  valueQuantity: { value: 6.4, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
  referenceRange: [{ low: { value: 4, unit: '%' }, high: { value: 5.6, unit: '%' } }],
  note: [{ text: 'Better than last time.' }],
}

function quantity(value: object, more: object = {}, reader = english) {
  return observationInFull({ code: { text: 'Test' }, valueQuantity: value, ...more }, reader)
}

describe('an observation in words', () => {
  test('says name, value, range, place, status and date', () => {
    const view = observationInFull(a1c, english)
    expect(view.name.plain).toBe('Average blood sugar over 3 months (A1c)')
    expect(view.name.official).toBe('Hemoglobin A1c/Hemoglobin.total in Blood')
    expect(view.value?.text).toBe('6.4%')
    expect(view.value?.spoken).toBe('6.4 percent')
    expect(view.range?.text).toBe('4 to 5.6%')
    expect(view.place).toEqual({ kind: 'high', why: 'range' })
    expect(view.flag).toBe('high')
    expect(view.status).toMatchObject({ text: 'Corrected', flag: 'corrected' })
    expect(view.when?.full).toBe('Tue 3 March 2026, 9:30 am')
    expect(view.categories).toEqual([{ code: 'laboratory', text: 'Lab test' }])
    expect(view.notes[0]?.text).toBe('Better than last time.')
  })

  test('says the same in Spanish', () => {
    const view = observationInFull(a1c, spanish)
    expect(view.name.plain).toBe('Azúcar promedio en la sangre de 3 meses (A1c)')
    expect(view.placeText).toBe('Por encima del rango habitual')
    expect(view.status?.text).toBe('Corregido')
  })

  test('keeps the digits that the source wrote', () => {
    const parsed = parseResource('{"code":{"text":"T"},"valueQuantity":{"value":1.10,"unit":"mg/dL"}}')
    expect(observationInFull(parsed, english).value?.text).toBe('1.10 mg/dL')
    const long = quantity({ value: 131.7512345, unit: 'mg/dL' })
    expect(long.value?.text).toBe('131.75 mg/dL')
    expect(long.value?.full).toBe('131.7512345 mg/dL')
  })

  test('reads blood pressure as one value', () => {
    const part = (code: string, value: number) => ({
      code: { coding: [{ system: 'http://loinc.org', code }] },
      valueQuantity: { value, unit: 'mm[Hg]', code: 'mm[Hg]' },
    })
    const view = observationInFull(
      {
        code: { coding: [{ system: 'http://loinc.org', code: '85354-9' }] },
        component: [part('8462-4', 82), part('8480-6', 128)],
      },
      english,
    )
    expect(view.value?.text).toBe('128/82 mmHg')
    expect(view.value?.spoken).toBe('128 over 82 millimeters of mercury')
    expect(view.parts.map(one => one.name.plain)).toEqual([
      'Lower number (diastolic pressure)',
      'Upper number (systolic pressure)',
    ])
  })

  test.each([
    [{ valueString: 'NEGATIVE growth' }, 'NEGATIVE growth'],
    [{ valueBoolean: true }, 'Yes'],
    [{ valueInteger: 7 }, '7'],
    [{ valueRatio: { numerator: { value: 1 }, denominator: { value: 320 } } }, '1:320'],
    [{ valueRange: { low: { value: 1, unit: 'mg' }, high: { value: 2, unit: 'mg' } } }, '1 mg to 2 mg'],
    [{ valueTime: '09:30:00' }, '09:30'],
    [{ valueDateTime: '2026-03-03' }, 'Tue 3 March 2026'],
    [{ valuePeriod: { start: '2026-03-03', end: '2026-03-05' } }, 'Tue 3 March 2026 to Thu 5 March 2026'],
    [{ valueSampledData: { data: '1 2 3 4', dimensions: 2 } }, 'A recording with 2 readings'],
    [{ valueQuantity: { value: 0.01, comparator: '<', unit: 'ng/mL' } }, 'less than 0.01 ng/mL'],
    [{ valueQuantity: { value: 1, unit: '{score}', code: '{score}' } }, '1 point'],
    [{ dataAbsentReason: { coding: [{ code: 'not-performed' }] } }, 'Not done'],
  ])('value %j', (json, text) => {
    expect(observationInFull({ code: { text: 'Test' }, ...json }, english).value?.text).toBe(text)
  })
})

describe('where a value lies', () => {
  const range = (low: number | null, high: number | null) => ({
    referenceRange: [
      {
        ...(low !== null && { low: { value: low, unit: 'U' } }),
        ...(high !== null && { high: { value: high, unit: 'U' } }),
      },
    ],
  })
  const place = (value: number, low: number | null, high: number | null, comparator?: string) =>
    quantity({ value, unit: 'U', comparator }, range(low, high)).place.kind

  test('by the number', () => {
    expect(place(5, 4, 6)).toBe('within')
    expect(place(4, 4, 6)).toBe('within')
    expect(place(6.1, 4, 6)).toBe('high')
    expect(place(9, 4, 6)).toBe('far-high')
    expect(place(3.9, 4, 6)).toBe('low')
    expect(place(1, 4, 6)).toBe('far-low')
    expect(place(201, null, 100)).toBe('far-high')
    expect(place(19, 40, null)).toBe('far-low')
  })

  test('a comparator leaves it open unless all of it lies on one side', () => {
    expect(place(4, 4, 6, '<')).toBe('low')
    expect(place(4, 4, 6, '<=')).toBe('unknown')
    expect(place(5, 4, 6, '<')).toBe('unknown')
    expect(place(5, null, 6, '<')).toBe('within')
    expect(place(6, 4, 6, '>')).toBe('high')
    expect(place(5, 4, 6, '>')).toBe('unknown')
  })

  test('the source speaks first, the gravest of several', () => {
    const said = (codes: string[]) =>
      quantity(
        { value: 5, unit: 'U' },
        { ...range(4, 6), interpretation: [{ coding: codes.map(code => ({ code })) }] },
      )
    expect(said(['H']).place).toEqual({ kind: 'high', why: 'source' })
    expect(said(['HH'])).toMatchObject({ flag: 'far-high', interpretations: ['Very high (critical)'] })
    expect(said(['POS']).place).toEqual({ kind: 'within', why: 'range' })
  })

  test('other units or a range upside down say nothing', () => {
    const other = quantity(
      { value: 5, unit: 'mg/dL' },
      { referenceRange: [{ high: { value: 1, unit: 'mmol/L' } }] },
    )
    expect(other.place.kind).toBe('unknown')
    expect(place(5, 6, 4)).toBe('unknown')
  })

  test('the range for this person is chosen by sex and age', () => {
    const ranges = {
      effectiveDateTime: '2026-03-03',
      referenceRange: [
        { low: { value: 13 }, high: { value: 17 }, appliesTo: [{ coding: [{ code: 'male' }] }] },
        { low: { value: 12 }, high: { value: 15 }, appliesTo: [{ coding: [{ code: 'female' }] }] },
      ],
    }
    const forWhom = (gender: string | null) =>
      observationInFull(
        { code: { text: 'T' }, valueQuantity: { value: 12.5 }, ...ranges },
        { ...english, person: { birthDate: '1950-01-01', gender } },
      )
    expect(forWhom('female').range?.text).toBe('12 to 15')
    expect(forWhom('male').place.kind).toBe('low')
    expect(forWhom(null).range).toBe(null)
    expect(forWhom(null).ranges.map(one => one.appliesTo)).toEqual(['Male', 'Female'])
  })
})
