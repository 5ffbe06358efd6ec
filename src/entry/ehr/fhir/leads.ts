import type { Resource } from '../../../modules/clinical/index.ts'
import { uuidFrom } from '../../../platform/ids.ts'
import { asText } from './as-json.ts'
import type { Identity } from './identity.ts'
import type { Entry } from './unit.ts'

/** An entry that can be named. */
export type Named = { entry: Entry; identity: Identity }

/** Where references of one unit lead: from a reference as written to the portal's id, or null. */
export type Leads = (reference: string) => Target | null
type Target = { id: string; type: string }

/** An address, relative or absolute, that ends in a type and an id. */
const literal = /^(?:[A-Za-z0-9+.-]+:\/\/.*\/|.*\/)?([A-Z][A-Za-z]{1,63})\/([^/?#\s]+)$/
const byIdentifier = /^(?:.*\/)?([A-Z][A-Za-z]{1,63})\?identifier=([^&]+)$/

/** In the order of FHIR R4, section 3.1 "Resolving references in bundles": the bundle's own addresses first. */
export function leadsOf(source: string, named: readonly Named[]): Leads {
  const known = new Map<string, Target | null>()
  for (const { entry, identity } of named)
    if (entry.fullUrl) known.set(entry.fullUrl, { id: identity.id, type: identity.type })
  return reference => {
    const before = known.get(reference)
    if (before !== undefined) return before
    const target = targetOf(source, reference)
    known.set(reference, target)
    return target
  }
}

function targetOf(source: string, reference: string): Target | null {
  if (reference.startsWith('urn:')) return null
  const plain = reference.replace(/#.*$/, '').replace(/\/_history\/[^/]*$/, '')
  const [, type, id] = literal.exec(plain) ?? []
  if (type && id) return { type, id: uuidFrom(source, type, id) }
  const [, asked, identifier] = byIdentifier.exec(plain) ?? []
  if (!asked || !identifier) return null
  return { type: asked, id: aliasId(source, asked, decoded(identifier)) }
}

/** The id under which `Type?identifier=system|value` is asked for. No FHIR id can hold a question mark. */
export const aliasId = (source: string, type: string, token: string): string =>
  uuidFrom(source, type, `?identifier=${token}`)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** `system|value`, or the value alone where no system is told. */
export function tokenOf(identifier: Resource | null): string | null {
  const value = asText(identifier?.value)
  const system = asText(identifier?.system)
  return value === null ? null : system === null ? value : `${system}|${value}`
}
