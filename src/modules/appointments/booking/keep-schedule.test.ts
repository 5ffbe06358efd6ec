import { afterAll, beforeAll, expect, test } from 'vitest'
import { byDesk, bySystem, clinicWithDesk } from '../../../../test/booking.ts'
import { instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { bookTime } from './book-time.ts'

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let c: Awaited<ReturnType<typeof clinicWithDesk>>
beforeAll(async () => {
  c = await clinicWithDesk()
})
afterAll(() => c.t.close())

const book = (starts_at: string) =>
  byDesk(c.t, c.desk, (db, by) => {
    const { types, clinicians, places } = c.ids
    const where = { type: types.anyone, clinician: clinicians.ruiz, place: places.harbor }
    const want = { ...where, starts_at: instant(starts_at), key: newId() }
    return bookTime(db, c.maria.patient, want, by, c.t.time.now)
  })
const close = (db: Tx, id: string) =>
  db
    .insertInto('schedule_closures')
    .values({
      id,
      place_id: c.ids.places.harbor,
      starts_at: instant('2026-03-05T00:00:00Z'),
      ends_at: instant('2026-03-06T00:00:00Z'),
      kind: 'closed',
      made_at: c.t.time.now,
    })
    .execute()
const closed = { booked: false, why: 'needs-reason', rule: 'closed' }

test('what changes in the schedule is seen by the next booking, and what was taken back never was', async () => {
  expect(await book('2026-03-04T15:00:00Z')).toMatchObject({ booked: true })
  const gone = bySystem(c.t, async db => {
    await close(db, newId())
    throw new Error('taken back')
  })
  await expect(gone).rejects.toThrow('taken back')
  expect(await book('2026-03-05T15:00:00Z')).toMatchObject({ booked: true })
  const id = newId()
  await bySystem(c.t, db => close(db, id))
  expect(await book('2026-03-05T16:00:00Z')).toMatchObject(closed)
  await bySystem(c.t, db => db.deleteFrom('schedule_closures').where('id', '=', id).execute())
  expect(await book('2026-03-05T16:00:00Z')).toMatchObject({ booked: true })
})
