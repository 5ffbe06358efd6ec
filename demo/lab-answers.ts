import type { CodeableConcept, Observation, ObservationReferenceRange } from '@medplum/fhirtypes'
import type { Chart } from './chart.ts'
import { amount, coding, concept, hl7, hl7Concept, rounded, systems } from './concepts.ts'
import { type LabTestKey, labTest, type Range } from './lab-tests.ts'

/** SNOMED CT codes of the words that coded tests answer with. */
const answers: Record<string, string> = {
  Negative: '260385009',
  Positive: '10828004',
  Detected: '260373001',
  'Not detected': '260415000',
  Reactive: '11214006',
  'Non-reactive': '131194007',
}

function rangeFor(chart: Chart, key: LabTestKey, age: number): Range | undefined {
  const test = labTest(key)
  if (age < 14 && test.child) return test.child
  return (chart.person.sex === 'female' ? test.f : test.m) ?? test.range ?? test.f ?? test.child
}

/** The sides of a range that exist, as FHIR and as words. */
function referenceRange(key: LabTestKey, [low, high]: Range): ObservationReferenceRange {
  const { unit = '1', shown = unit } = labTest(key)
  const words = low === null ? `≤ ${high}` : high === null ? `≥ ${low}` : `${low}–${high}`
  return {
    ...(low === null ? {} : { low: amount(low, unit, shown) }),
    ...(high === null ? {} : { high: amount(high, unit, shown) }),
    type: hl7Concept('referencerange-meaning', 'normal', 'Normal Range'),
    text: unit === '1' ? words : `${words} ${shown}`,
  }
}

type Flag = 'N' | 'L' | 'H' | 'LL' | 'HH' | 'A'
const flagNames = { N: 'Normal', L: 'Low', H: 'High', LL: 'Critical low', HH: 'Critical high', A: 'Abnormal' }

function flagFor(key: LabTestKey, value: number, [low, high]: Range): Flag {
  const critical = {
    potassium: [2.8, 6.2],
    glucose: [50, 450],
    hemoglobin: [7, 20],
    inr: [0, 5],
    sodium: [120, 158],
  }
  const [veryLow, veryHigh] = (critical as Record<string, number[]>)[key] ?? []
  if (veryLow !== undefined && value < veryLow) return 'LL'
  if (veryHigh !== undefined && value > veryHigh) return 'HH'
  if (low !== null && value < low) return 'L'
  return high !== null && value > high ? 'H' : 'N'
}

const interpretation = (flag: Flag): CodeableConcept[] => [
  { coding: [hl7('v3-ObservationInterpretation', flag, flagNames[flag])], text: flagNames[flag] },
]

type Answer = Pick<
  Observation,
  | 'valueQuantity'
  | 'valueString'
  | 'valueRatio'
  | 'valueCodeableConcept'
  | 'interpretation'
  | 'referenceRange'
>

/** A value as it would come from an analyzer: a number, "<0.01", "1:320" or a word. */
export function answer(
  chart: Chart,
  key: LabTestKey,
  value: number | string,
  age: number,
): Answer & { fact: string; flag: Flag } {
  const { unit = '1', shown = unit, digits = 0, coded, expected } = labTest(key)
  const range = rangeFor(chart, key, age)
  const bounds = range ? { referenceRange: [referenceRange(key, range)] } : {}
  if (typeof value === 'number') {
    const exact = rounded(value, digits)
    const flag = range ? flagFor(key, exact, range) : 'N'
    const flags = range ? { interpretation: interpretation(flag) } : {}
    return { valueQuantity: amount(exact, unit, shown), ...flags, ...bounds, fact: `${exact} ${shown}`, flag }
  }
  const limit = /^([<>])([\d.]+)$/.exec(value)
  if (limit?.[2] && (limit[1] === '<' || limit[1] === '>')) {
    const exact = Number(limit[2])
    const flag = range ? flagFor(key, limit[1] === '>' ? exact + 1e-6 : exact - 1e-6, range) : 'N'
    const quantity = { ...amount(exact, unit, shown), comparator: limit[1] } as const
    return {
      valueQuantity: quantity,
      interpretation: interpretation(flag),
      ...bounds,
      fact: `${value} ${shown}`,
      flag,
    }
  }
  const titer = /^(\d+):(\d+)$/.exec(value)
  if (titer) {
    const flag = Number(titer[2]) >= 80 ? 'A' : 'N'
    const range = { referenceRange: [{ text: 'Less than 1:80' }] }
    return { valueString: value, interpretation: interpretation(flag), ...range, fact: value, flag }
  }
  const flag = expected === undefined || expected === value ? 'N' : 'A'
  const code = answers[value]
  const word = code === undefined ? concept(value) : concept(value, coding(systems.snomed, code, value))
  const text = expected === undefined ? {} : { referenceRange: [{ text: expected }] }
  return {
    valueCodeableConcept: coded ? word : concept(value),
    interpretation: interpretation(flag),
    ...text,
    fact: value.toLowerCase(),
    flag,
  }
}
