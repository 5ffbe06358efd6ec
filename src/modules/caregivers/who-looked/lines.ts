import { familyOf, isDeed } from './acts.ts'
import type { Look } from './looks.ts'

/** What one person did on one visit, told in one line. `looks` are newest first, and never none. */
export type Line = { readonly looks: readonly [Look, ...Look[]] }

/** Looking on after a pause of this length is another visit. */
const pause_minutes = 15

/**
 * Entries, newest first, as lines: what one person looked at within minutes, by the same authority, in one family
 * of pages, is one line, also where somebody else looked in between. What somebody did is always a line of its
 * own, and so is a try that was refused.
 */
export function linesOf(looks: readonly Look[]): Line[] {
  const lines: [Look, ...Look[]][] = []
  const open = new Map<string, [Look, ...Look[]]>()
  for (const look of looks) {
    const key = visitOf(look)
    const line = key === null ? undefined : open.get(key)
    const last = line?.at(-1)
    if (line && last && last.micros - look.micros <= pause_minutes * 60_000_000) {
      line.push(look)
      continue
    }
    const begun: [Look, ...Look[]] = [look]
    lines.push(begun)
    if (key !== null) open.set(key, begun)
  }
  return lines.map(line => ({ looks: line }))
}

const visitOf = (look: Look): string | null =>
  isDeed(look.act) || !look.granted
    ? null
    : [
        look.account,
        look.kind,
        look.capacity,
        look.seen_as,
        look.reason_code,
        look.reason,
        familyOf(look.act),
      ].join('\n')
