import { raw } from 'hono/html'
import { markup } from './markup.ts'
import type { Lang } from './page.ts'
import { placeInRange, type Range, type RangeGeometry, soundRange } from './range-geometry.ts'
import { words } from './words.ts'

const width = 160
const height = 24
const middle = height / 2

// Drawn as text because a list holds one in every row; only numbers of our own go in.
function drawing({ at, bandFrom, bandTo, place }: RangeGeometry): string {
  const x = Math.round(at * width * 10) / 10
  const from = Math.round(bandFrom * width)
  const band = Math.round((bandTo - bandFrom) * width)
  const mark =
    place === 'within'
      ? `<circle class="range-mark" cx="${x}" cy="${middle}" r="6"/>`
      : `<path class="range-mark range-mark-out" d="M${x} ${middle - 8}l8 8-8 8-8-8z"/>`
  return (
    `<svg viewBox="-6 0 ${width + 12} ${height}" width="${width + 12}" height="${height}" aria-hidden="true">` +
    `<rect class="range-track" x="0" y="${middle - 2}" width="${width}" height="4" rx="2"/>` +
    `<rect class="range-band" x="${from}" y="${middle - 5}" width="${band}" height="10" rx="5"/>${mark}</svg>`
  )
}

export type RangeBarProps = {
  lang: Lang
  value: number
  range: Range
  /** The value as the page shows it, with its unit. */
  valueText: string
  /** The ends as the source wrote them; the numbers themselves if left out. */
  lowText?: string | undefined
  highText?: string | undefined
}

function limitsInWords(lang: Lang, sound: Range, lowText?: string, highText?: string): string {
  const { range: text } = words(lang)
  const low = lowText ?? String(sound.low)
  const high = highText ?? String(sound.high)
  if (sound.low === null) return text.upTo(high)
  return sound.high === null ? text.from(low) : text.between(low, high)
}

/** The usual range in words: "Usual range 4.0 to 5.6". */
export function rangeInWords(lang: Lang, range: Range, lowText?: string, highText?: string): string {
  const sound = soundRange(range)
  const { range: text } = words(lang)
  return sound ? text.usual(limitsInWords(lang, sound, lowText, highText)) : text.none
}

/** What the range bar says to those who don't see it. */
export function rangeBarText(props: RangeBarProps): string {
  const { lang, value, valueText, lowText, highText } = props
  const { range: text } = words(lang)
  const range = soundRange(props.range)
  const geometry = range && placeInRange(value, range)
  if (!geometry) return text.unknown(valueText)
  return text[geometry.place](valueText, limitsInWords(lang, range, lowText, highText))
}

/**
 * A value on its usual range: a round mark on the band when within, a diamond beside it when not. Draws
 * nothing where there is no range to draw; the words beside it then say so.
 */
export function RangeBar(props: RangeBarProps) {
  const geometry = placeInRange(props.value, props.range)
  if (!geometry) return null
  return markup`<span class="range-bar" role="img" aria-label="${rangeBarText(props)}">${raw(drawing(geometry))}</span>`
}
