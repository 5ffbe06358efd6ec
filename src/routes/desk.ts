import type { Route } from '../entry/web/route.ts'

/** The clinic's desk: the day and the week, requests, and the schedule itself. */
export const desk: readonly Route[] = []
