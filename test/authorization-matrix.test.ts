import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clinicMay, openSystem, type Role, roles, staffRoles } from '../src/modules/access/index.ts'
import { newId, type PatientId } from '../src/platform/ids.ts'
import { routes } from '../src/routes.ts'
import { examples, marker } from './marked-record.ts'
import { type TestPortal, testPortal } from './portal.ts'
import { importRecord } from './record.ts'

/**
 * Who gets what at every address: nobody, her own, another patient (with her ids), a grant without the
 * permission, an account without a patient, every staff role, staff without a second factor. A new address
 * without a row here fails the first test.
 *
 * `opens` is the example whose id stands for `:id`; `form` is what is posted; `own` is what whoever may open it
 * (the person herself, at /staff/… the right roles) gets where that is not 200 (GET) or 303 (POST).
 */
type Row = { opens?: keyof typeof examples; form?: Record<string, string>; own?: number; anyone?: true }

const matrix: Record<string, Row> = {
  'GET /sign-in': { anyone: true, own: 303 },
  'POST /sign-in': { anyone: true, own: 422 },
  'POST /sign-in/passkey': { anyone: true, own: 422 },
  'GET /sign-in/second': { anyone: true, own: 303 },
  'POST /sign-in/second': { anyone: true },
  'GET /step-up': { own: 303 },
  'POST /step-up': { own: 422 },
  'POST /sign-out': { anyone: true },
  'POST /language': { anyone: true, form: { lang: 'en' } },
  'GET /invitation': { anyone: true },
  'POST /invitation': { anyone: true, own: 422 },
  'GET /invitation/accept': { anyone: true, own: 404 },
  'POST /invitation/accept': { anyone: true, own: 404 },
  'GET /invitation/:token': { anyone: true, own: 404 },
  'POST /invitation/:token': { anyone: true, own: 404 },
  'GET /sign-up': { anyone: true },
  'POST /sign-up': { anyone: true, own: 422 },
  'GET /sign-up/:token': { anyone: true },
  'POST /sign-up/:token': { anyone: true, own: 422 },
  'GET /components': { anyone: true },
  'POST /session/keep': {},
  'GET /held/:id': { opens: 'lab', own: 404 },
  'GET /account': {},
  'POST /account': { form: { language: 'en' } },
  'GET /account/security/app': {},
  'POST /account/security/app': { form: { do: 'cancel' } },
  'GET /account/security/backup-codes': {},
  'POST /account/security/backup-codes': {},
  'GET /account/security/passkeys': {},
  'POST /account/security/passkeys': { own: 422 },
  'GET /account/security/passkeys/:id': { opens: 'lab', own: 404 },
  'POST /account/security/passkeys/:id': { opens: 'lab', own: 404 },
  'GET /account/security': {},
  'POST /account/sessions/:id/end': { own: 404 },
  'POST /account/sessions/end-others': {},
  'POST /account/second-step/keep': {},
  'GET /account/password': {},
  'POST /account/password': { own: 422 },
  'GET /account/email': {},
  'POST /account/email': { own: 422 },
  'GET /account/email/confirm/:token': { own: 404 },
  'POST /account/email/confirm/:token': { own: 404 },
  'GET /email/undo/:token': { anyone: true, own: 404 },
  'POST /email/undo/:token': { anyone: true, own: 404 },
  'GET /recover': { anyone: true },
  'POST /recover': { anyone: true, own: 422 },
  'GET /recover/done': { anyone: true },
  'GET /recover/code': { anyone: true },
  'POST /recover/code': { anyone: true, own: 422 },
  'GET /recover/keep/:token': { anyone: true, own: 404 },
  'POST /recover/keep/:token': { anyone: true, own: 404 },
  'GET /recover/:token': { anyone: true, own: 404 },
  'POST /recover/:token/password': { anyone: true, own: 404 },
  'POST /recover/:token/factor': { anyone: true, own: 404 },
  'POST /recover/:token/mail-code': { anyone: true, own: 422 },
  'POST /recover/:token/staff': { anyone: true, own: 404 },
  'POST /acting-for': { own: 404 },
  'POST /view/end': {},
  'GET /caregivers': {},
  'GET /caregivers/invite': {},
  'POST /caregivers/invite': { own: 422 },
  'POST /caregivers/invitations/:id': { own: 404 },
  'GET /caregivers/grants/:id': { own: 404 },
  'POST /caregivers/grants/:id': { own: 404 },
  'POST /caregivers/grants/:id/end': { own: 404 },
  'POST /caregivers/grants/:id/preview': { own: 404 },
  'POST /caregivers/leave': {},
  'GET /caregivers/people': {},
  'GET /caregivers/child': {},
  'POST /caregivers/child': { own: 422 },
  'GET /who-looked': {},
  'GET /who-looked/file': {},
  'GET /who-looked/ask': { own: 404 },
  'POST /who-looked/ask': { own: 404, form: { entry: '1.1.1', question: 'Why?' } },
  'GET /who-looked/questions/:id': { own: 404 },
  'GET /staff/questions': {},
  'GET /staff/questions/:id': { own: 404 },
  'POST /staff/questions/:id': { own: 404, form: { answer: 'Because.' } },
  'GET /staff/audit': {},
  'POST /staff/audit': {},
  'GET /staff/audit/file': {},
  'GET /': {},
  'GET /records': {},
  'GET /records/search': {},
  'POST /records/search': { form: { q: 'anything' } },
  'GET /records/search/:id': { opens: 'lab', own: 404 },
  'GET /records/labs': {},
  'GET /records/labs/tests': {},
  'GET /records/labs/:id': { opens: 'lab' },
  'GET /records/imaging': {},
  'GET /records/imaging/:id': { opens: 'imaging' },
  'GET /records/medications': {},
  'GET /records/medications/:id': { opens: 'medication' },
  'GET /records/allergies': {},
  'GET /records/allergies/:id': { opens: 'allergy' },
  'GET /records/immunizations': {},
  'GET /records/immunizations/:id': { opens: 'immunization' },
  'GET /records/conditions': {},
  'GET /records/conditions/:id': { opens: 'condition' },
  'GET /records/procedures': {},
  'GET /records/procedures/:id': { opens: 'procedure' },
  'GET /records/visits': {},
  'GET /records/visits/:id': { opens: 'visit' },
  'GET /records/documents': {},
  'GET /records/documents/:id': { opens: 'document' },
  'GET /records/documents/:id/file/:n': { opens: 'document' },
  'GET /records/vitals': {},
  'GET /records/care-team': {},
  'GET /records/care-plans': {},
  'GET /records/care-plans/:id': { opens: 'carePlan' },
  'GET /records/family-history': {},
  'GET /records/social-history': {},
  'GET /records/other': {},
  'GET /records/other/:id': { opens: 'coverage' },
  'GET /appointments': {},
  'GET /appointments/:id': { own: 404 },
  'GET /appointments/imported/:id': { own: 404 },
  'GET /appointments/:id/cancel': { own: 404 },
  'POST /appointments/:id/cancel': { own: 404 },
  'GET /appointments/ask': {},
  'POST /appointments/ask': { own: 422 },
  'POST /appointments/requests/:id/withdraw': { own: 404 },
  'GET /appointments/offers/:id': { own: 404 },
  'POST /appointments/offers/:id/accept': { own: 404 },
  'POST /appointments/offers/:id/decline': { own: 404 },
  'GET /appointments/new': {},
  'POST /appointments/new': { own: 422 },
  'GET /appointments/book/:id': { own: 404 },
  'POST /appointments/book/:id': { own: 404 },
  'GET /appointments/book/:id/times': { own: 404 },
  'POST /appointments/book/:id/times': { own: 404 },
  'GET /appointments/book/:id/check': { own: 404 },
  'POST /appointments/book/:id/check': { own: 404 },
  'POST /appointments/:id/move': { own: 404 },
  'GET /appointments/:id/calendar': { own: 404 },
  'GET /messages': {},
  'GET /messages/sent': {},
  'GET /messages/drafts': {},
  'GET /messages/archive': {},
  // Only for whatever asks for events.
  'GET /messages/events': { own: 404 },
  'GET /messages/search': {},
  'POST /messages/search': { form: { q: 'anything' } },
  'GET /messages/search/:id': { own: 404 },
  'GET /messages/:id': { own: 404 },
  'GET /messages/:id/file': { own: 404 },
  'POST /messages/:id/archive': { own: 404 },
  'GET /messages/new': {},
  'POST /messages/new': { own: 422 },
  'GET /messages/drafts/:id': { own: 404 },
  'POST /messages/drafts/:id': { own: 404 },
  'POST /messages/drafts/:id/save': { own: 404 },
  'GET /messages/drafts/:id/check': { own: 404 },
  'POST /messages/drafts/:id/send': { own: 404 },
  'POST /messages/drafts/:id/drop': { own: 404 },
  'GET /messages/drafts/:id/files': { own: 404 },
  'POST /messages/drafts/:id/files': { own: 404 },
  'POST /messages/files/:id/remove': { own: 404 },
  'GET /messages/files/:id': { own: 404 },
  'GET /staff/messages': {},
  'GET /staff/messages/new/:patient': {},
  'POST /staff/messages/new/:patient': { own: 422 },
  'GET /staff/messages/of/:patient/:id': { own: 404 },
  'POST /staff/messages/of/:patient/:id/answer': { own: 404 },
  'POST /staff/messages/of/:patient/:id/claim': { own: 404 },
  'POST /staff/messages/of/:patient/:id/let-go': { own: 404 },
  'POST /staff/messages/of/:patient/:id/note': { own: 404 },
  'POST /staff/messages/of/:patient/:id/ask': { own: 404 },
  'POST /staff/messages/of/:patient/:id/hand-over': { own: 404 },
  'POST /staff/messages/of/:patient/:id/close': { own: 404 },
  'GET /staff/messages/of/:patient/:id/appointment': { own: 404 },
  'POST /staff/messages/of/:patient/:id/appointment': { own: 404 },
  'GET /staff/messages/of/:patient/drafts/:id/files': { own: 404 },
  'POST /staff/messages/of/:patient/drafts/:id/files': { own: 404 },
  'POST /staff/messages/of/:patient/files/:id/remove': { own: 404 },
  'GET /staff/messages/of/:patient/files/:id': { own: 404 },
  'GET /visit-link/:token': { anyone: true, own: 404 },
  'POST /visit-link/:token': { anyone: true },
  'GET /staff': {},
  'GET /staff/patients': {},
  'POST /staff/patients': { form: { q: 'anybody' } },
  'GET /staff/patients/found/:id': { own: 404 },
  'GET /staff/patients/:patient': {},
  'POST /staff/patients/:patient/open': { form: { reason: 'nonsense' }, own: 422 },
  'POST /staff/patients/:patient/emergency': { form: { emergency: '' }, own: 422 },
  'POST /staff/patients/:patient/look': { own: 404 },
  'POST /staff/patients/:patient/see-as': { own: 404 },
  'POST /staff/patients/:patient/close': {},
  'GET /staff/invitations': {},
  'GET /staff/invitations/new/:patient': {},
  'POST /staff/invitations/new/:patient': { form: { email: 'no address' }, own: 422 },
  'GET /staff/invitations/:id': { own: 404 },
  'GET /staff/invitations/:id/letter': { own: 404 },
  'POST /staff/invitations/:id/renew': { own: 404 },
  'POST /staff/invitations/:id/revoke': { own: 404 },
  'GET /staff/sign-ups': {},
  'GET /staff/sign-ups/:id': { own: 404 },
  'POST /staff/sign-ups/:id/approve': { own: 404 },
  'POST /staff/sign-ups/:id/decline': { own: 404 },
  'GET /staff/accounts': {},
  'POST /staff/accounts': { form: { name: '' }, own: 422 },
  'GET /staff/accounts/invited/:id': { own: 404 },
  'POST /staff/accounts/invited/:id': { own: 404 },
  'GET /staff/accounts/:id': { own: 404 },
  'POST /staff/accounts/:id': { own: 404 },
  'GET /staff/emergencies': {},
  'POST /staff/emergencies/:id': { form: { nothing: '' }, own: 422 },
  'GET /staff/guardians': {},
  'POST /staff/guardians': { own: 422 },
  'GET /staff/guardians/of/:patient': {},
  'POST /staff/guardians/of/:patient': { own: 422 },
  'POST /staff/guardians/of/:patient/end': { own: 422 },
  'GET /staff/guardians/requests/:id': { own: 404 },
  'POST /staff/guardians/requests/:id': {},
  'GET /staff/appointment-requests': {},
  'GET /staff/appointment-requests/of/:patient/:id': { own: 404 },
  'POST /staff/appointment-requests/of/:patient/:id/offer': { own: 404 },
  'POST /staff/appointment-requests/of/:patient/:id/decline': { own: 404 },
  'POST /staff/appointment-requests/of/:patient/:id/settle': { own: 404 },
  'GET /staff/appointments/tickets/:patient': {},
  'POST /staff/appointments/tickets/:patient': { own: 422 },
  'POST /staff/appointments/tickets/:patient/:id/end': { own: 404 },
  'GET /staff/appointments': {},
  'GET /staff/appointments/print': {},
  'GET /staff/appointments/block': {},
  'POST /staff/appointments/block': { own: 422 },
  'POST /staff/appointments/block/:id/end': { own: 404 },
  'GET /staff/appointments/of/:patient/:id': { own: 404 },
  'POST /staff/appointments/of/:patient/:id/mark': { own: 404 },
  'POST /staff/appointments/of/:patient/:id/cancel': { own: 404 },
  'GET /staff/appointments/of/:patient/:id/move': { own: 404 },
  'POST /staff/appointments/of/:patient/:id/move': { own: 404 },
  'GET /staff/appointments/book/:patient': {},
  'POST /staff/appointments/book/:patient': { own: 422 },
  'GET /staff/patients/:patient/confidentiality': {},
  'GET /staff/patients/:patient/confidentiality/:id': { opens: 'lab' },
  'POST /staff/patients/:patient/confidentiality/:id': { opens: 'lab', own: 422 },
  'POST /staff/patients/:patient/confidentiality/:id/end': { opens: 'lab', own: 404 },
  'GET /staff/pools': {},
  'GET /staff/pools/new': {},
  'POST /staff/pools/new': { own: 422 },
  'GET /staff/pools/templates': {},
  'GET /staff/pools/templates/new': {},
  'POST /staff/pools/templates/new': { own: 422 },
  'GET /staff/pools/templates/:id': { opens: 'lab', own: 404 },
  'POST /staff/pools/templates/:id': { opens: 'lab', own: 404 },
  'GET /staff/pools/urgent': {},
  'POST /staff/pools/urgent': { own: 422 },
  'GET /staff/pools/:id': { opens: 'lab', own: 404 },
  'POST /staff/pools/:id': { opens: 'lab', own: 404 },
  'GET /staff/pools/:id/edit': { opens: 'lab', own: 404 },
  'POST /staff/pools/:id/edit': { opens: 'lab', own: 404 },
  'GET /staff/schedule': {},
  'GET /staff/schedule/clinicians/new': {},
  'POST /staff/schedule/clinicians/new': { own: 422 },
  'GET /staff/schedule/clinicians/:id': { own: 404 },
  'GET /staff/schedule/clinicians/:id/edit': { own: 404 },
  'POST /staff/schedule/clinicians/:id/edit': { own: 404 },
  'GET /staff/schedule/clinicians/:id/hours/new': { own: 404 },
  'POST /staff/schedule/clinicians/:id/hours/new': { own: 404 },
  'GET /staff/schedule/clinicians/:id/days/new': { own: 404 },
  'POST /staff/schedule/clinicians/:id/days/new': { own: 404 },
  'GET /staff/schedule/hours/:id': { own: 404 },
  'POST /staff/schedule/hours/:id': { own: 404 },
  'GET /staff/schedule/closures': {},
  'GET /staff/schedule/closures/new': {},
  'POST /staff/schedule/closures/new': { own: 422 },
  'POST /staff/schedule/closures/:id/end': {},
  'GET /staff/schedule/places/new': {},
  'POST /staff/schedule/places/new': { own: 422 },
  'GET /staff/schedule/places/:id': { own: 404 },
  'POST /staff/schedule/places/:id': { own: 404 },
  'GET /staff/schedule/places/:id/holidays': { own: 404 },
  'POST /staff/schedule/places/:id/holidays': { own: 404 },
  'GET /staff/schedule/types/new': {},
  'POST /staff/schedule/types/new': { own: 422 },
  'GET /staff/schedule/types/:id': { own: 404 },
  'POST /staff/schedule/types/:id': { own: 404 },
  'GET /staff/schedule/to-move': {},
  'POST /staff/schedule/to-move/of/:patient/:id': { own: 422 },
  'GET /staff/mail': {},
  'GET /staff/mail/:id': { own: 404 },
  'GET /staff/recoveries': {},
  'POST /staff/recoveries': { own: 422 },
  'GET /staff/recoveries/:id': { own: 404 },
  'POST /staff/recoveries/:id': { own: 404 },
  'GET /staff/accounts/:id/way-in': { own: 404 },
  'POST /staff/accounts/:id/way-in': { own: 404 },
}

let t: TestPortal
let ids: Map<string, string>
const cookies: Record<string, string> = {
  nobody: '',
  own: '',
  stranger: '',
  powerless: '',
  patientless: '',
}
let hers: PatientId
beforeAll(async () => {
  t = await testPortal()
  hers = await importRecord(t, Object.values(examples))
  const his = await importRecord(t, [
    { resourceType: 'Patient', id: 'stranger', name: [{ family: 'Stranger' }] },
  ])
  ids = await idsOf()
  await t.account('own@example.org', hers)
  await t.account('stranger@example.org', his)
  const powerless = await t.account('powerless@example.org')
  await t.behindTheRules(`update access_grants set permissions = '{}' where account_id = $1`, [
    powerless.account,
  ])
  const patientless = await t.account('patientless@example.org')
  await t.behindTheRules('delete from access_grants where account_id = $1', [patientless.account])
  for (const who of ['own', 'stranger', 'powerless', 'patientless'] as const)
    cookies[who] = await t.signIn(`${who}@example.org`)
  for (const role of roles) {
    const { account, cookie } = await t.staff(`${role}@clinic.example`, role)
    cookies[role] = cookie
    cookies[`${role} who opened it`] = (await t.staff(`opened-${role}@clinic.example`, role)).cookie
    await t.behindTheRules(
      `insert into access_grants (patient_id, id, account_id, relation, permissions, starts_at, ends_at)
       select $1, gen_random_uuid(), id, 'staff', $2, $3, $3::timestamptz + interval '1 hour'
       from accounts where email = $4`,
      [hers, staffRoles[role].withPatient, t.time.now.toString(), `opened-${role}@clinic.example`],
    )
    expect(account).not.toBe('')
  }
  const weak = await t.staff('weak@clinic.example', 'records')
  cookies.weak = weak.cookie
  await t.behindTheRules('update sessions set second_factor = null where account_id = $1', [weak.account])
})
afterAll(() => t.close())

/** Portal ids of the examples by the source's ids, as only a job may see them. */
const idsOf = (): Promise<Map<string, string>> =>
  openSystem(t.database, { name: 'administrator', act: 'test' }, t.time.now, async db => {
    const rows = await db.selectFrom('clinical_resources').select(['id', 'fhir_id']).execute()
    return new Map(rows.map(row => [row.fhir_id, row.id]))
  })

const addressOf = (path: string, row: Row): string => {
  const example = row.opens ? examples[row.opens] : null
  const id = example ? (ids.get(String(example.id)) ?? newId()) : newId()
  return path.replace(':patient', hers).replace(':id', id).replace(':n', '1')
}

const ask = async (key: string, row: Row, who: string) => {
  const [method = '', path = ''] = key.split(' ')
  const form = method === 'POST' ? (row.form ?? { nothing: '' }) : undefined
  return t.ask(addressOf(path, row), { cookie: cookies[who] ?? '', ...(form && { form }) })
}

test('every address has its row, and every row its address', () => {
  expect(Object.keys(matrix).sort()).toEqual(routes.map(route => `${route.method} ${route.path}`).sort())
})

describe.each(Object.entries(matrix))('%s', (key, row) => {
  const posts = key.startsWith('POST')
  const route = routes.find(one => `${one.method} ${one.path}` === key)

  const right = row.own ?? (posts ? 303 : 200)

  test('herself', async () => {
    // Signing out would end the session that the other rows need.
    if (key === 'POST /sign-out') return
    const response = await ask(key, row, 'own')
    if (route?.who === 'clinic' || route?.who === 'staff-patient') return expect(response.status).toBe(404)
    expect(response.status).toBe(right)
    // A page that shows nothing of hers to herself would prove nothing of others.
    if (row.opens && row.own === undefined) expect(await response.text()).toContain(marker)
  })

  test('nobody', async () => {
    const response = await ask(key, row, 'nobody')
    if (row.anyone) return expect(response.status).toBeLessThan(500)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toMatch(/^\/sign-in/)
    expect(await response.text()).not.toContain(marker)
  })

  test('another patient', async () => {
    if (key === 'POST /sign-out') return
    const response = await ask(key, row, 'stranger')
    expect(await response.text()).not.toContain(marker)
    if (route?.who === 'clinic' || route?.who === 'staff-patient' || (row.opens && route?.who === 'patient'))
      expect(response.status).toBe(404)
    else expect(response.status).toBeLessThan(500)
  })

  test.each(['powerless', 'patientless'])('%s: a grant without the permission, or none', async who => {
    if (route?.who === 'anyone' || route?.who === 'signed-in') return
    const response = await ask(key, row, who)
    expect(await response.text()).not.toContain(marker)
    expect(response.status).toBe(404)
  })

  test.each(roles)('staff: %s', async role => {
    if (key === 'POST /sign-out') return
    const response = await ask(key, row, role)
    if (route?.who === 'clinic')
      return expect(response.status).toBe(clinicMay(role).includes(route.permission) ? right : 404)
    expect(await response.text()).not.toContain(marker)
    if (route?.who === 'staff-patient') return expect(response.status).toBe(404)
    if (route?.who === 'patient') expect(response.status).toBe(key === 'GET /' ? 303 : 404)
  })

  test.each(roles)('staff who opened the record: %s', async role => {
    if (route?.who !== 'staff-patient') return
    const may: readonly string[] = staffRoles[role as Role].withPatient
    const allowed = route.permissions.some(one => may.includes(one))
    expect((await ask(key, row, `${role} who opened it`)).status).toBe(allowed ? right : 404)
  })

  test('staff without a second factor', async () => {
    if (route?.who !== 'clinic' && route?.who !== 'staff-patient') return
    expect((await ask(key, row, 'weak')).status).toBe(404)
  })
})

test('a search finds nothing of anybody else', async () => {
  const found = async (who: string) => {
    const posted = await t.ask('/records/search', { cookie: cookies[who] ?? '', form: { q: marker } })
    const page = await t.ask(posted.headers.get('location') ?? '', { cookie: cookies[who] ?? '' })
    return (await page.text()).split(marker).length - 1
  }
  // The word itself is repeated to whoever typed it: in the field, the title and the words of the page.
  const repeated = await found('stranger')
  expect(repeated).toBeLessThanOrEqual(4)
  expect(await found('own')).toBeGreaterThan(repeated + 10)
})

test('a search that somebody else made is not there', async () => {
  const posted = await t.ask('/records/search', { cookie: cookies.own ?? '', form: { q: marker } })
  const address = posted.headers.get('location') ?? ''
  expect((await t.ask(address, { cookie: cookies.own ?? '' })).status).toBe(200)
  expect((await t.ask(address, { cookie: cookies.stranger ?? '' })).status).toBe(404)
})
