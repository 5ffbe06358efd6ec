import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../../test/appointments.ts'
import { type TestPortal, testNow, testPortal } from '../../../../test/portal.ts'
import { accountAlone, grant } from '../../../../test/sharing.ts'
import { book, cancel, linkIn, type Post, postOf, type Somebody } from '../../../../test/telling.ts'
import type { Instant } from '../../../platform/clock.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import { openSystem, type Permission } from '../../access/index.ts'
import { type Telling, tellOfAppointment } from './tell-people.ts'

let t: TestPortal
let s: SeededSchedule
let post: Post
let ana: Somebody
let parent: AccountId
beforeEach(async () => {
  t = await testPortal()
  s = await seedSchedule(t)
  post = postOf(t)
  ana = await t.account('ana@example.org')
  await t.behindTheRules(`insert into sources (name) values ('test') on conflict do nothing`)
  await t.behindTheRules(
    `insert into patients (id, source_id, fhir_id, name, given, family, name_words, deceased, languages, updated_at, seen_at)
     select $1, min(id), 'ana', 'Ana Luz Ortiz', 'Ana Luz', 'Ortiz', 'ana', false, '{}', $2, $2 from sources`,
    [ana.patient, testNow.toString()],
  )
  parent = await accountAlone(t, 'parent@example.org')
  await t.behindTheRules(`update accounts set language = 'es' where id = $1`, [parent])
})
afterEach(() => t.close())

const lets = (account: AccountId, permissions: readonly Permission[], relation = 'guardian') =>
  grant(t, { patient: ana.patient, account, permissions, relation, from: testNow.subtract({ hours: 1 }) })
const seeing: Permission[] = ['appointments:read', 'appointments:write']

/** A clock time in Chicago. */
const at = (text: string): Instant =>
  Temporal.PlainDateTime.from(text).toZonedDateTime('America/Chicago').toInstant()
const visitAt = (text: string, type: keyof SeededSchedule['types'] = 'anyone') => ({
  type: s.types[type],
  clinician: type === 'confidential' ? s.clinicians.adler : s.clinicians.ruiz,
  place: s.places.harbor,
  starts_at: at(text),
})
/** Who got what, by the subject's last words. */
const got = () =>
  post.arrived.map(({ to, subject }) => [to.split('@')[0], subject.replace('Harbor Clinic: ', '')])

describe('booked', () => {
  test('she and her parent hear of it, each in her language, with when and where and no word more', async () => {
    await lets(parent, seeing)
    await book(t, ana, visitAt('2026-03-18T09:30'))
    await post.work()
    await post.work()
    expect(got().sort()).toEqual([
      ['ana', 'a visit is booked'],
      ['parent', 'hay una cita reservada'],
    ])
    const [hers, theirs] = post.arrived.toSorted((a, b) => a.to.localeCompare(b.to))
    expect(hers?.text).toContain('Your visit is booked.')
    expect(hers?.text).toContain('When: Wed 18 March 2026, 9:30 am')
    expect(hers?.text).toContain('Where: Harbor, 1 Harbor Street')
    expect(hers?.text).toContain('the visit is yours')
    expect(theirs?.text).toContain('La cita de Ana está reservada.')
    expect(theirs?.text).toContain('usted cuida a la persona')
    for (const { text, html, subject, calendar } of post.arrived) {
      expect(`${subject}${text}${html}${calendar?.text}`).not.toMatch(
        /Visit for|Visita para|Ruiz|Ortiz|medicin/i,
      )
      expect(calendar?.method).toBe('PUBLISH')
    }
    expect(linkIn(hers ?? { text: '' })).not.toBeNull()
    expect(linkIn(hers ?? { text: '' })).not.toBe(linkIn(theirs ?? { text: '' }))
  })

  test('who booked it hears of it, other caregivers do not, and whoever may only look gets no link', async () => {
    const sister = await accountAlone(t, 'sister@example.org')
    const friend = await accountAlone(t, 'friend@example.org')
    await lets(sister, seeing, 'caregiver')
    await lets(friend, seeing, 'caregiver')
    await lets(parent, ['appointments:read'])
    await book(t, { account: sister, patient: ana.patient }, visitAt('2026-03-18T09:30'))
    await post.work()
    expect(
      got()
        .map(([to]) => to)
        .sort(),
    ).toEqual(['ana', 'parent', 'sister'])
    const mailTo = (name: string) => post.arrived.find(({ to }) => to.startsWith(name)) ?? { text: '' }
    expect(mailTo('sister').text).toContain('because you booked or asked for this visit')
    expect([linkIn(mailTo('sister')) !== null, linkIn(mailTo('parent'))]).toEqual([true, null])
  })

  test('whoever may not see what is confidential hears nothing of such a visit', async () => {
    const other = await accountAlone(t, 'other@example.org')
    await lets(parent, seeing)
    await lets(other, [...seeing, 'sensitive:read'])
    await book(t, ana, visitAt('2026-03-18T09:30', 'confidential'))
    await post.work()
    expect(
      got()
        .map(([to]) => to)
        .sort(),
    ).toEqual(['ana', 'other'])
  })

  test('a helper who lost the right hears nothing, also when the mail was written before', async () => {
    const sister = await accountAlone(t, 'sister@example.org')
    await lets(sister, seeing, 'caregiver')
    const id = await book(t, { account: sister, patient: ana.patient }, visitAt('2026-03-18T09:30'))
    post.up = false
    await post.work()
    await t.behindTheRules('update access_grants set revoked_at = $2 where account_id = $1', [
      sister,
      t.time.now.toString(),
    ])
    post.up = true
    t.time.now = t.time.now.add({ minutes: 15 })
    await cancel(t, ana, id)
    await post.work()
    expect(got()).toEqual([['ana', 'a visit is cancelled']])
  })

  test('a member of staff who has the record open is none of those who are told', async () => {
    const nurse = await t.staff('nurse@clinic.example', 'nurse')
    await grant(t, {
      patient: ana.patient,
      account: nurse.account,
      permissions: seeing,
      relation: 'staff',
      until: t.time.now.add({ hours: 8 }),
    })
    await book(t, ana, visitAt('2026-03-18T09:30'))
    await post.work()
    expect(got().map(([to]) => to)).toEqual(['ana'])
  })

  test('in Arizona the time is that of the place, with its zone', async () => {
    await t.behindTheRules(`update schedule_places set zone = 'America/Phoenix' where id = $1`, [
      s.places.harbor,
    ])
    await t.behindTheRules('delete from schedule_hours where weekday <> 3')
    const starts_at = Temporal.PlainDateTime.from('2026-03-18T09:30')
      .toZonedDateTime('America/Phoenix')
      .toInstant()
    await book(t, ana, { ...visitAt('2026-03-18T09:30'), starts_at })
    await post.work()
    expect(post.arrived[0]?.text).toContain('When: Wed 18 March 2026, 9:30 am MST')
  })
})

describe('moved and cancelled', () => {
  test('each is told, and the calendar follows under one UID', async () => {
    const id = await book(t, ana, visitAt('2026-03-18T09:30'))
    await post.work()
    t.time.now = t.time.now.add({ minutes: 5 })
    await book(t, ana, { ...visitAt('2026-03-19T10:00'), moves: id })
    await post.work()
    t.time.now = t.time.now.add({ minutes: 5 })
    await cancel(t, ana, id)
    await post.work()
    expect(got().map(([, what]) => what)).toEqual([
      'a visit is booked',
      'a visit has a new time',
      'a visit is cancelled',
    ])
    const field = (name: string) =>
      post.arrived.map(({ calendar }) => new RegExp(`^${name}:(.*)\r$`, 'm').exec(calendar?.text ?? '')?.[1])
    expect(new Set(field('UID'))).toEqual(new Set([`${id}@localhost`]))
    expect(field('SEQUENCE')).toEqual(['0', '1', '2'])
    expect(field('STATUS')).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED'])
    expect(field('DTSTART')).toEqual(['20260318T143000Z', '20260319T150000Z', '20260319T150000Z'])
    expect(post.arrived.map(({ calendar }) => calendar?.method)).toEqual(['PUBLISH', 'PUBLISH', 'CANCEL'])
  })

  test('before anybody was told: only how it stands is told', async () => {
    const id = await book(t, ana, visitAt('2026-03-18T09:30'))
    await book(t, ana, { ...visitAt('2026-03-19T10:00'), moves: id })
    await post.work()
    expect(got().map(([, what]) => what)).toEqual(['a visit has a new time'])
    await cancel(t, ana, id)
    await post.work()
    expect(got().map(([, what]) => what)).toEqual(['a visit has a new time', 'a visit is cancelled'])
  })

  test('while the mail server is down: what was overtaken is never sent', async () => {
    post.up = false
    const id = await book(t, ana, visitAt('2026-03-18T09:30'))
    await post.work()
    await book(t, ana, { ...visitAt('2026-03-19T10:00'), moves: id })
    await post.work()
    post.up = true
    await post.pass(t.time.now.add({ hours: 1 }))
    expect(got().map(([, what]) => what)).toEqual(['a visit has a new time'])
  })
})

describe('reminders', () => {
  const reminders = () =>
    post.arrived
      .filter(({ subject }) => /coming up|soon/.test(subject))
      .map(({ subject, at: when }) => [/coming up/.test(subject) ? 'week' : 'day', `${when}`])

  test('come seven days and one day before, once each', async () => {
    await book(t, ana, visitAt('2026-03-18T09:30'))
    for (const [from, until] of [
      ['2026-03-11T08:30', '2026-03-11T12:00'],
      ['2026-03-16T09:30', '2026-03-18T12:00'],
    ] as const) {
      t.time.now = at(from)
      await post.pass(at(until))
    }
    expect(reminders()).toEqual([
      ['week', `${at('2026-03-11T09:30')}`],
      ['day', `${at('2026-03-17T09:30')}`],
    ])
  })

  test('booked two days ahead: one, not both', async () => {
    await book(t, ana, visitAt('2026-03-05T09:30'))
    await post.pass(at('2026-03-05T12:00'))
    expect(reminders()).toEqual([['day', `${at('2026-03-04T09:30')}`]])
  })

  test.each([
    ['2026-03-08', '2026-03-04T15:00:00Z', '2026-03-08T10:00', '2026-03-07T10:00'],
    ['2026-11-01', '2026-10-26T15:00:00Z', '2026-11-01T10:00', '2026-10-31T10:00'],
  ])('over the night in which the clock changes, to %s', async (_night, from, visit, day_before) => {
    t.time.now = Temporal.Instant.from(from)
    await t.behindTheRules('update schedule_hours set weekday = 7 where weekday = 1')
    await book(t, ana, visitAt(visit))
    t.time.now = at(day_before).subtract({ hours: 3 })
    await post.pass(at(visit).add({ hours: 1 }))
    expect(reminders()).toEqual([['day', `${at(day_before)}`]])
  })

  test('the mail server is down for a day: neither lost nor doubled, and before the visit', async () => {
    await book(t, ana, visitAt('2026-03-18T09:30'))
    t.time.now = at('2026-03-17T08:00')
    post.up = false
    await post.pass(at('2026-03-18T08:00'))
    expect(post.arrived).toEqual([])
    post.up = true
    await post.pass(at('2026-03-18T12:00'))
    expect(reminders()).toHaveLength(1)
    expect(Temporal.Instant.compare(post.arrived[0]?.at ?? t.time.now, at('2026-03-18T08:20'))).toBeLessThan(
      0,
    )
  })

  test('the mail server is down until after the visit: nothing is sent then, and nobody is alarmed', async () => {
    await book(t, ana, visitAt('2026-03-18T09:30'))
    t.time.now = at('2026-03-17T08:00')
    post.up = false
    await post.pass(at('2026-03-18T09:40'))
    post.up = true
    await post.pass(at('2026-03-20T09:40'))
    expect(post.arrived).toEqual([])
    const { rows } = await t.database.pool.query('select kind from outbox where gave_up_at is not null')
    expect(rows).toEqual([])
  })

  test('the jobs are down for three days: made up for, and not both at once', async () => {
    await book(t, ana, visitAt('2026-03-18T09:30'))
    await post.work()
    t.time.now = at('2026-03-14T12:00')
    await post.work({ reminders: true })
    t.time.now = at('2026-03-17T20:00')
    await post.pass(at('2026-03-18T12:00'))
    expect(reminders()).toEqual([
      ['week', `${at('2026-03-14T12:00')}`],
      ['day', `${at('2026-03-17T20:00')}`],
    ])
  })

  test('moved after it was reminded of: reminded of the new time, not of the old one', async () => {
    const id = await book(t, ana, visitAt('2026-03-18T09:30'))
    t.time.now = at('2026-03-11T09:30')
    await post.work({ reminders: true })
    t.time.now = at('2026-03-12T09:00')
    await book(t, ana, { ...visitAt('2026-03-27T10:00'), moves: id })
    for (const when of ['2026-03-17T09:30', '2026-03-18T09:30', '2026-03-20T10:00', '2026-03-26T10:00']) {
      t.time.now = at(when)
      await post.work({ reminders: true })
    }
    expect(reminders()).toEqual([
      ['week', `${at('2026-03-11T09:30')}`],
      ['week', `${at('2026-03-20T10:00')}`],
      ['day', `${at('2026-03-26T10:00')}`],
    ])
  })

  test.each(['moved', 'cancelled', 'to be moved'])(
    'a reminder that waits for the mail server is dropped when the visit is %s',
    async how => {
      const id = await book(t, ana, visitAt('2026-03-18T09:30'))
      await post.work()
      t.time.now = at('2026-03-11T09:30')
      post.up = false
      await post.work({ reminders: true })
      if (how === 'moved') await book(t, ana, { ...visitAt('2026-03-27T10:00'), moves: id })
      else if (how === 'cancelled') await cancel(t, ana, id)
      else await t.behindTheRules(`update appointments set needs_move = 'place-closed' where id = $1`, [id])
      post.up = true
      await post.pass(at('2026-03-11T12:00'))
      expect(reminders()).toEqual([])
    },
  )

  test('one that was added to the queue and whose visit is cancelled before it is written', async () => {
    const id = await book(t, ana, visitAt('2026-03-18T09:30'))
    await post.work()
    t.time.now = at('2026-03-11T09:30')
    for (const one of (await import('../../../entry/jobs/recurring.ts')).recurring)
      if (one.name === 'remind-of-appointments') await one.run({ database: t.database } as never, t.time.now)
    await cancel(t, ana, id)
    await post.work()
    expect(got().map(([, what]) => what)).toEqual(['a visit is booked', 'a visit is cancelled'])
  })
})

describe('between the commit and the mail', () => {
  const telling = async (id: string): Promise<Telling> => {
    const { rows } = await t.database.pool.query<{ payload: Telling }>(
      `select payload from outbox where kind = 'tell-of-appointment' and payload->>'about' = $1`,
      [id],
    )
    if (!rows[0]) throw new Error('no work')
    return rows[0].payload
  }
  const teller = () => ({
    secret: t.portal.secret,
    clinic: { ...t.portal.clinic, baseUrl: t.portal.baseUrl },
  })

  test('a process that dies leaves the work in the queue, and the next sends once', async () => {
    const id = await book(t, ana, visitAt('2026-03-18T09:30'))
    // It took the work, told everybody, and died before it could say so.
    await t.behindTheRules(
      `update outbox set tries = 1, locked_until = $1 where kind = 'tell-of-appointment'`,
      [t.time.now.add({ minutes: 2 }).toString()],
    )
    await tellOfAppointment(t.database, teller(), await telling(id), t.time.now)
    t.time.now = t.time.now.add({ minutes: 3 })
    await post.work()
    expect(got()).toEqual([['ana', 'a visit is booked']])
    const address = linkIn(post.arrived[0] ?? { text: '' }) ?? ''
    expect((await t.ask(address)).status).toBe(200)
  })

  test('two at once tell once, by a link that works', async () => {
    const id = await book(t, ana, visitAt('2026-03-18T09:30'))
    const work = await telling(id)
    await Promise.all([1, 2, 3].map(() => tellOfAppointment(t.database, teller(), work, t.time.now)))
    await Promise.all([post.work(), post.work()])
    expect(got()).toEqual([['ana', 'a visit is booked']])
    expect((await t.ask(linkIn(post.arrived[0] ?? { text: '' }) ?? '')).status).toBe(200)
    const links = await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
      db.selectFrom('visit_links').select('id').execute(),
    )
    expect(links).toHaveLength(1)
  })

  test('a booking that is rolled back is told to nobody', async () => {
    await expect(
      book(t, ana, { ...visitAt('2026-03-18T09:30'), starts_at: at('2026-03-18T03:00') }),
    ).rejects.toThrow()
    await post.work()
    expect(post.arrived).toEqual([])
  })
})

describe('requests and offers', () => {
  const request = async (status: string): Promise<string> => {
    const id = newId()
    await t.behindTheRules(
      `insert into appointment_requests (patient_id, id, kind, status, visit_type_id, needs, asked_by, asked_at, due_at, reason)
       values ($1, $2, 'new', $3, $4, 2048, $5, $6, $6, 'My knee')`,
      [ana.patient, id, status, s.types.request, ana.account, t.time.now.toString()],
    )
    return id
  }
  const offer = async (request_id: string): Promise<string> => {
    const id = newId()
    const starts_at = at('2026-03-18T09:30')
    await t.behindTheRules(
      `insert into appointments (patient_id, id, status, visit_type_id, clinician_id, place_id, mode, starts_at, ends_at,
         busy_from, busy_until, needs, held_until, request_id, made_at, updated_at)
       values ($1, $2, 'pending', $3, $4, $5, 'in-person', $6, $7, $6, $7, 2048, $8, $9, $10, $10)`,
      [
        ana.patient,
        id,
        s.types.request,
        s.clinicians.ruiz,
        s.places.harbor,
        starts_at.toString(),
        starts_at.add({ minutes: 30 }).toString(),
        t.time.now.add({ hours: 48 }).toString(),
        request_id,
        t.time.now.toString(),
      ],
    )
    return id
  }
  const tell = (what: Telling['what'], about: string, event = newId()) =>
    tellOfAppointment(
      t.database,
      { secret: t.portal.secret, clinic: { ...t.portal.clinic, baseUrl: t.portal.baseUrl } },
      { what, patient: ana.patient as string, about, event },
      t.time.now,
    )

  test('an offer says by when to answer, and where; the answer to a request says nothing', async () => {
    const id = await offer(await request('offered'))
    await tell('offered', id)
    await tell('declined', await request('declined'))
    await post.work()
    const [offered, declined] = post.arrived.toSorted((a, b) => b.subject.localeCompare(a.subject))
    expect(offered?.text).toContain(`http://localhost:3000/appointments/offers/${id}`)
    expect(offered?.text).toContain('by Thu 5 March 2026, 9:00 am CST')
    expect(declined?.subject).toBe('Harbor Clinic: there is an answer for you')
    expect(post.arrived.map(({ text }) => text).join()).not.toMatch(/knee|Visit for|visit-link/)
  })

  test('an offer that the database let go of for somebody else is told of once', async () => {
    await offer(await request('offered'))
    t.time.now = t.time.now.add({ hours: 49 })
    await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
      db
        .selectNoFrom(eb =>
          eb.fn('appointments_lapse', [eb.val(null), eb.val(null), eb.val(null), eb.val(t.time.now)]).as('x'),
        )
        .execute(),
    )
    await post.work({ reminders: true })
    t.time.now = t.time.now.add({ minutes: 10 })
    await post.work({ reminders: true })
    expect(got()).toEqual([['ana', 'the time that we offered']])
    expect(post.arrived[0]?.text).toContain('is no longer kept')
  })

  test('of somebody who is not known here nothing is told', async () => {
    await tellOfAppointment(
      t.database,
      { secret: t.portal.secret, clinic: { ...t.portal.clinic, baseUrl: t.portal.baseUrl } },
      { what: 'booked', patient: newId() as PatientId, about: newId(), event: newId() },
      t.time.now,
    )
    await post.work()
    expect(post.arrived).toEqual([])
  })
})
