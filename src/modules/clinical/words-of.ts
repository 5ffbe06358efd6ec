import { objectIn, type Resource, textIn } from './json.ts'
import { plainWords } from './plain-words.ts'

/** Fields whose text a person might remember and search for. */
const telling = new Set(
  'display text title description conclusion comment patientInstruction valueString instruction'.split(' '),
)
/** Subtrees that say nothing of the matter: who it is about, numbers of the record, machinery. */
const silent = new Set(
  'meta extension modifierExtension identifier subject patient beneficiary adjudication security'.split(' '),
)

const mostCharacters = 500
/** Written notes are searched by what they say. */
const mostCharactersOfWriting = 4_000
const deepest = 64

/**
 * The different words of a resource in plain form, each with a space before it (so that ` gluc` finds the
 * beginning of a word), in the order met, up to 500 characters, or 4,000 where it carries written text.
 */
export function wordsOf(resource: Resource): string {
  const words = new Set<string>()
  const room = { left: mostCharacters }
  gather(
    resource,
    0,
    text => {
      for (const word of plainWords(text)) {
        if (words.has(word)) continue
        if (word.length + 1 > room.left) return
        room.left -= word.length + 1
        words.add(word)
      }
    },
    room,
  )
  let joined = ''
  for (const word of words) joined += ` ${word}`
  return joined
}

type Take = (text: string) => void

function gather(value: unknown, depth: number, take: Take, room: { left: number }): void {
  if (depth > deepest || typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const one of value) gather(one, depth + 1, take, room)
    return
  }
  const object = value as Resource
  for (const key of Object.keys(object)) {
    const field = object[key]
    if (typeof field === 'string') {
      if (telling.has(key)) take(field)
      else if (key === 'div') take(withoutTags(field.slice(0, 20_000)))
      else if (key === 'data') writing(object, field, take, room)
    } else if (!silent.has(key)) gather(field, depth + 1, take, room)
  }
}

/** An attachment of text: its words count, and there is more room for them. */
function writing(attachment: Resource, data: string, take: Take, room: { left: number }): void {
  const type = textIn(objectIn(attachment)?.contentType) ?? ''
  if (!type.startsWith('text/')) return
  const text = Buffer.from(data.slice(0, 64_000), 'base64').toString('utf8')
  room.left = Math.max(room.left, mostCharactersOfWriting)
  take(type.startsWith('text/plain') ? text : withoutTags(text))
}

const withoutTags = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/&[#\w]{1,10};/g, ' ')
