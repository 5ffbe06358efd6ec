import type { JSX } from 'hono/jsx/jsx-runtime'
import { dateTimeOf } from '../../../ui/dates.ts'
import { Section } from '../../../ui/headings.tsx'
import { Table } from '../../../ui/table.tsx'
import { Flag } from '../../../ui/tag.tsx'
import type { ObservationInWords } from '../in-words/observation.ts'
import { observationInWords } from '../in-words/observation.ts'
import type { Reader } from '../in-words/reader.ts'
import { jsonOf } from '../opened.ts'
import type { Found } from './found.ts'
import { rangeLine, resultHref } from './result-row.tsx'
import { resultText, type SeenResult, seeResult, short, statusFlags } from './seen.ts'
import { words } from './words.ts'

/** The value, large; its flags, its place on its range, and when. `found` is null for an earlier version. */
export function ResultBig(
  props: { seen: ObservationInWords } & ({ found: Found } | { found: null; reader: Reader }),
): JSX.Element {
  const { seen, found } = props
  const reader = found === null ? props.reader : found.reader
  const { lang } = reader
  const { one } = words(lang)
  const { value } = seen
  const text = value === null && seen.parts.length > 0 ? null : resultText(seen, reader)
  const long = text !== null && text.length > 60
  const official = value?.official && value.official !== value.text ? value.official : null
  const when = seen.when?.full ?? words(lang).noDate
  // A single word of the source is what the flag says already.
  const toldByWords = seen.interpretations.length > (seen.place.why === 'source' ? 1 : 0)
  return (
    <div class="result-big">
      <p class={long ? 'result-value' : 'result-number'}>
        {text}
        {seen.flag !== null && seen.flag !== 'no-range' && <Flag lang={lang} flag={seen.flag} />}
        {found !== null &&
          statusFlags(found.row, seen.status)
            // The frame of the page says that already.
            .filter(flag => flag !== 'corrected' && flag !== 'mistake')
            .map(flag => <Flag lang={lang} flag={flag} />)}
      </p>
      {value?.full && <p class="hint">{one.exact(value.full)}</p>}
      {official !== null && <p class="hint">{one.wrote(official)}</p>}
      {toldByWords && <p>{one.marked(seen.interpretations.join('; '))}</p>}
      {rangeLine(seen, reader)}
      <OtherRanges seen={seen} reader={reader} />
      <p class="hint">{found !== null && found.row.kind !== 'lab' ? when : one.when(when)}</p>
      {found?.row.corrected && <Before found={found} />}
    </div>
  )
}

function OtherRanges({ seen, reader }: { seen: ObservationInWords; reader: Reader }) {
  const { one } = words(reader.lang)
  const others = seen.ranges.filter(({ text }) => text !== '' && text !== seen.range?.text)
  if (others.length === 0) return null
  return (
    <div>
      <p>{one.otherRanges}</p>
      <ul>
        {others.map(({ text, appliesTo }) => (
          <li>{appliesTo === null ? text : one.forWhom(appliesTo, text)}</li>
        ))}
      </ul>
    </div>
  )
}

/** "It said … until …", for what was corrected. */
function Before({ found }: { found: Found }) {
  const { reader, versions } = found
  const { one } = words(reader.lang)
  return (
    <>
      {versions.slice(0, 3).map(({ body, replaced_at }) => (
        <p>
          {one.said(
            short(resultText(observationInWords(jsonOf(body), reader), reader)),
            dateTimeOf(replaced_at, reader.lang, reader.zone),
          )}
        </p>
      ))}
    </>
  )
}

/** The components of a result: each with its value, its flag and its range. */
export function Parts({
  seen,
  reader,
  unnamed = false,
}: {
  seen: ObservationInWords
  reader: Reader
  /** Without the heading, inside of something that has one. */
  unnamed?: boolean
}): JSX.Element | null {
  const { lang } = reader
  const { one, value, noValue } = words(lang)
  if (seen.parts.length === 0) return null
  const table = (
    <Table
      caption={one.parts}
      captionUnseen
      rows={seen.parts}
      columns={[
        {
          head: one.part,
          names: true,
          cell: ({ name }) => (
            <>
              {name.plain}
              {name.official !== null && <small class="hint"> {name.official}</small>}
            </>
          ),
        },
        {
          head: value,
          cell: part => (
            <>
              {part.value?.text ?? noValue}
              {part.value?.full && <small class="hint"> {one.exact(part.value.full)}</small>}
            </>
          ),
        },
        {
          head: one.judged,
          cell: ({ flag, interpretations }) =>
            flag !== null && flag !== 'no-range' ? (
              <Flag lang={lang} flag={flag} />
            ) : (
              interpretations.join('; ')
            ),
        },
        { head: one.usual, cell: ({ range }) => range?.text ?? '' },
      ]}
    />
  )
  if (unnamed) return table
  return (
    <Section id="parts" title={one.parts}>
      {table}
    </Section>
  )
}

/** Results of the same test, the newest first, those without a value left out. */
export function sameTest({ row, others, reader }: Found): SeenResult[] {
  if (row.code_key === null) return []
  return others
    .filter(({ type, code_key }) => type === 'Observation' && code_key === row.code_key)
    .flatMap(other => {
      try {
        return [seeResult(other, reader)]
      } catch {
        return []
      }
    })
    .filter(({ seen }) => seen.value !== null || seen.parts.some(({ value }) => value !== null))
}

/** What was different last time. */
export function Change({ found, seen }: { found: Found; seen: ObservationInWords }): JSX.Element | null {
  const { reader, row } = found
  const { one } = words(reader.lang)
  const nothing = seen.value === null && seen.parts.length === 0
  const at = seen.when?.sort ?? null
  if (row.code_key === null || at === null || nothing || seen.value?.missing) return null
  const last = sameTest(found).find(other => (other.seen.when?.sort ?? at) < at)
  if (!last && row.kind !== 'lab') return null
  return (
    <Section id="change" title={one.change}>
      {last ? <SinceLast now={seen} last={last} reader={reader} /> : <p>{one.onlyOne}</p>}
    </Section>
  )
}

function SinceLast({ now, last, reader }: { now: ObservationInWords; last: SeenResult; reader: Reader }) {
  const { one, noDate } = words(reader.lang)
  const before = short(resultText(last.seen, reader))
  return (
    <p>
      <a href={resultHref(last.row.id)}>{one.before(before, last.seen.when?.text ?? noDate)}</a>{' '}
      {difference(now, last.seen, reader)}
    </p>
  )
}

function difference(now: ObservationInWords, last: ObservationInWords, reader: Reader): string | null {
  const { one } = words(reader.lang)
  const [a, b] = [now.value?.measured, last.value?.measured]
  if (!a || !b) return resultText(now, reader) === resultText(last, reader) ? one.same : null
  if (a.unitCode !== b.unitCode && a.unit?.shown !== b.unit?.shown) return one.otherUnit
  if (a.comparator !== null || b.comparator !== null)
    return now.value?.text === last.value?.text ? one.same : null
  if (a.number === b.number) return one.same
  return a.number > b.number ? one.up : one.down
}
