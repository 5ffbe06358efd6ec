import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedSchedule } from '../../../../test/appointments.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { grant } from '../../../../test/sharing.ts'
import type { AccountId, PatientId, SessionId } from '../../../platform/ids.ts'
import { newId, uuidFrom } from '../../../platform/ids.ts'
import { open } from '../../access/index.ts'
import { importedAppointments } from './imported-appointments.ts'

const own = '7d444840-9dc0-41d1-b245-5ffdce74fad2'
const secret = '7d444840-9dc0-41d1-b245-5ffdce74fad3'
const idOf = (id: string, type = 'Appointment') => uuidFrom('test', type, id)
const appointment = (id: string, more: Record<string, unknown> = {}) => ({
  resourceType: 'Appointment',
  id,
  status: 'booked',
  serviceType: [{ text: 'Heart ultrasound' }],
  start: '2026-03-10T09:00:00-05:00',
  end: '2026-03-10T09:40:00-05:00',
  participant: [
    { actor: { reference: 'Patient/p' }, status: 'accepted' },
    { actor: { reference: 'Practitioner/stein' }, status: 'accepted' },
    { actor: { reference: 'Location/mill' }, status: 'accepted' },
  ],
  ...more,
})
const numbered = (value: string) => ({ identifier: [{ system: 'urn:porchlight:appointment', value }] })

const resources = [
  { resourceType: 'Patient', id: 'p', name: [{ family: 'Ray', given: ['Ann'] }], birthDate: '1970-01-01' },
  { resourceType: 'Practitioner', id: 'stein', name: [{ family: 'Stein', given: ['Jonah'] }] },
  { resourceType: 'Location', id: 'mill', name: 'Millrace Family Health' },
  appointment('echo', {
    reasonCode: [{ text: 'Swollen ankles' }],
    patientInstruction: 'No coffee that day.',
    comment: 'Bring the old tracing.',
  }),
  appointment('off', {
    status: 'cancelled',
    start: '2026-02-10T09:00:00-05:00',
    end: '2026-02-10T09:40:00-05:00',
    cancelationReason: { coding: [{ display: 'Patient: Feeling Better' }] },
  }),
  appointment('mistake', { status: 'entered-in-error', start: '2026-01-10T09:00:00-05:00' }),
  appointment('own', { ...numbered(own), start: '2026-03-11T09:00:00-05:00' }),
  appointment('secret', { ...numbered(secret), start: '2026-03-12T09:00:00-05:00' }),
  appointment('by-hand', { start: '2026-03-13T09:00:00-05:00', end: '2026-03-13T09:30:00-05:00' }),
  appointment('secret-by-hand', { start: '2026-03-16T09:00:00-05:00', end: '2026-03-16T09:30:00-05:00' }),
  {
    resourceType: 'Appointment',
    id: 'odd',
    status: 7,
    start: {},
    participant: [{ actor: { reference: 'Patient/p' } }, 'x'],
  },
  { resourceType: 'Goal', id: 'goal', lifecycleStatus: 'active', subject: { reference: 'Patient/p' } },
]

let t: TestPortal
let patient: PatientId
let account: AccountId
let cookie: string
beforeAll(async () => {
  t = await testPortal()
  const clinic = await seedSchedule(t)
  await t.behindTheRules('update schedule_clinicians set practitioner_id = $1 where id = $2', [
    idOf('stein', 'Practitioner'),
    clinic.clinicians.chen,
  ])
  patient = await importRecord(t, resources)
  account = (await t.account('her@example.org', patient)).account
  await t.account('stranger@example.org')
  const row = (id: string, starts: string, needs: number, type: string) =>
    t.behindTheRules(
      `insert into appointments (patient_id, id, status, visit_type_id, clinician_id, place_id, mode, starts_at, ends_at,
        busy_from, busy_until, needs, made_at, updated_at)
       select $1, $2, 'booked', $3, $4, $5, 'in-person', s, s + interval '30 minutes', s, s + interval '30 minutes', $6, s, s
       from (values ($7::timestamptz)) v (s)`,
      [patient, id, type, clinic.clinicians.chen, clinic.places.mill, needs, starts],
    )
  await row(own, '2026-03-11T14:00:00Z', 2048, clinic.types.anyone)
  await row(secret, '2026-03-12T14:00:00Z', 2048 | 32, clinic.types.confidential)
  await row(newId(), '2026-03-13T14:00:00Z', 2048, clinic.types.anyone)
  await row(newId(), '2026-03-16T14:00:00Z', 2048 | 32, clinic.types.confidential)
  cookie = await t.signIn('her@example.org')
})
afterAll(() => t.close())

const read = async (id: string) => {
  const answer = await t.ask(`/appointments/imported/${idOf(id)}`, { cookie })
  return { status: answer.status, text: await answer.text() }
}

test('the list has those of the EHR, and none that the portal has itself', async () => {
  const list = await listed(account)
  expect(list.map(({ id }) => id)).toEqual([idOf('echo'), idOf('off'), idOf('odd')])
  expect(list[0]).toMatchObject({
    status: 'booked',
    what: 'Heart ultrasound',
    clinician: 'Jonah Stein',
    place: 'Millrace Family Health',
  })
  expect(list[0]?.starts_at?.toString()).toBe('2026-03-10T14:00:00Z')
  expect(list[2]).toMatchObject({
    starts_at: null,
    ends_at: null,
    what: null,
    clinician: null,
    status: 'booked',
  })
})

test('whoever must not see a confidential visit does not see its copy either', async () => {
  const helper = (await t.account('helper@example.org')).account
  await grant(t, { patient, account: helper, permissions: ['appointments:read'] })
  expect((await listed(helper)).map(({ id }) => id)).toEqual([idOf('echo'), idOf('off'), idOf('odd')])
})

const listed = async (who: AccountId) => {
  const actor = { account: who, session: newId() as SessionId, act: 'test', target: null, origin: null }
  const found = await open(t.database, actor, patient, 'appointments:read', t.time.now, importedAppointments)
  if (!found.opened) throw new Error('not opened')
  return found.value
}

test('one says what it is in words, with its raw form, and that only the clinic changes it', async () => {
  const { status, text } = await read('echo')
  expect(status).toBe(200)
  for (const said of [
    'Heart ultrasound',
    'Booked',
    'Tue 10 March 2026, 9:00 am to 9:40 am',
    'Jonah Stein',
    'Millrace Family Health',
    'Swollen ankles',
    'No coffee that day.',
    'Bring the old tracing.',
    'Call Harbor Clinic',
  ])
    expect(text).toContain(said)
  expect(text).toContain('class="original"')
  expect(text).not.toMatch(/<title>[^<]*ultrasound/i)
})

test('one that is off, a mistake, or odd says so', async () => {
  expect((await read('off')).text).toContain('Patient: Feeling Better')
  expect((await read('mistake')).text).toContain('entered by mistake')
  const odd = await read('odd')
  expect(odd.status).toBe(200)
  expect(odd.text).toContain('No time is set yet')
})

test('what is no appointment, is the portal’s own, or another’s, is not there', async () => {
  expect((await read('own')).status).toBe(404)
  expect((await read('secret')).status).toBe(404)
  expect((await t.ask(`/appointments/imported/${idOf('goal', 'Goal')}`, { cookie })).status).toBe(404)
  const stranger = await t.signIn('stranger@example.org')
  expect((await t.ask(`/appointments/imported/${idOf('echo')}`, { cookie: stranger })).status).toBe(404)
})
