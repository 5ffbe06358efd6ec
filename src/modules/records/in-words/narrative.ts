import { isCut } from '../../clinical/index.ts'
import type { Block } from './blocks.ts'
import { obj, str } from './json.ts'
import { firstLetters, isFull, type Room, roomForText } from './room.ts'
import { type Piece, piecesOf } from './xhtml.ts'

/*
 * FHIR narrative (R4, Narrative.div) as safe blocks. The reader walks over the pieces once and keeps only
 * where it stands (in which list, table, cell), so nesting of any depth costs no stack.
 */

const longestHtml = 4_000_000
/** Tags that draw nothing (bold, spans) cost time all the same. */
const mostPieces = 500_000

const parting = new Set(
  `p div section article header footer main blockquote pre address dl dd h1
   h2 h3 h4 h5 h6 dt hr center fieldset form figure figcaption aside`.split(/\s+/),
)

type Table = Extract<Block, { kind: 'table' }>
type List = Extract<Block, { kind: 'list' }>

type State = {
  blocks: Block[]
  words: string
  last: string
  heading: 3 | 4 | null
  pre: number
  listDepth: number
  ordered: boolean[]
  list: List | null
  item: number | null
  table: Table | null
  tableDepth: number
  row: string[] | null
  inCell: boolean
  rowIsHead: boolean
  inHead: boolean
  inCaption: boolean
  room: Room
}

/** Takes the words gathered so far: space run together, line breaks kept. */
function taken(state: State): string {
  const text = state.words
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  state.words = ''
  state.last = ''
  return text
}

function flush(state: State): void {
  if (state.row) return
  const text = taken(state)
  const { heading } = state
  if (text === '') return
  state.room.pieces -= 1
  if (state.inCaption && state.table) state.table.caption = text
  else if (state.list && state.item !== null) state.list.items.push({ text, depth: state.item })
  else if (state.listDepth === 0 || !state.list) {
    state.blocks.push(
      heading === null ? { kind: 'paragraph', text } : { kind: 'heading', level: heading, text },
    )
  } else state.list.items.push({ text, depth: Math.max(0, state.listDepth - 1) })
}

function openList(state: State, name: string): void {
  flush(state)
  state.ordered.push(name === 'ol')
  state.listDepth++
  state.item = null
  if (state.listDepth > 1 && state.list) return
  state.list = { kind: 'list', ordered: name === 'ol', items: [] }
}

function closeList(state: State): void {
  flush(state)
  state.ordered.pop()
  state.listDepth = Math.max(0, state.listDepth - 1)
  state.item = null
  if (state.listDepth === 0 && state.list) {
    if (state.list.items.length > 0) state.blocks.push(state.list)
    state.list = null
  }
}

function openTable(state: State): void {
  state.tableDepth++
  if (state.tableDepth > 1) {
    space(state)
    return
  }
  flush(state)
  state.table = { kind: 'table', caption: null, head: [], rows: [] }
}

function closeTable(state: State): void {
  if (state.tableDepth === 0) return
  state.tableDepth--
  if (state.tableDepth > 0 || !state.table) return
  endRow(state)
  const { table } = state
  if (table.rows.length + table.head.length > 0) state.blocks.push(table)
  state.table = null
  state.inHead = false
  state.inCaption = false
  // Words that stood in no cell are kept below the table.
  flush(state)
}

function endCell(state: State): void {
  if (!state.row) return
  const text = taken(state)
  if (state.inCell || text !== '') state.row.push(text)
  state.inCell = false
}

function endRow(state: State): void {
  const { row, table } = state
  if (!row || !table) return
  endCell(state)
  if (row.some(cell => cell !== '')) {
    if ((state.inHead || state.rowIsHead) && table.rows.length === 0) table.head.push(row)
    else table.rows.push(row)
  }
  state.row = null
}

function add(state: State, text: string): void {
  if (text === '') return
  state.words += text
  // Asking the gathered text for its end would copy it each time.
  state.last = text.at(-1) ?? ''
}

function space(state: State): void {
  if (state.words === '' || state.last === '\n') return
  state.room.pieces -= 1
  add(state, '\n')
}

/** Tags of tables; only the outermost table is one, tables inside a cell become its lines. */
function tableTag(state: State, name: string, opens: boolean): boolean {
  if (name === 'table') {
    if (opens) openTable(state)
    else closeTable(state)
    return true
  }
  if (state.tableDepth === 0) return false
  if (state.tableDepth > 1) {
    if (['tr', 'td', 'th', 'caption', 'thead', 'tbody', 'tfoot'].includes(name)) {
      if (name === 'tr') space(state)
      else if (!['', ' ', '\n'].includes(state.last)) add(state, ' ')
      return true
    }
    return false
  }
  if (name === 'thead') state.inHead = opens
  else if (name === 'caption') {
    if (!opens) flush(state)
    state.inCaption = opens
  } else if (name === 'tr') {
    endRow(state)
    if (opens) {
      state.row = []
      state.rowIsHead = true
    }
  } else if (name === 'td' || name === 'th') cellTag(state, name, opens)
  else return name === 'tbody' || name === 'tfoot' || name === 'colgroup' || name === 'col'
  return true
}

function cellTag(state: State, name: string, opens: boolean): void {
  if (!state.row) {
    state.row = []
    state.rowIsHead = true
  }
  if (opens) {
    endCell(state)
    if (name === 'td') state.rowIsHead = false
    // An empty cell keeps its column.
    state.inCell = true
  } else endCell(state)
}

function partingTag(state: State, name: string, opens: boolean): void {
  if (state.row) {
    space(state)
    return
  }
  flush(state)
  const level = /^h([1-6])$/.exec(name)?.[1]
  if (level !== undefined || name === 'dt') state.heading = opens ? (Number(level ?? 4) < 3 ? 3 : 4) : null
  if (name === 'pre') state.pre = Math.max(0, state.pre + (opens ? 1 : -1))
}

function tag(state: State, name: string, opens: boolean): void {
  if (tableTag(state, name, opens)) return
  if (name === 'br') {
    if (opens) add(state, '\n')
  } else if ((name === 'ul' || name === 'ol') && !state.row) {
    if (opens) openList(state, name)
    else closeList(state)
  } else if (name === 'li' && !state.row) {
    flush(state)
    state.item = opens && state.listDepth > 0 ? Math.min(4, state.listDepth - 1) : null
  } else if (name === 'li' || name === 'ul' || name === 'ol') space(state)
  else if (parting.has(name)) partingTag(state, name, opens)
}

/** Reads on; false where there was no room for all of the piece. */
function piece(state: State, one: Piece): boolean {
  const { room } = state
  if (one.kind === 'text') return addText(state, state.pre > 0 ? one.text : one.text.replace(/\s+/gu, ' '))
  if (one.kind === 'close') tag(state, one.name, false)
  else {
    if (one.name === 'br' || (state.tableDepth === 1 && /^t[dh]$/.test(one.name))) room.pieces -= 1
    if (room.pieces < 0 || (one.alt !== null && !addText(state, ` ${one.alt} `))) return false
    tag(state, one.name, true)
    if (one.empty && one.name !== 'br' && one.name !== 'hr') tag(state, one.name, false)
  }
  return true
}

function addText(state: State, text: string): boolean {
  const { room } = state
  let fitting = firstLetters(text, room.letters)
  if (state.pre > 0) {
    const lines = fitting.split('\n')
    if (lines.length > room.pieces) fitting = lines.slice(0, room.pieces).join('\n')
    room.pieces -= lines.length - 1
  }
  room.letters -= fitting.length
  add(state, fitting)
  return fitting.length === text.length
}

/** HTML of any origin as safe blocks; empty where it has no words. Never throws. */
export function htmlBlocks(html: string, room: Room = roomForText()): Block[] {
  if (isFull(room)) return html.trim() === '' ? [] : [{ kind: 'cut' }]
  const state: State = {
    blocks: [],
    words: '',
    last: '',
    heading: null,
    pre: 0,
    listDepth: 0,
    ordered: [],
    list: null,
    item: null,
    table: null,
    tableDepth: 0,
    row: null,
    inCell: false,
    rowIsHead: false,
    inHead: false,
    inCaption: false,
    room,
  }
  let cut = html.length > longestHtml
  let pieces = 0
  for (const one of piecesOf(html.slice(0, longestHtml))) {
    pieces += 1
    if (pieces <= mostPieces && piece(state, one)) continue
    cut = true
    break
  }
  while (state.tableDepth > 0) closeTable(state)
  while (state.listDepth > 0) closeList(state)
  flush(state)
  if (cut) state.blocks.push({ kind: 'cut' })
  return state.blocks
}

/** The narrative of a resource (`text`) or of a Composition section as safe blocks. */
export function narrativeBlocks(narrative: unknown, room: Room = roomForText()): Block[] {
  const json = obj(narrative)
  if (json.status === 'empty') return []
  const div = str(json.div)
  if (div === null) return []
  const blocks = htmlBlocks(div, room)
  return isCut(json, 'div') ? [...blocks, { kind: 'cut' }] : blocks
}
