import type { Lang } from '../../../ui/page.ts'
import { moreFieldNames } from './more-field-names.ts'
import { namesOfFields } from './names-of-fields.ts'
import { namesOfTypes } from './names-of-types.ts'

function index(text: string): Map<string, Record<Lang, string>> {
  const found = new Map<string, Record<Lang, string>>()
  for (const line of text.split('\n')) {
    const [names = '', en = '', es = ''] = line.split('|').map(part => part.trim())
    for (const name of names.split(' ')) if (name !== '') found.set(name, { en, es })
  }
  return found
}

const typeNames = index(namesOfTypes)
const fieldNames = index(moreFieldNames + namesOfFields)

/** What FHIR puts behind a name that may hold several types: `locationCodeableConcept` is a location. */
const typeBehind =
  /(?:CodeableConcept|Quantity|Reference|DateTime|Date|Period|Boolean|Integer|Decimal|String|Range|Ratio|Timing|Attachment|Coding|Money|Duration|Age|Identifier|Instant|Uri|Canonical|UnsignedInt|PositiveInt)$/

/** `performedDateTime` taken apart: "Performed date time". */
function takenApart(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What a resource type is called in plain words. */
export function typeName(type: string, lang: Lang): string {
  return typeNames.get(type)?.[lang] ?? takenApart(type)
}

/** What a field is called in plain words; by its own name, taken apart, where we have no word for it. */
export function fieldName(field: string, lang: Lang): string {
  const known = fieldNames.get(field)
  if (known) return known[lang]
  const bare = field.replace(typeBehind, '')
  return fieldNames.get(bare)?.[lang] ?? takenApart(bare || field)
}
