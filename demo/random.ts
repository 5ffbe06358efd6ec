/** A stream of repeatable chance: the same seed and name always give the same numbers. */
export type Random = {
  /** A number from 0 up to, not including, 1. */
  next(): number
  between(low: number, high: number): number
  whole(low: number, high: number): number
  pick<T>(list: readonly [T, ...T[]]): T
  /** About zero, rarely beyond ±2 (sum of three even draws, scaled). */
  wobble(): number
}

function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i)
    h = Math.imul(h, 0x01000193)
  }
  return h >>> 0
}

/**
 * Each name has a stream of its own, so that a change to one person's story leaves all others as they were.
 * The generator is the 32-bit "mulberry" mix: enough for believable wobble, never for secrets.
 */
export function randomFor(seed: number, name: string): Random {
  let state = (hash(name) ^ Math.imul(seed, 0x9e3779b1)) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 15), z | 1)
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61)
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: list => list[Math.floor(next() * list.length)] ?? list[0],
    wobble: () => (next() + next() + next() - 1.5) * 1.6,
  }
}
