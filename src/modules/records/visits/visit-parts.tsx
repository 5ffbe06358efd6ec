import type { JSX } from 'hono/jsx/jsx-runtime'
import type { PageRequest } from '../../../ui/answer.ts'
import { Section } from '../../../ui/headings.tsx'
import { Table } from '../../../ui/table.tsx'
import { Flag } from '../../../ui/tag.tsx'
import type { ClinicalRow, Kind } from '../../clinical/index.ts'
import { observationInWords } from '../in-words/observation.ts'
import { Lines, ownAddress } from '../lines.tsx'
import { jsonOf, type SharedNames } from '../opened.ts'
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

/** Everything that happened at a visit, by what it is. */
export function VisitParts(props: {
  request: PageRequest
  rows: readonly ClinicalRow[]
  shared: SharedNames
  /** What the visit itself names as its diagnoses and reasons. */
  diagnoses: ReadonlySet<string>
}): JSX.Element {
  const { request, rows, shared } = props
  const text = words(request.lang).visits
  const byPart = parts.map(part => ({ part, rows: rows.filter(row => part.kinds.includes(row.kind)) }))
  if (byPart.every(one => one.rows.length === 0)) return <p>{text.nothing}</p>
  return (
    <>
      {byPart.map(one =>
        one.rows.length === 0 ? null : (
          <Section id={one.part.name} title={text.parts[one.part.name]}>
            <Part request={request} name={one.part.name} rows={one.rows} shared={shared} />
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
  shared: SharedNames
}) {
  const { request, name, rows, shared } = props
  if (name === 'notes') return <NotesInFull request={request} rows={rows} shared={shared} />
  if (name === 'results') return <Results request={request} rows={rows} />
  if (name === 'vitals') return <Measured request={request} rows={rows} />
  return <Lines request={request} rows={rows} />
}

function Results({ request, rows }: { request: PageRequest; rows: readonly ClinicalRow[] }) {
  const panels = rows.filter(({ kind }) => kind === 'lab-report')
  const tests = rows.filter(({ kind }) => kind === 'lab')
  return (
    <>
      {panels.length > 0 && <Lines request={request} rows={panels} />}
      {tests.length > 0 && <Measured request={request} rows={tests} />}
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
      rows={measured}
      columns={[
        {
          head: text.test,
          names: true,
          cell: ({ row, seen }) => {
            const href = ownAddress(row)
            return href === null ? seen.name.plain : <a href={href}>{seen.name.plain}</a>
          },
        },
        { head: text.result, cell: result },
        {
          head: text.judged,
          cell: ({ row, seen }) => (
            <>
              {seen.flag !== null && <Flag lang={lang} flag={seen.flag} />}
              {row.corrected && <Flag lang={lang} flag="corrected" />}
            </>
          ),
        },
      ]}
    />
  )
}
