import { codeWord, plainName } from '../../terminology/index.ts'
import { type Json, objects } from '../in-words/json.ts'
import type { Reader } from '../in-words/reader.ts'
import { dateWhen } from '../in-words/when.ts'

/** The vaccines that an ImmunizationRecommendation (R4) names, how urgent each is, and its first date. */
export function dueVaccines(
  json: Json,
  reader: Reader,
): { name: string; status: string | null; when: string | null }[] {
  return objects(json.recommendation).map(one => {
    const vaccine = objects(one.vaccineCode)[0] ?? one.targetDisease
    const dates = objects(one.dateCriterion).flatMap(criterion => dateWhen(criterion.value, reader) ?? [])
    return {
      name: plainName(vaccine, reader.lang, 'vaccine').plain,
      status: codeWord('category', one.forecastStatus, reader.lang),
      when: dates[0]?.text ?? null,
    }
  })
}
