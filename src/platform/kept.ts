/**
 * What was worked out lately, found again under a key that holds all that it was worked out from: so it is never
 * out of date, only unused. It holds at most `most_bytes`, and nothing that nobody asked for in the last
 * `minutes`, even when nobody asks for anything.
 */
export type Kept<T> = {
  readonly find: (key: string) => T | undefined
  /** `bytes` is about how much memory the value takes. */
  readonly keep: (key: string, value: T, bytes: number) => void
  /** Bytes kept now. */
  readonly bytes: () => number
}

type Generation<T> = { entries: Map<string, { value: T; bytes: number }>; bytes: number }

const fresh = <T>(): Generation<T> => ({ entries: new Map(), bytes: 0 })

/** What an entry takes beside its value: the key, the map's own, the object. */
const bytes_beside = 300

/**
 * Keeps two generations. Whatever is used moves to the young one; when that is half of all that may be kept, or
 * half of the time is over, it becomes the old one, and what was left in the old one is forgotten.
 */
export function keepLately<T>({ most_bytes, minutes }: { most_bytes: number; minutes: number }): Kept<T> {
  let young = fresh<T>()
  let old = fresh<T>()
  const turn = () => {
    old = young
    young = fresh()
  }
  const keep = (key: string, value: T, bytes: number) => {
    const all = bytes + bytes_beside
    // A single thing that would drive out many is not worth keeping.
    if (all > most_bytes / 20) return
    const known = young.entries.get(key)
    young.bytes += all - (known?.bytes ?? 0)
    young.entries.set(key, { value, bytes: all })
    if (young.bytes > most_bytes / 2) turn()
  }
  const find = (key: string): T | undefined => {
    const known = young.entries.get(key)
    if (known) return known.value
    const older = old.entries.get(key)
    if (!older) return undefined
    old.entries.delete(key)
    old.bytes -= older.bytes
    keep(key, older.value, older.bytes - bytes_beside)
    return older.value
  }
  // Does not keep the process from ending.
  setInterval(turn, (minutes * 60_000) / 2).unref()
  return { find, keep, bytes: () => young.bytes + old.bytes }
}
