import { Temporal } from 'temporal-polyfill'

export type Instant = Temporal.Instant

/** Where "now" comes from: the system at the edge, a fixed or moving time in tests. */
export type Clock = () => Instant

export const systemClock: Clock = () => Temporal.Now.instant()

export const instant = (text: string): Instant => Temporal.Instant.from(text)
