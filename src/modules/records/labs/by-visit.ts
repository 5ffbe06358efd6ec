import type { ListedRow } from '../../clinical/index.ts'
import { plainName } from '../../terminology/index.ts'
import { blocksText } from '../in-words/blocks.ts'
import { type Json, objects } from '../in-words/json.ts'
import type { Reader } from '../in-words/reader.ts'
import { type ReportInWords, reportInWords } from '../in-words/report.ts'
import { roomForPreview } from '../in-words/room.ts'
import type { When } from '../in-words/when.ts'
import { jsonOf } from '../opened.ts'
import { type SeenResult, seeResult } from './seen.ts'

/** One line of the list: a result, or a report that stands for itself. `null` is what could not be read. */
export type Item = {
  row: ListedRow
  what: SeenResult | { report: ReportInWords } | null
  when: When | null
}

/** A panel: the report that names these results, in its own order; null for results that stand alone. */
export type Panel = {
  report: { id: string; title: string; count: number } | null
  items: Item[]
}

/** What was found of one visit, or on one day outside of any. */
export type Group = { date: string | null; visit: string | null; panels: Panel[] }

/** Reads a row of the list; an odd one takes no other with it. */
export function itemOf(row: ListedRow, reader: Reader): Item {
  try {
    if (row.type === 'DiagnosticReport') {
      const report = reportInWords(jsonOf(row.body), reader, roomForPreview())
      return { row, what: { report }, when: report.when }
    }
    const what = seeResult(row, reader)
    return { row, what, when: what.seen.when }
  } catch {
    return { row, what: null, when: null }
  }
}

type Report = { row: ListedRow; json: Json }

/** Items in their order by day and visit, and within that by the panel that they belong to. */
export function byVisitAndPanel(
  items: readonly Item[],
  reports: readonly ListedRow[],
  reader: Reader,
): Group[] {
  const read = reports.map(row => ({ row, json: jsonOf(row.body) }))
  const groups = new Map<string, { group: Group; panels: Map<string, Panel> }>()
  for (const item of items) {
    const date = item.when?.text ?? null
    const key = `${date} ${item.row.visit_id}`
    const known = groups.get(key) ?? {
      group: { date, visit: item.row.visit_id, panels: [] },
      panels: new Map<string, Panel>(),
    }
    groups.set(key, known)
    const report = read.find(({ row }) => row.refs.includes(item.row.id)) ?? null
    const panel = known.panels.get(report?.row.id ?? '')
    if (panel) panel.items.push(item)
    else {
      const begun: Panel = { report: report && headOf(report, reader), items: [item] }
      known.panels.set(report?.row.id ?? '', begun)
      known.group.panels.push(begun)
    }
  }
  for (const { group } of groups.values()) for (const panel of group.panels) inOrder(panel, reports)
  return [...groups.values()].map(({ group }) => group)
}

const headOf = ({ row, json }: Report, { lang }: Reader): Panel['report'] => ({
  id: row.id,
  title: plainName(json.code, lang, 'test').plain,
  count: objects(json.result).length,
})

function inOrder(panel: Panel, reports: readonly ListedRow[]): void {
  const refs = reports.find(({ id }) => id === panel.report?.id)?.refs
  if (refs) panel.items.sort((a, b) => refs.indexOf(a.row.id) - refs.indexOf(b.row.id))
}

/** The first words of a report: what it concludes, else what it says. */
export const previewOf = (report: ReportInWords): string =>
  blocksText(report.conclusion.length > 0 ? report.conclusion : report.body.slice(0, 3)).slice(0, 400)
