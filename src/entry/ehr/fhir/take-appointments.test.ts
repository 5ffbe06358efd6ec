import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SeededSchedule, seedSchedule } from '../../../../test/appointments.ts'
import {
  bundle,
  type Importing,
  idOf,
  importing,
  lines,
  observation,
  patient,
} from '../../../../test/importing.ts'
import { openSystem } from '../../../modules/access/index.ts'
import { takeWhatStands } from '../../../modules/appointments/index.ts'
import { sensitiveGroups } from '../../../modules/terminology/index.ts'
import { instant } from '../../../platform/clock.ts'

/** A Tuesday. */
const now = instant('2026-03-03T15:00:00Z')

let at: Importing
let clinic: SeededSchedule
beforeAll(async () => {
  at = await importing()
  clinic = await seedSchedule({ database: at.database, time: { now } })
  await at.query('update schedule_clinicians set practitioner_id = $1 where id = $2', [
    idOf('ruiz', 'Practitioner'),
    clinic.clinicians.ruiz,
  ])
  await at.query('update schedule_clinicians set practitioner_id = $1 where id = $2', [
    idOf('chen', 'Practitioner'),
    clinic.clinicians.chen,
  ])
  await at.query(`update visit_types set order_codes = '{390906007}' where id = $1`, [clinic.types.ticket])
  await at.query(`update visit_types set order_codes = '{TALK}' where id = $1`, [clinic.types.confidential])
})
beforeEach(async () => {
  await at.empty()
  await at.query('truncate appointment_tickets, appointments, appointment_events')
  await at.query('delete from schedule_closures')
})
afterAll(() => at.close())

const practitioner = (id: string, more = {}) => ({
  resourceType: 'Practitioner',
  id,
  name: [{ family: id }],
  ...more,
})
const order = (id: string, of: string, more = {}) => ({
  resourceType: 'ServiceRequest',
  id,
  status: 'active',
  intent: 'order',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '390906007', display: 'Follow-up encounter' }] },
  subject: { reference: `Patient/${of}` },
  authoredOn: '2026-03-01T10:00:00-06:00',
  occurrencePeriod: { start: '2026-06-01', end: '2026-06-30' },
  performer: [{ reference: 'Practitioner/ruiz' }],
  reasonCode: [{ text: 'Blood pressure' }],
  ...more,
})
const appointment = (id: string, of: string | null, more = {}) => ({
  resourceType: 'Appointment',
  id,
  status: 'booked',
  start: '2026-03-10T09:00:00-05:00',
  end: '2026-03-10T09:30:00-05:00',
  participant: [
    ...(of === null ? [] : [{ actor: { reference: `Patient/${of}` }, status: 'accepted' }]),
    { actor: { reference: 'Practitioner/ruiz' }, status: 'accepted' },
  ],
  ...more,
})
const take = async (...resources: Parameters<typeof lines>) => {
  const { code, complained } = await at.take({ 'in.ndjson': lines(...resources) }, { now })
  expect([code, complained]).toEqual([0, []])
}
const tickets = () =>
  at.query(`select patient_id, visit_type_id, clinician_id, reason, from_date::text, until_date::text, needs,
    ended_at is not null as ended from appointment_tickets order by from_date, patient_id`)
const closures = () =>
  at.query(`select resource_id, clinician_id, place_id, starts_at, ends_at, kind, note, ended_at is not null as ended
    from schedule_closures order by starts_at, clinician_id`)
const utc = (date: unknown) => (date as Date).toISOString().slice(0, 16)

describe('orders', () => {
  test('one that asks for a visit gives a ticket, however often it comes', async () => {
    await take(patient('ana'), practitioner('ruiz'), order('again', 'ana'))
    const expected = [
      {
        patient_id: idOf('ana', 'Patient'),
        visit_type_id: clinic.types.ticket,
        clinician_id: clinic.clinicians.ruiz,
        reason: 'Blood pressure',
        from_date: '2026-06-01',
        until_date: '2026-06-30',
        needs: 2048,
        ended: false,
      },
    ]
    expect(await tickets()).toEqual(expected)
    await take(order('again', 'ana'))
    await take(order('again', 'ana'), order('lab', 'ana', { code: { text: 'Hemoglobin A1c' } }))
    expect(await tickets()).toEqual(expected)
  })

  test('a corrected order changes it, a revoked or deleted one ends it, and an active one opens it again', async () => {
    await take(patient('ana'), order('again', 'ana'))
    await take(order('again', 'ana', { occurrencePeriod: { start: '2026-05-01' } }))
    expect(await tickets()).toMatchObject([{ from_date: '2026-05-01', until_date: null, ended: false }])
    await take(order('again', 'ana', { status: 'completed' }))
    expect(await tickets()).toMatchObject([{ ended: true }])
    await take(order('again', 'ana'))
    expect(await tickets()).toMatchObject([{ from_date: '2026-06-01', ended: false }])
    await take(order('again', 'ana', { code: { text: 'Knee MRI' } }))
    expect(await tickets()).toMatchObject([{ ended: true }])
    await take(order('again', 'ana'))
    const gone = {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [{ request: { method: 'DELETE', url: 'ServiceRequest/again' } }],
    }
    await at.take({ 'gone.json': gone }, { now })
    expect(await tickets()).toMatchObject([{ ended: true }])
  })

  test('what staff have ended stays so until the order changes', async () => {
    await take(patient('ana'), order('again', 'ana'))
    await at.query('update appointment_tickets set ended_at = now()')
    await take(order('again', 'ana'))
    expect(await tickets()).toMatchObject([{ ended: true }])
  })

  test('an order that was filed under the wrong patient takes its ticket along', async () => {
    await take(
      patient('ana'),
      patient('bea', { name: [{ family: 'Sol', given: ['Bea'] }] }),
      order('again', 'ana'),
    )
    await take(order('again', 'bea'))
    const found = await tickets()
    expect(found.filter(({ ended }) => ended).map(row => row.patient_id)).toEqual([idOf('ana', 'Patient')])
    expect(found.filter(({ ended }) => !ended).map(row => row.patient_id)).toEqual([idOf('bea', 'Patient')])
  })

  test('a confidential kind of visit, or a labelled order, is confidential as a ticket', async () => {
    const labelled = {
      security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HIV' }],
    }
    await take(
      patient('ana'),
      order('talk', 'ana', { code: { coding: [{ code: 'TALK' }] }, performer: [] }),
      order('again', 'ana', { meta: labelled, occurrencePeriod: { start: '2026-07-01' } }),
    )
    const [talk, again] = await tickets()
    expect(talk?.needs & sensitiveGroups['mental-health']).not.toBe(0)
    expect(talk?.clinician_id).toBeNull()
    expect(again?.needs & sensitiveGroups['hiv-sti']).not.toBe(0)
  })

  test('old ones, and those of a clinic without a schedule, give none', async () => {
    await take(
      patient('ana'),
      order('again', 'ana', { occurrencePeriod: { start: '2025-01-01', end: '2025-02-01' } }),
    )
    expect(await tickets()).toEqual([])
  })
})

describe('appointments of the EHR', () => {
  const closed = {
    resource_id: idOf('echo', 'Appointment'),
    place_id: null,
    kind: 'elsewhere',
    note: null,
    ended: false,
  }

  test('take their clinician’s time, are moved, called off and deleted', async () => {
    await take(patient('ana'), practitioner('ruiz'), appointment('echo', 'ana'))
    const [first, ...others] = await closures()
    expect(others).toEqual([])
    expect(first).toMatchObject({ ...closed, clinician_id: clinic.clinicians.ruiz })
    expect([utc(first?.starts_at), utc(first?.ends_at)]).toEqual(['2026-03-10T14:00', '2026-03-10T14:30'])
    await take(appointment('echo', 'ana'))
    expect(await closures()).toEqual([first])
    await take(
      appointment('echo', 'ana', { start: '2026-03-11T09:00:00-05:00', end: '2026-03-11T10:00:00-05:00' }),
    )
    const [moved] = await closures()
    expect([utc(moved?.starts_at), utc(moved?.ends_at)]).toEqual(['2026-03-11T14:00', '2026-03-11T15:00'])
    await take(appointment('echo', 'ana', { status: 'cancelled' }))
    expect(await closures()).toMatchObject([{ ended: true }])
    await take(appointment('echo', 'ana'))
    expect(await closures()).toMatchObject([{ ended: false }])
    const gone = {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [{ request: { method: 'DELETE', url: 'Appointment/echo' } }],
    }
    await at.take({ 'gone.json': gone }, { now })
    expect(await closures()).toMatchObject([{ ended: true }])
  })

  test('of nobody, of two clinicians, by a role or by a number', async () => {
    const npi = [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1999000015' }]
    await take(
      patient('ana'),
      practitioner('ruiz', { identifier: npi }),
      practitioner('chen'),
      { resourceType: 'PractitionerRole', id: 'role', practitioner: { reference: 'Practitioner/chen' } },
      appointment('meeting', null),
      appointment('both', 'ana', {
        start: '2026-03-12T09:00:00-05:00',
        end: '2026-03-12T09:30:00-05:00',
        participant: [
          { actor: { reference: 'Patient/ana' } },
          { actor: { reference: 'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1999000015' } },
          { actor: { reference: 'PractitionerRole/role' } },
        ],
      }),
    )
    const found = await closures()
    expect(found.map(row => [utc(row.starts_at), row.clinician_id]).toSorted()).toEqual(
      [
        ['2026-03-10T14:00', clinic.clinicians.ruiz],
        ['2026-03-12T14:00', clinic.clinicians.chen],
        ['2026-03-12T14:00', clinic.clinicians.ruiz],
      ].toSorted(),
    )
  })

  test('those that take no time close nothing', async () => {
    await take(
      patient('ana'),
      appointment('past', 'ana', { start: '2026-03-01T09:00:00Z', end: '2026-03-01T10:00:00Z' }),
      appointment('proposed', 'ana', { status: 'proposed' }),
      appointment('done', 'ana', { status: 'fulfilled' }),
      appointment('endless', 'ana', { end: '2029-03-10T09:00:00Z' }),
      appointment('backwards', 'ana', { end: '2026-03-09T09:00:00Z' }),
      appointment('vague', 'ana', { end: undefined }),
      appointment('odd', 'ana', {
        status: 7,
        participant: [{ actor: { reference: 'Patient/ana' } }, 'x', {}],
      }),
      appointment('stranger', 'ana', {
        participant: [
          { actor: { reference: 'Patient/ana' } },
          { actor: { reference: 'Practitioner/nobody' } },
          { actor: { reference: 'Practitioner/ruiz' }, status: 'declined' },
        ],
      }),
    )
    expect(await closures()).toEqual([])
  })

  const booked = async (more: Record<string, unknown> = {}) => {
    const row: Record<string, unknown> = {
      patient_id: idOf('ana', 'Patient'),
      id: '7d444840-9dc0-41d1-b245-5ffdce74fad2',
      status: 'booked',
      visit_type_id: clinic.types.anyone,
      clinician_id: clinic.clinicians.ruiz,
      place_id: clinic.places.harbor,
      mode: 'in-person',
      starts_at: '2026-03-10T14:00:00Z',
      ends_at: '2026-03-10T14:30:00Z',
      busy_from: '2026-03-10T14:00:00Z',
      busy_until: '2026-03-10T14:30:00Z',
      needs: 2048,
      made_at: '2026-03-01T14:00:00Z',
      updated_at: '2026-03-01T14:00:00Z',
      ...more,
    }
    const names = Object.keys(row)
    await at.query(
      `insert into appointments (${names.join(', ')}) values (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
      Object.values(row),
    )
  }

  test('what was booked here and comes back takes no time twice', async () => {
    await booked()
    await take(
      patient('ana'),
      appointment('copy', 'ana'),
      appointment('numbered', 'ana', {
        identifier: [{ system: 'urn:porchlight:appointment', value: '7d444840-9dc0-41d1-b245-5ffdce74fad2' }],
        start: '2026-03-10T10:00:00-05:00',
        end: '2026-03-10T10:30:00-05:00',
      }),
    )
    expect(await closures()).toEqual([])
    expect(await at.query('select needs_move from appointments')).toEqual([{ needs_move: null }])
  })

  test('a booking that they hit is listed to be moved, and taken off the list when they go', async () => {
    await booked()
    await take(patient('bea', { name: [{ family: 'Sol', given: ['Bea'] }] }), appointment('echo', 'bea'))
    expect(await at.query('select needs_move from appointments')).toEqual([{ needs_move: 'clinician-away' }])
    await take(appointment('echo', 'bea', { status: 'cancelled' }))
    expect(await at.query('select needs_move from appointments')).toEqual([{ needs_move: null }])
  })

  test('a dry run keeps nobody from booking, and nothing', async () => {
    const files = { 'in.ndjson': lines(patient('ana'), appointment('echo', 'ana'), order('again', 'ana')) }
    expect((await at.take(files, { now, dryRun: true })).code).toBe(0)
    expect([await closures(), await tickets()]).toEqual([[], []])
  })

  test('the nightly look and an import at once find everything once', async () => {
    await take(patient('ana'))
    await Promise.all([
      take(appointment('echo', 'ana'), order('again', 'ana')),
      takeWhatStands(at.database, now),
      takeWhatStands(at.database, now),
    ])
    await Promise.all([takeWhatStands(at.database, now), takeWhatStands(at.database, now)])
    expect([(await closures()).length, (await tickets()).length]).toEqual([1, 1])
  })

  test('a bundle that is refused tells nothing', async () => {
    const refused = bundle(
      'transaction',
      patient('ana'),
      appointment('echo', 'ana'),
      order('again', 'ana'),
      observation('o', 'nobody'),
    )
    expect((await at.take({ 'a.json': refused }, { now })).code).toBe(1)
    expect([await closures(), await tickets()]).toEqual([[], []])
  })
})

test('what came before the schedule knew of it counts from the next night on', async () => {
  await at.query('update schedule_clinicians set practitioner_id = null where id = $1', [
    clinic.clinicians.ruiz,
  ])
  await at.query(`update visit_types set order_codes = '{}' where id = $1`, [clinic.types.ticket])
  await take(
    patient('ana'),
    appointment('echo', 'ana'),
    appointment('meeting', null, { start: '2026-03-12T09:00:00-05:00', end: '2026-03-12T10:00:00-05:00' }),
    order('again', 'ana'),
    order('named', 'ana', { code: { text: 'Follow-up visit' } }),
    order('done', 'ana', { status: 'completed' }),
    order('lab', 'ana', { code: { coding: [{ system: 'http://loinc.org', code: '4548-4' }] } }),
  )
  expect([await closures(), await tickets()]).toEqual([[], []])
  await at.query('update schedule_clinicians set practitioner_id = $1 where id = $2', [
    idOf('ruiz', 'Practitioner'),
    clinic.clinicians.ruiz,
  ])
  await at.query(`update visit_types set order_codes = '{390906007}' where id = $1`, [clinic.types.ticket])
  await takeWhatStands(at.database, now)
  const made = [await closures(), await tickets()]
  expect(made.map(rows => rows.length)).toEqual([2, 2])
  await takeWhatStands(at.database, now)
  expect([await closures(), await tickets()]).toEqual(made)
})

test('an import without any of it asks the schedule nothing', async () => {
  await take(patient('ana'))
  const count = await openSystem(at.database, { name: 'administrator', act: 'test' }, now, async () =>
    at.database.sent(),
  )
  await take(observation('o1', 'ana'), observation('o2', 'ana'))
  const one = at.database.sent() - count
  const next = at.database.sent()
  await take(observation('o3', 'ana'), order('lab', 'ana', { code: { text: 'Hemoglobin A1c' } }))
  // With an order: the schedule, and whether there is a ticket of it.
  expect(at.database.sent() - next - one).toBeLessThanOrEqual(3)
})
