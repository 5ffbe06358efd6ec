import type { Block } from '../in-words/blocks.ts'

const longest_heading = 60

/** A line that reports in plain text use as a heading: "FINDINGS" or "Impression:", alone on its line. */
function headingIn(line: string): string | null {
  const text = line.trim()
  if (text.length < 3 || text.length > longest_heading || !/^\p{L}/u.test(text)) return null
  const capitals = /^[\p{Lu}\p{M}\d\s,/()&'-]+:?$/u.test(text) && /\p{Lu}{3}/u.test(text)
  const titled = /^\p{Lu}[\p{L}\s]{2,40}:$/u.test(text)
  if (!capitals && !titled) return null
  const bare = text.replace(/:$/, '')
  return capitals ? bare.charAt(0) + bare.slice(1).toLowerCase() : bare
}

/** A list that the report itself counted from one becomes a counted list; a list of one, a paragraph. */
function countedList(list: Extract<Block, { kind: 'list' }>): Block {
  const counted = list.items.every(
    ({ text, depth }, n) => depth === 0 && /^\d+/.exec(text)?.[0] === String(n + 1),
  )
  if (!counted) return list
  const items = list.items.map(({ text, depth }) => ({ text: text.replace(/^\d+[.)]\s+/, ''), depth }))
  const [only] = items
  return items.length === 1 && only
    ? { kind: 'paragraph', text: only.text }
    : { ...list, ordered: true, items }
}

/** A report in plain text with its own headings as headings, and the rest in paragraphs. */
export function withHeadings(blocks: readonly Block[]): Block[] {
  return blocks.flatMap(block => {
    if (block.kind === 'list') return [countedList(block)]
    if (block.kind !== 'paragraph') return [block]
    const parts: Block[] = []
    let lines: string[] = []
    const end = () => {
      if (lines.length > 0) parts.push({ kind: 'paragraph', text: lines.join('\n') })
      lines = []
    }
    for (const line of block.text.split('\n')) {
      const text = headingIn(line)
      if (text === null) lines.push(line)
      else {
        end()
        parts.push({ kind: 'heading', level: 3, text })
      }
    }
    end()
    return parts
  })
}

export type Sectioned = { title: string | null; blocks: Block[] }

/** A report's text by its headings. */
export function sectionsOf(blocks: readonly Block[]): Sectioned[] {
  const sections: Sectioned[] = [{ title: null, blocks: [] }]
  for (const block of withHeadings(blocks)) {
    if (block.kind === 'heading') sections.push({ title: block.text, blocks: [] })
    else sections.at(-1)?.blocks.push(block)
  }
  return sections.filter(({ title, blocks: inner }) => title !== null || inner.length > 0)
}
