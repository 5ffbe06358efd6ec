import type { Kind } from '../../clinical/index.ts'
import type { Section } from '../words.ts'

/**
 * The one section of the record that shows each kind of resource. That every kind stands here is what makes
 * sure that whatever the clinic knows is found somewhere; what nothing else shows is in `other`.
 */
export const placeOfKind: Readonly<Record<Kind, Exclude<Section, 'overview'>>> = {
  lab: 'labs',
  'lab-report': 'labs',
  finding: 'labs',
  'imaging-report': 'imaging',
  'imaging-study': 'imaging',
  medication: 'medications',
  'medication-statement': 'medications',
  dispense: 'medications',
  administration: 'medications',
  allergy: 'allergies',
  immunization: 'immunizations',
  'immunization-due': 'immunizations',
  condition: 'conditions',
  vital: 'vitals',
  procedure: 'procedures',
  visit: 'visits',
  note: 'documents',
  document: 'documents',
  report: 'documents',
  composition: 'documents',
  'care-team': 'care-team',
  'care-plan': 'care-plans',
  goal: 'care-plans',
  'family-history': 'family-history',
  social: 'social-history',
  survey: 'social-history',
  questionnaire: 'social-history',
  'adverse-event': 'other',
  appointment: 'other',
  binary: 'other',
  claim: 'other',
  'claim-response': 'other',
  communication: 'other',
  consent: 'other',
  coverage: 'other',
  device: 'other',
  'device-request': 'other',
  'device-use': 'other',
  eob: 'other',
  episode: 'other',
  flag: 'other',
  impression: 'other',
  media: 'other',
  nutrition: 'other',
  other: 'other',
  patient: 'other',
  provenance: 'other',
  'related-person': 'other',
  risk: 'other',
  'service-request': 'other',
  specimen: 'other',
  supply: 'other',
  'supply-request': 'other',
  task: 'other',
  vision: 'other',
}

/** The kinds of a section, in the order in which they are declared above. */
export function kindsOf(section: Section): Kind[] {
  return (Object.keys(placeOfKind) as Kind[]).filter(kind => placeOfKind[kind] === section)
}

/** What only carries or repeats something else of the record, where that is there: a report its results. */
const carries: Partial<Record<Kind, Kind>> = {
  'lab-report': 'lab',
  'imaging-study': 'imaging-report',
  dispense: 'medication',
  administration: 'medication',
}

/** How many things a section holds as a reader counts them: what repeats another of them is left out. */
export function countOfSection(section: Section, counts: ReadonlyMap<Kind, number>): number {
  return kindsOf(section)
    .filter(kind => {
      const carried = carries[kind]
      return carried === undefined || !counts.get(carried)
    })
    .reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0)
}

/** Kinds that are opened at another section's address: every measurement has its page among the results. */
const openedAt: Partial<Record<Kind, Section>> = {
  vital: 'labs',
  social: 'labs',
  survey: 'labs',
  'care-team': 'other',
  'family-history': 'other',
  questionnaire: 'other',
}

/** The address of a resource's own page. */
export const addressOf = ({ id, kind }: { id: string; kind: Kind }): string =>
  `/records/${openedAt[kind] ?? placeOfKind[kind]}/${id}`
