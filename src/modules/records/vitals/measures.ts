import type { ClinicalRow } from '../../clinical/index.ts'
import type { Words } from './words.en.ts'

/** A measurement that has a chart of its own, whatever device or place on the body it was taken with. */
export type Measure = keyof Words['measures']

/** LOINC codes of the FHIR vital signs profiles and of their kin, in the order in which the page shows them. */
const codesOf: Readonly<Record<Measure, string>> = {
  pressure: '85354-9 55284-4 96607-7 35094-2 34534-8 8480-6 8462-4 8459-0 8453-3 8460-8 8454-1 8461-6 8455-8',
  weight: '29463-7 3141-9 8335-2 3142-7 8350-1 8351-9',
  height: '8302-2 3137-7 3138-5 8306-3 8308-9',
  bmi: '39156-5',
  head: '9843-4 8287-5',
  pulse: '8867-4 68999-2 8889-8 8893-0 40443-4 8890-6 76282-3',
  temperature: '8310-5 8331-1 8329-5 8333-7 8328-7 8332-9 8326-1 8327-9 60830-9 61008-9',
  oxygen: '2708-6 59408-5 59409-3 59417-6',
  breathing: '9279-1 19840-8 76270-8',
}

const measureOfKey = new Map<string, Measure>(
  (Object.entries(codesOf) as [Measure, string][]).flatMap(([measure, codes]) =>
    codes.split(' ').map(code => [`loinc|${code}`, measure] as const),
  ),
)

/** What is measured, so that one thing under several codes is one course; other codes stand for themselves. */
export const measureOf = ({ code_key, id }: Pick<ClinicalRow, 'code_key' | 'id'>): Measure | `|${string}` =>
  measureOfKey.get(code_key ?? '') ?? `|${code_key ?? id}`

const order = Object.keys(codesOf)

/** The measures that everyone knows first, the others after them. */
export function inOrderOfMeasures<T>(groups: Iterable<[string, T]>): [string, T][] {
  const rank = (measure: string) => (order.includes(measure) ? order.indexOf(measure) : order.length)
  return [...groups].sort(([a], [b]) => rank(a) - rank(b))
}
