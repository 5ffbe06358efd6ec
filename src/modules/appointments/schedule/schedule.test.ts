import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../../test/appointments.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { instant } from '../../../platform/clock.ts'
import { newId, type PatientId } from '../../../platform/ids.ts'
import { openSystem, type SystemDb } from '../../access/index.ts'
import { sensitiveGroups } from '../../terminology/index.ts'
import { appointmentsPart } from '../states.ts'

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let t: TestPortal
let ids: SeededSchedule
let manager: string
let desk: string
let ana: PatientId
beforeAll(async () => {
  t = await testPortal()
  ids = await seedSchedule(t)
  ana = await importRecord(t, [
    { resourceType: 'Patient', id: 'ana', name: [{ family: 'Prueba', given: ['Ana'] }] },
    { resourceType: 'Practitioner', id: 'ruiz', name: [{ text: 'Elena Ruiz, MD' }] },
  ])
  manager = (await t.staff('manager@clinic.example', 'manager')).cookie
  desk = (await t.staff('desk@clinic.example', 'front-desk')).cookie
})
afterAll(() => t.close())
beforeEach(() =>
  t.behindTheRules(
    `update appointments set status = 'cancelled', cancel_reason = 'other', needs_move = null where status = 'booked'`,
  ),
)

const at = (path: string) => `/staff/schedule${path}`
const get = async (path: string, cookie = manager) => (await t.ask(at(path), { cookie })).text()
const post = async (path: string, form: Record<string, string>, cookie = manager) => {
  const answered = await t.ask(at(path), { cookie, form })
  return {
    status: answered.status,
    to: answered.headers.get('location'),
    text: answered.status === 303 ? '' : await answered.text(),
  }
}

const entities: Record<string, string> = { amp: '&', quot: '"', '#39': "'", lt: '<', gt: '>' }
const plain = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)

/** What the form with this button would send, as the page has it filled in. */
function formOf(html: string, marker: string): Record<string, string> {
  const form = html.split('<form').find(part => part.includes(marker)) ?? ''
  const body = form.split('</form>')[0] ?? ''
  const found: Record<string, string> = {}
  for (const [input] of body.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1]
    if (/type="(checkbox|radio)"/.test(input) && !/\schecked/.test(input)) continue
    const name = of('name')
    if (name) found[name] = plain(of('value') ?? '')
  }
  for (const [, name = '', inside = ''] of body.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g))
    found[name] = plain(inside)
  for (const [, name = '', inside = ''] of body.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs))
    found[name] = plain(
      /<option value="([^"]*)"[^>]*selected/.exec(inside)?.[1] ??
        /<option value="([^"]*)"/.exec(inside)?.[1] ??
        '',
    )
  return found
}
const saveForm = async (path: string): Promise<Record<string, string>> => ({
  ...formOf(await get(path), 'value="save"'),
  do: 'save',
})

const system = <T>(work: (db: SystemDb) => Promise<T>): Promise<T> =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, work)

async function book(startsAt: string, clinician = ids.clinicians.ruiz, type = ids.types.anyone) {
  const [id, starts] = [newId(), instant(startsAt)]
  await t.behindTheRules(
    `insert into appointments (patient_id, id, status, visit_type_id, clinician_id, place_id, mode, starts_at, ends_at,
       busy_from, busy_until, needs, made_at, updated_at)
     values ($1, $2, 'booked', $3, $4, $5, 'in-person', $6, $7, $6, $7, $8, $9, $9)`,
    [
      ana,
      id,
      type,
      clinician,
      ids.places.harbor,
      starts.toString(),
      starts.add({ minutes: 30 }).toString(),
      appointmentsPart,
      t.time.now.toString(),
    ],
  )
  return id
}
const bookingOf = (id: string) =>
  system(db => db.selectFrom('appointments').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
const hoursOf = (clinician: string, weekday: number) =>
  system(db =>
    db
      .selectFrom('schedule_hours')
      .selectAll()
      .where('clinician_id', '=', clinician)
      .where('weekday', '=', weekday)
      .orderBy('from_time')
      .orderBy('valid_from')
      .execute(),
  )
const newHours = (more: Record<string, string> = {}) => ({
  key: newId(),
  place: ids.places.harbor,
  from: '18:00',
  until: '20:00',
  'valid-from': '2026-03-03',
  'valid-until': '',
  ...more,
})

test('the desk reads the schedule and changes nothing in it', async () => {
  const overview = await get('', desk)
  expect(overview).toContain('Dr. Ruiz')
  expect(overview).toContain('Mon, Tue, Wed, Thu, Fri')
  expect(overview).not.toContain('Add a clinician')
  const one = await get(`/clinicians/${ids.clinicians.ruiz}`, desk)
  expect(one).toContain('Monday, 9:00 am to 12:00 pm, Harbor')
  expect(one).not.toContain('/edit')
  expect((await post('/places/new', { name: 'X' }, desk)).status).toBe(404)
  expect(await get('')).toContain('Add a clinician')
})

test('a place is added once, however often the form comes, and says what is wrong', async () => {
  const wrong = await post('/places/new', { key: newId(), name: 'harbor', zone: 'Mars/Olympus', phone: 'x' })
  expect(wrong.status).toBe(422)
  for (const words of [
    'There is a place of this name already',
    'Choose the time zone',
    'Enter a telephone number',
  ])
    expect(wrong.text).toContain(words)
  const form = { key: newId(), name: 'Desert', zone: 'America/Phoenix', address: '', phone: '' }
  const first = await post('/places/new', form)
  expect(first.to).toBe(`/staff/schedule/places/${form.key}?saved`)
  expect((await post('/places/new', form)).to).toBe(first.to)
  const places = await system(db => db.selectFrom('schedule_places').select('name').execute())
  expect(places.filter(({ name }) => name === 'Desert').length).toBe(1)
})

test('a place that closes: first its bookings are shown, then it is saved and they are listed', async () => {
  const id = await book('2026-03-10T15:00:00Z')
  const path = `/places/${ids.places.harbor}`
  const close = { ...formOf(await get(path), 'value="close"'), do: 'close' }
  const check = await post(path, close)
  expect(check.status).toBe(200)
  for (const words of [
    'Nothing is saved yet',
    'Tue 10 March 2026, 10:00 am',
    'Ana Prueba',
    'Dr. Ruiz',
    'The place is closed',
  ])
    expect(check.text).toContain(words)
  expect((await bookingOf(id)).needs_move).toBeNull()
  // Back: nothing is saved, and the place is as it was.
  const back = await post(path, { ...formOf(check.text, 'name="agreed"'), back: 'yes' })
  expect(back.text).toContain('value="Harbor"')
  const saved = await post(path, formOf(check.text, 'name="agreed"'))
  expect(saved.to).toBe('/staff/schedule/to-move?listed=1')
  expect((await bookingOf(id)).needs_move).toBe('place-closed')
  const list = await get('/to-move', desk)
  expect(list).toContain(`/staff/appointments/of/${ana}/${id}/move`)
  expect(list).toContain('Ana Prueba')
  expect(await (await t.ask('/staff', { cookie: desk })).text()).toContain('1 booking to move')
  // Opened again it fits again.
  const reopen = { ...formOf(await get(path), 'value="reopen"'), do: 'reopen' }
  expect((await post(path, reopen)).to).toBe(`/staff/schedule/places/${ids.places.harbor}?saved`)
  expect((await bookingOf(id)).needs_move).toBeNull()
})

test('what was booked while one looked at the list is shown before it is saved', async () => {
  await book('2026-03-11T15:00:00Z')
  const path = `/clinicians/${ids.clinicians.ruiz}/edit`
  const form = { ...(await saveForm(path)), 'leaves-on': '2026-03-09' }
  const check = await post(path, form)
  const second = await book('2026-03-12T15:00:00Z')
  const again = await post(path, formOf(check.text, 'name="agreed"'))
  expect(again.status).toBe(200)
  expect(again.text).toContain('The list changed while you looked at it')
  expect(again.text).toContain('Thu 12 March 2026')
  const agreed = formOf(again.text, 'name="agreed"')
  delete agreed.tell
  expect((await post(path, agreed)).to).toBe('/staff/schedule/to-move?listed=2')
  expect((await bookingOf(second)).needs_move).toBe('clinician-left')
  const { rows } = await t.database.pool.query(`select 1 from outbox where payload->>'about' = $1`, [second])
  expect(rows).toEqual([])
  await post(path, { ...(await saveForm(path)), 'leaves-on': '' })
  expect((await bookingOf(second)).needs_move).toBeNull()
})

test('of two managers the second hears that it changed, keeps what she typed, and sees what it is now', async () => {
  const path = `/clinicians/${ids.clinicians.adler}/edit`
  const [mine, hers] = [await saveForm(path), await saveForm(path)]
  expect((await post(path, { ...mine, 'work-en': 'Psychiatry' })).status).toBe(303)
  const late = await post(path, { ...hers, 'work-en': 'Psychology' })
  expect(late.status).toBe(422)
  expect(late.text).toContain('Somebody else changed this after you opened it')
  expect(late.text).toContain('value="Psychology"')
  expect(late.text).toContain('<dd>Psychiatry</dd>')
  expect((await post(path, { ...formOf(late.text, 'value="save"'), do: 'save' })).status).toBe(303)
  expect(await get(path)).toContain('value="Psychology"')
})

test('a clinician: wrong input, a tie to the record, and no two to the same', async () => {
  const wrong = await post('/clinicians/new', {
    key: newId(),
    name: '',
    'leaves-on': '2026-02-30',
    practitioner: newId(),
  })
  expect(wrong.status).toBe(422)
  for (const words of [
    'Enter the name',
    'Choose at least one language',
    'Enter the last day',
    'Choose a clinician of the record',
  ])
    expect(wrong.text).toContain(words)
  const page = await get('/clinicians/new')
  const practitioner = /<option value="([^"]+)">Elena Ruiz, MD/.exec(page)?.[1] ?? ''
  expect(practitioner).not.toBe('')
  const form = {
    name: 'Dr. New',
    'work-en': 'Family medicine',
    'work-es': 'Medicina familiar',
    'speaks-es': 'yes',
    [`type-${ids.types.anyone}`]: 'yes',
    practitioner,
  }
  const key = newId()
  expect((await post('/clinicians/new', { ...form, key })).to).toBe(`/staff/schedule/clinicians/${key}?saved`)
  const other = await post('/clinicians/new', { ...form, key: newId() })
  expect(other.status).toBe(422)
  expect(other.text).toContain('Dr. New is tied to this clinician')
  expect(await get(`/clinicians/${key}`)).toContain('Visit for anyone')
})

test('hours: each mistake is said at its field, and overlapping hours of one clinician are refused', async () => {
  const path = `/clinicians/${ids.clinicians.ruiz}/hours/new`
  const fault = async (form: Record<string, string>) => {
    const answered = await post(path, form)
    expect(answered.status).toBe(422)
    return [...answered.text.matchAll(/<a href="#([\w-]+)">([^<]+)/g)]
      .map(([, field, text]) => `${field}: ${text}`)
      .find(text => !text.startsWith('main'))
  }
  const days = { 'weekday-1': 'yes' }
  expect(await fault(newHours())).toMatch(/^weekdays: Choose at least one day/)
  expect(await fault(newHours({ ...days, place: newId() }))).toMatch(/^place: Choose a place/)
  expect(await fault(newHours({ ...days, from: '25:00' }))).toMatch(/^from: Enter when/)
  expect(await fault(newHours({ ...days, until: '09:00' }))).toMatch(/^until: The end is before/)
  expect(await fault(newHours({ ...days, overnight: 'yes' }))).toMatch(/^until: The end is later/)
  expect(await fault(newHours({ ...days, until: '18:00' }))).toMatch(/^until: The end is the same/)
  expect(await fault(newHours({ ...days, 'valid-until': '2026-03-01' }))).toMatch(
    /^valid-until: The last day/,
  )
  expect(await fault(newHours({ ...days, 'valid-until': '2026-03-07' }))).toMatch(
    /^valid-until: There is no Monday/,
  )
  expect(await fault(newHours({ ...days, from: '11:00', until: '13:30' }))).toMatch(
    /^from: They overlap.*9:00 am to 12:00 pm/,
  )
  // At another place it is the same clinician, and over midnight it is the next day's morning.
  expect(await fault(newHours({ ...days, place: ids.places.mill, from: '16:00', until: '19:00' }))).toMatch(
    /^from: They overlap/,
  )
  expect(
    await fault(newHours({ 'weekday-1': 'yes', from: '22:00', until: '09:30', overnight: 'yes' })),
  ).toMatch(/^from: They overlap.*Tuesday/)
  const form = newHours({ ...days, 'weekday-3': 'yes' })
  for (const _ of [1, 2])
    expect((await post(path, form)).to).toBe(`/staff/schedule/clinicians/${ids.clinicians.ruiz}?saved`)
  expect((await hoursOf(ids.clinicians.ruiz, 3)).length).toBe(3)
})

test('hours that change from a day on end the day before, and what no longer fits is listed', async () => {
  const before = await book('2026-03-18T14:30:00Z')
  const after = await book('2026-03-25T14:30:00Z')
  const [row] = await hoursOf(ids.clinicians.ruiz, 3)
  const path = `/hours/${row?.id}`
  const form = {
    ...formOf(await get(path), 'value="change"'),
    do: 'change',
    from: '10:00',
    'change-from': '2026-03-20',
  }
  const check = await post(path, form)
  expect(check.text).toContain('Wed 25 March 2026')
  expect(check.text).not.toContain('Wed 18 March 2026')
  expect(check.text).toContain('Outside the hours')
  expect((await post(path, formOf(check.text, 'name="agreed"'))).to).toBe('/staff/schedule/to-move?listed=1')
  const rows = (await hoursOf(ids.clinicians.ruiz, 3)).filter(one => one.until_time === '12:00:00')
  expect(rows.map(one => [one.from_time, one.valid_from, one.valid_until])).toEqual([
    ['09:00:00', row?.valid_from, '2026-03-19'],
    ['10:00:00', '2026-03-20', null],
  ])
  expect((await bookingOf(before)).needs_move).toBeNull()
  expect((await bookingOf(after)).needs_move).toBe('hours-changed')
  // Sent once more it is said that it changed, and nothing is added.
  expect((await post(path, formOf(check.text, 'name="agreed"'))).status).toBe(422)
  // Ended before it begins, the new row is gone; the desk keeps the booking with a reason.
  const next = rows[1]?.id
  const end = { ...formOf(await get(`/hours/${next}`), 'value="end"'), do: 'end', 'last-day': '2026-03-19' }
  expect((await post(`/hours/${next}`, end)).status).toBe(303)
  expect((await hoursOf(ids.clinicians.ruiz, 3)).some(({ id }) => id === next)).toBe(false)
  const act = `/to-move/of/${ana}/${after}`
  const keep = { do: 'keep', seen: 'hours-changed' }
  expect((await post(act, keep, desk)).text).toContain('Say why the booking can stay')
  const note = { ...keep, [`note-${after}`]: 'She starts early for her.' }
  expect((await post(act, note, desk)).to).toBe('/staff/schedule/to-move?done=kept')
  expect((await post(act, note, desk)).to).toBe('/staff/schedule/to-move?done=late')
  expect((await bookingOf(after)).needs_move).toBeNull()
  const wrongDay = await post(`/hours/${row?.id}`, {
    ...formOf(await get(`/hours/${row?.id}`), 'value="end"'),
    do: 'end',
    'last-day': '2026-02-01',
  })
  expect(wrongDay.text).toContain('This day is over')
})

test('a single day is added beside the week, and taken away again', async () => {
  const path = `/clinicians/${ids.clinicians.ruiz}/days/new`
  expect((await post(path, newHours({ day: '2026-03-01' }))).text).toContain('This day is over')
  await post(path, newHours({ day: '2026-03-14', from: '10:00', until: '14:00' }))
  const [row] = await hoursOf(ids.clinicians.ruiz, 6)
  expect([row?.valid_from, row?.valid_until]).toEqual(['2026-03-14', '2026-03-14'])
  expect(await get(`/clinicians/${ids.clinicians.ruiz}`)).toContain(
    'Saturday, 10:00 am to 2:00 pm, Harbor, Sat 14 March 2026',
  )
  await post(`/hours/${row?.id}`, { ...formOf(await get(`/hours/${row?.id}`), 'value="end"'), do: 'end' })
  expect(await hoursOf(ids.clinicians.ruiz, 6)).toEqual([])
})

test('a kind of visit: wrong input is said, lengths and steps go together, what is booked keeps its time', async () => {
  const id = await book('2026-03-26T14:30:00Z')
  const path = `/types/${ids.types.anyone}`
  const form = await saveForm(path)
  expect(await get(path)).toContain('1 booked visit of this kind keeps its time and length')
  for (const [more, words] of [
    [{ minutes: '40', step: '15' }, 'Choose one of 5, 8, 10, 20, 40 minutes, or leave the gaps'],
    [{ minutes: '721' }, 'Enter a whole number from 5 to 720'],
    [{ 'name-es': '' }, 'Enter the name in both languages'],
    [{ 'name-en': 'Visit for long' }, 'There is a kind of visit of this name already'],
    [{ 'about-en': 'Only here' }, 'Enter it in both languages, or in neither'],
    [{ codes: 'two words; <b>' }, 'Write one code on each line'],
    [{ bookable: 'nobody' }, 'Choose who can book it'],
  ] as const)
    expect((await post(path, { ...form, ...more })).text).toContain(words)
  const saved = await post(path, {
    ...form,
    gaps: 'yes',
    minutes: '50',
    step: '20',
    codes: '390906007\n99213',
    'group-genetics': 'yes',
  })
  expect(saved.to).toBe(`/staff/schedule/types/${ids.types.anyone}?saved`)
  const booking = await bookingOf(id)
  expect(booking.ends_at.since(booking.starts_at).total('minutes')).toBe(30)
  expect(booking.needs_move).toBeNull()
  // What becomes confidential hides what is booked of it, and stays hidden.
  expect(booking.needs & sensitiveGroups.genetics).not.toBe(0)
  const again = await saveForm(path)
  expect(again.codes).toBe('390906007\n99213')
  const { 'group-genetics': _, ...open } = again
  await post(path, { ...open, minutes: '30', step: '30' })
  expect((await bookingOf(id)).needs & sensitiveGroups.genetics).not.toBe(0)
  expect((await post(path, { ...form, do: 'hide' })).text).toContain('Somebody else changed this')
  await post(path, { ...(await saveForm(path)), do: 'hide' })
  expect(await get('')).toContain('Not offered')
  await post(path, { ...(await saveForm(path)), do: 'show' })
})

test('an absence of whole days is whole days on every clock, and can be taken back', async () => {
  const id = await book('2026-04-01T19:30:00Z')
  const form = {
    key: newId(),
    kind: 'away',
    clinician: ids.clinicians.ruiz,
    place: '',
    'from-day': '2026-04-01',
    'until-day': '2026-04-02',
  }
  const check = await post('/closures/new', form)
  expect(check.text).toContain('The clinician is away')
  expect((await post('/closures/new', formOf(check.text, 'name="agreed"'))).to).toBe(
    '/staff/schedule/to-move?listed=1',
  )
  const closures = await system(db =>
    db.selectFrom('schedule_closures').selectAll().where('clinician_id', '=', ids.clinicians.ruiz).execute(),
  )
  // Arizona keeps another clock than Chicago: a row for each place.
  expect(closures.map(one => `${one.starts_at} ${one.ends_at}`).sort()).toEqual([
    '2026-04-01T05:00:00Z 2026-04-03T05:00:00Z',
    '2026-04-01T05:00:00Z 2026-04-03T05:00:00Z',
    '2026-04-01T07:00:00Z 2026-04-03T07:00:00Z',
  ])
  expect(await get('/closures', desk)).toContain('Wed 1 April 2026')
  expect(await get(`/clinicians/${ids.clinicians.ruiz}`, desk)).toContain('Away')
  for (const { id: closure } of closures)
    expect((await post(`/closures/${closure}/end`, { nothing: '' })).to).toBe(
      '/staff/schedule/closures?ended',
    )
  expect((await post(`/closures/${closures[0]?.id}/end`, { nothing: '' })).to).toBe(
    '/staff/schedule/closures?late',
  )
  expect((await bookingOf(id)).needs_move).toBeNull()
})

test('closures say what is wrong', async () => {
  const form = {
    key: newId(),
    kind: 'blocked',
    clinician: '',
    place: '',
    'from-day': '2026-04-01',
    'until-day': '2026-04-01',
  }
  for (const [more, words] of [
    [{}, 'Choose a clinician, a place, or both'],
    [{ kind: 'party' }, 'Choose what it is'],
    [{ kind: 'away' }, 'Choose the clinician who is away'],
    [{ place: ids.places.mill, 'until-day': '2026-03-31' }, 'The end is not after the beginning'],
    [{ place: ids.places.mill, 'from-time': '09:00' }, 'Enter both times'],
    [{ place: ids.places.mill, 'from-time': '9', 'until-time': '10:00' }, 'Enter a time such as'],
    [{ place: ids.places.mill, 'from-day': '2026-02-01', 'until-day': '2026-02-02' }, 'This time is over'],
    [{ place: ids.places.mill, 'until-day': '2029-04-01' }, 'at most two years'],
    [{ place: ids.places.mill, 'from-day': '' }, 'Enter the first day'],
  ] as const) {
    const answered = await post('/closures/new', { ...form, ...more })
    expect([answered.status, answered.text.includes(words), words]).toEqual([422, true, words])
  }
})

test('holidays are chosen for a place, show the bookings they touch, and are taken back', async () => {
  const id = await book('2026-05-25T14:30:00Z')
  const path = `/places/${ids.places.harbor}/holidays`
  const form = formOf(await get(path), 'name="was"')
  const chosen = { ...form, 'day-2026-05-25': 'yes', 'day-2026-11-26': 'yes', 'day-2026-05-26': 'yes' }
  const check = await post(path, chosen)
  expect(check.text).toContain('Mon 25 May 2026')
  expect((await post(path, formOf(check.text, 'name="agreed"'))).to).toBe('/staff/schedule/to-move?listed=1')
  expect(await get('/closures')).toContain('Holiday: Thanksgiving Day')
  const closures = await system(db =>
    db.selectFrom('schedule_closures').selectAll().where('kind', '=', 'holiday').execute(),
  )
  expect(closures.map(one => `${one.starts_at} ${one.ends_at}`).sort()).toEqual([
    '2026-05-25T05:00:00Z 2026-05-26T05:00:00Z',
    '2026-11-26T06:00:00Z 2026-11-27T06:00:00Z',
  ])
  // The form that was open before says that it changed.
  expect((await post(path, form)).status).toBe(422)
  const now = formOf(await get(path), 'name="was"')
  const { 'day-2026-05-25': _, ...left } = now
  expect((await post(path, left)).status).toBe(303)
  expect((await bookingOf(id)).needs_move).toBeNull()
  expect(await get(path)).toMatch(/name="day-2026-11-26"[^>]*checked/)
})

test('a new zone moves the hours with it', async () => {
  const id = await book('2026-06-03T21:30:00Z')
  const path = `/places/${ids.places.harbor}`
  const check = await post(path, { ...(await saveForm(path)), zone: 'America/New_York' })
  // 4:30 pm in Chicago is 5:30 pm in New York, after hours.
  expect(check.text).toContain('Outside the hours')
  expect((await bookingOf(id)).needs_move).toBeNull()
})

test('in Spanish, too', async () => {
  await book('2026-06-04T19:30:00Z')
  await t.behindTheRules(`update accounts set language = 'es' where email = 'manager@clinic.example'`)
  const harbor = `/places/${ids.places.harbor}`
  for (const path of [
    '',
    '/to-move',
    '/closures',
    '/closures/new',
    '/places/new',
    '/types/new',
    `${harbor}/holidays`,
  ]) {
    const page = await get(path)
    expect(page).toContain('lang="es"')
    expect(page).toContain('Horarios')
    expect(page).not.toMatch(/>(Schedule|Save|Places|Kinds of visit|Back to the schedule)</)
  }
  const close = { ...formOf(await get(harbor), 'value="close"'), do: 'close' }
  expect((await post(harbor, close)).text).toContain('Aún no se ha guardado nada')
})
