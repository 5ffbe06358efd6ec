import {
  type Arrival,
  fhirMilliseconds,
  type Removal,
  type Resource,
  referencesIn,
} from '../../../modules/clinical/index.ts'
import { uuidFrom } from '../../../platform/ids.ts'
import { asObject } from './as-json.ts'
import { identityOf } from './identity.ts'
import { aliasId, leadsOf, type Named, tokenOf } from './leads.ts'
import { ownersIn } from './owners.ts'
import type { Problem } from './problem.ts'
import type { Deletion, Entry, Unit } from './unit.ts'
import { wrongVersion } from './wrong-version.ts'

/** A unit ready to be kept: arrivals stand beside the entries they were made of. */
export type ResolvedUnit = {
  arrivals: { entry: Entry; arrival: Arrival }[]
  removals: { deletion: Deletion; removal: Removal }[]
  problems: Problem[]
}

/**
 * Gives every resource of a unit the portal's id, its owner, and the ids that its references lead to. All of it
 * follows from the source and the unit alone, never from what was imported before: so any order is right.
 */
export function resolveUnit(source: string, unit: Unit): ResolvedUnit {
  const problems: Problem[] = []
  const inDocument = unit.bundleType === 'document'
  const named: Named[] = []
  for (const entry of unit.entries) {
    const identity = identityOf(source, entry)
    const version = 'id' in identity ? wrongVersion(identity.type, entry.resource, inDocument) : null
    if (!('id' in identity)) problems.push(problemOf(unit, entry, identity.resource, identity.reason))
    else if (version)
      problems.push(
        problemOf(unit, entry, nameOf(identity), `is FHIR ${version}, not R4. Export it again as FHIR R4`),
      )
    else named.push({ entry, identity })
  }
  const leads = leadsOf(source, named)
  const references = named.map(({ entry }) => referencesIn(entry.resource))
  const owners = ownersIn(source, unit, named, references, leads)
  const arrivals = named.flatMap(({ entry, identity }, n) => {
    const owner = owners[n]
    if (!owner || 'reason' in owner) {
      problems.push(problemOf(unit, entry, nameOf(identity), owner?.reason ?? 'missing subject'))
      return []
    }
    const own = references[n] ?? []
    const arrival: Arrival = {
      ...identity,
      patient: owner.patient,
      body: entry.body,
      resource: entry.resource,
      references: own,
      refs: own.map(reference => leads(reference)?.id ?? null),
      aliases: aliasesOf(source, identity.type, entry.resource, owner.patient),
      lastUpdated:
        fhirMilliseconds(asObject(entry.resource.meta)?.lastUpdated) ?? fhirMilliseconds(entry.lastModified),
    }
    return [{ entry, arrival }]
  })
  const removals = unit.deletions.map(deletion => ({
    deletion,
    removal: {
      id: uuidFrom(source, deletion.type, deletion.fhirId),
      lastUpdated: fhirMilliseconds(deletion.lastModified),
    },
  }))
  return { arrivals, removals, problems }
}

export const nameOf = ({ type, fhirId }: { type: string; fhirId: string }): string => `${type}/${fhirId}`

const problemOf = (unit: Unit, { path }: Entry, resource: string | null, reason: string): Problem => ({
  file: unit.file,
  path,
  resource,
  reason,
})

/** Only patients and shared things are asked for by identifier. */
function aliasesOf(source: string, type: string, resource: Resource, owner: string | null): string[] {
  if (owner !== null && type !== 'Patient') return []
  const identifiers = Array.isArray(resource.identifier) ? resource.identifier : []
  return identifiers.flatMap(value => {
    const token = tokenOf(asObject(value))
    return token === null ? [] : [aliasId(source, type, token)]
  })
}
