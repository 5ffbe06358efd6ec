import type { SensitiveGroup } from './groups.ts'

/**
 * Codes of HL7 v3 ActCode's InformationSensitivityPolicy, as `meta.security` and `securityLabel` carry them. Any
 * other code of ActCode in a security label asks for some special care too (a refrain policy, an obligation), and
 * so is restricted.
 */
export const groupsOfSecurityCode: ReadonlyMap<string, readonly SensitiveGroup[]> = new Map([
  ['SEX', ['sexual-health']],
  ['SEXRHLTH', ['sexual-health']],
  ['PREGNANT', ['sexual-health']],
  ['ABORTION', ['sexual-health']],
  ['CONTRA', ['sexual-health']],
  ['INFERT', ['sexual-health']],
  ['MH', ['mental-health']],
  ['PSY', ['mental-health']],
  ['PSYTHPN', ['mental-health']],
  ['EMOTDIS', ['mental-health']],
  ['COGN', ['mental-health']],
  ['DVD', ['mental-health']],
  ['BH', ['mental-health', 'substance-use']],
  ['SUD', ['substance-use']],
  ['ETH', ['substance-use']],
  ['ETHUD', ['substance-use']],
  ['OPIOIDUD', ['substance-use']],
  ['ALC', ['substance-use']],
  ['DRGIS', ['substance-use']],
  ['42CFRPart2', ['substance-use']],
  ['HIV', ['hiv-sti']],
  ['STD', ['hiv-sti']],
  ['GDIS', ['genetics']],
  ['SCA', ['genetics']],
  ['SICKLE', ['genetics']],
  ['SDV', ['domestic-violence']],
  ['VIO', ['domestic-violence']],
  ['IDS', ['domestic-violence']],
  ['MST', ['domestic-violence', 'sexual-health']],
])

export const sensitivitySystems: ReadonlySet<string> = new Set([
  'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  'http://hl7.org/fhir/v3/ActCode',
  'urn:oid:2.16.840.1.113883.5.4',
  '2.16.840.1.113883.5.4',
])

export const confidentialitySystems: ReadonlySet<string> = new Set([
  'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  'http://hl7.org/fhir/v3/Confidentiality',
  'urn:oid:2.16.840.1.113883.5.25',
  '2.16.840.1.113883.5.25',
  // Without a system the short code is taken at its word.
  '',
])
