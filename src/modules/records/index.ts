export type { DrawnThing, DrawnThings } from './labs/drawn-thing.ts'
export { originalText } from './original-text.ts'
export { type NewResults, type NewThing, type WhatsNew, whatsNew } from './overview/whats-new.ts'
export { sectionsFor } from './sections.ts'
