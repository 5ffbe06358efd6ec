import type { Named } from '../../terminology/index.ts'
import { obj, str } from './json.ts'
import { observationInWords } from './observation.ts'
import type { Reader } from './reader.ts'
import type { When } from './when.ts'

/** One question about a person's life and its answer, as a list shows them. */
export type SocialFact = { id: string | null; name: Named; answer: string; when: When | null }

/**
 * The answers that a social-history or survey Observation (R4) holds: its own value, or those of its components
 * where it is a whole questionnaire. Questions without an answer are left out.
 */
export function socialFacts(resource: unknown, reader: Reader): SocialFact[] {
  const view = observationInWords(resource, reader)
  const answered = view.value && !view.value.missing ? [view] : []
  return [...answered, ...view.parts].flatMap(part =>
    part.value && !part.value.missing
      ? [{ id: str(obj(resource).id), name: part.name, answer: part.value.text, when: view.when }]
      : [],
  )
}
