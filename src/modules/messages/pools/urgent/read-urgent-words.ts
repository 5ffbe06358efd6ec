import type { Tx } from '../../../../platform/db.ts'
import { ownUrgentWords, type UrgentWord } from './own-list.ts'

/** A phrase as managers see it: whether it comes with the portal, and whether it counts here. */
export type KeptWord = UrgentWord & { readonly own: boolean; readonly counts: boolean }

const keyOf = ({ language, phrase }: Pick<UrgentWord, 'language' | 'phrase'>) => `${language} ${phrase}`

/** The portal's own list and what the clinic made of it, those too that do not count here. */
export async function allUrgentWords(db: Tx): Promise<KeptWord[]> {
  const rows = await db
    .selectFrom('message_urgent_words')
    .select(['language', 'phrase', 'help', 'counts'])
    .orderBy('phrase')
    .execute()
  const changed = new Map(rows.map(row => [keyOf(row), row]))
  const own = ownUrgentWords.map(word => ({ ...word, ...changed.get(keyOf(word)), own: true as boolean }))
  const keys = new Set(ownUrgentWords.map(keyOf))
  const added = rows.filter(row => !keys.has(keyOf(row))).map(row => ({ ...row, own: false }))
  return [...own.map(word => ({ counts: true, ...word })), ...added]
}

/** The words that count here, of both languages. */
export const readUrgentWords = async (db: Tx): Promise<UrgentWord[]> =>
  (await allUrgentWords(db)).filter(({ counts }) => counts)
