/** How many messages of a thread stand on a page. */
export const messages_per_page = 50

/** The page of a thread on which its `n`th message stands, at that message. */
export const addressOfMessage = (thread: string, n: number): string =>
  `/messages/${thread}?before=${n + Math.floor(messages_per_page / 2)}#m-${n}`
