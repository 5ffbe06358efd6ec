import type { JSX } from 'hono/jsx/jsx-runtime'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Lang } from '../../../ui/page.ts'
import { Telephone } from '../../../ui/telephone.tsx'
import type { ClinicalRow } from '../../clinical/index.ts'
import type { StatusInWords } from '../../terminology/index.ts'
import type { ObservationInWords } from '../in-words/observation.ts'
import type { Found } from './found.ts'
import { words } from './words.ts'

/** What a status that is not simply final asks of the reader. */
export function StatusNotice(props: {
  row: ClinicalRow
  status: StatusInWords | null
  lang: Lang
}): JSX.Element | null {
  const { row, status } = props
  if (status === null || status.next === null || row.status === 'entered-in-error') return null
  return (
    <Notice kind={status.flag === 'cancelled' ? 'warning' : 'info'} title={status.text}>
      <p>{status.next}</p>
    </Notice>
  )
}

/**
 * What can truly be said of a result without knowing the patient: how it lies to the range that came with it,
 * what a range is, and whom to ask. Nothing here says what a test is for or what a value means for health.
 */
export function Meaning({ found, seen }: { found: Found; seen: ObservationInWords }): JSX.Element {
  const { reader, row, request, others } = found
  const { meaning } = words(reader.lang)
  const { phone } = request.look.clinic
  const visit = others.find(({ id, type }) => id === row.visit_id && type === 'Encounter')
  const { place, next } = placed(seen, reader.lang)
  return (
    <Section id="meaning" title={meaning.title}>
      <p>{place}</p>
      {seen.range !== null && <p>{meaning.usualRange}</p>}
      <p>
        {next}
        {phone !== null && (
          <>
            {' '}
            {meaning.call} <Telephone phone={phone} />.
          </>
        )}
        {visit && (
          <>
            {' '}
            {meaning.visit} <a href={`/records/visits/${visit.id}#notes`}>{meaning.toNotes}</a>
          </>
        )}
      </p>
    </Section>
  )
}

function placed(seen: ObservationInWords, lang: Lang): { place: string; next: string } {
  const { meaning } = words(lang)
  const range = seen.range?.text || null
  const outside = { next: meaning.outsideNext }
  switch (seen.place.kind) {
    case 'within':
      return { place: meaning.within(range), next: meaning.withinNext }
    case 'high':
      return { place: meaning.high(range), ...outside }
    case 'low':
      return { place: meaning.low(range), ...outside }
    case 'far-high':
      return { place: meaning.high(range), next: meaning.farNext }
    case 'far-low':
      return { place: meaning.low(range), next: meaning.farNext }
    case 'critical':
      return { place: seen.placeText, next: meaning.outsideNext }
    case 'abnormal':
      return { place: meaning.outside, ...outside }
    default:
      return { place: unplaced(seen, lang), next: meaning.unknownNext }
  }
}

function unplaced({ value, parts }: ObservationInWords, lang: Lang): string {
  const { meaning } = words(lang)
  if ((value === null || value.missing) && parts.length === 0) return meaning.missing
  return value !== null && value.measured === null ? meaning.words : meaning.unknown
}
