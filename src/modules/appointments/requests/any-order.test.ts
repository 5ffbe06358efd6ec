import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { byDesk, byPerson, bySystem, clinicWithDesk } from '../../../../test/booking.ts'
import { instant } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { acceptOffer, declineOffer } from '../booking/answer-offer.ts'
import { endLapsed } from '../booking/end-lapsed.ts'
import { offerTime } from '../booking/offer.ts'
import { declineRequest, settleRequest } from './answer-request.ts'
import { askForVisit } from './ask-for-visit.ts'
import { withdrawRequest } from './withdraw-request.ts'

let c: Awaited<ReturnType<typeof clinicWithDesk>>
let people = 0
let weeks = 0
beforeAll(async () => {
  c = await clinicWithDesk()
})
afterAll(() => c.t.close())

const acts = ['offer', 'accept', 'refuse', 'withdraw', 'decline', 'settle', 'wait'] as const
type Act = (typeof acts)[number]
/** From where each act leads to where; from elsewhere it does nothing. */
const leads: Record<Act, Record<string, string>> = {
  offer: { waiting: 'offered' },
  accept: { offered: 'settled' },
  refuse: { offered: 'waiting' },
  withdraw: { waiting: 'withdrawn', offered: 'withdrawn' },
  decline: { waiting: 'declined' },
  settle: { waiting: 'settled' },
  wait: { offered: 'waiting' },
}

test('whatever is done with a request, in any order and often twice at once, it stands as one act after the other leaves it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ act: fc.constantFrom(...acts), twice: fc.boolean() }), {
        minLength: 1,
        maxLength: 10,
      }),
      async steps => {
        const she = await c.t.account(`any${people++}@example.org`)
        const start = c.t.time.now
        const id = await asked(she)
        let status = 'waiting'
        for (const { act, twice } of steps) {
          await Promise.all((twice ? [1, 2] : [1]).map(() => doIt(she, id, act)))
          status = leads[act][status] ?? status
          const { request, pending, standing } = await stand(she, id)
          expect([act, request]).toEqual([act, status])
          // A time is kept exactly while it is offered, and a visit stands exactly where one was accepted.
          expect([act, pending]).toEqual([act, status === 'offered' ? 1 : 0])
          expect(standing).toBeLessThanOrEqual(status === 'settled' ? 1 : 0)
        }
        c.t.time.now = start
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)

type She = Awaited<ReturnType<typeof c.t.account>>

async function asked(she: She): Promise<string> {
  const any = { clinician: null, place: null, reason: null, earliest: null, latest: null }
  const want = {
    id: newId(),
    patient: she.patient,
    type: c.ids.types.request,
    ...any,
    weekdays: [],
    parts: [],
  }
  const done = await byPerson(c.t, she, db => askForVisit(db, want, she, c.t.time.now, 'America/Chicago'))
  if (!done.asked) throw new Error(done.why)
  return done.id
}

async function doIt(she: She, id: string, act: Act): Promise<unknown> {
  const { patient } = she
  const { now } = c.t.time
  const pending = await bySystem(c.t, db =>
    db
      .selectFrom('appointments')
      .select('id')
      .where('request_id', '=', id)
      .orderBy('made_at', 'desc')
      .executeTakeFirst(),
  )
  const visit = pending?.id ?? newId()
  switch (act) {
    case 'offer': {
      // A Monday of its own, so that nobody else is in the way.
      const starts_at = instant('2026-03-09T14:00:00Z').add({ hours: 24 * 7 * (weeks++ % 500) })
      const time = { clinician: c.ids.clinicians.ruiz, place: c.ids.places.harbor, starts_at }
      const want = {
        ...time,
        type: c.ids.types.request,
        request: id,
        key: newId(),
        over_rule: 'for the test',
      }
      return byDesk(c.t, c.desk, (db, by) => offerTime(db, patient, want, by, now))
    }
    case 'accept':
      return byPerson(c.t, she, (db, by) => acceptOffer(db, patient, visit, by, now))
    case 'refuse':
      return byPerson(c.t, she, (db, by) => declineOffer(db, patient, visit, null, by, now))
    case 'withdraw':
      return byPerson(c.t, she, (db, by) => withdrawRequest(db, patient, id, by, now))
    case 'decline':
      return byDesk(c.t, c.desk, db => declineRequest(db, patient, id, 'No', now))
    case 'settle':
      return byDesk(c.t, c.desk, db => settleRequest(db, patient, id, null, now))
    case 'wait':
      c.t.time.now = now.add({ hours: 49 })
      return bySystem(c.t, db => endLapsed(db, c.t.time.now))
  }
}

const stand = (she: She, id: string) =>
  bySystem(c.t, async db => {
    const request = await db
      .selectFrom('appointment_requests')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirst()
    const visits = await db
      .selectFrom('appointments')
      .select('status')
      .where('patient_id', '=', she.patient)
      .execute()
    const count = (status: string) => visits.filter(visit => visit.status === status).length
    return { request: request?.status, pending: count('pending'), standing: count('booked') }
  })
