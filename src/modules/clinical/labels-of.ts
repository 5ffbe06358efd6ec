import { groupsOfCode, groupsOfSecurityLabel, groupsOfText, sensitiveGroups } from '../terminology/index.ts'
import { objectIn, type Resource, textIn, valuesAt } from './json.ts'

/** Short texts that name a thing. Longer ones are narrative and not judged by their words. */
const naming = new Set(
  'display text title description conclusion valueString contentString patientInstruction comment'.split(' '),
)

/**
 * Subtrees that say nothing of the matter: whose it is, numbers of the record, and the people and places that
 * took part, whose names ("Behavioral Health Center") are the same on everything that they do.
 */
const silent = new Set(
  `meta identifier subject patient beneficiary telecom address contact name performer participant serviceProvider
   provider insurer insurance payee payor custodian author authenticator legalAuthenticator location recorder asserter
   requester managingOrganization organization careManager sender recipient facility enterer policyHolder subscriber
   actor member onBehalfOf adjudication`.split(/\s+/),
)

const deepest = 64

/**
 * The groups of confidential matters (bits, see `sensitiveGroups`) that a resource tells of by itself: by its
 * security labels, by any code in it, and by the words of its names and short texts. Never throws. A Patient tells
 * of none: whoever opens a record sees whose it is.
 */
export function labelsOf(resource: Resource): number {
  return resource.resourceType === 'Patient' ? 0 : labelsIn(resource, 0)
}

function labelsIn(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0
  // What is too deep to be read is not taken for harmless.
  if (depth > deepest) return sensitiveGroups.restricted
  let mask = 0
  if (Array.isArray(value)) {
    for (const one of value) mask |= labelsIn(one, depth + 1)
    return mask
  }
  const object = value as Resource
  for (const key of Object.keys(object)) {
    const field = object[key]
    if (typeof field === 'string') {
      if (naming.has(key)) mask |= groupsOfText(field)
      else if (key === 'code') mask |= groupsOfCode(textIn(object.system) ?? '', field)
      else if (key === 'confidentiality') mask |= groupsOfSecurityLabel('', field)
    } else if (key === 'meta') mask |= securityIn(valuesAt(field, 'security'))
    else if (key === 'securityLabel')
      mask |= securityIn([...valuesAt(field, 'coding'), ...valuesAt(field)]) | labelsIn(field, depth + 1)
    else if (!silent.has(key)) mask |= labelsIn(field, depth + 1)
  }
  return mask
}

function securityIn(codings: readonly unknown[]): number {
  let mask = 0
  for (const coding of codings) {
    const { system, code } = objectIn(coding) ?? {}
    if (typeof code === 'string') mask |= groupsOfSecurityLabel(textIn(system) ?? '', code)
  }
  return mask
}
