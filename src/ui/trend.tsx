import type { Lang } from './page.ts'
import { Chart, Drawing } from './plot.tsx'
import { type PlotPoint, plotOf } from './plot-geometry.ts'
import { rangeInWords } from './range-bar.tsx'
import { placeInRange, type Range, soundRange } from './range-geometry.ts'
import { words } from './words.ts'

export type TrendProps = {
  lang: Lang
  /** Unique on the page; the ids of the drawing's title and description begin with it. */
  id: string
  title: string
  points: readonly PlotPoint[]
  range?: Range | null | undefined
  lowText?: string | undefined
  highText?: string | undefined
  /** Where all values are, should the table hold only the newest. */
  allHref?: string | undefined
}

/** Oldest first, each outside its range marked so. */
export function inOrder(points: readonly PlotPoint[], range: Range | null): PlotPoint[] {
  return points
    .map(point => {
      if (point.outside !== undefined || point.value === null || !range) return point
      const place = placeInRange(point.value, range)?.place
      return { ...point, outside: place !== undefined && place !== 'within' }
    })
    .sort((a, b) => a.at - b.at)
}

/** What a drawing shows, in a few sentences: how many values, from when to when, the latest and the extremes. */
export function describePoints(lang: Lang, ordered: readonly PlotPoint[]): string {
  const { chart } = words(lang)
  const valued = ordered.filter(point => point.value !== null)
  const first = valued[0]
  const last = valued.at(-1)
  if (!first || !last) return chart.empty
  if (valued.length === 1) return chart.one(last.text, last.when)
  const by = (better: (a: number, b: number) => boolean) =>
    valued.reduce((best, point) => (better(point.value ?? 0, best.value ?? 0) ? point : best), first)
  return [
    chart.many(valued.length, first.when, last.when),
    chart.latest(last.text),
    chart.lowest(by((a, b) => a < b).text),
    chart.highest(by((a, b) => a > b).text),
  ].join(' ')
}

/** The table's columns under a drawing of one line. */
export function pointColumns(lang: Lang, head: string) {
  const { chart } = words(lang)
  return [
    {
      head,
      names: true,
      cell: (point: PlotPoint) =>
        point.href === undefined ? point.when : <a href={point.href}>{point.when}</a>,
    },
    { head: chart.value, cell: (point: PlotPoint) => (point.value === null ? chart.noValue : point.text) },
  ]
}

/** The course of one measurement over time: a line with its usual range, described in words, and its table. */
export function Trend(props: TrendProps) {
  const { lang } = props
  const { chart } = words(lang)
  const range = props.range ? soundRange(props.range) : null
  const ordered = inOrder(props.points, range)
  const plot = plotOf([{ points: ordered }], range, 'time', lang)
  const rangeText = range && rangeInWords(lang, range, props.lowText, props.highText)
  const thinned = plot !== null && plot.shown < ordered.length
  const notes = [rangeText, thinned ? chart.thinned(plot.shown, ordered.length) : null]
  const description = describePoints(lang, ordered)
  return (
    <Chart
      lang={lang}
      title={props.title}
      notes={notes.filter(note => note !== null)}
      columns={pointColumns(lang, chart.date)}
      rows={ordered.toReversed()}
      allHref={props.allHref}
    >
      {plot && (
        <Drawing
          id={props.id}
          plot={plot}
          title={props.title}
          description={rangeText ? `${description} ${rangeText}.` : description}
          latest={[ordered.findLast(point => point.value !== null)?.text ?? '']}
        />
      )}
    </Chart>
  )
}

export type UnitPoint = PlotPoint & { unit: string }

/** Values in different units can't stand on one axis: one list for each unit, the unit used last first. */
export function splitByUnit<P extends { at: number; unit: string }>(
  points: readonly P[],
): { unit: string; points: P[] }[] {
  const byUnit = Map.groupBy(points, point => point.unit)
  const newest = (list: readonly P[]) => list.reduce((at, point) => Math.max(at, point.at), -Infinity)
  return [...byUnit]
    .map(([unit, list]) => ({ unit, points: list }))
    .sort((a, b) => newest(b.points) - newest(a.points))
}

/** As `Trend`, but one drawing for each unit; the range belongs to the unit that it names. */
export function TrendByUnit(
  props: Omit<TrendProps, 'points'> & { points: readonly UnitPoint[]; rangeUnit?: string | undefined },
) {
  const groups = splitByUnit(props.points)
  const { chart } = words(props.lang)
  if (groups.length <= 1) return <Trend {...props} />
  return (
    <>
      {groups.map((group, index) => (
        <Trend
          {...props}
          id={`${props.id}-${index + 1}`}
          title={group.unit === '' ? props.title : chart.unitHead(props.title, group.unit)}
          points={group.points}
          range={group.unit === props.rangeUnit ? props.range : null}
        />
      ))}
    </>
  )
}
