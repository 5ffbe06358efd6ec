import type { JSX } from 'hono/jsx/jsx-runtime'
import { Section } from '../../../ui/headings.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Reader } from '../in-words/reader.ts'
import type { StudyInWords } from './study.ts'
import { words } from './words.ts'

const most_series = 60

/** The pictures of a study in words: how many, of what kind and part of the body, set by set. */
export function StudyShown(props: {
  study: StudyInWords
  number: number
  of: number
  reader: Reader
  /** Without the heading, inside of something that has one. */
  unnamed?: boolean
}): JSX.Element {
  const { study, number, of, reader } = props
  const text = words(reader.lang)
  const told = [
    study.modalities.join(', ') || null,
    study.bodies.join(', ') || null,
    study.series.length > 0 ? text.seriesCount(study.series.length) : null,
    study.images === null ? null : text.images(study.images),
  ].filter(part => part !== null)
  const body = (
    <>
      {told.length > 0 && <p>{told.join(' · ')}</p>}
      {study.description !== null && study.description !== study.title && <p>{study.description}</p>}
      {study.series.length > 0 && <Sets study={study} reader={reader} />}
      {study.series.length > most_series && <p>{text.moreSets(study.series.length - most_series)}</p>}
      {!props.unnamed && <p class="hint">{text.notShown}</p>}
    </>
  )
  if (props.unnamed) return body
  return (
    <Section id={`pictures-${number}`} title={of > 1 ? text.of(text.pictures, study.title) : text.pictures}>
      {body}
    </Section>
  )
}

function Sets({ study, reader }: { study: StudyInWords; reader: Reader }) {
  const text = words(reader.lang)
  const numbered = study.series.slice(0, most_series).map((one, n) => ({ one, n }))
  const some = (of: (series: StudyInWords['series'][number]) => unknown) =>
    study.series.some(series => of(series) !== null)
  const columns = [
    {
      head: text.set,
      names: true,
      cell: ({ one, n }: (typeof numbered)[number]) => text.setNumber(one.number ?? n + 1),
    },
    { head: text.kind, cell: ({ one }: (typeof numbered)[number]) => one.modality ?? '' },
    ...(some(({ body }) => body)
      ? [{ head: text.body, cell: ({ one }: (typeof numbered)[number]) => one.body ?? '' }]
      : []),
    ...(some(({ description }) => description)
      ? [{ head: text.described, cell: ({ one }: (typeof numbered)[number]) => one.description ?? '' }]
      : []),
    {
      head: text.number,
      numeric: true,
      cell: ({ one }: (typeof numbered)[number]) => (one.images === null ? '' : String(one.images)),
    },
  ]
  return <Table caption={text.pictures} captionUnseen rows={numbered} columns={columns} />
}
