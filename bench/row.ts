/** One line of the benchmark's table: a figure beside the baseline measured in the same run. */
export type Row = {
  readonly what: string
  readonly figure: number
  readonly unit: string
  /** What it is held against, in the same unit; null where the reach is absolute. */
  readonly baseline: number | null
  readonly baselineIs: string
  /** The reach in words, and whether it was met. */
  readonly reach: string
  readonly met: boolean
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

const three = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3))

export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(row => [
    row.met ? 'met' : 'MISSED',
    row.what,
    `${three(row.figure)} ${row.unit}`,
    row.baseline === null ? '' : `${three(row.baseline)} ${row.unit}`,
    row.baseline === null ? '' : `× ${three(row.figure / row.baseline)}`,
    row.baselineIs,
    row.reach,
  ])
  const head = ['', 'what', 'figure', 'baseline', 'ratio', 'baseline is', 'reach']
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map(line => line[i]?.length ?? 0)))
  const line = (parts: readonly string[]) => parts.map((part, i) => part.padEnd(widths[i] ?? 0)).join('  ')
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...cells.map(line)].join('\n')
}
