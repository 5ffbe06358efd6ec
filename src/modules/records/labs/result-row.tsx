import { raw } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { markup } from '../../../ui/markup.ts'
import type { Lang } from '../../../ui/page.ts'
import { RangeBar } from '../../../ui/range-bar.tsx'
import { Flag, type FlagName } from '../../../ui/tag.tsx'
import type { ClinicalRow } from '../../clinical/index.ts'
import type { StatusInWords } from '../../terminology/index.ts'
import type { PartInWords } from '../in-words/observation.ts'
import type { Reader } from '../in-words/reader.ts'
import { resultText, type SeenResult, short, statusFlags } from './seen.ts'
import { words } from './words.ts'

/** Where a result or report has its page. */
export const resultHref = (id: string): string => `/records/labs/${id}`

/**
 * One result in a list: its name, value, flags, and its place on its range. `more` stands below the name; a result
 * inside of its report has no address of its own. Written as a template (which escapes like JSX does) and not as
 * elements: a list holds many, and they are half the price.
 */
export function resultRow(
  { row, seen }: SeenResult,
  reader: Reader,
  more: JSX.Element | null = null,
  href: string | null = resultHref(row.id),
): JSX.Element {
  const { lang } = reader
  const { plain, official } = seen.name
  const name = href === null ? plain : markup`<a href="${href}">${plain}</a>`
  const small = official === null ? '' : markup`<small>${official}</small>`
  const value = short(resultText(seen, reader))
  const shown: FlagName[] = statusFlags(row, seen.status)
  if (seen.flag !== null && seen.flag !== 'no-range') shown.unshift(seen.flag)
  return markup`<li class="result"><p class="result-name">${name}${small}${more ?? ''}</p><p class="result-value"><strong>${value}</strong>${shown.map(flag => flagDrawn(lang, flag))}</p>${rangeLine(seen, reader) ?? ''}</li>`
}

/** Flags are few and always look alike: each is drawn once. */
const flags = new Map<string, JSX.Element>()

function flagDrawn(lang: Lang, flag: FlagName): JSX.Element {
  const key = `${lang} ${flag}`
  const known = flags.get(key)
  if (known) return known
  const made = raw(String(Flag({ lang, flag }))) as unknown as JSX.Element
  flags.set(key, made)
  return made
}

/** The bar and the words of a value's range; nothing without a range. */
export function rangeLine({ value, range }: PartInWords, { lang }: Reader): JSX.Element | null {
  if (range === null || range.text === '') return null
  const bar =
    value?.measured && !value.measured.comparator
      ? RangeBar({
          lang,
          value: value.measured.number,
          range,
          valueText: value.text,
          lowText: range.lowText ?? undefined,
          highText: range.highText ?? undefined,
        })
      : null
  return markup`<p class="result-range">${bar}<small>${words(lang).range(range.text)}</small></p>`
}

/** A report that stands for itself, since none of its results is in the record. */
export function reportRow(
  row: Pick<ClinicalRow, 'id' | 'corrected'>,
  report: { title: string; official: string | null; preview: string; status: StatusInWords | null },
  { lang }: Reader,
): JSX.Element {
  return (
    <li class="result">
      <p class="result-name">
        <a href={resultHref(row.id)}>{report.title}</a>
        {report.official !== null && <small>{report.official}</small>}
      </p>
      <p class="result-value">
        {report.preview === '' ? words(lang).report : short(report.preview)}
        {statusFlags(row, report.status).map(flag => Flag({ lang, flag }))}
      </p>
    </li>
  )
}
