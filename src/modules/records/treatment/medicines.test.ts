import { expect, test } from 'vitest'
import { instant } from '../../../platform/clock.ts'
import type { ClinicalRow, Kind } from '../../clinical/index.ts'
import { openRow } from '../opened.ts'
import { entryOf, medicinesOf } from './medicines.ts'

const reader = { lang: 'en', zone: 'America/Chicago' } as const
let n = 0

function row(kind: Kind, body: object, code_key: string | null = 'rx|1'): ClinicalRow {
  const at = instant('2026-01-01T00:00:00Z')
  const id = String(++n)
  return {
    ...{
      id,
      type: '',
      kind,
      code_key,
      status: null,
      sort_at: at,
      visit_id: null,
      refs: [],
      corrected: false,
    },
    ...{ version: 1, body: JSON.stringify(body), created_at: at, received_at: at },
  }
}
const gather = (...rows: ClinicalRow[]) =>
  medicinesOf(rows.map(one => entryOf(openRow(one), reader, new Map(), 0)))

test('a medicine stands once, however often it was prescribed; what still stands leads', () => {
  const [one, ...more] = gather(
    row('medication', { status: 'stopped' }),
    row('medication', { status: 'active' }),
    row('medication', { status: 'completed' }),
    row('dispense', { status: 'completed' }),
    row('administration', { status: 'completed' }),
  )
  expect(more).toEqual([])
  expect(one?.standing).toBe('active')
  expect(one?.lead.seen.status?.code).toBe('active')
  expect([one?.earlier.length, one?.filled.length, one?.given.length]).toEqual([2, 1, 1])
})

test('taken now comes before on hold, that before past, that before what was only given', () => {
  const standings = gather(
    row('administration', {}, 'a'),
    row('medication', { status: 'completed' }, 'b'),
    row('medication', { status: 'on-hold' }, 'c'),
    row('medication-statement', { status: 'active' }, 'd'),
  ).map(({ standing }) => standing)
  expect(standings).toEqual(['active', 'hold', 'past', 'given'])
})

test('one medicine is known by its code in the resource, beside it or inside it, and else by its name', () => {
  const code = { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '9' }] }
  const inside = (id: string) => ({
    status: 'active',
    contained: [{ resourceType: 'Medication', id, code }],
    medicationReference: { reference: `#${id}` },
  })
  expect(gather(row('medication', inside('a'), null), row('medication', inside('b'), null))).toHaveLength(1)
  const named = { medicationReference: { display: 'Aspirin' } }
  expect(gather(row('medication', named, null), row('dispense', named, null))).toHaveLength(1)
})

test('a body that is no medicine at all is still a line', () => {
  expect(gather(row('medication', []), row('dispense', { status: 7 }, null))).toHaveLength(2)
})
