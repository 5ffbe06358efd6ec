import { type Resource, textIn } from './json.ts'
import { referencesIn } from './references.ts'
import { visitReference } from './visit-of.ts'

/** Who and where: nobody's confidential matter, and on everything that they do. */
const peopleAndPlaces = /(?:^|\/)(?:Patient|Practitioner|PractitionerRole|Organization|Location)[/?]/

/**
 * The ids of what a resource may tell of in its words: what it refers to, but for people and places, its patient,
 * and its visit. The visit counts only where the reference to it has words of its own, since nearly everything
 * happens at a visit and does not tell what that was for. `references` are those of `referencesIn(resource)`,
 * `refs` their ids. Null where there are none.
 */
export function namesIn(
  resource: Resource,
  references: readonly string[],
  refs: readonly (string | null)[],
  patient: string | null,
): string[] | null {
  const visit = visitWithoutWords(resource)
  const names = new Set<string>()
  references.forEach((reference, n) => {
    const id = refs[n] ?? null
    if (id === null || id === patient || reference === visit || peopleAndPlaces.test(reference)) return
    names.add(id)
  })
  return names.size === 0 ? null : [...names]
}

/** The reference to the visit, unless the resource says anywhere in words what that was. */
function visitWithoutWords(resource: Resource): string | null {
  const visit = visitReference(resource)
  return visit !== null && saysOf(resource, visit, 0) ? null : visit
}

const deepest = 64

function saysOf(value: unknown, visit: string, depth: number): boolean {
  if (typeof value !== 'object' || value === null || depth > deepest) return false
  if (Array.isArray(value)) return value.some(one => saysOf(one, visit, depth + 1))
  const object = value as Resource
  if (object.reference === visit) return textIn(object.display) !== null
  for (const key of Object.keys(object)) if (saysOf(object[key], visit, depth + 1)) return true
  return false
}

/** Whether a resource refers to anything at all that it may tell of. */
export function namesAnything(resource: Resource): boolean {
  const visit = visitWithoutWords(resource)
  return referencesIn(resource).some(reference => reference !== visit && !peopleAndPlaces.test(reference))
}
