import type { Route } from '../entry/web/route.ts'

/** A patient's messages with her care team. */
export const messages: readonly Route[] = []
