/**
 * What kind of act an entry tells of, by its name: an address pattern with its method, as the trail keeps it. What
 * it is called is in `words.acts.en.ts` and `words.acts.es.ts`.
 */

/** Posts that only lead to what is looked at: the routes that say `looks`. */
const only_looking = new Set([
  'POST /records/search',
  'POST /messages/search',
  'POST /staff/patients',
  'POST /staff/audit',
])

/** Whether somebody did something, rather than look. */
export const isDeed = (act: string): boolean => act.startsWith('POST ') && !only_looking.has(act)

/** The pages that one goes through on one visit: lines of one family are told together. */
export function familyOf(act: string): string {
  const path = act.slice(act.indexOf(' ') + 1)
  if (path === '/') return 'records'
  const [first = '', second = ''] = path.split('/').slice(1)
  return first === 'staff' ? `staff ${second}` : first
}

/**
 * Addresses whose `:id` is no part of the clinical record, so that nothing in it can be confidential; visits and
 * conversations can be.
 * The target of any other act is shown only to whoever may see the row itself: an address that is not listed hides too
 * much rather than too little.
 */
export const actsOnOtherThings: readonly string[] = [
  'GET /records/search/:id',
  'POST /caregivers/invitations/:id',
  'GET /caregivers/grants/:id',
  'POST /caregivers/grants/:id',
  'POST /caregivers/grants/:id/end',
  'POST /caregivers/grants/:id/preview',
  'GET /who-looked/questions/:id',
  'GET /messages/search/:id',
]

/** Where the thing that was opened can be seen, if it has a page of its own that a patient may open. */
export function pageOfTarget(act: string, target: string | null): string | null {
  const [method, path = ''] = act.split(' ')
  if (target === null || method !== 'GET' || !/^\/records\/[a-z-]+\/:id$/.test(path)) return null
  return path === '/records/search/:id' ? null : path.replace(':id', target)
}
