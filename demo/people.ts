import { olderAdults } from './cast/adults-from-45.ts'
import { youngerAdults } from './cast/adults-to-44.ts'
import { elders } from './cast/elders.ts'
import { households } from './cast/households.ts'
import { spanishHouseholds } from './cast/spanish-households.ts'
import { longestRecord } from './cast/walter-lindqvist.ts'
import { youngsters } from './cast/youngsters.ts'
import type { Person } from './person.ts'

export type { Person }

/** Everyone the demo clinic knows. Any likeness to a living person is chance. */
export const people: readonly Person[] = [
  ...spanishHouseholds,
  ...longestRecord,
  ...households,
  ...youngsters,
  ...youngerAdults,
  ...olderAdults,
  ...elders,
]
