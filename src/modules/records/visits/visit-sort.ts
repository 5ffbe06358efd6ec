import { codeOf, type Json } from '../in-words/json.ts'

/** The sorts of visits that the list can be narrowed to. */
export const visitSorts = ['office', 'remote', 'home', 'urgent', 'stay', 'other'] as const
export type VisitSort = (typeof visitSorts)[number]

/** HL7 v3 ActEncounterCode; the words of older sources are near enough to be read too. */
const sortOfClass = new Map<string, VisitSort>([
  ['AMB', 'office'],
  ['outpatient', 'office'],
  ['ambulatory', 'office'],
  ['EMER', 'urgent'],
  ['emergency', 'urgent'],
  ['IMP', 'stay'],
  ['ACUTE', 'stay'],
  ['NONAC', 'stay'],
  ['OBSENC', 'stay'],
  ['SS', 'stay'],
  ['inpatient', 'stay'],
  ['HH', 'home'],
  ['home', 'home'],
  ['VR', 'remote'],
  ['virtual', 'remote'],
])

/** Which sort a visit (Encounter, R4) is, by its class. */
export const visitSort = (json: Json): VisitSort => sortOfClass.get(codeOf(json.class) ?? '') ?? 'other'
