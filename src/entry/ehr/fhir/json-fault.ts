const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const word = /true|false|null/y
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** What may come next. `first` is a name or `}`, `item` a value or `]`, `next` a comma or the end of what is open. */
type Due = 'value' | 'item' | 'first' | 'name' | 'colon' | 'next' | 'nothing'

/**
 * Where a text stops being JSON (RFC 8259); its length if it only ends too early. Asked after the parser has
 * failed, since the parser does not always say where.
 */
export function jsonFault(text: string): number {
  const open: string[] = []
  let due: Due = 'value'
  let at = 0
  for (;;) {
    while (at < text.length && ' \n\r\t'.includes(text.charAt(at))) at += 1
    if (at >= text.length) return text.length
    const sign = text.charAt(at)
    const isName: boolean = due === 'first' || due === 'name'
    if (due === 'colon' ? sign === ':' : due === 'next' && sign === ',') {
      due = sign === ',' && open.at(-1) === '{' ? 'name' : 'value'
      at += 1
    } else if (closes(sign, open.at(-1), due)) {
      open.pop()
      due = open.length === 0 ? 'nothing' : 'next'
      at += 1
    } else if (due === 'colon' || due === 'next' || due === 'nothing') return at
    else if (sign === '"') {
      const end = stringEnd(text, at)
      if (!end.whole) return end.at
      due = isName ? 'colon' : open.length === 0 ? 'nothing' : 'next'
      at = end.at
    } else if (isName) return at
    else if (sign === '{' || sign === '[') {
      open.push(sign)
      due = sign === '{' ? 'first' : 'item'
      at += 1
    } else {
      const length = tokenLength(text, at)
      if (length === 0) return at
      due = open.length === 0 ? 'nothing' : 'next'
      at += length
    }
  }
}

function closes(sign: string, inside: string | undefined, due: Due): boolean {
  if (sign === '}') return inside === '{' && (due === 'next' || due === 'first')
  return sign === ']' && inside === '[' && (due === 'next' || due === 'item')
}

/** After the string that begins here, or where it is broken. */
function stringEnd(text: string, from: number): { whole: boolean; at: number } {
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (sign === '"') return { whole: true, at: at + 1 }
    if (sign < ' ') return { whole: false, at }
    if (sign === '\\') {
      escaped.lastIndex = at
      if (!escaped.test(text)) return { whole: false, at }
      at = escaped.lastIndex - 1
    }
  }
  return { whole: false, at: text.length }
}

function tokenLength(text: string, at: number): number {
  for (const token of [number, word]) {
    token.lastIndex = at
    const [found] = token.exec(text) ?? []
    if (found) return found.length
  }
  return 0
}
