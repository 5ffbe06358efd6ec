import { isShownToAll, type Resource } from '../../../modules/clinical/index.ts'
import { uuidFrom } from '../../../platform/ids.ts'
import { asObject, asText } from './as-json.ts'
import { aliasId, type Leads, type Named, tokenOf } from './leads.ts'
import type { Unit } from './unit.ts'
import { isOfMany, placeOfOwner, referencesAt } from './whose.ts'

/** Whose a resource is (null: nobody's), or why that cannot be said. */
export type Owner = { patient: string | null } | { reason: string }

/**
 * Whose each resource of a unit is. By what it says itself; a document's parts by the document's subject; else,
 * for types that need not name anybody, by what it refers to in the unit, by what refers to it, or by the only
 * patient there is. A clinical type that names nobody is refused.
 */
export function ownersIn(
  source: string,
  unit: Unit,
  named: readonly Named[],
  references: readonly (readonly string[])[],
  leads: Leads,
): Owner[] {
  const subject = unit.bundleType === 'document' ? subjectOfDocument(source, named, leads) : null
  const patients = new Set(named.filter(isPatient).map(({ identity }) => identity.id))
  const direct = named.map((one): Owner => {
    const owner = directOwner(source, one, leads)
    // A document holds all that it refers to: a patient who is not in it can only be its subject, misnamed.
    const elsewhere = 'patient' in owner && owner.patient !== null && !patients.has(owner.patient)
    return subject !== null && patients.has(subject) && elsewhere ? { patient: subject } : owner
  })
  const owners = direct.map((owner, n): Owner | null =>
    'patient' in owner && owner.patient === null && !needsNobody(named[n]) ? null : owner,
  )
  const found = owners.map(owner => (owner && 'patient' in owner ? owner.patient : null))
  // Lines stand alone: what stands on the next one says nothing.
  const only = unit.whole ? onlyOne(found) : null
  const neighbours =
    unit.whole && owners.includes(null) ? neighboursOf(named, references, leads, found) : null
  return owners.map((owner, n): Owner => {
    if (owner && 'reason' in owner) return subject === null ? owner : { patient: subject }
    return owner ?? { patient: neighbours?.(n) ?? only ?? subject }
  })
}

const isPatient = ({ identity }: Named): boolean => identity.type === 'Patient'

/** Shown to all, or of many people: neither is one patient's because it lies beside her. */
const needsNobody = (one: Named | undefined): boolean =>
  one !== undefined && (isShownToAll(one.identity.type) || isOfMany(one.identity.type))

function directOwner(source: string, { entry, identity }: Named, leads: Leads): Owner {
  if (identity.type === 'Patient') return { patient: identity.id }
  const { paths, required } = placeOfOwner(identity.type)
  let other: string | null = null
  for (const path of paths)
    for (const reference of referencesAt(entry.resource, path)) {
      const patient = patientOf(source, reference, leads, required)
      if (patient !== null) return { patient }
      other ??= asText(reference.reference)
    }
  if (!required) return { patient: null }
  const field = paths[0] ?? 'subject'
  return {
    reason:
      other === null
        ? `missing ${field === 'subject' ? 'subject' : `${field} (whose is it?)`}`
        : `${field} is ${other}, which is not a patient`,
  }
}

/** The patient a Reference means: by its address, or by an identifier alone. Null if it means something else. */
function patientOf(source: string, reference: Resource, leads: Leads, sure: boolean): string | null {
  const address = asText(reference.reference)
  if (address === null) {
    const token = reference.type === 'Patient' || sure ? tokenOf(asObject(reference.identifier)) : null
    return token === null ? null : aliasId(source, 'Patient', token)
  }
  const target = leads(address)
  if (target) return target.type === 'Patient' ? target.id : null
  // An address of another bundle: resources without an id are known by their uuid (see `identityOf`).
  const [, uuid] = /^urn:(?:uuid|oid):([A-Za-z0-9.-]+)$/.exec(address) ?? []
  return uuid && (sure || reference.type === 'Patient') ? uuidFrom(source, 'Patient', uuid) : null
}

function subjectOfDocument(source: string, named: readonly Named[], leads: Leads): string | null {
  const composition = named.find(({ identity }) => identity.type === 'Composition')
  const owner = composition && directOwner(source, composition, leads)
  return owner && 'patient' in owner ? owner.patient : null
}

function onlyOne(patients: readonly (string | null)[]): string | null {
  const different = new Set(patients.filter(patient => patient !== null))
  const [only] = different
  return different.size === 1 && only !== undefined ? only : null
}

/** For an entry, the one patient of whom all its neighbours are: those it refers to, else those that refer to it. */
function neighboursOf(
  named: readonly Named[],
  references: readonly (readonly string[])[],
  leads: Leads,
  found: readonly (string | null)[],
): (n: number) => string | null {
  const place = new Map(named.map(({ identity }, n) => [identity.id, n]))
  const to = references.map(own => own.flatMap(reference => place.get(leads(reference)?.id ?? '') ?? []))
  const from: number[][] = named.map(() => [])
  to.forEach((targets, n) => {
    for (const target of targets) from[target]?.push(n)
  })
  const patients = (places: readonly number[] | undefined) =>
    onlyOne((places ?? []).map(n => found[n] ?? null))
  return n => patients(to[n]) ?? patients(from[n])
}
