import { codingsOf, listIn, objectIn, objectsIn, type Resource, textIn, valuesAt } from './json.ts'

export type PersonName = { name: string; family: string | null; given: string | null }

/** The name a person goes by: official or usual before others, never an old one if there is another. */
export function personName(resource: Resource): PersonName {
  const names = objectsIn(resource.name)
  const rank = (name: Resource): number => ['official', 'usual', undefined].indexOf(name.use as undefined)
  const best =
    names.filter(name => rank(name) >= 0).sort((a, b) => rank(a) - rank(b))[0] ??
    names.find(name => name.use !== 'old') ??
    names[0]
  const family = textIn(best?.family)
  const given = texts(best?.given).join(' ') || null
  const parts = [given, family].filter(part => part !== null).join(' ')
  return { name: parts || textIn(best?.text) || textIn(resource.name) || '', family, given }
}

/** What to call a shared thing: a clinician with title, an organization, a medicine. Empty where it has no name. */
export function sharedName(resource: Resource): string {
  if (listIn(resource.name).some(name => objectIn(name))) {
    const { name } = personName(resource)
    const prefix = texts(valuesAt(resource, 'name', 'prefix'))[0]
    return prefix ? `${prefix} ${name}` : name
  }
  const concept = objectIn(listIn(resource.code)[0]) ?? objectIn(listIn(resource.type)[0])
  return (
    textIn(resource.name) ??
    textIn(resource.title) ??
    texts(valuesAt(resource, 'deviceName', 'name'))[0] ??
    textIn(concept?.text) ??
    codingsOf(concept).find(({ display }) => display)?.display ??
    ''
  )
}

const texts = (value: unknown): string[] => listIn(value).flatMap(one => textIn(one) ?? [])
