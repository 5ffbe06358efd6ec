import { firstLetters, isFull, type Room, roomForText } from './room.ts'

/**
 * A text in safe structure: no markup of the source ever passes, only these blocks of plain text. A line break
 * inside a text is `\n`. Items of nested lists carry their depth (0 is outermost). `cut`
 * tells that the text goes on and is not read further.
 */
export type Block =
  | { kind: 'heading'; level: 3 | 4; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; ordered: boolean; items: { text: string; depth: number }[] }
  | { kind: 'table'; caption: string | null; head: string[][]; rows: string[][] }
  | { kind: 'cut' }

/** All words of the blocks as one text, for search and for short previews. */
export function blocksText(blocks: readonly Block[]): string {
  const texts = blocks.map(block => {
    if (block.kind === 'list') return block.items.map(item => item.text).join('\n')
    if (block.kind === 'table') return [...block.head, ...block.rows].map(row => row.join(' ')).join('\n')
    return block.kind === 'cut' ? '' : block.text
  })
  return texts.join('\n')
}

const heading = /^(#{1,6})\s+(\S.*)$/
const bullet = /^(\s*)(?:[-*•]|\d{1,3}[.)])\s+(\S.*)$/

/**
 * A plain text as blocks: empty lines part paragraphs, `# ` begins a heading, `- ` and `1. ` list items, as
 * notes in plain text are mostly written. Nothing of the text is lost, as long as there is room.
 */
export function textBlocks(text: string, room: Room = roomForText()): Block[] {
  if (isFull(room)) return text.trim() === '' ? [] : [{ kind: 'cut' }]
  const blocks: Block[] = []
  let open: Block | null = null
  const fitting = firstLetters(text, room.letters)
  const lines = fitting.split(/\r\n|\r|\n/)
  const cut = fitting.length < text.length || lines.length > room.pieces
  for (const line of lines.slice(0, room.pieces)) {
    const last: Block | null = open
    open = lineBlock(line, last)
    if (open !== null && open !== last) blocks.push(open)
  }
  room.letters -= fitting.length
  room.pieces -= lines.length
  if (cut) blocks.push({ kind: 'cut' })
  return blocks
}

/** Adds a line to the open block, or opens the block that it begins; null after an empty line. */
function lineBlock(line: string, open: Block | null): Block | null {
  if (line.trim() === '') return null
  const title = heading.exec(line)
  if (title)
    return { kind: 'heading', level: (title[1] ?? '').length < 2 ? 3 : 4, text: (title[2] ?? '').trim() }
  const found = bullet.exec(line)
  if (found) {
    const item = {
      text: (found[2] ?? '').trim(),
      depth: Math.min(4, Math.floor((found[1] ?? '').length / 2)),
    }
    if (open?.kind !== 'list') return { kind: 'list', ordered: false, items: [numbered(line, item)] }
    open.items.push(numbered(line, item))
    return open
  }
  if (open?.kind === 'list') {
    const last = open.items.at(-1)
    if (last && /^\s+/.test(line)) {
      last.text += `\n${line.trim()}`
      return open
    }
  }
  if (open?.kind !== 'paragraph') return { kind: 'paragraph', text: line.trim() }
  open.text += `\n${line.trim()}`
  return open
}

/** The source's own numbers stay in the text, since they need not count from one. */
function numbered(line: string, item: { text: string; depth: number }): { text: string; depth: number } {
  const number = /^\s*(\d{1,3}[.)])/.exec(line)?.[1]
  return number ? { ...item, text: `${number} ${item.text}` } : item
}
