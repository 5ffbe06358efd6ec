import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../../test/appointments.ts'
import { type TestPortal, testNow, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { accountAlone, grant } from '../../../../test/sharing.ts'
import { newId, type PatientId } from '../../../platform/ids.ts'
import { openSystem } from '../../access/index.ts'
import { clearOldDrafts } from './drafts.ts'

let t: TestPortal
let clinic: SeededSchedule
let hers: PatientId
let his: PatientId
let as: Record<'maria' | 'john' | 'helper' | 'reader' | 'friend', string>

beforeAll(async () => {
  t = await testPortal()
  clinic = await seedSchedule(t)
  hers = await importRecord(t, [{ resourceType: 'Patient', id: 'maria', name: [{ text: 'Maria Lopez' }] }])
  his = await importRecord(t, [{ resourceType: 'Patient', id: 'john', name: [{ text: 'John Fields' }] }])
  await t.account('maria@example.org', hers)
  await t.account('john@example.org', his)
  const write = ['appointments:read', 'appointments:write'] as const
  const helper = await accountAlone(t, 'helper@example.org')
  await grant(t, { patient: hers, account: helper, permissions: write })
  const reader = await accountAlone(t, 'reader@example.org')
  await grant(t, { patient: hers, account: reader, permissions: ['appointments:read'] })
  const friend = await accountAlone(t, 'friend@example.org')
  await grant(t, { patient: hers, account: friend, permissions: [...write, 'sensitive:read'] })
  as = {
    maria: await t.signIn('maria@example.org'),
    john: await t.signIn('john@example.org'),
    helper: await t.signIn('helper@example.org'),
    reader: await t.signIn('reader@example.org'),
    friend: await t.signIn('friend@example.org'),
  }
})
afterAll(() => t.close())
beforeEach(async () => {
  t.time.now = testNow
  await t.behindTheRules('delete from appointment_events')
  await t.behindTheRules('delete from appointments')
})

type Who = keyof typeof as
const patientOf = (who: Who): PatientId => (who === 'john' ? his : hers)

async function get(who: Who, path: string, lang = 'en') {
  const response = await t.ask(path, { cookie: as[who], headers: { 'accept-language': lang } })
  return { status: response.status, to: response.headers.get('location'), text: await response.text() }
}
async function post(who: Who, path: string, form: Record<string, string> = {}) {
  const response = await t.ask(path, { cookie: as[who], form: { for: patientOf(who), ...form } })
  return {
    status: response.status,
    to: response.headers.get('location') ?? '',
    text: await response.text(),
  }
}

/** Says what it is for, and leaves with whom and where open. Answers the address of the draft. */
async function begin(who: Who, kind = clinic.types.anyone, form: Record<string, string> = {}) {
  const begun = await post(who, '/appointments/new', { kind, reason: 'My ankle hurts', ...form })
  expect(begun.status).toBe(303)
  return begun.to
}
const values = (text: string): string[] =>
  [...text.matchAll(/name="time" value="([^"]+)"/g)].map(([, value = '']) => value)

/** Chooses the nth free time. */
async function hold(who: Who, draft: string, n = 0, day = '2026-03-03') {
  const { text } = await get(who, `${draft}/times?day=${day}`)
  return post(who, `${draft}/times`, { time: values(text)[n] ?? '' })
}
/** On Thursday, so that it can still be moved, or at the first time of all. */
async function book(who: Who, kind?: string, n = 3): Promise<string> {
  const draft = await begin(who, kind)
  await hold(who, draft, n, '2026-03-05')
  const { to } = await post(who, `${draft}/check`)
  expect(to).toMatch(/^\/appointments\/[0-9a-f-]{36}\?done=booked$/)
  return to.replace('?done=booked', '')
}
const bookings = () =>
  openSystem(t.database, { name: 'administrator', act: 'test' }, t.time.now, db =>
    db.selectFrom('appointments').selectAll().orderBy('starts_at').execute(),
  )

describe('what it is for', () => {
  test('only what she may book or ask for is there, in groups, and says how long it takes', async () => {
    const { status, text } = await get('maria', '/appointments/new')
    expect(status).toBe(200)
    expect(text).toContain('Step 1 of 4')
    for (const kind of ['anyone', 'new', 'request', 'long', 'confidential'])
      expect(text).toContain(`Visit for ${kind}`)
    for (const kind of ['established', 'ticket', 'staff']) expect(text).not.toContain(`Visit for ${kind}`)
    expect(text).toContain('30 minutes · In person')
    expect(text).toContain('1 hour · In person')
    expect(text.indexOf('Book a time yourself')).toBeLessThan(text.indexOf('Visit for anyone'))
    expect(text.indexOf('Ask us for a time')).toBeLessThan(text.indexOf('Visit for request'))
  })

  test('nothing chosen is said, and what was typed stays', async () => {
    const { status, text } = await post('maria', '/appointments/new', { reason: 'My ankle hurts' })
    expect(status).toBe(422)
    expect(text).toContain('href="#kind"')
    expect(text).toContain('Choose what kind of visit you need')
    expect(text).toContain('>My ankle hurts</textarea>')
  })

  test('what may not be booked is not there for those who send it all the same', async () => {
    for (const kind of [clinic.types.staff, clinic.types.ticket, clinic.types.established, newId(), 'x'])
      expect((await post('maria', '/appointments/new', { kind })).status).toBe(422)
  })

  test('what only the clinic can find a time for leads to asking, and takes her words along', async () => {
    const { to } = await post('maria', '/appointments/new', {
      kind: clinic.types.request,
      reason: 'I cannot sleep',
    })
    expect(to).toMatch(new RegExp(`^/appointments/ask\\?kind=${clinic.types.request}&draft=[0-9a-f-]{36}$`))
    expect(to).not.toContain('sleep')
  })

  test('coming back shows what she said, and changes the same draft', async () => {
    const draft = await begin('maria')
    const id = draft.split('/').at(-1) ?? ''
    const { text } = await get('maria', `/appointments/new?draft=${id}`)
    expect(text).toContain('>My ankle hurts</textarea>')
    expect(text).toMatch(new RegExp(`value="${clinic.types.anyone}" checked`))
    const again = await post('maria', '/appointments/new', {
      kind: clinic.types.long,
      reason: 'Both knees',
      draft: id,
    })
    expect(again.to).toBe(draft)
    expect((await get('maria', `${draft}/times`)).text).toContain('Visit for long')
  })

  test('an order gives a kind of visit that nobody books without', async () => {
    const ticket = newId()
    await t.behindTheRules(
      `insert into appointment_tickets (patient_id, id, visit_type_id, clinician_id, reason, from_date, until_date, needs, made_at)
       values ($1, $2, $3, $4, 'Look at the scar', '2026-03-10', '2026-03-12', 2048, $5)`,
      [hers, ticket, clinic.types.ticket, clinic.clinicians.chen, testNow.toString()],
    )
    const { text } = await get('maria', `/appointments/new?ticket=${ticket}`)
    expect(text).toMatch(/value="ticket-[0-9a-f-]{36}" checked/)
    expect(text).toContain('Look at the scar')
    expect(text).toContain('Between Tue 10 March 2026 and Thu 12 March 2026')
    const draft = await begin('maria', `ticket-${ticket}`)
    // Chen sees patients at two places.
    const where = await get('maria', draft)
    expect(where.text).not.toContain('Dr. Ruiz')
    const times = values((await get('maria', `${draft}/times`)).text)
    expect(times.length).toBeGreaterThan(10)
    for (const time of times) expect(time).toMatch(/^2026-03-1[0-2]T/)
    for (const time of times) expect(time).toContain(clinic.clinicians.chen)
    await hold('maria', draft)
    expect((await post('maria', `${draft}/check`)).to).toContain('done=booked')
    expect((await get('maria', '/appointments/new')).text).not.toContain('Look at the scar')
    expect((await get('john', '/appointments/new')).text).not.toContain('Look at the scar')
  })
})

describe('where and with whom', () => {
  test('nothing needs to be chosen; a language is asked for where only some speak it', async () => {
    await t.behindTheRules(`update schedule_clinicians set languages = '{en,es}' where id = $1`, [
      clinic.clinicians.chen,
    ])
    const draft = await begin('maria')
    const { text } = await get('maria', draft)
    expect(text).toContain('Step 2 of 4')
    expect(text).toMatch(/value="anybody" checked/)
    expect(text).toMatch(/value="anywhere" checked/)
    expect(text).toContain('Whoever is free first and speaks Spanish')
    expect(text).not.toContain('speaks English')
    expect(text).not.toContain('Adler')
    expect((await post('maria', draft, { clinician: 'speaks-es', place: 'anywhere' })).to).toBe(
      `${draft}/times`,
    )
    for (const time of values((await get('maria', `${draft}/times`)).text))
      expect(time).toContain(clinic.clinicians.chen)
    await t.behindTheRules(`update schedule_clinicians set languages = '{en}'`)
  })

  test('somebody who does not see this kind is no choice', async () => {
    const draft = await begin('maria')
    const { status, text } = await post('maria', draft, {
      clinician: clinic.clinicians.adler,
      place: newId(),
    })
    expect(status).toBe(422)
    expect(text).toContain('Choose with whom')
    expect(text).toContain('Choose where')
  })

  test('where there is nothing to choose, the times come at once', async () => {
    const draft = await begin('maria', clinic.types.confidential)
    expect((await get('maria', draft)).to).toBe(`${draft}/times`)
    const { text } = await get('maria', `${draft}/times`)
    expect(text).toContain('with Dr. Adler · at Harbor')
    expect(text).not.toContain('Change where or with whom')
    expect(text).toMatch(/class="back-link" href="\/appointments\/new\?draft=/)
  })

  test('with one clinician at one place only those times are there', async () => {
    const draft = await begin('maria')
    await post('maria', draft, { clinician: clinic.clinicians.chen, place: clinic.places.mill })
    const { text } = await get('maria', `${draft}/times`)
    expect(text).toContain('with Dr. Chen')
    // At the mill on Tuesdays only; the clock says Tuesday, 9 am.
    expect(new Set(values(text).map(value => value.slice(0, 10)))).toEqual(new Set(['2026-03-03']))
  })
})

describe('day and time', () => {
  test('the first times stand above, each button says all of it, and a day is one link away', async () => {
    const draft = await begin('maria')
    const { text } = await get('maria', `${draft}/times`)
    // It is 9:00 in Chicago; two hours' notice.
    expect(text).toMatch(/Tue 3 March 2026, <span class="unbroken">11:00 am/)
    expect(text).toContain('Step 3 of 4')
    const button =
      /<button[^>]*>(?:(?!<\/button>).)*11:30 am(?:(?!<\/button>).)*<\/button>/.exec(text)?.[0] ?? ''
    const name = button.replace(/<[^>]+>/g, '')
    for (const part of ['Tue 3 March 2026', '11:30 am', 'with Dr.', 'at ']) expect(name).toContain(part)
    expect(text).toContain('times?day=2026-03-05#day')
    const thursday = (await get('maria', `${draft}/times?day=2026-03-05`)).text
    expect(thursday).toContain('id="day" class="times-day">Thu 5 March 2026')
    expect(thursday).toContain('Morning')
    expect(thursday).toContain('Afternoon')
    expect(thursday).toContain('times?day=2026-03-09#day')
  })

  test('two who are free at once in one place are one time', async () => {
    const draft = await begin('maria')
    const thursday = values((await get('maria', `${draft}/times?day=2026-03-05`)).text).slice(3)
    expect(thursday).toHaveLength(14)
    expect(new Set(thursday.map(value => value.slice(0, 20))).size).toBe(14)
  })

  test('a day that is none, is past or is far away is as if none were asked for', async () => {
    const draft = await begin('maria')
    for (const day of ['2026-02-30', 'tomorrow', '1999-01-01', '2099-01-01', '<b>'])
      expect((await get('maria', `${draft}/times?day=${encodeURIComponent(day)}`)).text).toContain(
        'id="day" class="times-day">Tue 3 March 2026',
      )
  })

  test('a full day says when the next time is', async () => {
    const draft = await begin('maria')
    // Nobody works on Sundays.
    const { text } = await get('maria', `${draft}/times?day=2026-03-08`)
    expect(text).toContain('No free time on Sun 8 March 2026')
    expect(text).toContain('The next free time is Mon 9 March 2026, 9:00 am.')
    expect(text).toContain('times?day=2026-03-09#day')
  })

  test('with nobody free of those she likes, she sees the others and can ask', async () => {
    await t.behindTheRules(
      `insert into schedule_closures (id, clinician_id, starts_at, ends_at, kind, made_at)
       values ($1, $2, '2026-03-01', '2027-03-01', 'away', $3)`,
      [newId(), clinic.clinicians.ruiz, testNow.toString()],
    )
    const draft = await begin('maria')
    await post('maria', draft, { clinician: clinic.clinicians.ruiz, place: 'anywhere' })
    const { status, text } = await get('maria', `${draft}/times`)
    await t.behindTheRules('delete from schedule_closures')
    expect(status).toBe(200)
    expect(text).toContain('There is no free time with what you chose')
    expect(text).toContain(`/appointments/ask?kind=${clinic.types.anyone}`)
    expect(values(text)).toHaveLength(3)
    for (const value of values(text)) expect(value).toContain(clinic.clinicians.chen)
  })

  test('when she has another visit is left out', async () => {
    await book('maria')
    const [visit] = await bookings()
    const draft = await begin('maria')
    const { text } = await get('maria', `${draft}/times?day=2026-03-05`)
    expect(text).toContain('Times at which you have another visit are left out.')
    expect(values(text).some(value => value.startsWith(visit?.starts_at.toString() ?? '?'))).toBe(false)
  })

  test('a time that nobody offers, and no time at all, keep nothing', async () => {
    const draft = await begin('maria')
    const { clinicians, places } = clinic
    expect((await post('maria', `${draft}/times`, { time: 'soon' })).to).toBe(`${draft}/times`)
    expect((await post('maria', `${draft}/times`)).to).toBe(`${draft}/times`)
    const night = await post('maria', `${draft}/times`, {
      time: `2026-03-05T03:00:00Z ${clinicians.ruiz} ${places.harbor}`,
    })
    expect(night.status).toBe(422)
    expect(night.text).toContain('That time is no longer offered')
    expect(await bookings()).toEqual([])
  })
})

describe('checking and confirming', () => {
  test('the time is kept until a time of the clock, and booked when she confirms', async () => {
    await t.behindTheRules(`update visit_types set preparation_en = 'Bring your pills.' where id = $1`, [
      clinic.types.anyone,
    ])
    const draft = await begin('maria')
    expect((await get('maria', `${draft}/check`)).to).toBe(`${draft}/times`)
    expect((await hold('maria', draft)).to).toBe(`${draft}/check`)
    const { status, text } = await get('maria', `${draft}/check`)
    expect(status).toBe(200)
    expect(text).toContain('Step 4 of 4')
    expect(text).toContain('We keep this time for you until 9:10 am')
    expect(text).toContain('Tue 3 March 2026, 11:00 am to 11:30 am')
    for (const part of ['Visit for anyone', 'Family medicine', 'My ankle hurts', 'Bring your pills.'])
      expect(text).toContain(part)
    const { to } = await post('maria', `${draft}/check`)
    const [visit] = await bookings()
    expect(to).toBe(`/appointments/${visit?.id}?done=booked`)
    expect(visit).toMatchObject({ status: 'booked', patient_id: hers, reason: 'My ankle hurts' })
  })

  test('a double click and the back button book once', async () => {
    const draft = await begin('maria')
    await hold('maria', draft)
    const both = await Promise.all([post('maria', `${draft}/check`), post('maria', `${draft}/check`)])
    const [visit, ...more] = await bookings()
    expect(more).toEqual([])
    for (const { to } of both) expect(to).toBe(`/appointments/${visit?.id}?done=booked`)
    for (const step of ['', '/times', '/check'])
      expect((await get('maria', `${draft}${step}`)).to).toBe(`/appointments/${visit?.id}`)
    expect((await post('maria', `${draft}/check`)).to).toBe(`/appointments/${visit?.id}?done=booked`)
    expect((await post('maria', `${draft}/times`, { time: 'any' })).to).toBe(`/appointments/${visit?.id}`)
    expect(await bookings()).toHaveLength(1)
  })

  test('two for one time: one gets it, the other hears so with the next three, and has typed nothing in vain', async () => {
    const [first, second] = [await begin('maria'), await begin('john')]
    const [time = ''] = values((await get('maria', `${first}/times`)).text)
    const both = await Promise.all([
      post('maria', `${first}/times`, { time }),
      post('john', `${second}/times`, { time }),
    ])
    const lost = both.find(({ status }) => status === 422)
    const won = both.find(({ status }) => status === 303)
    expect([lost?.status, won?.status]).toEqual([422, 303])
    expect(lost?.text).toContain('That time was just taken')
    expect(lost?.text).toContain('Nothing was booked.')
    expect(values(lost?.text ?? '')).toHaveLength(3)
    const loser = both[0]?.status === 422 ? ('maria' as const) : ('john' as const)
    const draft = loser === 'maria' ? first : second
    const again = await post(loser, `${draft}/times`, { time: values(lost?.text ?? '')[0] ?? '' })
    expect(again.to).toBe(`${draft}/check`)
    expect((await get(loser, `${draft}/check`)).text).toContain('My ankle hurts')
  })

  test('ten minutes over: still hers if nobody wanted it, else she hears so', async () => {
    const draft = await begin('maria')
    await hold('maria', draft)
    t.time.now = testNow.add({ minutes: 11 })
    expect((await get('maria', `${draft}/check`)).text).toContain('ten minutes, and they are over')
    expect((await post('maria', `${draft}/check`)).to).toContain('done=booked')

    const late = await begin('maria')
    const time = values((await get('maria', `${late}/times?day=2026-03-06`)).text).at(-1) ?? ''
    await post('maria', `${late}/times`, { time })
    t.time.now = testNow.add({ minutes: 25 })
    const other = await begin('john')
    expect((await post('john', `${other}/times`, { time })).status).toBe(303)
    const lost = await post('maria', `${late}/check`)
    expect(lost.status).toBe(422)
    expect(lost.text).toContain('We no longer keep that time for you')
    expect(values(lost.text).length).toBeGreaterThanOrEqual(3)
    expect((await bookings()).filter(({ status }) => status === 'booked')).toHaveLength(1)
  })

  test('two windows are two drafts, and the later choice is the one that is kept', async () => {
    const [one, two] = [await begin('maria'), await begin('maria', clinic.types.long)]
    await hold('maria', one)
    await hold('maria', two)
    const { status, text } = await get('maria', `${one}/check`)
    expect(status).toBe(200)
    expect(text).toContain('We no longer keep that time for you')
    expect((await get('maria', `${two}/check`)).text).toContain('Visit for long')
    const lost = await post('maria', `${one}/check`)
    expect(lost.status).toBe(422)
    expect((await post('maria', `${two}/check`)).to).toContain('done=booked')
  })

  test('a reason that she takes back is not kept with the time', async () => {
    const draft = await begin('maria')
    await hold('maria', draft)
    const id = draft.split('/').at(-1) ?? ''
    await post('maria', '/appointments/new', { kind: clinic.types.anyone, reason: '', draft: id })
    expect(await bookings()).toEqual([])
    await hold('maria', draft)
    await post('maria', `${draft}/check`)
    expect((await bookings())[0]?.reason).toBeNull()
  })
})

describe('moving', () => {
  test('the old time stands until the new one is confirmed, and then the same visit has it', async () => {
    const visit = await book('maria')
    const [before] = await bookings()
    const { to: times } = await post('maria', `${visit}/move`)
    expect(times).toMatch(/^\/appointments\/book\/[0-9a-f-]{36}\/times$/)
    const draft = times.replace('/times', '')
    const { text } = await get('maria', times)
    expect(text).toContain('Moving a visit · Step 1 of 2')
    expect(text).toContain('Your time now: Thu 5 March 2026, 9:00 am')
    expect(text).toContain('Your old time stays yours until you confirm the new one.')
    for (const value of values(text)) expect(value).toContain(before?.clinician_id ?? '?')
    await hold('maria', draft, 1)
    expect((await bookings()).filter(({ status }) => status === 'booked')).toMatchObject([
      { id: before?.id, starts_at: before?.starts_at },
    ])
    const check = (await get('maria', `${draft}/check`)).text
    expect(check).toContain('Step 2 of 2')
    expect(check).toMatch(/Your time now<\/dt><dd>Thu 5 March 2026, 9:00 am</)
    const done = await post('maria', `${draft}/check`)
    expect(done.to).toBe(`${visit}?done=moved`)
    const [after, ...more] = await bookings()
    expect(more).toEqual([])
    expect(after).toMatchObject({ id: before?.id, status: 'booked', sequence: 1, reason: 'My ankle hurts' })
    expect(after?.starts_at.equals(before?.starts_at ?? testNow)).toBe(false)
    expect((await post('maria', `${draft}/check`)).to).toBe(`${visit}?done=moved`)
  })

  test('inside the cut-off, cancelled, or a stranger’s: no draft begins', async () => {
    const visit = await book('maria', clinic.types.anyone, 0)
    expect((await post('maria', `${visit}/move`)).to).toBe(
      `/appointments/ask?visit=${visit.split('/').at(-1)}`,
    )
    expect((await post('john', `${visit}/move`)).status).toBe(404)
    expect((await post('maria', `/appointments/${newId()}/move`)).status).toBe(404)
  })

  test('cancelled meanwhile: nothing moves, and she hears so', async () => {
    const visit = await book('maria')
    const draft = (await post('maria', `${visit}/move`)).to.replace('/times', '')
    await hold('maria', draft, 1)
    await t.behindTheRules(
      `update appointments set status = 'cancelled', cancel_reason = 'other' where status = 'booked'`,
    )
    const { status, text } = await post('maria', `${draft}/check`)
    expect(status).toBe(422)
    expect(text).toContain('This visit can no longer be moved')
  })
})

describe('who may', () => {
  const steps = (draft: string) =>
    [
      ['GET', draft],
      ['POST', draft],
      ['GET', `${draft}/times`],
      ['POST', `${draft}/times`],
      ['GET', `${draft}/check`],
      ['POST', `${draft}/check`],
    ] as const

  test('a draft is only for whoever began it: for others it is not there', async () => {
    const draft = await begin('maria')
    await hold('maria', draft)
    for (const who of ['john', 'helper', 'reader'] as const)
      for (const [method, path] of steps(draft)) {
        const { status, text } = method === 'GET' ? await get(who, path) : await post(who, path)
        expect([who, method, path, status]).toEqual([who, method, path, 404])
        expect(text).not.toContain('ankle')
      }
    const id = draft.split('/').at(-1)
    expect((await get('john', `/appointments/new?draft=${id}`)).text).not.toContain('ankle')
    expect(
      (await post('john', '/appointments/new', { kind: clinic.types.anyone, draft: id ?? '' })).status,
    ).toBe(404)
  })

  test('whoever only sees her appointments books none', async () => {
    expect((await get('reader', '/appointments/new')).status).toBe(404)
    expect((await post('reader', '/appointments/new', { kind: clinic.types.anyone })).status).toBe(404)
  })

  test('whoever acts for her books for her, and the page says for whom', async () => {
    const { text } = await get('helper', '/appointments/new')
    expect(text).toContain('What does Maria Lopez need?')
    const draft = await begin('helper')
    await hold('helper', draft)
    expect((await get('helper', `${draft}/check`)).text).toMatch(/<dt>For<\/dt><dd>Maria Lopez/)
    await post('helper', `${draft}/check`)
    expect(await bookings()).toMatchObject([{ patient_id: hers, status: 'booked' }])
  })

  test('what is confidential is a choice only for those who may see that it is', async () => {
    expect((await get('helper', '/appointments/new')).text).not.toContain('Visit for confidential')
    expect((await post('helper', '/appointments/new', { kind: clinic.types.confidential })).status).toBe(422)
    expect((await get('friend', '/appointments/new')).text).toContain('Visit for confidential')
    const visit = await book('friend', clinic.types.confidential)
    expect((await post('helper', `${visit}/move`)).status).toBe(404)
  })
})

test('all of it is there in Spanish', async () => {
  const new_ = (await get('maria', '/appointments/new', 'es')).text
  for (const part of ['¿Qué necesita?', 'Paso 1 de 4', 'Visita para anyone', '30 minutos · En persona'])
    expect(new_).toContain(part)
  const draft = await begin('maria')
  expect((await get('maria', draft, 'es')).text).toContain('¿Dónde y con quién?')
  const times = (await get('maria', `${draft}/times`, 'es')).text
  for (const part of ['Elija el día y la hora', 'Por la mañana', 'Semana siguiente', 'con Dr. '])
    expect(times).toContain(part)
  await hold('maria', draft)
  expect((await get('maria', `${draft}/check`, 'es')).text).toContain('Le guardamos esta hora hasta las 9:10')
})

test('drafts go when nobody comes back to them', async () => {
  const draft = (await begin('maria')).split('/').at(-1) ?? ''
  const isThere = () =>
    openSystem(t.database, { name: 'administrator', act: 'test' }, t.time.now, db =>
      db.selectFrom('appointment_drafts').select('id').where('id', '=', draft).execute(),
    ).then(found => found.length === 1)
  await clearOldDrafts(t.database, testNow.add({ hours: 47 }))
  expect(await isThere()).toBe(true)
  await clearOldDrafts(t.database, testNow.add({ hours: 49 }))
  expect(await isThere()).toBe(false)
})
