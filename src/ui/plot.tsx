import type { Child } from 'hono/jsx'
import { Details } from './details.tsx'
import type { Lang } from './page.ts'
import { lineBox, type Mark, type Plot, plotHeight } from './plot-geometry.ts'
import { type Column, Table } from './table.tsx'
import { words } from './words.ts'

/** Rows of the table beneath a drawing; the rest is one link away. */
const mostRows = 100

/** Words stand under their place, unless they would then stand more than `edge` (a share of 100) outside. */
function anchor(place: number, text: string, edge: number): string {
  const half = text.length * 2
  return place - half < -edge ? 'start' : place + half > 100 + edge ? 'end' : 'middle'
}

function MarkAt({ mark }: { mark: Mark }) {
  if (!mark.outside) return <circle class="chart-point" cx={`${mark.x}%`} cy={mark.y} r="5" />
  return (
    <svg x={`${mark.x}%`} y={mark.y} aria-hidden="true">
      <path class="chart-point chart-point-out" d="M0 -7l7 7-7 7-7-7z" />
    </svg>
  )
}

// Where the line leaves room, above the point or below; never over the edge.
function LatestLabel({ mark, text }: { mark: Mark & { above: boolean }; text: string }) {
  return (
    <text
      class="chart-latest"
      x={`${mark.x}%`}
      y={mark.above ? mark.y - 14 : mark.y + 26}
      text-anchor={anchor(mark.x, text, 0)}
    >
      {text}
    </text>
  )
}

function Axes({ plot }: { plot: Plot }) {
  return (
    <>
      {plot.up.map(tick => (
        <>
          <line class="chart-grid" x1="0" x2="100%" y1={tick.place} y2={tick.place} />
          <text x="-10" y={tick.place + 5} text-anchor="end">
            {tick.label}
          </text>
        </>
      ))}
      {plot.across.map(tick => (
        <text
          x={`${tick.place.toFixed(2)}%`}
          y={plotHeight + 26}
          text-anchor={anchor(tick.place, tick.label, 6)}
        >
          {tick.label}
        </text>
      ))}
    </>
  )
}

/**
 * The drawing itself. Its width is the reader's: lines are stretched, while words and marks keep their size.
 * `latest` are words beside the last point of each line; the lines after those are only guides, named by `guides`.
 */
export function Drawing(props: {
  id: string
  plot: Plot
  title: string
  description: string
  latest: readonly string[]
  guides?: readonly string[] | undefined
}) {
  const { id, plot } = props
  const guideFrom = props.latest.length
  return (
    <div class="chart-frame">
      <svg
        class="chart-drawing"
        role="img"
        width="100%"
        height={plotHeight}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-desc`}
      >
        <title id={`${id}-title`}>{props.title}</title>
        <desc id={`${id}-desc`}>{props.description}</desc>
        {plot.band && (
          <rect class="chart-band" x="0" width="100%" y={plot.band.y} height={plot.band.height} />
        )}
        <Axes plot={plot} />
        <svg
          viewBox={`0 0 ${lineBox} ${plotHeight}`}
          width="100%"
          height={plotHeight}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {plot.lines.map((each, index) => (
            <path
              class={`chart-line chart-line-${index < guideFrom ? index + 1 : 'curve'}`}
              d={each.path}
              vector-effect="non-scaling-stroke"
            />
          ))}
        </svg>
        {plot.lines.map(each => each.marks.map(mark => <MarkAt mark={mark} />))}
        {plot.lines.map((each, index) => {
          const text = props.latest[index]
          return each.latest && text ? <LatestLabel mark={each.latest} text={text} /> : null
        })}
        {props.guides?.map((guide, index) => {
          const end = plot.lines[guideFrom + index]?.latest
          return end ? (
            <text class="chart-guide" x={`${end.x}%`} y={end.y - 6} text-anchor="end">
              {guide}
            </text>
          ) : null
        })}
      </svg>
    </div>
  )
}

/** The figure around a drawing: what it is, the drawing (or that there is none), and its table. Newest row first. */
export function Chart<Row>(props: {
  lang: Lang
  title: string
  notes: readonly string[]
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  allHref?: string | undefined
  legend?: Child
  children?: Child
}) {
  const { chart } = words(props.lang)
  const total = props.rows.length
  return (
    <figure class="chart">
      <figcaption>
        <p class="chart-title">{props.title}</p>
        {props.notes.map(note => (
          <p class="chart-note">{note}</p>
        ))}
        {props.legend}
      </figcaption>
      {props.children ?? <p class="chart-note">{chart.empty}</p>}
      {total > 0 && (
        <Details summary={chart.table}>
          {total > mostRows && (
            <p>
              {chart.newest(mostRows, total)} {props.allHref && <a href={props.allHref}>{chart.seeAll}</a>}
            </p>
          )}
          <Table
            caption={props.title}
            captionUnseen
            columns={props.columns}
            rows={props.rows.slice(0, mostRows)}
          />
        </Details>
      )}
    </figure>
  )
}
