import type { Route } from '../entry/web/route.ts'

/** A patient's appointments: what is booked, finding a time, asking for one. */
export const appointments: readonly Route[] = []
