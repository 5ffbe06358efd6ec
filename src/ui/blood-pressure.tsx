import { number } from './numbers.ts'
import type { Lang } from './page.ts'
import { Chart, Drawing } from './plot.tsx'
import { plotOf } from './plot-geometry.ts'
import { words } from './words.ts'

/** One reading. `text` is both numbers with their unit as the page says them: "128/82 mmHg". */
export type PressureReading = {
  at: number
  when: string
  systolic: number | null
  diastolic: number | null
  text: string
  href?: string | undefined
}

/** Both numbers of the blood pressure over time, as two lines that differ in shape too. */
export function BloodPressure(props: {
  lang: Lang
  id: string
  title: string
  readings: readonly PressureReading[]
  allHref?: string | undefined
}) {
  const { lang } = props
  const { chart } = words(lang)
  const ordered = props.readings.toSorted((a, b) => a.at - b.at)
  const lineOf = (which: 'systolic' | 'diastolic') => ({
    points: ordered.map(reading => ({ at: reading.at, value: reading[which] })),
  })
  const plot = plotOf([lineOf('systolic'), lineOf('diastolic')], null, 'time', lang)
  const latest = (which: 'systolic' | 'diastolic') =>
    number(String(ordered.findLast(reading => reading[which] !== null)?.[which] ?? ''))
  return (
    <Chart
      lang={lang}
      title={props.title}
      notes={plot && plot.shown < ordered.length ? [chart.thinned(plot.shown, ordered.length)] : []}
      columns={[
        {
          head: chart.date,
          names: true,
          cell: reading =>
            reading.href === undefined ? reading.when : <a href={reading.href}>{reading.when}</a>,
        },
        { head: chart.value, cell: reading => reading.text || chart.noValue },
      ]}
      rows={ordered.toReversed()}
      allHref={props.allHref}
      legend={plot && <Legend names={[chart.systolic, chart.diastolic]} />}
    >
      {plot && (
        <Drawing
          id={props.id}
          plot={plot}
          title={props.title}
          description={describe(lang, ordered)}
          latest={[latest('systolic'), latest('diastolic')]}
        />
      )}
    </Chart>
  )
}

function describe(lang: Lang, ordered: readonly PressureReading[]): string {
  const { chart } = words(lang)
  const first = ordered[0]
  const last = ordered.at(-1)
  if (!first || !last) return chart.empty
  if (ordered.length === 1) return chart.one(last.text, last.when)
  return `${chart.many(ordered.length, first.when, last.when)} ${chart.latest(last.text)}`
}

function Legend({ names }: { names: readonly string[] }) {
  return (
    <ul class="chart-legend">
      {names.map((name, index) => (
        <li>
          <svg width="36" height="12" aria-hidden="true">
            <path class={`chart-line chart-line-${index + 1}`} d="M2 6h32" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}
