import type { ListedResult } from '../../clinical/index.ts'
import type { DrawnThing } from './drawn-thing.ts'

/** One line of the list: a result, or a report that stands for itself. */
export type Item = { row: ListedResult; drawn: DrawnThing }

/** A panel: what the report `report` names, in its own order; null for results that stand alone. */
export type Panel = { report: string | null; items: Item[] }

/** What was found of one visit, or on one day outside of any. */
export type Group = { date: string | null; visit: string | null; panels: Panel[] }

/** Items in their order by day and visit, and within that by the panel that they belong to. */
export function byVisitAndPanel(items: readonly Item[]): Group[] {
  const groups = new Map<string, { group: Group; panels: Map<string | null, Panel> }>()
  for (const item of items) {
    const { visit_id: visit, report } = item.row
    const { date } = item.drawn
    const key = `${date} ${visit}`
    let known = groups.get(key)
    if (!known) {
      known = { group: { date, visit, panels: [] }, panels: new Map() }
      groups.set(key, known)
    }
    const panel = known.panels.get(report)
    if (panel) panel.items.push(item)
    else {
      const begun: Panel = { report, items: [item] }
      known.panels.set(report, begun)
      known.group.panels.push(begun)
    }
  }
  const all = [...groups.values()].map(({ group }) => group)
  for (const { panels } of all)
    for (const { items: ofPanel } of panels) ofPanel.sort((a, b) => (a.row.place ?? 0) - (b.row.place ?? 0))
  return all
}
