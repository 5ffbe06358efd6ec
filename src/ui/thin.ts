type Drawn = { at: number; value: number | null }

/**
 * Fewer points for a drawing that could not show them all. Time is cut into equal pieces; each keeps its first,
 * lowest, highest and last point, so that no peak is lost, and one gap where there was one. Points must be in
 * order of `at`. Returns at most about `limit` points.
 */
export function thin<P extends Drawn>(points: readonly P[], limit: number): readonly P[] {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || points.length <= limit) return points
  const pieces = Math.max(1, Math.floor(limit / 5))
  const length = (last.at - first.at) / pieces || 1
  const kept: P[] = []
  let start = 0
  while (start < points.length) {
    const piece = pieceOf(points[start] ?? first, first.at, length)
    let end = start + 1
    while (end < points.length && pieceOf(points[end] ?? last, first.at, length) === piece) end += 1
    kept.push(...extremes(points.slice(start, end)))
    start = end
  }
  return kept
}

function pieceOf(point: Drawn, from: number, length: number): number {
  return Math.floor((point.at - from) / length)
}

function extremes<P extends Drawn>(points: readonly P[]): P[] {
  let lowest: P | undefined
  let highest: P | undefined
  let gap: P | undefined
  for (const point of points) {
    if (point.value === null) gap ??= point
    else {
      if (lowest === undefined || point.value < (lowest.value ?? 0)) lowest = point
      if (highest === undefined || point.value > (highest.value ?? 0)) highest = point
    }
  }
  const wanted = new Set([points[0], lowest, highest, gap, points.at(-1)])
  return points.filter(point => wanted.has(point))
}
