import { inlineBlocks } from '../in-words/attachment.ts'
import { blocksText } from '../in-words/blocks.ts'
import { obj } from '../in-words/json.ts'
import { narrativeBlocks } from '../in-words/narrative.ts'
import type { Room } from '../in-words/room.ts'

const telling = new Set(
  'display text title description conclusion comment patientInstruction valueString'.split(' '),
)
const silent = new Set(
  'meta extension modifierExtension identifier subject patient beneficiary security'.split(' '),
)
const longest = 100_000
const most_pieces = 10_000
const deepest = 30

/** All text in a resource that a person might have searched for: names, notes, files of text, the narrative. */
export function writingOf(resource: unknown): string {
  const texts: string[] = []
  gather(resource, 0, texts, { letters: longest, pieces: most_pieces })
  return texts.join(' ').replace(/\s+/g, ' ').slice(0, longest)
}

function gather(value: unknown, depth: number, texts: string[], room: Room): void {
  if (depth > deepest || typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const one of value.slice(0, 200)) gather(one, depth + 1, texts, room)
    return
  }
  const json = obj(value)
  if (typeof json.div === 'string') texts.push(blocksText(narrativeBlocks(json, room)))
  if (typeof json.data === 'string') texts.push(blocksText(inlineBlocks(json, room) ?? []))
  for (const key of Object.keys(json)) {
    const field = json[key]
    if (typeof field === 'string') {
      if (telling.has(key)) texts.push(field.slice(0, longest))
    } else if (!silent.has(key)) gather(field, depth + 1, texts, room)
  }
}
