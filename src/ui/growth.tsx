import type { Lang } from './page.ts'
import { Chart, Drawing } from './plot.tsx'
import { type PlotPoint, plotOf } from './plot-geometry.ts'
import { describePoints, inOrder, pointColumns } from './trend.tsx'
import { words } from './words.ts'

/** A line of a growth standard: `label` is its percentile, `at` months of age. */
export type GrowthCurve = { label: string; points: readonly { at: number; value: number }[] }

/**
 * A child's measurements by age (`at` in months), among the lines of a growth standard where one is given.
 * The lines are cut to the child's years, so that her own line has room.
 */
export function Growth(props: {
  lang: Lang
  id: string
  title: string
  points: readonly PlotPoint[]
  curves?: readonly GrowthCurve[] | undefined
  allHref?: string | undefined
}) {
  const { lang } = props
  const { chart } = words(lang)
  const ordered = inOrder(props.points, null)
  const until = (ordered.at(-1)?.at ?? 0) + 3
  const known = (props.curves ?? [])
    .map(curve => ({
      label: curve.label,
      quiet: true,
      points: curve.points.filter(point => point.at <= until),
    }))
    .filter(curve => curve.points.length > 0)
  const plot = plotOf([{ points: ordered }, ...known], null, 'age', lang)
  const notes = known.length > 0 ? [chart.percentiles] : []
  return (
    <Chart
      lang={lang}
      title={props.title}
      notes={notes}
      columns={pointColumns(lang, chart.age)}
      rows={ordered.toReversed()}
      allHref={props.allHref}
    >
      {plot && ordered.length > 0 && (
        <Drawing
          id={props.id}
          plot={plot}
          title={props.title}
          description={describePoints(lang, ordered)}
          latest={[ordered.findLast(point => point.value !== null)?.text ?? '']}
          guides={known.map(curve => curve.label)}
        />
      )}
    </Chart>
  )
}
