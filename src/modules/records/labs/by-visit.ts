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
  // A page has a handful of groups, and most items belong to the last: looking through them is quicker than a map.
  const groups: Group[] = []
  for (const item of items) {
    const { visit_id: visit, report } = item.row
    const { date } = item.drawn
    let group = groups.findLast(one => one.visit === visit && one.date === date)
    if (!group) {
      group = { date, visit, panels: [] }
      groups.push(group)
    }
    const panel = group.panels.findLast(one => one.report === report)
    if (panel) panel.items.push(item)
    else group.panels.push({ report, items: [item] })
  }
  for (const { panels } of groups)
    for (const { items: ofPanel } of panels) ofPanel.sort((a, b) => (a.row.place ?? 0) - (b.row.place ?? 0))
  return groups
}
