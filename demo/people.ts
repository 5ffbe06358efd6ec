import { adults } from './cast/adults.ts'
import { elders } from './cast/elders.ts'
import { families } from './cast/families.ts'
import { youngsters } from './cast/youngsters.ts'
import type { Person } from './person.ts'

export type { Person }

/** Everyone the demo clinic knows. Any likeness to a living person is chance. */
export const people: readonly Person[] = [...families, ...youngsters, ...adults, ...elders]
