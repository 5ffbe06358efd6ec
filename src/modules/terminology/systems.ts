/**
 * The code systems that the catalogs know, by every address under which they come: FHIR's URI, the OID that
 * C-CDA and HL7 v2 use, and old spellings. `key` begins the catalog's keys, `word` is the name people use.
 */
type KnownSystem = { key: string; word: string }

const loinc: KnownSystem = { key: 'l', word: 'LOINC' }
const snomed: KnownSystem = { key: 's', word: 'SNOMED CT' }
const cvx: KnownSystem = { key: 'v', word: 'CVX' }
const rxnorm: KnownSystem = { key: 'r', word: 'RxNorm' }
const icd10cm: KnownSystem = { key: 'i', word: 'ICD-10-CM' }
const icd10: KnownSystem = { key: 'i', word: 'ICD-10' }
const icd10pcs: KnownSystem = { key: 'p', word: 'ICD-10-PCS' }
const icd9: KnownSystem = { key: 'n', word: 'ICD-9-CM' }
const atc: KnownSystem = { key: 'a', word: 'ATC' }
const ndc: KnownSystem = { key: 'd', word: 'NDC' }
const cpt: KnownSystem = { key: 'c', word: 'CPT' }
const hcpcs: KnownSystem = { key: 'h', word: 'HCPCS' }
const unii: KnownSystem = { key: 'u', word: 'UNII' }
const race: KnownSystem = { key: 'e', word: 'CDC Race and Ethnicity' }
const ips: KnownSystem = { key: 'x', word: 'IPS' }
const absent: KnownSystem = { key: 'z', word: 'FHIR' }

const systems = new Map<string, KnownSystem>([
  ['http://loinc.org', loinc],
  ['2.16.840.1.113883.6.1', loinc],
  ['http://snomed.info/sct', snomed],
  ['2.16.840.1.113883.6.96', snomed],
  ['http://hl7.org/fhir/sid/cvx', cvx],
  ['2.16.840.1.113883.12.292', cvx],
  ['2.16.840.1.113883.6.59', cvx],
  ['http://www.nlm.nih.gov/research/umls/rxnorm', rxnorm],
  ['2.16.840.1.113883.6.88', rxnorm],
  ['http://hl7.org/fhir/sid/icd-10-cm', icd10cm],
  ['2.16.840.1.113883.6.90', icd10cm],
  ['http://hl7.org/fhir/sid/icd-10', icd10],
  ['http://hl7.org/fhir/sid/icd-10-nl', icd10],
  ['2.16.840.1.113883.6.3', icd10],
  ['http://www.cms.gov/Medicare/Coding/ICD10', icd10pcs],
  ['2.16.840.1.113883.6.4', icd10pcs],
  ['http://hl7.org/fhir/sid/icd-9-cm', icd9],
  ['2.16.840.1.113883.6.103', icd9],
  ['http://www.whocc.no/atc', atc],
  ['2.16.840.1.113883.6.73', atc],
  ['http://hl7.org/fhir/sid/ndc', ndc],
  ['2.16.840.1.113883.6.69', ndc],
  ['http://www.ama-assn.org/go/cpt', cpt],
  ['2.16.840.1.113883.6.12', cpt],
  ['http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', hcpcs],
  ['http://fdasis.nlm.nih.gov', unii],
  ['2.16.840.1.113883.6.238', race],
  ['http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips', ips],
  ['http://terminology.hl7.org/CodeSystem/data-absent-reason', absent],
  ['http://terminology.hl7.org/CodeSystem/v3-NullFlavor', absent],
])

/** The known system of an address, with or without `urn:oid:` and a trailing slash; null for all others. */
export function systemOf(address: string): KnownSystem | null {
  const known = systems.get(address)
  if (known) return known
  if (address.startsWith('urn:oid:')) return systems.get(address.slice(8)) ?? null
  if (address.endsWith('/')) return systems.get(address.slice(0, -1)) ?? null
  if (address.startsWith('http://snomed.info/sct/')) return snomed
  return null
}
