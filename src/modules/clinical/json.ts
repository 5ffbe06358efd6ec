/** A FHIR resource as it was parsed: nothing about it is known, any field may be absent or of a wrong kind. */
export type Resource = { readonly [field: string]: unknown }

/** The value as an object; null for anything else. */
export const objectIn = (value: unknown): Resource | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Resource) : null

/** The value as a list. FHIR repeats by arrays, but a single value where a list is due is read as one of it. */
export const listIn = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

/** The value as text that says something; null for anything else. */
export const textIn = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null

/** The objects among the values of a list. */
export const objectsIn = (value: unknown): Resource[] =>
  listIn(value).flatMap(one => {
    const object = objectIn(one)
    return object ? [object] : []
  })

/** All values found by following `fields`, through lists. */
export function valuesAt(value: unknown, ...fields: string[]): unknown[] {
  let found: unknown[] = [...listIn(value)]
  for (const field of fields) {
    found = found.flatMap(one => {
      const object = objectIn(one)
      return object && Object.hasOwn(object, field) ? listIn(object[field]) : []
    })
  }
  return found
}

export type Coding = { system: string; code: string; display: string | null }

/** The codings of a CodeableConcept (or of a list of them) that have a code. */
export function codingsOf(concept: unknown): Coding[] {
  return valuesAt(concept, 'coding').flatMap(value => {
    const coding = objectIn(value)
    const code = textIn(coding?.code)
    return code === null
      ? []
      : [{ system: textIn(coding?.system) ?? '', code, display: textIn(coding?.display) }]
  })
}
