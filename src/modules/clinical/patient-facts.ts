import { Temporal } from 'temporal-polyfill'
import { codingsOf, objectsIn, type Resource, textIn, valuesAt } from './json.ts'
import { type PersonName, personName } from './names.ts'
import { plainWords } from './plain-words.ts'

export type PatientFacts = PersonName & {
  /** All names ever given, plain, to find the person by. */
  name_words: string
  /** A whole date, `1951-07-08`; null where the source knows only a year or nothing. */
  birth_date: string | null
  gender: string | null
  deceased: boolean
  /** BCP 47, the preferred first. */
  languages: string[]
}

/** What the register of patients keeps of a Patient resource. */
export function patientFacts(resource: Resource): PatientFacts {
  const spoken = objectsIn(resource.communication)
  const preferred = spoken.toSorted((a, b) => Number(b.preferred === true) - Number(a.preferred === true))
  const allNames = ['given', 'family', 'text'].flatMap(field => valuesAt(resource, 'name', field))
  const died = textIn(resource.deceasedDateTime) !== null || resource.deceasedBoolean === true
  return {
    ...personName(resource),
    name_words: [...new Set(plainWords(allNames.filter(name => typeof name === 'string').join(' ')))]
      .map(word => ` ${word}`)
      .join(''),
    birth_date: wholeDate(resource.birthDate),
    gender: textIn(resource.gender),
    deceased: died,
    languages: preferred.flatMap(({ language }) => codingsOf(language)[0]?.code ?? []),
  }
}

function wholeDate(value: unknown): string | null {
  const text = textIn(value)
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}
