import { cleanName, plainName } from '../../terminology/index.ts'
import { type Json, obj, objects, str } from '../in-words/json.ts'
import type { Reader } from '../in-words/reader.ts'

/** LOINC: the first question of well-known questionnaires, and the code of the whole. */
const wholes: Readonly<Record<string, string>> = {
  '44250-9': '44249-1',
  '69725-0': '69737-5',
  '68518-0': '72109-2',
}
/** The PHQ-2 is the first two questions of the PHQ-9. */
const short_phq = { questions: 2, code: '55757-9' }

/**
 * What an answered questionnaire (QuestionnaireResponse, R4) is called: as the source titled it, else by its
 * well-known questions, else by the last part of its address. Null where nothing says it.
 */
export function questionnaireName(json: Json, { lang }: Reader): string | null {
  const beside = objects(obj(json._questionnaire).extension).flatMap(one => str(one.valueString) ?? [])
  if (beside[0]) return beside[0]
  const items = objects(json.item)
  for (const item of items) {
    const code = /(\d{1,7}-\d)$/.exec(str(item.linkId) ?? '')?.[1] ?? ''
    const whole = Object.hasOwn(wholes, code) ? wholes[code] : undefined
    if (whole === undefined) continue
    const isShort = whole === '44249-1' && items.length <= short_phq.questions
    const coding = [{ system: 'http://loinc.org', code: isShort ? short_phq.code : whole }]
    return plainName({ coding }, lang).plain
  }
  const last = (str(json.questionnaire) ?? '').split('|')[0]?.split('/').at(-1) ?? ''
  return /^[A-Za-z][A-Za-z-]{3,}$/.test(last) ? cleanName(last.replaceAll('-', ' ')) : null
}
