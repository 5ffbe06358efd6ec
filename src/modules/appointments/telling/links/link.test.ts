import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../../../test/appointments.ts'
import { type TestPortal, testNow, testPortal } from '../../../../../test/portal.ts'
import { accountAlone, grant } from '../../../../../test/sharing.ts'
import {
  book,
  cancel,
  doneWith,
  linkIn,
  type Post,
  postOf,
  rowOf,
  type Somebody,
} from '../../../../../test/telling.ts'
import type { AccountId } from '../../../../platform/ids.ts'
import { openSystem } from '../../../access/index.ts'
import { hashOfToken, newToken } from './token.ts'

let t: TestPortal
let s: SeededSchedule
let post: Post
let ana: Somebody
let parent: AccountId
beforeAll(async () => {
  t = await testPortal()
  s = await seedSchedule(t)
  post = postOf(t)
  parent = await accountAlone(t, 'parent@example.org')
})
let n = 0
beforeEach(async () => {
  t.time.now = testNow
  post.arrived.length = 0
  n += 1
  ana = await t.account(`ana${n}@example.org`)
  await t.behindTheRules('delete from outbox')
})
afterAll(() => t.close())

/** Each test has a day of its own. */
const visitOn = (text: string, type: keyof SeededSchedule['types'] = 'anyone') => ({
  type: s.types[type],
  clinician: type === 'confidential' ? s.clinicians.adler : s.clinicians.ruiz,
  place: s.places.harbor,
  starts_at: Temporal.PlainDateTime.from(text).toZonedDateTime('America/Chicago').toInstant(),
})
let nextSlot = 0
const anyVisit = (type: keyof SeededSchedule['types'] = 'anyone') => {
  nextSlot += 1
  const week = Math.floor(nextSlot / 16)
  const [weekday, slot] = [Math.floor((nextSlot % 16) / 4), nextSlot % 4]
  return visitOn(
    `2026-04-${String(6 + 7 * week + weekday).padStart(2, '0')}T${String(9 + Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 ? '30' : '00'}`,
    type,
  )
}
async function linkTo(name = `ana${n}`): Promise<string> {
  await post.work()
  const mail = post.arrived.findLast(({ to }) => to.startsWith(`${name}@`))
  const link = mail && linkIn(mail)
  if (!link) throw new Error('no link')
  return link
}
const see = async (link: string) => {
  const response = await t.ask(link)
  return { status: response.status, html: await response.text() }
}
const press = (link: string, act: string) => t.ask(link, { form: { do: act } })
const trail = () =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
    db
      .selectFrom('audit_entries')
      .select(['act', 'account_id', 'capacity', 'session_id', 'target', 'granted'])
      .where('patient_id', '=', ana.patient)
      .where('act', 'like', 'visit-link%')
      .orderBy('at')
      .orderBy('seq')
      .execute(),
  )

describe('a link in a mail', () => {
  test('shows when and where without signing in, and nothing else of her', async () => {
    await book(t, ana, visitOn('2026-03-18T09:30'))
    const { status, html } = await see(await linkTo())
    expect(status).toBe(200)
    for (const word of [
      'Wed 18 March 2026, 9:30 am',
      'Harbor',
      '1 Harbor Street',
      'I am coming',
      'Cancel this visit',
    ])
      expect(html).toContain(word)
    expect(html).not.toMatch(/Visit for|Ruiz|Family medicine|ana\d/)
  })

  test('opened by a program, however often, changes nothing', async () => {
    const id = await book(t, ana, anyVisit())
    const link = await linkTo()
    for (let times = 0; times < 5; times += 1) expect((await see(link)).status).toBe(200)
    expect((await t.ask(link, { method: 'HEAD' })).status).not.toBe(500)
    expect((await press(link, 'nonsense')).status).toBe(303)
    expect((await doneWith(t, id)).map(([act]) => act)).toEqual(['booked'])
    expect((await rowOf(t, id)).status).toBe('booked')
    expect((await see(link)).html).toContain('I am coming')
  })

  test('confirms, once; then it says what stands', async () => {
    const id = await book(t, ana, anyVisit())
    const link = await linkTo()
    const answers = await Promise.all([
      press(link, 'confirm'),
      press(link, 'confirm'),
      press(link, 'confirm'),
    ])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(answers[0]?.headers.get('location')).toBe(link)
    expect(await doneWith(t, id)).toEqual([
      ['booked', ana.account],
      ['confirmed', ana.account],
    ])
    const { html } = await see(link)
    expect(html).toContain('Thank you, we expect you')
    expect(html).not.toContain('I am coming')
    // The other button, pressed in another window, comes too late.
    expect((await press(link, 'cancel')).status).toBe(303)
    expect((await rowOf(t, id)).status).toBe('booked')
  })

  test('cancels, once, and frees the time', async () => {
    const id = await book(t, ana, anyVisit())
    const link = await linkTo()
    await Promise.all([press(link, 'cancel'), press(link, 'cancel')])
    expect(await rowOf(t, id)).toMatchObject({ status: 'cancelled', cancel_reason: 'cannot-come' })
    expect((await doneWith(t, id)).map(([act]) => act)).toEqual(['booked', 'cancelled'])
    expect((await see(link)).html).toContain('This visit is cancelled')
    await post.work()
    expect(post.arrived.map(({ subject }) => subject)).toEqual([
      'Harbor Clinic: a visit is booked',
      'Harbor Clinic: a visit is cancelled',
    ])
  })

  test('pressed both ways at once does one of them', async () => {
    const id = await book(t, ana, anyVisit())
    const link = await linkTo()
    await Promise.all([press(link, 'cancel'), press(link, 'confirm')])
    expect(await doneWith(t, id)).toHaveLength(2)
  })

  test('inside the cut-off asks the clinic to cancel, and says so before and after', async () => {
    const visit = anyVisit()
    const id = await book(t, ana, visit)
    const link = await linkTo()
    t.time.now = visit.starts_at.subtract({ hours: 5 })
    expect((await see(link)).html).toContain('Ask to cancel this visit')
    await press(link, 'cancel')
    expect((await rowOf(t, id)).status).toBe('booked')
    const requests = await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
      db
        .selectFrom('appointment_requests')
        .select(['kind', 'status', 'asked_by'])
        .where('appointment_id', '=', id)
        .execute(),
    )
    expect(requests).toEqual([{ kind: 'cancel', status: 'waiting', asked_by: ana.account }])
    const { html } = await see(link)
    expect(html).toContain('We have your wish to cancel')
    expect(html).toContain('The visit stands until we answer')
  })

  test('leaves in her trail that it was opened and used, and whose it was', async () => {
    const id = await book(t, ana, anyVisit())
    const link = await linkTo()
    await see(link)
    await press(link, 'confirm')
    const by = { account_id: ana.account, capacity: 'self', session_id: null, target: id, granted: true }
    expect(await trail()).toEqual([
      { act: 'visit-link-opened', ...by },
      { act: 'visit-link-used', ...by },
    ])
    const cookie = await t.signIn(`ana${n}@example.org`)
    const html = await (await t.ask('/who-looked?who=herself', { cookie })).text()
    expect(html).toContain('answered about one of your visits by the link in a mail')
  })
})

describe('a link that leads nowhere', () => {
  const gone = async (link: string) => {
    const { status, html } = await see(link)
    expect(status).toBe(404)
    expect(html).toContain('This link no longer works')
    expect(html).not.toContain('Harbor Street')
    for (const act of ['confirm', 'cancel']) expect((await press(link, act)).status).toBe(404)
  }

  test('forged, cut off, or with one letter changed: it asks the database nothing', async () => {
    await book(t, ana, anyVisit())
    const link = await linkTo()
    const token = link.slice('/visit-link/'.length)
    const other = newToken('another secret that is long enough').token
    const changed = `${token.slice(0, 9)}${token[9] === 'A' ? 'B' : 'A'}${token.slice(10)}`
    const before = t.database.sent()
    for (const bad of [changed, token.slice(0, -1), `${token}A`, `${token}=`, other, 'x', 'a'.repeat(5_000)])
      await gone(`/visit-link/${bad}`)
    expect(t.database.sent()).toBe(before)
    expect(await trail()).toEqual([])
    // Signed by us and in no table: of a visit that was long ago.
    await gone(`/visit-link/${newToken(t.portal.secret).token}`)
  })

  test.each([
    '%0d%0aSet-Cookie:%20x=1',
    '..%2f..%2f%2fevil.example',
    '%5c%5cevil.example',
    '%00',
    '%e2%80%ae',
    'x'.repeat(5_000),
    '?do=cancel',
    '__proto__',
  ])('odd, as %s: neither its page nor its form leads or says anything else', async token => {
    const link = `/visit-link/${token}`
    for (const answer of [await t.ask(link), await press(link, 'cancel'), await press(link, 'nothing')]) {
      expect([200, 303, 404]).toContain(answer.status)
      expect(answer.headers.get('set-cookie')).toBeNull()
      const to = new URL(answer.headers.get('location') ?? '/', 'http://localhost:3000')
      expect(to.origin).toBe('http://localhost:3000')
    }
  })

  test('when the visit has begun', async () => {
    const visit = anyVisit()
    const id = await book(t, ana, visit)
    const link = await linkTo()
    t.time.now = visit.starts_at.subtract({ seconds: 1 })
    expect((await see(link)).status).toBe(200)
    t.time.now = visit.starts_at
    await gone(link)
    expect((await doneWith(t, id)).map(([act]) => act)).toEqual(['booked'])
  })

  test('when her access ends', async () => {
    await grant(t, {
      patient: ana.patient,
      account: parent,
      permissions: ['appointments:read', 'appointments:write'],
      relation: 'guardian',
      until: t.time.now.add({ hours: 24 }),
    })
    const id = await book(t, ana, anyVisit())
    const link = await linkTo('parent')
    expect((await see(link)).status).toBe(200)
    t.time.now = t.time.now.add({ hours: 24 })
    await gone(link)
    expect((await rowOf(t, id)).status).toBe('booked')
    // The refusal is in the trail too.
    expect((await trail()).at(-1)).toMatchObject({ account_id: parent, granted: false })
  })

  test('when she may only look from now on: it shows, and changes nothing', async () => {
    const given = await grant(t, {
      patient: ana.patient,
      account: parent,
      permissions: ['appointments:read', 'appointments:write'],
      relation: 'guardian',
    })
    const id = await book(t, ana, anyVisit())
    const link = await linkTo('parent')
    await t.behindTheRules(`update access_grants set permissions = '{appointments:read}' where id = $1`, [
      given,
    ])
    const { status, html } = await see(link)
    expect(status).toBe(200)
    expect(html).not.toContain('do you')
    expect(html).toContain('and not change it')
    expect((await press(link, 'cancel')).status).toBe(404)
    expect((await rowOf(t, id)).status).toBe('booked')
  })

  test('when she may no longer see what is confidential', async () => {
    const given = await grant(t, {
      patient: ana.patient,
      account: parent,
      permissions: ['appointments:read', 'appointments:write', 'sensitive:read'],
      relation: 'guardian',
    })
    const id = await book(t, ana, anyVisit('confidential'))
    const link = await linkTo('parent')
    expect((await see(link)).status).toBe(200)
    await t.behindTheRules(
      `update access_grants set permissions = '{appointments:read,appointments:write}' where id = $1`,
      [given],
    )
    expect((await see(link)).status).toBe(404)
    await press(link, 'cancel')
    expect((await rowOf(t, id)).status).toBe('booked')
  })

  test('when the address that it went to is no longer hers', async () => {
    await book(t, ana, anyVisit())
    const link = await linkTo()
    await t.behindTheRules(`update accounts set email = $2 where id = $1`, [
      ana.account,
      `new${n}@example.org`,
    ])
    await gone(link)
  })

  test('when her account is gone', async () => {
    await book(t, ana, anyVisit())
    const link = await linkTo()
    await t.behindTheRules('delete from accounts where id = $1', [ana.account])
    await gone(link)
  })
})

describe('a link to a visit that has changed', () => {
  test('moved: it shows the new time and does nothing; the link of the newer mail works', async () => {
    const id = await book(t, ana, anyVisit())
    const old = await linkTo()
    await book(t, ana, { ...anyVisit(), moves: id })
    const link = await linkTo()
    expect(link).not.toBe(old)
    const { html } = await see(old)
    expect(html).toContain('This has changed since our e-mail')
    expect(html).not.toContain('I am coming')
    await press(old, 'cancel')
    expect((await rowOf(t, id)).status).toBe('booked')
    await press(link, 'cancel')
    expect((await rowOf(t, id)).status).toBe('cancelled')
  })

  test('cancelled in the portal: it says so', async () => {
    const id = await book(t, ana, anyVisit())
    const link = await linkTo()
    await cancel(t, ana, id)
    expect((await see(link)).html).toContain('This visit is cancelled')
    expect((await press(link, 'confirm')).status).toBe(303)
    expect((await doneWith(t, id)).map(([act]) => act)).toEqual(['booked', 'cancelled'])
  })

  test('that needs another time: it says so', async () => {
    const id = await book(t, ana, anyVisit())
    const link = await linkTo()
    await t.behindTheRules(`update appointments set needs_move = 'clinician-away' where id = $1`, [id])
    expect((await see(link)).html).toContain('cannot be as planned')
    await press(link, 'confirm')
    expect((await doneWith(t, id)).map(([act]) => act)).toEqual(['booked'])
  })

  test('a form from another site is not taken', async () => {
    const id = await book(t, ana, anyVisit())
    const link = await linkTo()
    const response = await t.ask(link, {
      form: { do: 'cancel' },
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(response.status).toBe(403)
    expect((await rowOf(t, id)).status).toBe('booked')
  })
})

test('who else is signed in in that browser is none of its business', async () => {
  const id = await book(t, ana, anyVisit())
  const link = await linkTo()
  await t.account(`other${n}@example.org`)
  const cookie = await t.signIn(`other${n}@example.org`)
  await t.ask(link, { cookie, form: { do: 'confirm', for: 'nobody' } })
  expect(await doneWith(t, id)).toContainEqual(['confirmed', ana.account])
})

test('nobody reads a link out of its table', async () => {
  await book(t, ana, anyVisit())
  const token = (await linkTo()).slice('/visit-link/'.length)
  const rows = await openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
    db.selectFrom('visit_links').selectAll().where('account_id', '=', ana.account).execute(),
  )
  expect(rows[0]?.token_hash).toEqual(hashOfToken(t.portal.secret, token))
  expect(JSON.stringify(rows)).not.toContain(token)
  const without = await t.database.kysely.selectFrom('visit_links').selectAll().execute()
  expect(without).toEqual([])
})

describe('the file for a calendar', () => {
  const file = async (id: string, email = `ana${n}@example.org`) => {
    const response = await t.ask(`/appointments/${id}/calendar`, { cookie: await t.signIn(email) })
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    }
  }

  test('is that of the mails, and takes the entry out when the visit is cancelled', async () => {
    const id = await book(t, ana, anyVisit())
    const { status, type, text } = await file(id)
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
    expect(text).toContain(`UID:${id}@localhost\r\n`)
    expect(text).not.toMatch(/Visit for|Ruiz/)
    await cancel(t, ana, id)
    expect((await file(id)).text).toContain('METHOD:CANCEL')
  })

  test('of a confidential visit is not there for whoever may not see it, nor for anybody else', async () => {
    const id = await book(t, ana, anyVisit('confidential'))
    const sister = await accountAlone(t, `sister${n}@example.org`)
    await grant(t, { patient: ana.patient, account: sister, permissions: ['appointments:read'] })
    expect((await file(id)).status).toBe(200)
    expect((await file(id, `sister${n}@example.org`)).status).toBe(404)
    await t.account(`stranger${n}@example.org`)
    expect((await file(id, `stranger${n}@example.org`)).status).toBe(404)
  })
})
