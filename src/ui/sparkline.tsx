import { raw } from 'hono/html'

const width = 96
const height = 28
const inset = 4
const mostPoints = 24

/**
 * The course of a few values as a small line beside the words that say them; silent to screen readers. Values
 * oldest first. Draws nothing for fewer than two.
 */
export function Sparkline({ values }: { values: readonly number[] }) {
  const shown = values.filter(Number.isFinite).slice(-mostPoints)
  if (shown.length < 2) return null
  const low = Math.min(...shown)
  const span = Math.max(...shown) - low || 1
  const across = (width - 2 * inset) / (shown.length - 1)
  const places = shown.map((value, index) => {
    const y = height - inset - ((value - low) / span) * (height - 2 * inset)
    return `${(inset + index * across).toFixed(1)} ${y.toFixed(1)}`
  })
  const [x, y] = (places.at(-1) ?? '').split(' ')
  return (
    <span class="sparkline">
      {raw(
        `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true">` +
          `<path d="M${places.join('L')}"/><circle cx="${x}" cy="${y}" r="3.5"/></svg>`,
      )}
    </span>
  )
}
