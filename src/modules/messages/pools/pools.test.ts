import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bySystem } from '../../../../test/booking.ts'
import { byAnswering, byWriter, type SeededPools, seedPools, writeAs } from '../../../../test/messages.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { instant } from '../../../platform/clock.ts'
import { type AccountId, newId, type PatientId } from '../../../platform/ids.ts'
import { readPools } from './read-pools.ts'
import { readUrgentWords } from './urgent/read-urgent-words.ts'
import { urgentIn } from './urgent/urgent-in.ts'

// It is Tuesday 3 March 2026, 9:00 in Chicago.
let t: TestPortal
let pools: SeededPools
let manager: string
let nurse: AccountId
let ana: { account: AccountId; patient: PatientId }
beforeAll(async () => {
  t = await testPortal()
  nurse = (await t.staff('nurse@clinic.example', 'nurse')).account
  manager = (await t.staff('manager@clinic.example', 'manager')).cookie
  pools = await seedPools(t)
  const patient = await importRecord(t, [
    {
      resourceType: 'Patient',
      id: 'ana',
      name: [{ family: 'Prueba', given: ['Ana'] }],
      generalPractitioner: [{ reference: 'Practitioner/ruiz' }],
    },
    { resourceType: 'Practitioner', id: 'ruiz', name: [{ text: 'Elena Ruiz, MD' }] },
  ])
  ana = await t.account('ana@example.org', patient)
})
afterAll(() => t.close())

const at = (path: string) => `/staff/pools${path}`
const get = async (path: string) => (await t.ask(at(path), { cookie: manager })).text()
const post = async (path: string, form: Record<string, string>) => {
  const answered = await t.ask(at(path), { cookie: manager, form })
  return { status: answered.status, to: answered.headers.get('location'), text: await answered.text() }
}
const saved = async (path: string, form: Record<string, string>) => {
  const { status, to } = await post(path, form)
  expect([status, to]).toEqual([303, expect.stringContaining('?saved')])
  return to
}
const refused = async (path: string, form: Record<string, string>, said: string) => {
  const { status, text } = await post(path, form)
  expect(status).toBe(422)
  expect(text).toContain(said)
}
const pool = (id: string) => bySystem(t, async db => (await readPools(db)).get(id))
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const good = (more: Record<string, string> = {}): Record<string, string> => ({
  'name-en': 'Travel clinic',
  'name-es': 'Clínica del viajero',
  'about-en': '',
  'about-es': '',
  'topic-medical': 'yes',
  'open-to': 'all',
  'answer-hours': '8',
  'close-days': '14',
  zone: 'America/Chicago',
  cover: '',
  ...more,
})

describe('a team', () => {
  test('is added once, however often its form is sent', async () => {
    const key = newId()
    const form = good({ key })
    expect(await saved('/new', form)).toBe(await saved('/new', form))
    expect(await pool(key)).toMatchObject({ topics: ['medical'], answer_hours: 8, close_days: 14 })
    expect(await get('')).toContain('Travel clinic')
  })

  test.each([
    [{ 'name-en': '' }, 'Enter a name'],
    [{ 'name-es': 'x'.repeat(101) }, 'Enter a name'],
    [{ 'name-en': 'BILLING office' }, 'Another team has this name'],
    [{ 'about-es': 'x'.repeat(301) }, '300 letters'],
    [{ 'topic-medical': 'no', 'topic-nonsense': 'yes' }, 'Choose at least one'],
    [{ 'open-to': 'nobody' }, 'Choose who may write'],
    [{ 'answer-hours': '0' }, 'hours from 1 to 200'],
    [{ 'answer-hours': '1e2' }, 'hours from 1 to 200'],
    [{ 'close-days': '366' }, 'days from 1 to 365'],
    [{ zone: 'Mars/Olympus' }, 'Choose a clock'],
  ])('is not added with %j, and nothing typed is lost', async (more, said) => {
    const { status, text } = await post(
      '/new',
      good({ 'about-en': 'Shots for trips', ...more, key: newId() }),
    )
    expect(status).toBe(422)
    expect(text).toContain(said)
    expect(text).toContain('Shots for trips')
  })

  test('is changed, and nobody’s change is overwritten unseen', async () => {
    const page = await get(`/${pools.billing}/edit`)
    const was = hidden(page, 'was')
    const form = good({ 'name-en': 'Bills', 'name-es': 'Cuentas', 'topic-billing': 'yes', was })
    await saved(`/${pools.billing}/edit`, form)
    expect((await pool(pools.billing))?.name.en).toBe('Bills')
    await refused(`/${pools.billing}/edit`, { ...form, 'name-en': 'Other' }, 'Somebody else has changed this')
    expect((await pool(pools.billing))?.name.en).toBe('Bills')
  })

  test('covers never itself, nor is it covered by a team that is closed', async () => {
    const was = hidden(await get(`/${pools.team}/edit`), 'was')
    for (const cover of [pools.team, pools.gone, newId()]) {
      const form = good({ 'name-en': `Team ${cover}`, 'name-es': `Equipo ${cover}`, cover })
      if (cover === pools.team) await saved(`/${pools.team}/edit`, { ...form, was })
      else await saved('/new', { ...form, key: newId() })
    }
    const all = await bySystem(t, readPools)
    expect([...all.values()].filter(one => one.id === one.cover || one.cover === pools.gone)).toEqual([])
  })

  test('has names in the page as text, whatever they are', async () => {
    const key = newId()
    await saved('/new', good({ key, 'name-en': '<img src=x onerror=1>', 'name-es': '"><script>' }))
    for (const page of [await get(''), await get(`/${key}`), await get(`/${key}/edit`)])
      expect(page).not.toMatch(/<img src=x|"><script>/)
    await saved(`/${key}`, { do: 'close' })
  })

  test('is not there under ids that are none', async () => {
    for (const id of [newId(), 'new2', "'; drop table x"]) {
      expect((await t.ask(at(`/${encodeURIComponent(id)}`), { cookie: manager })).status).toBe(404)
      expect((await post(`/${encodeURIComponent(id)}`, { do: 'close' })).status).toBe(404)
    }
  })
})

describe('the people of a team', () => {
  test('see its messages from the moment they are added until they are removed', async () => {
    const { thread } = await writeAs(t, ana, { pool: pools.team })
    const seen = () =>
      byAnswering(t, nurse, async db => {
        const rows = await db.selectFrom('message_threads').select('id').where('id', '=', thread).execute()
        return rows.length
      })
    expect(await seen()).toBe(0)
    await saved(`/${pools.team}`, { do: 'add-member', member: nurse })
    await saved(`/${pools.team}`, { do: 'add-member', member: nurse })
    expect(await seen()).toBe(1)
    expect(await get(`/${pools.team}`)).toContain('nurse, Nurse')
    await saved(`/${pools.team}`, { do: 'remove-member', who: nurse })
    await saved(`/${pools.team}`, { do: 'remove-member', who: nurse })
    expect(await seen()).toBe(0)
  })

  test('are only those who may answer', async () => {
    const { account } = await t.staff('admin@clinic.example', 'administrator')
    for (const member of [account, ana.account, newId(), ''])
      await refused(`/${pools.team}`, { do: 'add-member', member }, 'Choose somebody')
    const gone = await t.staff('gone@clinic.example', 'nurse')
    await t.behindTheRules('update staff set disabled_at = now() where account_id = $1', [gone.account])
    await refused(`/${pools.team}`, { do: 'add-member', member: gone.account }, 'Choose somebody')
  })

  test('are missed on the list where nobody reads', async () => {
    expect(await get('')).toMatch(/teams? nobody answers/)
  })
})

test('its clinicians decide who may write to it', async () => {
  const may = async () => {
    const ids = await byWriter(t, ana, async db => {
      const { rows } = await sql<{ ids: string[] }>`
        select messages_pools_for(${ana.patient}, ${t.time.now}) as ids`.execute(db)
      return rows[0]?.ids ?? []
    })
    return ids.includes(pools.ruiz)
  }
  expect(await may()).toBe(false)
  const page = await get(`/${pools.ruiz}`)
  const ruiz = /<option value="([^"]+)"[^>]*>Elena Ruiz, MD/.exec(page)?.[1] ?? ''
  await saved(`/${pools.ruiz}`, { do: 'add-clinician', clinician: ruiz })
  expect(await may()).toBe(true)
  await saved(`/${pools.ruiz}`, { do: 'remove-clinician', who: ruiz })
  expect(await may()).toBe(false)
  await refused(`/${pools.ruiz}`, { do: 'add-clinician', clinician: newId() }, 'Choose somebody')
})

describe('hours', () => {
  const hours = async () =>
    (await pool(pools.gone))?.hours.map(({ weekday, from, until }) => `${weekday} ${from} ${until}`)

  test('are added to several days and taken from all of them', async () => {
    const form = { do: 'add-hours', 'weekday-6': 'yes', 'weekday-7': 'yes', from: '20:00', until: '00:00' }
    await saved(`/${pools.gone}`, form)
    expect(await hours()).toContain('6 20:00:00 24:00:00')
    expect(await get(`/${pools.gone}`)).toContain('8:00 pm to midnight')
    await refused(
      `/${pools.gone}`,
      { ...form, from: '19:00', until: '20:30' },
      'There are hours at this time',
    )
    await saved(`/${pools.gone}`, { do: 'remove-hours', which: '20:00:00 24:00:00' })
    expect((await hours())?.filter(one => /24:00|^[67]/.test(one))).toEqual([])
    expect(await hours()).toContain('5 08:00:00 17:00:00')
  })

  test.each([
    [{ from: '09:00', until: '12:00' }, 'Choose at least one day'],
    [{ 'weekday-6': 'yes', from: '', until: '12:00' }, 'Enter when it begins'],
    [{ 'weekday-6': 'yes', from: '12:00', until: '09:00' }, 'later than it begins'],
    [{ 'weekday-6': 'yes', from: '25:00', until: '09:00' }, 'Enter when it begins'],
  ])('%j are none', async (more, said) => {
    await refused(`/${pools.gone}`, { do: 'add-hours', ...more }, said)
  })
})

test('away needs a cover, and a day to come', async () => {
  await refused(`/${pools.team}`, { do: 'away', 'back-on': '2026-03-10' }, 'First choose who covers')
  for (const day of ['2026-03-03', '2026-02-30', '2027-03-04', ''])
    await refused(`/${pools.ruiz}`, { do: 'away', 'back-on': day }, 'within the next year')
  await saved(`/${pools.ruiz}`, { do: 'away', 'back-on': '2026-03-10' })
  // Midnight in Chicago, after the clocks went forward.
  expect((await pool(pools.ruiz))?.away_until).toEqual(instant('2026-03-10T05:00:00Z'))
  expect(await get('')).toContain('Away until Tue 10 March 2026')
  const was = hidden(await get(`/${pools.ruiz}/edit`), 'was')
  const form = good({ 'name-en': 'Ruiz', 'name-es': 'Ruiz', was, cover: '' })
  await refused(`/${pools.ruiz}/edit`, form, 'needs somebody who covers')
  await saved(`/${pools.ruiz}`, { do: 'back' })
  expect((await pool(pools.ruiz))?.away_until).toBeNull()
})

test('closed, no patient may write to it; open again, she may', async () => {
  await saved(`/${pools.billing}`, { do: 'close' })
  expect((await pool(pools.billing))?.active).toBe(false)
  await saved(`/${pools.billing}`, { do: 'reopen' })
  expect((await pool(pools.billing))?.active).toBe(true)
})

describe('templates', () => {
  const form = { name: 'Thanks', pool: '', 'body-en': 'Hello {patient}', 'body-es': 'Hola, {patient}' }

  test('are written, changed, put away and used again', async () => {
    const key = newId()
    await saved('/templates/new', { ...form, key })
    await saved('/templates/new', { ...form, key })
    const was = hidden(await get(`/templates/${key}`), 'was')
    await saved(`/templates/${key}`, { ...form, 'body-en': 'Hi {patient}\r\n{me}', was, do: 'save' })
    await refused(`/templates/${key}`, { ...form, was, do: 'save' }, 'Somebody else has changed this')
    expect(await get(`/templates/${key}`)).toContain('Hi {patient}\n{me}')
    await saved(`/templates/${key}`, { do: 'put-away' })
    expect(await get('/templates')).toContain('Put away')
    await saved(`/templates/${key}`, { do: 'use' })
    await refused('/templates/new', { ...form, key: newId() }, 'has this name')
    await saved('/templates/new', { ...form, pool: pools.team, key: newId() })
  })

  test.each([
    [{ name: '' }, 'Enter a name'],
    [{ name: 'A', 'body-en': '' }, 'Enter a text'],
    [{ name: 'B', 'body-es': 'x'.repeat(4001) }, 'Enter a text'],
    [{ name: 'C', 'body-es': 'Hola {paciente}' }, '{paciente} is nothing that can be filled in'],
  ])('with %j is none', async (more, said) => {
    await refused('/templates/new', { ...form, ...more, key: newId() }, said)
  })
})

describe('urgent words', () => {
  const help = (text: string) => bySystem(t, async db => urgentIn(text, await readUrgentWords(db)))

  test('the clinic adds its own, and takes from the portal’s', async () => {
    expect(await help('My dialysis line came out')).toBeNull()
    await saved('/urgent', { do: 'add', phrase: 'dialysis line … out', language: 'en', help: 'emergency' })
    expect(await help('My dialysis line came out')).toBe('emergency')
    expect(await help('I am choking')).toBe('emergency')
    await saved('/urgent', { do: 'off', language: 'en', phrase: 'choking' })
    expect(await help('I am choking')).toBeNull()
    await saved('/urgent', { do: 'on', language: 'en', phrase: 'choking' })
    expect(await help('I am choking')).toBe('emergency')
    await saved('/urgent', { do: 'off', language: 'en', phrase: 'nothing that is there' })
  })

  test.each([
    [{ phrase: '' }, 'Enter 2 to 60 letters'],
    [{ phrase: '... a* ...' }, 'Enter 2 to 60 letters'],
    [{ phrase: 'x'.repeat(61) }, 'Enter 2 to 60 letters'],
    [{ phrase: 'Chóking' }, 'on the list already'],
    [{ phrase: 'new words', language: 'fr' }, 'Choose a language'],
    [{ phrase: 'new words', help: 'never' }, 'Choose what the patient is told'],
  ])('%j is not added', async (more, said) => {
    await refused('/urgent', { do: 'add', language: 'en', help: 'today', ...more }, said)
  })
})

test('in Spanish every page is Spanish', async () => {
  await t.behindTheRules("update accounts set language = 'es' where email = 'manager@clinic.example'")
  for (const path of [
    '',
    '/new',
    `/${pools.team}`,
    `/${pools.team}/edit`,
    '/templates',
    '/templates/new',
    '/urgent',
  ]) {
    const page = await get(path)
    expect(page).toContain('lang="es"')
    expect(/>[^<]*\b(Save|Team|Add|Remove|Choose|Answers?)\b[^<]*</.exec(page)?.[0]).toBeUndefined()
  }
  await t.behindTheRules("update accounts set language = 'en' where email = 'manager@clinic.example'")
})
