import { type Json, objects } from '../in-words/json.ts'

const severities = ['mild', 'moderate', 'severe']

/**
 * How serious an allergy (AllergyIntolerance, R4) is, to sort by: what could be dangerous comes before what is
 * not known, that before what could not; within each the worst reaction so far decides.
 */
export function gravity(allergy: Json): number {
  const danger = allergy.criticality === 'high' ? 2 : allergy.criticality === 'low' ? 0 : 1
  const worst = Math.max(
    0,
    ...objects(allergy.reaction).map(one => severities.indexOf(String(one.severity)) + 1),
  )
  return danger * 10 + worst
}
