import { type Resource, textIn, valuesAt } from './json.ts'

const places: readonly string[][] = [
  ['encounter', 'reference'],
  ['context', 'reference'],
  ['context', 'encounter', 'reference'],
  ['item', 'encounter', 'reference'],
]

/** The reference to the visit (Encounter) at which something happened, as its source wrote it. */
export function visitReference(resource: Resource): string | null {
  for (const place of places)
    for (const value of valuesAt(resource, ...place)) {
      const reference = textIn(value)
      if (reference !== null) return reference
    }
  return null
}
