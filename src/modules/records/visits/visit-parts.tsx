import type { JSX } from 'hono/jsx/jsx-runtime'
import type { PageRequest } from '../../../ui/answer.ts'
import { Section } from '../../../ui/headings.tsx'
import { Table } from '../../../ui/table.tsx'
import { Flag } from '../../../ui/tag.tsx'
import type { ClinicalRow, Kind } from '../../clinical/index.ts'
import { observationInWords } from '../in-words/observation.ts'
import { Lines } from '../lines.tsx'
import { jsonOf, type SharedNames } from '../opened.ts'
import type { Line } from '../overview/lines.ts'
import { addressOf } from '../overview/places.ts'
import { NotesInFull } from './notes-in-full.tsx'
import type { en } from './words.en.ts'
import { words } from './words.ts'

type PartName = keyof typeof en.visits.parts

/** Sections of a visit's page in their order, and what stands in each. Bills and machinery stand in none. */
const parts: readonly { name: PartName; kinds: readonly Kind[] }[] = [
  { name: 'conditions', kinds: ['condition'] },
  { name: 'notes', kinds: ['note'] },
  { name: 'results', kinds: ['lab-report', 'lab'] },
  { name: 'imaging', kinds: ['imaging-report', 'imaging-study'] },
  { name: 'vitals', kinds: ['vital'] },
  { name: 'medicines', kinds: ['medication', 'medication-statement', 'dispense', 'administration'] },
  { name: 'vaccines', kinds: ['immunization'] },
  { name: 'allergies', kinds: ['allergy', 'adverse-event'] },
  { name: 'procedures', kinds: ['procedure'] },
  { name: 'documents', kinds: ['document', 'report', 'composition'] },
  { name: 'orders', kinds: ['service-request', 'device-request', 'supply-request', 'nutrition', 'vision'] },
  { name: 'plans', kinds: ['care-plan', 'goal', 'care-team'] },
  { name: 'answers', kinds: ['social', 'survey', 'questionnaire'] },
  {
    name: 'more',
    kinds: [
      'finding',
      'impression',
      'communication',
      'consent',
      'device',
      'device-use',
      'flag',
      'risk',
      'family-history',
      'specimen',
      'supply',
      'media',
      'task',
      'appointment',
      'immunization-due',
      'other',
    ],
  },
]

const tabled: readonly Kind[] = ['note', 'lab', 'vital']

/** Whether the page shows a row as a line; notes stand in full, measurements in tables. */
export const isLine = ({ kind }: ClinicalRow): boolean =>
  !tabled.includes(kind) && parts.some(({ kinds }) => kinds.includes(kind))

/** Everything that happened at a visit, by what it is. */
export function VisitParts(props: {
  request: PageRequest
  rows: readonly ClinicalRow[]
  /** Those of the rows that are shown as a line. */
  lines: readonly Line[]
  shared: SharedNames
}): JSX.Element {
  const { request, rows, lines, shared } = props
  const text = words(request.lang).visits
  const byPart = parts.map(part => ({ part, rows: rows.filter(row => part.kinds.includes(row.kind)) }))
  if (byPart.every(one => one.rows.length === 0)) return <p>{text.nothing}</p>
  return (
    <>
      {byPart.map(one =>
        one.rows.length === 0 ? null : (
          <Section id={one.part.name} title={text.parts[one.part.name]}>
            <Part
              request={request}
              name={one.part.name}
              rows={one.rows}
              lines={lines.filter(({ row }) => one.part.kinds.includes(row.kind))}
              shared={shared}
            />
          </Section>
        ),
      )}
    </>
  )
}

function Part(props: {
  request: PageRequest
  name: PartName
  rows: readonly ClinicalRow[]
  lines: readonly Line[]
  shared: SharedNames
}) {
  const { request, name, rows, lines, shared } = props
  if (name === 'notes') return <NotesInFull request={request} rows={rows} shared={shared} />
  const measured = rows.filter(({ kind }) => kind === 'lab' || kind === 'vital')
  return (
    <>
      {lines.length > 0 && <Lines request={request} lines={lines} undated />}
      {measured.length > 0 && <Measured request={request} rows={measured} />}
    </>
  )
}

function Measured({ request, rows }: { request: PageRequest; rows: readonly ClinicalRow[] }) {
  const { lang, look } = request
  const text = words(lang).visits
  const measured = rows.map(row => ({
    row,
    seen: observationInWords(jsonOf(row.body), { lang, zone: look.zone }),
  }))
  // What is outside its range comes first, else nobody finds it among twenty.
  const outside = ({ seen }: (typeof measured)[number]): boolean =>
    seen.flag !== null && seen.flag !== 'within' && seen.flag !== 'no-range'
  const sorted = measured.toSorted((a, b) => Number(outside(b)) - Number(outside(a)))
  const result = ({ seen }: (typeof measured)[number]): string =>
    seen.value?.text ??
    (seen.parts
      .map(part => (part.value ? `${part.name.plain}: ${part.value.text}` : null))
      .filter(Boolean)
      .join('; ') ||
      text.noValue)
  return (
    <Table
      caption={text.parts.results}
      captionUnseen
      rows={sorted}
      columns={[
        {
          head: text.test,
          names: true,
          cell: ({ row, seen }) => <a href={addressOf(row)}>{seen.name.plain}</a>,
        },
        { head: text.result, cell: result },
        {
          head: text.judged,
          cell: ({ row, seen }) => (
            <>
              {seen.flag !== null && (row.kind === 'lab' || seen.flag !== 'no-range') && (
                <Flag lang={lang} flag={seen.flag} />
              )}
              {row.corrected && <Flag lang={lang} flag="corrected" />}
            </>
          ),
        },
      ]}
    />
  )
}
