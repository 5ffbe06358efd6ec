import type { JSX } from 'hono/jsx/jsx-runtime'
import { RangeBar } from '../../../ui/range-bar.tsx'
import { Flag } from '../../../ui/tag.tsx'
import type { ClinicalRow } from '../../clinical/index.ts'
import type { StatusInWords } from '../../terminology/index.ts'
import type { PartInWords } from '../in-words/observation.ts'
import type { Reader } from '../in-words/reader.ts'
import { resultText, type SeenResult, short, statusFlags } from './seen.ts'
import { words } from './words.ts'

/** Where a result or report has its page. */
export const resultHref = (id: string): string => `/records/labs/${id}`

/**
 * One result in a list: its name, value, flags, and its place on its range. Called and not used as a component,
 * since a list holds many. `more` stands below the name.
 */
export function resultRow(
  { row, seen }: SeenResult,
  reader: Reader,
  more: JSX.Element | null = null,
  href: string | null = resultHref(row.id),
): JSX.Element {
  const { lang } = reader
  const { name } = seen
  return (
    <li class="result">
      <p class="result-name">
        {href === null ? name.plain : <a href={href}>{name.plain}</a>}
        {name.official !== null && <small>{name.official}</small>}
        {more}
      </p>
      <p class="result-value">
        <strong>{short(resultText(seen, reader))}</strong>
        {seen.flag !== null && seen.flag !== 'no-range' && Flag({ lang, flag: seen.flag })}
        {statusFlags(row, seen.status).map(flag => Flag({ lang, flag }))}
      </p>
      {rangeLine(seen, reader)}
    </li>
  )
}

/** The bar and the words of a value's range; nothing without a range. */
export function rangeLine({ value, range }: PartInWords, { lang }: Reader): JSX.Element | null {
  if (range === null || range.text === '') return null
  return (
    <p class="result-range">
      {value?.measured && !value.measured.comparator
        ? RangeBar({
            lang,
            value: value.measured.number,
            range,
            valueText: value.text,
            lowText: range.lowText ?? undefined,
            highText: range.highText ?? undefined,
          })
        : null}
      <small>{words(lang).range(range.text)}</small>
    </p>
  )
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
