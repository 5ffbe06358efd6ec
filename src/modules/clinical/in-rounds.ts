import type { Removal } from './arrival.ts'
import type { Placed } from './keep.ts'

type At = { at: number; placed: Placed }
type Event = { id: string; lastUpdated: number | null; hash: string | null; from: At | number }

/** What is written together: at most one event of each id. */
export type Round = { placed: At[]; removals: number[] }

/**
 * Spreads a batch over rounds so that each id comes once in a round. Mostly there is one. Several versions of
 * one resource (a history) come in the order of their times; the same bytes twice count once; and different
 * content whose order is not told is a conflict, of which the first stands.
 */
export function inRounds(
  placed: readonly At[],
  removals: readonly Removal[],
): { rounds: Round[]; conflicting: number[] } {
  const byId = new Map<string, Event | Event[]>()
  const add = (event: Event) => {
    const before = byId.get(event.id)
    if (before === undefined) byId.set(event.id, event)
    else if (Array.isArray(before)) before.push(event)
    else byId.set(event.id, [before, event])
  }
  for (const from of placed) {
    const { arrival, hash } = from.placed
    add({ id: arrival.id, lastUpdated: arrival.lastUpdated, hash, from })
  }
  removals.forEach(({ id, lastUpdated }, at) => {
    add({ id, lastUpdated, hash: null, from: at })
  })
  const rounds: Round[] = []
  const conflicting: number[] = []
  const put = (event: Event, n: number) => {
    rounds[n] ??= { placed: [], removals: [] }
    if (typeof event.from === 'number') rounds[n].removals.push(event.from)
    else rounds[n].placed.push(event.from)
  }
  for (const events of byId.values()) {
    if (!Array.isArray(events)) {
      put(events, 0)
      continue
    }
    const different = events.filter((event, n) => events.findIndex(({ hash }) => hash === event.hash) === n)
    const times = new Set(different.map(({ lastUpdated }) => lastUpdated))
    if (different.length > 1 && (times.has(null) || times.size < different.length)) {
      const [first, ...others] = different
      if (first) put(first, 0)
      for (const { from } of others) if (typeof from !== 'number') conflicting.push(from.at)
    } else {
      different
        .toSorted((a, b) => (a.lastUpdated ?? 0) - (b.lastUpdated ?? 0))
        .forEach((event, n) => {
          put(event, n)
        })
    }
  }
  return { rounds, conflicting }
}
