import { objectIn, type Resource, textIn, valuesAt } from './json.ts'

const places: readonly string[][] = [
  ['encounter'],
  ['context'],
  ['context', 'encounter'],
  ['item', 'encounter'],
]

/** The references (whole, as their source wrote them) to the visits at which something happened. */
export const visitPlaces = (resource: Resource): unknown[] =>
  places.flatMap(place => valuesAt(resource, ...place))

/** The reference to the visit (Encounter) at which something happened, as its source wrote it. */
export function visitReference(resource: Resource): string | null {
  for (const place of visitPlaces(resource)) {
    const reference = textIn(objectIn(place)?.reference)
    if (reference !== null) return reference
  }
  return null
}
