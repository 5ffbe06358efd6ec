import { scaleLinear, scaleUtc } from 'd3-scale'
import { line } from 'd3-shape'
import { fhirShortDate } from './dates.ts'
import type { Lang } from './page.ts'
import { type Range, soundRange } from './range-geometry.ts'
import { thin } from './thin.ts'
import { words } from './words.ts'

/**
 * One value of a drawing. `at` is epoch milliseconds, or months of age where the axis is an age. `value` null
 * is a gap: a time at which there should be a number and is none. `text` is the value with its unit and `when`
 * the date (or age) as the page says them.
 */
export type PlotPoint = {
  at: number
  value: number | null
  text: string
  when: string
  href?: string | undefined
  /** Outside its range as the source or the range says; drawn as a diamond. */
  outside?: boolean | undefined
}
export type PlotLine = { points: readonly Pick<PlotPoint, 'at' | 'value' | 'outside'>[]; quiet?: boolean }

/** Height of every drawing in pixels. Its width is the reader's, so places across are shares of 100. */
export const plotHeight = 220
/** Width of the box in which lines are drawn before they are stretched to the reader's width. */
export const lineBox = 1000

const mostPoints = 250
const mostMarks = 60
// No measurement of a body is larger; what is would only be a fault of its source.
const largest = 1e15
const dayMs = 86_400_000

export type Tick = { place: number; label: string }
export type Mark = { x: number; y: number; outside: boolean }
export type Plot = {
  across: readonly Tick[]
  up: readonly Tick[]
  band: { y: number; height: number } | null
  lines: readonly { path: string; marks: readonly Mark[]; latest: (Mark & { above: boolean }) | null }[]
  /** How many points of the first line the drawing shows. */
  shown: number
}

type Axis = 'time' | 'age'

function timeTicks(from: number, to: number, lang: Lang): Tick[] {
  const scale = scaleUtc([from, to], [0, 100])
  const span = to - from
  const letters = span > 900 * dayMs ? 4 : span > 75 * dayMs ? 7 : 10
  const labelled = scale.ticks(3).map(tick => ({
    place: scale(tick),
    label: fhirShortDate(tick.toISOString().slice(0, letters), lang, 'UTC') ?? '',
  }))
  const different = labelled.filter((tick, index) => tick.label !== labelled[index - 1]?.label)
  return few(different, letters === 4 ? 4 : 3)
}

function ageTicks(from: number, to: number, lang: Lang): Tick[] {
  const { chart } = words(lang)
  const span = to - from
  const step = [3, 6, 12, 24, 48, 60, 120, 240].find(months => span / months <= 4) ?? 240
  const ticks: Tick[] = []
  for (let month = Math.ceil(from / step) * step; month <= to; month += step) {
    const label = month === 0 ? chart.birth : month % 12 === 0 ? chart.years(month / 12) : chart.months(month)
    ticks.push({ place: ((month - from) / span) * 100, label })
  }
  return few(ticks, 4)
}

function few(ticks: Tick[], most: number): Tick[] {
  const every = Math.ceil(ticks.length / most)
  return ticks.filter((_, index) => index % every === 0)
}

function extent(values: Iterable<number>): [number, number] | null {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  return low > high ? null : [low, high]
}

/** Widens what has hardly any extent, so that one value stands in the middle of the drawing. */
function widened([low, high]: [number, number], by: number): [number, number] {
  const size = Math.max(Math.abs(low), Math.abs(high))
  return high - low <= Math.max(size * 1e-9, 1e-12) ? [low - by, high + by] : [low, high]
}

/** The least that an axis covers, as a share of its largest value. */
const leastShare = 0.04

/** A small change must not look like a cliff: 98 % oxygen after 97 %, 36.6 °C after 36.8 °C. */
function calm([low, high]: [number, number]): [number, number] {
  const lacking = leastShare * Math.max(Math.abs(low), Math.abs(high)) - (high - low)
  return lacking > 0 ? [low - lacking / 2, high + lacking / 2] : [low, high]
}

/** Where everything of a drawing stands. Null where there is no number to draw. Points must be in order. */
export function plotOf(
  source: readonly PlotLine[],
  range: Range | null,
  axis: Axis,
  lang: Lang,
): Plot | null {
  const lines = source.map(each => ({
    ...each,
    points: thin(each.points.filter(drawable), mostPoints),
  }))
  const points = lines.flatMap(each => each.points)
  const values = extent(points.flatMap(point => (point.value === null ? [] : [point.value])))
  const span = extent(points.map(point => point.at))
  if (!values || !span) return null
  const sound = range && soundRange(range)
  const all = extent([...values, ...(sound ? ends(sound, values) : [])]) ?? values
  const padding = Math.max(Math.abs(all[0]) / 10, 1e-6)
  const y = scaleLinear(calm(widened(all, all[0] === 0 ? 1 : padding)), [plotHeight, 0])
    .nice(4)
    .clamp(true)
  const [from, to] = widened(span, axis === 'time' ? 15 * dayMs : 1)
  const x = (at: number) => ((at - from) / (to - from)) * 100
  const format = y.tickFormat(4)
  return {
    across: axis === 'time' ? timeTicks(from, to, lang) : ageTicks(from, to, lang),
    up: y.ticks(4).map(tick => ({ place: round(y(tick)), label: format(tick) })),
    band: sound && bandOf(sound, y),
    lines: lines.map(each => drawn(each, x, y)),
    shown: lines[0]?.points.length ?? 0,
  }
}

function drawable(point: { at: number; value: number | null }): boolean {
  return Number.isFinite(point.at) && (point.value === null || Math.abs(point.value) <= largest)
}

/** The ends of the range that belong into the drawing: not those that would press all values into one line. */
function ends({ low, high }: Range, [lowest, highest]: [number, number]): number[] {
  const near = 50 * Math.max(Math.abs(lowest), Math.abs(highest)) || largest
  return [low, high].filter(end => end !== null).filter(end => Math.abs(end) <= near)
}

function bandOf({ low, high }: Range, y: (value: number) => number) {
  const top = high === null ? 0 : y(high)
  const bottom = low === null ? plotHeight : y(low)
  return { y: round(top), height: round(bottom - top) }
}

function drawn(each: PlotLine, x: (at: number) => number, y: (value: number) => number) {
  const path = line<PlotLine['points'][number]>(
    point => x(point.at) * (lineBox / 100),
    point => y(point.value ?? 0),
  ).defined(point => point.value !== null)
  const places = each.points.flatMap(point =>
    point.value === null
      ? []
      : [{ x: round(x(point.at)), y: round(y(point.value)), outside: point.outside ?? false }],
  )
  const last = places.at(-1)
  const latest = last ? { ...last, above: isFreeAbove(places, last) } : null
  const many = places.length > mostMarks
  const marks = each.quiet ? [] : many ? places.filter(place => place.outside || place === last) : places
  return { path: path.digits(1)(each.points) ?? '', marks, latest }
}

/** The share of the width and the height in pixels that the words beside the last point take. */
const wordsWide = 45
const wordsHigh = 34

/** Whether the words beside the last point fit better above it than below: where fewer of the line crosses them. */
function isFreeAbove(places: readonly { x: number; y: number }[], last: { x: number; y: number }): boolean {
  if (last.y < 26) return false
  if (last.y > plotHeight - 28) return true
  const near: number[] = []
  for (const [index, { x, y }] of places.entries()) {
    const next = places[index + 1]
    if (!next || next.x < last.x - wordsWide) continue
    for (const part of [0, 0.25, 0.5, 0.75])
      if (x + (next.x - x) * part >= last.x - wordsWide) near.push(y + (next.y - y) * part)
  }
  const crossed = (from: number, to: number) => near.filter(y => y > from && y < to).length
  return crossed(last.y - wordsHigh, last.y - 6) <= crossed(last.y + 6, last.y + wordsHigh)
}

function round(place: number): number {
  return Math.round(place * 100) / 100
}
