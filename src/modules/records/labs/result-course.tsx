import type { JSX } from 'hono/jsx/jsx-runtime'
import { Section } from '../../../ui/headings.tsx'
import { Table } from '../../../ui/table.tsx'
import { TrendByUnit, type UnitPoint } from '../../../ui/trend.tsx'
import type { PartInWords } from '../in-words/observation.ts'
import type { Reader } from '../in-words/reader.ts'
import type { Found } from './found.ts'
import { sameTest } from './result-parts.tsx'
import { resultHref } from './result-row.tsx'
import { isOutside, resultText, type SeenResult, short } from './seen.ts'
import { words } from './words.ts'

/** Parts of a result that get a drawing of their own. */
const most_drawings = 6

/** How the results of one test went over time: drawn where they are numbers, as a table where they are words. */
export function Course({ found, result }: { found: Found; result: SeenResult }): JSX.Element | null {
  const { reader } = found
  const { one } = words(reader.lang)
  const all = [...sameTest(found), result]
  const courses = coursesOf(result, all)
  if (courses.length > 0)
    return (
      <Section id="course" title={one.trend}>
        {courses.map(({ part, points }, n) => (
          <TrendByUnit
            lang={reader.lang}
            id={`course-${n + 1}`}
            title={one.course(part.name.plain)}
            points={points}
            range={part.range}
            rangeUnit={part.value?.measured?.unit?.shown ?? ''}
            lowText={part.range?.lowText ?? undefined}
            highText={part.range?.highText ?? undefined}
          />
        ))}
      </Section>
    )
  if (all.length < 2) return null
  return (
    <Section id="course" title={one.trend}>
      <Earlier all={all} reader={reader} />
    </Section>
  )
}

function Earlier({ all, reader }: { all: readonly SeenResult[]; reader: Reader }) {
  const { one, value, noDate } = words(reader.lang)
  const newest = all.toSorted((a, b) => (b.seen.when?.sort ?? 0) - (a.seen.when?.sort ?? 0)).slice(0, 100)
  return (
    <Table
      caption={one.earlier}
      rows={newest}
      columns={[
        {
          head: one.taken,
          names: true,
          cell: ({ row, seen }) => <a href={resultHref(row.id)}>{seen.when?.text ?? noDate}</a>,
        },
        { head: value, cell: ({ seen }) => short(resultText(seen, reader)) },
      ]}
    />
  )
}

type Drawn = { part: PartInWords; points: UnitPoint[] }

/** One course for the value, or one for each measured part; only where there are two points to join. */
function coursesOf({ seen }: SeenResult, all: readonly SeenResult[]): Drawn[] {
  const parts: PartInWords[] = seen.value?.measured ? [seen] : seen.parts.slice(0, most_drawings)
  return parts
    .filter(({ value }) => value?.measured)
    .map(part => ({
      part,
      points: all.flatMap(one => pointOf(one, part === seen ? one.seen : partLike(one, part))),
    }))
    .filter(({ points }) => points.length > 1)
}

const partLike = ({ seen }: SeenResult, { name }: PartInWords): PartInWords | undefined =>
  seen.parts.find(part =>
    name.code === null ? part.name.plain === name.plain : part.name.code === name.code,
  )

function pointOf({ row, seen }: SeenResult, part: PartInWords | undefined): UnitPoint[] {
  const measured = part?.value?.measured
  const at = seen.when?.sort
  if (!part || !measured || at === undefined || at === null) return []
  return [
    {
      at,
      value: measured.number,
      text: measured.text,
      when: seen.when?.text ?? '',
      href: resultHref(row.id),
      outside: part.place.kind === 'unknown' ? undefined : isOutside(part.flag),
      unit: measured.unit?.shown ?? '',
    },
  ]
}
