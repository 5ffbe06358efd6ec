import { Temporal } from 'temporal-polyfill'

/**
 * A row with its instants as text. `toMatchObject` takes any value for an instant, null included, because an
 * instant has no fields of its own.
 */
export function plainTimes<Row extends object>(row: Row): { [K in keyof Row]: Plain<Row[K]> } {
  const plain = Object.entries(row).map(([key, value]) => [
    key,
    value instanceof Temporal.Instant ? value.toString() : value,
  ])
  return Object.fromEntries(plain)
}

type Plain<T> = T extends Temporal.Instant ? string : T
