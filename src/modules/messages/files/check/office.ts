import { type ContentType, type Inside, type Refused, refused } from './inside.ts'
import { type Entry, readZip } from './zip.ts'

/** What the main part of an Office Open XML document is called in its list of parts (ECMA-376-2, 10.1.2.2). */
const mainParts: readonly (readonly [RegExp, ContentType])[] = [
  [
    /wordprocessingml\.document\.main\+xml/,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  [/spreadsheetml\.sheet\.main\+xml/, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [
    /presentationml\.presentation\.main\+xml/,
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ],
]

/** What an OpenDocument says of itself in its first entry (OASIS OpenDocument 1.3, part 2, 3.3). */
const openDocuments: ReadonlySet<string> = new Set<ContentType>([
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
])

/** Parts that run, or that hold other files which might. */
const running =
  /vbaProject|vbaData|\/(macrosheets|dialogsheets|activeX|embeddings|customUI|externalLinks|ctrlProps)\/|(^|\/)(Basic|Scripts)\/|\.(exe|dll|com|scr|bat|cmd|ps1|vbs?|jse?|wsf|hta|jar|lnk|msi|sh|py|html?|svg|swf|chm|iso|zip|docm|xlsm|pptm)$/i

/**
 * A text, table or slides by Word, Excel, PowerPoint or LibreOffice that holds only what can be looked at: no macros,
 * no other files, and nothing that is fetched from elsewhere when it is opened.
 */
export function inOffice(bytes: Uint8Array): Inside {
  const entries = readZip(bytes)
  if (entries === null) return refused('unreadable')
  const contentType = typeOf(entries)
  if (contentType === 'macros' || contentType === 'type') return refused(contentType)
  const why = whyNot(entries)
  return why === null ? { fit: true, bytes: Uint8Array.from(bytes), contentType } : refused(why)
}

/** Documents with macros name their main part otherwise. */
function typeOf(entries: readonly Entry[]): ContentType | 'macros' | 'type' {
  const [first] = entries
  if (first?.name === 'mimetype') {
    const said = Buffer.from(first.bytes).toString('latin1')
    return openDocuments.has(said) ? (said as ContentType) : 'type'
  }
  const parts = entries.find(({ name }) => name === '[Content_Types].xml')
  const said = parts === undefined ? null : xmlOf(parts)
  if (said === null) return 'type'
  if (/macroEnabled/i.test(said)) return 'macros'
  return mainParts.find(([pattern]) => pattern.test(said))?.[1] ?? 'type'
}

function whyNot(entries: readonly Entry[]): Refused | null {
  if (entries.some(({ name }) => running.test(name))) return 'macros'
  for (const entry of entries) {
    if (!/\.(xml|rels|rdf)$/i.test(entry.name)) continue
    const text = xmlOf(entry)
    if (text === null) return 'unreadable'
    if (/<manifest:encryption-data/.test(text)) return 'unreadable'
    if (/vbaProject|<script:event-listener|\bddeLink\b|<office:dde-source/i.test(text)) return 'macros'
    if (fetches(text) || /\bDDE(AUTO)?\b/.test(fieldCodes(text))) return 'macros'
  }
  return null
}

/**
 * A relation to something outside that is more than a link to click on (ECMA-376-2, 9.3), or the like in an
 * OpenDocument: a picture or a table that is fetched when the document is opened.
 */
function fetches(text: string): boolean {
  const relations = text.match(/<(?:\w+:)?Relationship\b[^>]*>/g) ?? []
  const outside = relations.some(
    relation => /TargetMode\s*=\s*["']External["']/i.test(relation) && !/\/hyperlink["']/.test(relation),
  )
  return (
    outside ||
    /<(?!(?:text|draw):a\b)[\w:-]+\b[^>]*\bxlink:href\s*=\s*["'](?:[a-z][a-z0-9+.-]*:|\/)/i.test(text)
  )
}

/** Word may cut the code of a field into many pieces. */
const fieldCodes = (text: string): string =>
  [...text.matchAll(/<w:instrText[^>]*>([^<]*)|w:instr="([^"]*)"/g)]
    .map(([, one, other]) => one ?? other)
    .join('')

/** Text of a part with its signs by number put in; null in an encoding that we would read otherwise than an office program. */
function xmlOf({ bytes }: Entry): string | null {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const encoding = !wide ? 'utf-8' : bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    const declared = /^<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)/.exec(text)?.[1] ?? 'utf-8'
    if (!/^(utf-?8|utf-?16|us-ascii)$/i.test(declared) || text.includes('\u0000')) return null
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) return null
    return text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex, decimal) =>
      sign(Number.parseInt(hex ?? decimal, hex ? 16 : 10)),
    )
  } catch {
    return null
  }
}

const sign = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '')
