import { sql } from 'kysely'
import type { PatientDb, RecordPermission } from '../access/index.ts'
import type { Kind } from './kind-of.ts'
import { plainWords } from './plain-words.ts'
import { asPage } from './queries.ts'
import { type ClinicalRow, notByMistake, type Page, rowColumns } from './rows.ts'

type Db = PatientDb<RecordPermission>

type SearchChoice = {
  /** Rows of these kinds only. */
  kinds?: readonly Kind[]
  /** Also whatever is about one of these (`code_key`), whether or not it holds the words. */
  codeKeys?: readonly string[]
  limit: number
  offset?: number
}

const nothing: Found = { rows: [], total: 0, kinds: new Map(), near: false }

export type Found = Page & {
  /** How many were found of each kind, whichever kinds the page shows. */
  kinds: ReadonlyMap<Kind, number>
  /** True when nothing held the words as typed and near ones were taken: "glucse" for "glucose". */
  near: boolean
}

const mostWords = 8
/** Words nearer to a typed one than this share of their trigrams are taken for it. */
const nearEnough = 0.4

/**
 * Searches a whole record for all words of `text` (or of any one of several texts: a word and its synonyms),
 * each as the beginning of a word, whatever its accents; the newest first. Where nothing is found, words that
 * look much like the typed ones are taken.
 */
export async function search(db: Db, text: string | readonly string[], choice: SearchChoice): Promise<Found> {
  const wanted = [text]
    .flat()
    .map(one => [...new Set(plainWords(one))].slice(0, mostWords))
    .filter(words => words.length > 0)
  if (wanted.length === 0) return nothing
  const patterns = wanted.map(words => words.map(word => `(?=.* ${word})`).join(''))
  const exact = await matching(db, patterns, choice)
  if (exact.kinds.size > 0) return { ...exact, near: false }
  const similar = await similarWords(db, [...new Set(wanted.flat())])
  const nearPatterns = wanted
    .filter(words => words.every(word => similar.has(word)))
    .map(words => words.map(word => `(?=.* (${similar.get(word)?.join('|')})( |$))`).join(''))
  if (nearPatterns.length === 0) return nothing
  return { ...(await matching(db, nearPatterns, choice)), near: true }
}

/** Words are letters and digits only (`plainWords`), so nothing in a pattern needs escaping. */
async function matching(
  db: Db,
  patterns: readonly string[],
  choice: SearchChoice,
): Promise<Omit<Found, 'near'>> {
  const chosen = sql`(${choice.kinds ?? null}::text[] is null or kind = any(${choice.kinds ?? null}::text[]))`
  const { rows } = await sql<ClinicalRow & { total: number; kinds: Partial<Record<Kind, number>> | null }>`
    with found as materialized (
      select r.id, r.kind, r.sort_at from clinical_resources r
      where r.patient_id = ${db.patient} and not r.deleted and ${notByMistake}
        and (r.words ~ any(${patterns.map(pattern => `^${pattern}`)}::text[])
          or r.code_key = any(${choice.codeKeys ?? []}::text[]))
    ), counted as (
      select (select count(*) from found where ${chosen}) as total,
        (select json_object_agg(k.kind, k.n) from (select kind, count(*) as n from found group by kind) k) as kinds
    )
    select counted.total, counted.kinds, ${rowColumns}
    from counted
    left join (
      select found.id from found where ${chosen} order by found.sort_at desc nulls last, found.id
      limit ${choice.limit} offset ${choice.offset ?? 0}
    ) page on true
    left join clinical_resources r on r.patient_id = ${db.patient} and r.id = page.id
    order by r.sort_at desc nulls last, r.id`.execute(db)
  const kinds = new Map(Object.entries(rows[0]?.kinds ?? {}) as [Kind, number][])
  return { ...asPage(rows.map(({ kinds: _, ...row }) => row)), kinds }
}

/** For each word, up to eight words of this record that look most like it. */
async function similarWords(db: Db, words: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ typed: string; word: string }>`
    with vocabulary as materialized (
      select distinct word from (
        select distinct r.words from clinical_resources r where r.patient_id = ${db.patient} and not r.deleted
      ) texts, string_to_table(texts.words, ' ') word
      where length(word) > 2
    )
    select typed, near.word from unnest(${words}::text[]) typed
    cross join lateral (
      select v.word from vocabulary v where similarity(v.word, typed) >= ${nearEnough}
      order by similarity(v.word, typed) desc, v.word limit 8
    ) near`.execute(db)
  const found = new Map<string, string[]>()
  for (const { typed, word } of rows) found.set(typed, [...(found.get(typed) ?? []), word])
  return found
}
