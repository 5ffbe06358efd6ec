import type { Counts, ImportReport } from '../ehr/fhir/index.ts'

const columns = ['created', 'updated', 'unchanged', 'rejected'] as const

/** The table at the end of an import: a line for each type, and a total. `files` could not be opened at all. */
export function importTable(report: ImportReport, files: number): string[] {
  const rows: [string, Counts][] = [...report.byType].sort(([a], [b]) => (a < b ? -1 : 1))
  if (files > 0) rows.push(['(files)', { created: 0, updated: 0, unchanged: 0, rejected: files }])
  const total = { ...report.total, rejected: report.total.rejected + files }
  const cells = [
    ['type', ...columns],
    ...[...rows, ['total', total] as const].map(([type, counts]) => [
      type,
      ...columns.map(column => String(counts[column])),
    ]),
  ]
  const widths = cells[0]?.map((_, n) => Math.max(...cells.map(row => row[n]?.length ?? 0))) ?? []
  return cells.map(row =>
    row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  '),
  )
}
