import { uuidFrom } from '../../../platform/ids.ts'
import { asText } from './as-json.ts'
import type { Entry } from './unit.ts'

export type Identity = { type: string; fhirId: string; id: string }
export type Nameless = { resource: string | null; reason: string }

/** FHIR's ids, and the longer ones with a few more signs that real systems send. */
const allowed = /^[A-Za-z0-9._~:|^@=+-]{1,255}$/
const urn = /^urn:(?:uuid|oid):([A-Za-z0-9.-]+)$/

/** Type and id of a resource: its own id, else what its bundle calls it. Or why it has none. */
export function identityOf(source: string, { resource, fullUrl, putAt }: Entry): Identity | Nameless {
  const type = asText(resource.resourceType)
  if (type === null) return { resource: null, reason: 'has no resourceType: this is not a FHIR resource' }
  if (!/^[A-Z][A-Za-z]{1,63}$/.test(type))
    return { resource: null, reason: 'has a resourceType that is no name of a FHIR type' }
  if (resource.id !== undefined && (typeof resource.id !== 'string' || !allowed.test(resource.id)))
    return { resource: type, reason: 'has an id that FHIR does not allow' }
  const fhirId =
    asText(resource.id) ?? lastOf(putAt, type) ?? urn.exec(fullUrl ?? '')?.[1] ?? lastOf(fullUrl, type)
  if (!fhirId || !allowed.test(fhirId))
    return { resource: type, reason: 'missing id: without one it could never be updated. Export it with ids' }
  return { type, fhirId, id: uuidFrom(source, type, fhirId) }
}

/** The id at the end of an address of this type. */
function lastOf(address: string | null, type: string): string | null {
  const [, named, id] = /(?:^|\/)([A-Z][A-Za-z]+)\/([^/?#]+)$/.exec(address ?? '') ?? []
  return named === type && id ? id : null
}
