export type Counts = { created: number; updated: number; unchanged: number; rejected: number }

export const emptyCounts = (): Counts => ({ created: 0, updated: 0, unchanged: 0, rejected: 0 })

/** Counts of a whole import: by type for its table, by file for the record of imports. */
export type Tally = {
  count: (file: string, type: string, as: keyof Counts) => void
  byType: ReadonlyMap<string, Counts>
  ofFile: (file: string) => Counts
  total: () => Counts
}

export function newTally(): Tally {
  const byType = new Map<string, Counts>()
  const byFile = new Map<string, Counts>()
  const of = (counts: Map<string, Counts>, key: string): Counts => {
    const known = counts.get(key) ?? emptyCounts()
    counts.set(key, known)
    return known
  }
  return {
    byType,
    count: (file, type, as) => {
      of(byType, type)[as] += 1
      of(byFile, file)[as] += 1
    },
    ofFile: file => of(byFile, file),
    total: () => {
      const total = emptyCounts()
      for (const counts of byType.values())
        for (const key of ['created', 'updated', 'unchanged', 'rejected'] as const) total[key] += counts[key]
      return total
    },
  }
}
