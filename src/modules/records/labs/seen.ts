import type { Look } from '../../../ui/page.ts'
import type { ClinicalRow, KnownPatient } from '../../clinical/index.ts'
import type { StatusFlag, StatusInWords } from '../../terminology/index.ts'
import { type ObservationInWords, observationInWords, type PartInWords } from '../in-words/observation.ts'
import type { Reader } from '../in-words/reader.ts'
import { jsonOf } from '../opened.ts'
import { words } from './words.ts'

/** A result with its row. */
export type SeenResult = { row: Pick<ClinicalRow, 'id' | 'corrected'>; seen: ObservationInWords }

/** For whom results are read: birth date and gender choose among several ranges. */
export const readerFor = ({ lang, zone }: Look, known: KnownPatient | null): Reader => ({
  lang,
  zone,
  ...(known && { person: { birthDate: known.birth_date, gender: known.gender } }),
})

export const seeResult = (
  row: Pick<ClinicalRow, 'id' | 'corrected' | 'body'>,
  reader: Reader,
): SeenResult => ({
  row,
  seen: observationInWords(jsonOf(row.body), reader),
})

const longest_value = 160

/** A long text as it stands in a list: cut at a word. */
export function short(text: string, longest = longest_value): string {
  if (text.length <= longest) return text
  const space = text.lastIndexOf(' ', longest)
  return `${text.slice(0, space > longest / 2 ? space : longest).trimEnd()}…`
}

/** A result in one line: its value, or the values of its parts, or why there is none. */
export function resultText({ value, parts, status }: ObservationInWords, { lang }: Reader): string {
  if (value !== null) return value.text
  const told = parts.flatMap(part => (part.value ? [`${part.name.plain}: ${part.value.text}`] : []))
  if (told.length > 0) return told.join('; ')
  const waiting = status?.flag === 'pending' || status?.flag === 'cancelled'
  return (waiting && status?.text) || words(lang).noValue
}

/** Whether a value is marked, or lies, outside of its range. */
export function isOutside(flag: PartInWords['flag']): boolean {
  return flag !== null && flag !== 'within' && flag !== 'no-range'
}

/** The flags that tell of a result's status: corrected, not final yet, cancelled … */
export function statusFlags(row: Pick<ClinicalRow, 'corrected'>, status: StatusInWords | null): StatusFlag[] {
  const flag = status?.flag ?? null
  const flags: StatusFlag[] = row.corrected && flag !== 'corrected' ? ['corrected'] : []
  return flag === null ? flags : [...flags, flag]
}
