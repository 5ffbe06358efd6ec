import type { ConditionInWords } from '../in-words/condition.ts'
import type { Opened } from '../opened.ts'

/** Headings of the list of conditions in their order; `life` are circumstances that sources file as conditions. */
export const conditionGroups = ['active', 'past', 'life', 'dismissed'] as const
type ConditionGroup = (typeof conditionGroups)[number]

type Seen = { opened: Opened; seen: ConditionInWords }

/** A condition as the list shows it once: the newest record of it, and how many more there are in its group. */
export type Condition = { lead: Seen; more: number; group: ConditionGroup }

const groupOf = ({ standing, circumstance }: ConditionInWords): ConditionGroup =>
  standing === 'dismissed' ? 'dismissed' : circumstance ? 'life' : standing

/** Records (newest first) gathered by condition within each group, in the order of the groups. */
export function gathered(all: readonly Seen[]): Condition[] {
  const found = new Map<string, Condition>()
  for (const one of all) {
    const group = groupOf(one.seen)
    const key = `${group} ${one.opened.row.code_key ?? one.opened.row.id}`
    const known = found.get(key)
    if (known) known.more += 1
    else found.set(key, { lead: one, more: 0, group })
  }
  return [...found.values()].sort(
    (a, b) => conditionGroups.indexOf(a.group) - conditionGroups.indexOf(b.group),
  )
}
