import type { JSX } from 'hono/jsx/jsx-runtime'
import { Facts } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/headings.tsx'
import { plainName } from '../../terminology/index.ts'
import { objects, str } from '../in-words/json.ts'
import type { Reader } from '../in-words/reader.ts'
import { refOf } from '../in-words/reference.ts'
import type { Found } from '../labs/found.ts'
import { visitLink } from '../labs/result-about.tsx'
import { jsonOf, nameOf, namesOf, openRow } from '../opened.ts'
import type { Picture } from './picture.ts'
import { studyInWords } from './study.ts'
import { words } from './words.ts'

/** When, where, who took part, why, and what belongs together. */
export function AboutPicture({ found, picture }: { found: Found; picture: Picture }): JSX.Element {
  const { reader, row } = found
  const text = words(reader.lang)
  const { report } = picture
  const [study] = picture.studies
  return (
    <Section id="about" title={text.about}>
      <Facts
        facts={[
          { term: text.taken, detail: picture.when?.full ?? study?.when?.full ?? text.noDate },
          { term: text.reported, detail: report?.issued?.full ?? null },
          {
            term: text.where,
            detail: listed(namesOf(picture.places, found.opened, found.shared, reader.lang)),
          },
          { term: text.reader, detail: listed(readers(found, picture)) },
          { term: text.orderedBy, detail: orderedBy(found, picture) },
          { term: text.reason, detail: listed(reasons(found, picture)) },
          {
            term: text.procedure,
            detail: listed(study?.procedures.filter(name => name !== picture.title) ?? []),
          },
          { term: text.official, detail: picture.official },
          { term: text.status, detail: report?.status?.text ?? study?.status ?? null },
          { term: text.visit, detail: visitLink(found) },
          { term: text.code, detail: codeText(picture) },
          {
            term: row.kind === 'imaging-study' ? text.reports : text.studies,
            detail: belongs(found).length > 0 ? <Beside found={found} /> : null,
          },
        ]}
      />
    </Section>
  )
}

const listed = (names: readonly string[]): string | null => [...new Set(names)].join(', ') || null

const readers = ({ opened, shared, reader }: Found, { report, studies }: Picture): string[] =>
  namesOf(
    report?.interpreters ?? studies.flatMap(({ interpreters }) => interpreters),
    opened,
    shared,
    reader.lang,
  )

/** The order that led to it, where that is in the record. */
const orders = ({ others }: Found) => others.filter(({ kind }) => kind === 'service-request')

function orderedBy(found: Found, { report, studies }: Picture): string | null {
  const { opened, shared, reader } = found
  const referrer = report === null ? (studies[0]?.referrer ?? null) : null
  const named = nameOf(referrer, opened, shared, reader.lang)
  if (named !== null) return named
  return listed(orders(found).flatMap(row => refOf(jsonOf(row.body).requester)?.display ?? []))
}

function reasons(found: Found, { studies }: Picture): string[] {
  const ordered = orders(found).flatMap(row => reasonsOf(jsonOf(row.body).reasonCode, found.reader))
  return [...studies.flatMap(study => study.reasons), ...ordered]
}

const reasonsOf = (value: unknown, { lang }: Reader): string[] =>
  objects(value).flatMap(one => str(one.text) ?? plainName(one, lang, 'condition').plain)

function codeText({ report, studies }: Picture): string | null {
  const name = report?.name ?? studies[0]?.name
  return name?.code && name.system ? `${name.system} ${name.code}` : null
}

/** The pictures of a report, or the reports about pictures. */
const belongs = ({ row, others }: Found) =>
  row.kind === 'imaging-study'
    ? others.filter(({ kind, refs }) => kind === 'imaging-report' && refs.includes(row.id))
    : others.filter(({ kind, id }) => kind === 'imaging-study' && row.refs.includes(id))

function Beside({ found }: { found: Found }) {
  const { reader } = found
  return (
    <>
      {belongs(found).map(row => {
        const { json } = openRow(row)
        const title =
          row.kind === 'imaging-study'
            ? studyInWords(json, reader).title
            : plainName(json.code, reader.lang, 'test').plain
        return (
          <p>
            <a href={`/records/imaging/${row.id}`}>{title}</a>
          </p>
        )
      })}
    </>
  )
}
