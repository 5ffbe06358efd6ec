import type { Lang } from '../../ui/page.ts'

/** What one thing is called: its name in each language. */
export type Naming = Readonly<Record<Lang, string>>

/** Rows of a catalog text: the keys before the first bar, then the columns. Empty lines and `#` lines are left out. */
export function rowsOf(text: string): { keys: string[]; columns: string[] }[] {
  const rows: { keys: string[]; columns: string[] }[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [keys = '', ...columns] = line.split('|').map(column => column.trim())
    rows.push({ keys: keys.split(/\s+/), columns })
  }
  return rows
}

/**
 * Reads a catalog text of lines `code code | English | Spanish` into the index. A code that ends in `*` names
 * every code that begins so (for ICD-10). `=some_words` names a text instead of a code.
 */
export function addCatalog(index: Map<string, Naming>, systemKey: string, text: string): void {
  for (const { keys, columns } of rowsOf(text)) {
    const [en = '', es = ''] = columns
    const naming: Naming = { en, es }
    for (const key of keys) {
      const written = key.startsWith('=') ? `=${key.slice(1).replaceAll('_', ' ')}` : `${systemKey}|${key}`
      index.set(written, naming)
    }
  }
}
