import type { Kept } from '../../../platform/kept.ts'
import type { Encoded } from '../../../ui/markup.ts'

/** A thing as the list shows it, and what the list needs to know of it to lay it out. */
export type DrawnThing = {
  html: Encoded
  /** When it was, in words: results of one day stand together. */
  date: string | null
  /** How many results a panel has. */
  count: number
}

/** Things that were drawn lately. See decision 0014. */
export type DrawnThings = Kept<DrawnThing>
