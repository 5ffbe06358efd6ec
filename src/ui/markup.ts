import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'

/** What may stand in a template: texts and numbers, which are escaped; elements; nothing; and lists of these. */
type Piece = Child | JSX.Element | readonly Piece[]

/**
 * HTML as chunks: text, and what was encoded before it was needed. To JSX it is an element like any other; a page
 * that is made of it is sent without encoding its larger part anew (`bytesOf`).
 */
class Markup {
  readonly isEscaped = true
  readonly chunks: (string | Buffer)[]

  constructor(chunks: (string | Buffer)[]) {
    this.chunks = chunks
  }

  toString(): string {
    return this.chunks.length === 1 ? String(this.chunks[0]) : this.chunks.map(String).join('')
  }
}

const element = (markup: Markup): JSX.Element => markup as unknown as JSX.Element

/**
 * HTML written as a template: `` markup`<p>${text}</p>` ``. Every text put into it is escaped exactly as an element
 * escapes it; what is an element or markup already stays as it is. For the parts that a page draws dozens of times,
 * where elements cost several times as much. Attributes are written in quotation marks, always.
 */
export function markup(strings: TemplateStringsArray, ...pieces: Piece[]): JSX.Element {
  const chunks: (string | Buffer)[] = [strings[0] ?? '']
  for (let i = 0; i < pieces.length; i += 1) {
    add(chunks, pieces[i])
    append(chunks, strings[i + 1] ?? '')
  }
  return element(new Markup(chunks))
}

function add(chunks: (string | Buffer)[], piece: Piece): void {
  if (typeof piece === 'string') append(chunks, escaped(piece))
  else if (typeof piece === 'number') append(chunks, String(piece))
  else if (typeof piece !== 'object' || piece === null) return
  else if (Array.isArray(piece)) for (const one of piece) add(chunks, one)
  else if (piece instanceof Markup) for (const chunk of piece.chunks) append(chunks, chunk)
  else append(chunks, elementText(piece as JSX.Element))
}

function append(chunks: (string | Buffer)[], chunk: string | Buffer): void {
  const last = chunks.length - 1
  const before = chunks[last]
  if (typeof chunk === 'string' && typeof before === 'string') chunks[last] = before + chunk
  else chunks.push(chunk)
}

function elementText(piece: JSX.Element): string {
  if (!('isEscaped' in piece) || !piece.isEscaped)
    throw new TypeError('only texts, numbers, elements and lists of these can be drawn')
  const text: unknown = piece.toString()
  if (typeof text !== 'string') throw new TypeError('an element that waits for something cannot be drawn')
  return text
}

const special = /[&<>"']/
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it may stand in HTML, between tags and in quoted attributes. */
const escaped = (text: string): string =>
  special.test(text) ? text.replace(/[&<>"']/g, sign => entities[sign] ?? sign) : text

/** HTML in UTF-8, to be kept and to be drawn again and again. */
export type Encoded = Buffer<ArrayBuffer>

/** Draws an element to its end and encodes it. A component that throws throws here. */
export const encode = (drawn: JSX.Element): Encoded => Buffer.from(elementText(drawn))

/** An element that is encoded already. */
export const encoded = (bytes: Encoded): JSX.Element => element(new Markup([bytes]))

/** A whole page in UTF-8. */
export function bytesOf(page: JSX.Element): Encoded {
  if (!(page instanceof Markup)) return encode(page)
  return Buffer.concat(page.chunks.map(chunk => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)))
}
