/** A piece of XHTML: text, or a tag by its name in small letters. Attributes are dropped but for `alt`. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'open'; name: string; alt: string | null; empty: boolean }
  | { kind: 'close'; name: string }

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  middot: '·',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  deg: '°',
  micro: 'µ',
  plusmn: '±',
  times: '×',
  divide: '÷',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  le: '≤',
  ge: '≥',
  ne: '≠',
  alpha: 'α',
  beta: 'β',
  mu: 'μ',
  reg: '®',
  trade: '™',
  copy: '©',
  sect: '§',
  para: '¶',
  sup2: '²',
  sup3: '³',
  aacute: 'á',
  eacute: 'é',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  ntilde: 'ñ',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  Aacute: 'Á',
  Eacute: 'É',
  Iacute: 'Í',
  Oacute: 'Ó',
  Uacute: 'Ú',
  Ntilde: 'Ñ',
  iquest: '¿',
  iexcl: '¡',
  euro: '€',
}

function entity(whole: string, name: string): string {
  if (name[0] === '#') {
    const hex = name[1] === 'x' || name[1] === 'X'
    const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10)
    const control = code < 32 && code !== 9 && code !== 10 && code !== 13
    if (Number.isNaN(code) || code > 0x10ffff || control || (code >= 0xd800 && code <= 0xdfff)) return ''
    return String.fromCodePoint(code)
  }
  return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole
}

/** Character references as their characters; unknown ones stay as written. */
function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(/&(#?[A-Za-z0-9]{1,12});/g, entity) : text
}

/** The end of a tag that begins at `from`, minding quotes; the end of the text if it never closes. */
function tagEnd(html: string, from: number): number {
  let quote = ''
  for (let at = from; at < html.length; at++) {
    const sign = html[at] ?? ''
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at
  }
  return html.length
}

function after(html: string, sign: string, from: number): number {
  const at = html.indexOf(sign, from)
  return at < 0 ? html.length : at + sign.length
}

// What stands inside these is no text for people.
const silent = new Set(['script', 'style', 'head', 'template', 'noscript', 'title'])

/**
 * Cuts XHTML (or HTML as it comes) into pieces, in one pass without recursion: depth and broken nesting cost
 * nothing. Scripts, styles, comments and declarations are left out.
 */
export function* piecesOf(html: string): Generator<Piece> {
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    const end = open < 0 ? html.length : open
    if (end > at) yield { kind: 'text', text: decodeEntities(html.slice(at, end)) }
    if (open < 0) return
    if (html.startsWith('<!--', open)) at = after(html, '-->', open + 4)
    else if (html.startsWith('<![CDATA[', open)) {
      at = after(html, ']]>', open + 9)
      yield { kind: 'text', text: html.slice(open + 9, at).replace(/\]\]>$/, '') }
    } else if (/^[!?]/.test(html[open + 1] ?? '')) at = after(html, '>', open + 1)
    else {
      const piece = tagAt(html, open)
      if (piece === null) {
        yield { kind: 'text', text: '<' }
        at = open + 1
        continue
      }
      at = piece.end
      if (piece.piece.kind === 'open' && silent.has(piece.piece.name)) {
        if (!piece.piece.empty) at = after(html, '>', afterName(html, `</${piece.piece.name}`, at))
      } else yield piece.piece
    }
  }
}

function afterName(html: string, closing: string, from: number): number {
  const found = html.indexOf(closing, from)
  return found < 0 ? html.length : found
}

const tagName = /<(\/?)([A-Za-z][A-Za-z0-9:-]*)/y

function tagAt(html: string, open: number): { piece: Piece; end: number } | null {
  tagName.lastIndex = open
  const found = tagName.exec(html)
  if (!found) return null
  const close = tagEnd(html, tagName.lastIndex)
  // "xhtml:p" is a p.
  const name = (found[2] ?? '').toLowerCase().replace(/^.*:/, '')
  if (found[1] === '/') return { piece: { kind: 'close', name }, end: close + 1 }
  const alt = name === 'img' ? /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(html.slice(open, close)) : null
  const altText = alt ? decodeEntities(alt[1] ?? alt[2] ?? '').trim() : ''
  return {
    piece: { kind: 'open', name, alt: altText || null, empty: html[close - 1] === '/' },
    end: close + 1,
  }
}
