import type { Route } from '../entry/web/route.ts'

/** The clinic's side of messages: the queues of its pools, and the pools themselves. */
export const answering: readonly Route[] = []
