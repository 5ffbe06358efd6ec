import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSystem } from '../src/modules/access/index.ts'
import { newId, type PatientId } from '../src/platform/ids.ts'
import { routes } from '../src/routes.ts'
import { type Cast, makeCast, type Viewer } from './leaks/cast.ts'
import type { Mark } from './leaks/marked-person.ts'
import { type TestPortal, testPortal } from './portal.ts'

/**
 * Every kind of viewer visits every address of the portal, with the ids of everybody, and follows every link that
 * it is shown. No page, file, redirect or header may hold a word that this viewer may not read; and what it may
 * read, it is shown. Later areas bring their own marks in `leaks/marked-person.ts`.
 */
let t: TestPortal
let cast: Cast
let words: Map<string, Mark>
let ids: Map<string, string[]>
beforeAll(async () => {
  t = await testPortal()
  cast = await makeCast(t)
  words = new Map(cast.marks.map(mark => [mark.word, mark]))
  ids = await openSystem(t.database, { name: 'administrator', act: 'test' }, t.time.now, async db => {
    const rows = await db.selectFrom('clinical_resources').select(['id', 'patient_id']).execute()
    return Map.groupBy(rows, row => row.patient_id as string) as unknown as Map<string, { id: string }[]>
  }).then(found => new Map([...found].map(([patient, rows]) => [patient, rows.map(({ id }) => id)])))
}, 60_000)
afterAll(() => t.close())

const mark = /Qy[bcdfghjklmnpqrstvwxz]{3}yq/gi
const open = (viewer: Viewer, mark: Mark): boolean =>
  byRight(viewer, mark) || (mark.clinic !== undefined && viewer.clinic.includes(mark.clinic))

/** What this viewer may do with that person opens it; not the work that staff do across patients. */
function byRight(viewer: Viewer, { person, needs, sensitive }: Mark): boolean {
  const may: readonly string[] = viewer.may(person)
  if (needs === 'name') return viewer.readsNames || may.length > 0
  return may.includes(needs) && (!sensitive || may.includes('sensitive:read'))
}

/** Only for leaving: these end the session that the crawl needs. */
const leaves = /^\/(sign-out|view\/end)/
const most_pages = 1_500
/** A calendar has a next day after every day. */
const most_queries_of_one = 10

async function crawl(viewer: Viewer): Promise<{ leaks: string[]; seen: Set<string>; pages: number }> {
  const leaks = new Set<string>()
  const seen = new Set<string>()
  let pages = 0
  const visit = async (path: string): Promise<string> => {
    pages += 1
    const response = await t.ask(path, { cookie: viewer.cookie })
    if (response.status >= 500) leaks.add(`${path} answers ${response.status}`)
    const body = Buffer.from(await response.arrayBuffer()).toString('latin1')
    const all = `${body} ${[...response.headers.values()].join(' ')}`
    for (const [word] of all.matchAll(mark)) {
      const known = words.get(word)
      if (known === undefined) continue
      seen.add(word)
      if (!open(viewer, known)) leaks.add(`${known.where} on ${path.replace(/[0-9a-f-]{36}/g, ':id')}`)
    }
    return body
  }
  for (const person of viewer.people.length > 0 ? viewer.people : [null]) {
    const patient = person === null ? null : (cast.patients.get(person) ?? null)
    if (patient !== null) await t.ask('/acting-for', { cookie: viewer.cookie, form: { patient } })
    const visited = new Set<string>()
    const waiting = addresses(patient)
    const queries = new Map<string, number>()
    while (waiting.length > 0 && visited.size < most_pages) {
      const path = waiting.shift() ?? ''
      if (visited.has(path) || leaves.test(path)) continue
      visited.add(path)
      const [plain = ''] = path.split('?')
      const asked = (queries.get(plain) ?? 0) + 1
      queries.set(plain, asked)
      if (asked > most_queries_of_one) continue
      const body = await visit(path)
      for (const [, href = ''] of body.matchAll(/(?:href|src)="(\/[^"#]*)"/g)) {
        const to = href.replaceAll('&amp;', '&')
        if (!visited.has(to) && !to.startsWith('/assets/')) waiting.push(to)
      }
    }
  }
  return { leaks: [...leaks], seen, pages }
}

/** Whom addresses name that name a patient: of each kind of record that staff may have open, one. */
const named = ['opened', 'urgent', 'adult', 'teen', 'lonely']

/** Every address that answers GET; with an id, those of the person who is turned to, and one of everybody else. */
function addresses(patient: string | null): string[] {
  const own = patient === null ? [] : (ids.get(patient) ?? [])
  const here = patient === null ? [] : (cast.ids.get(patient as PatientId) ?? [])
  const others = [...ids]
    .filter(([one]) => one !== patient)
    .flatMap(([one, theirs]) => [
      ...theirs.slice(3, 4),
      ...(cast.ids.get(one as PatientId) ?? []).slice(0, 1),
    ])
  return routes
    .filter(({ method }) => method === 'GET')
    .flatMap(({ path }) => {
      if (path.includes(':patient'))
        return named.flatMap((person, n) => {
          const id = cast.patients.get(person) as PatientId
          // All that the first has here; of the others one thing each, which is as closed as the rest.
          const theirs = path.includes(':id') ? (cast.ids.get(id) ?? []) : [newId()]
          return theirs
            .slice(0, n === 0 ? undefined : 1)
            .map(one => path.replace(':patient', id).replace(':id', one))
        })
      if (!path.includes(':id')) return [path.replace(/:\w+/g, 'nothing')]
      const theirs = /^\/(appointments|messages)\//.test(path) ? here : own
      return [...theirs, ...others.slice(0, 6)].map(id => path.replace(':id', id).replace(':n', '1'))
    })
}

test('every viewer is shown what is for it, and nothing else, at any address', {
  timeout: 300_000,
}, async () => {
  const leaking: Record<string, string[]> = {}
  const missing: Record<string, string[]> = {}
  for (const viewer of cast.viewers) {
    const { leaks, seen } = await crawl(viewer)
    if (leaks.length > 0) leaking[viewer.name] = leaks
    const due = cast.marks.filter(one => viewer.may(one.person).length > 0 && byRight(viewer, one))
    const unseen = due.filter(({ word }) => !seen.has(word)).map(({ where }) => where)
    if (unseen.length > 0) missing[viewer.name] = unseen
  }
  expect(leaking).toEqual({})
  // Had it read nothing, it would have found nothing.
  expect(missing).toEqual({})
})
