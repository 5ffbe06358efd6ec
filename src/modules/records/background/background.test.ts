import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { importRecord } from '../../../../test/record.ts'
import { openSystem } from '../../access/index.ts'
import { parseResource } from '../in-words/decimals.ts'
import { fieldsInWords } from './fields.ts'

const subject = { reference: 'Patient/p' }
const resources = [
  {
    resourceType: 'Patient',
    id: 'p',
    name: [{ family: 'Ray', given: ['Ann'] }],
    birthDate: '1970-01-01',
    identifier: [
      { system: 'urn:clinic', value: 'A-17' },
      { type: { coding: [{ code: 'SS', display: 'Social Security Number' }] }, value: '999-71-2690' },
    ],
  },
  { resourceType: 'Practitioner', id: 'dr', name: [{ family: 'Okafor', given: ['Ify'], prefix: ['Dr.'] }] },
  {
    resourceType: 'CareTeam',
    id: 'team',
    status: 'active',
    name: 'Heart team',
    subject,
    participant: [
      { member: subject },
      { role: [{ text: 'Heart doctor' }], member: { reference: 'Practitioner/dr' } },
      { role: [{ text: 'Helper' }], member: { display: 'Sam Poe' } },
    ],
  },
  {
    resourceType: 'Goal',
    id: 'goal',
    lifecycleStatus: 'active',
    description: { text: 'Walk more' },
    subject,
    startDate: '2025-05-01',
    target: [{ measure: { text: 'Steps' }, detailQuantity: { value: 8000 }, dueDate: '2026-06-01' }],
    note: [{ text: 'Slowly at first' }],
  },
  {
    resourceType: 'CarePlan',
    id: 'plan',
    status: 'completed',
    intent: 'plan',
    title: 'Get fit',
    subject,
    period: { start: '2025-05-01' },
    goal: [{ reference: 'Goal/goal' }],
    activity: [{ detail: { status: 'completed', description: 'Walk every day' } }],
  },
  {
    resourceType: 'FamilyMemberHistory',
    id: 'mother',
    status: 'completed',
    patient: subject,
    relationship: { coding: [{ code: 'MTH' }] },
    condition: [{ code: { text: 'Weak heart' }, onsetString: 'in her fifties' }],
  },
  {
    resourceType: 'Observation',
    id: 'job',
    status: 'final',
    category: [{ coding: [{ code: 'social-history' }] }],
    code: { coding: [{ system: 'http://loinc.org', code: '11341-5' }], text: 'Occupation' },
    subject,
    valueString: 'Lighthouse keeper',
  },
  {
    resourceType: 'QuestionnaireResponse',
    id: 'phq',
    status: 'completed',
    subject,
    authored: '2026-01-05',
    item: [
      {
        linkId: 'g',
        text: 'Mood',
        item: [
          { linkId: '44250-9', answer: [{ valueCoding: { display: 'Several days', code: '1' } }] },
          { linkId: 'free', text: 'Anything else?', answer: [{ valueString: 'Sleeping badly' }] },
          { linkId: 'empty', text: 'No one answered this' },
        ],
      },
    ],
  },
  {
    resourceType: 'ServiceRequest',
    id: 'order',
    status: 'active',
    intent: 'order',
    code: { text: 'Knee scan' },
    subject,
    authoredOn: '2026-01-02',
    requester: { reference: 'Practitioner/dr' },
    note: [{ text: 'Left side' }],
  },
  {
    resourceType: 'ExplanationOfBenefit',
    id: 'eob',
    status: 'active',
    patient: subject,
    type: { text: 'Office bill' },
    item: [
      { sequence: 1, productOrService: { text: 'Office visit' }, net: { value: 129.5, currency: 'USD' } },
    ],
    total: [{ category: { text: 'Submitted' }, amount: { value: 129.5, currency: 'USD' } }],
  },
  { resourceType: 'Device', id: 'd', patient: subject, deviceName: { name: 7 }, udiCarrier: 'none' },
]

let t: TestPortal
let cookie: string
let ids: Map<string, string>
beforeAll(async () => {
  t = await testPortal()
  await t.account('her@example.org', await importRecord(t, resources))
  await t.account('none@example.org')
  cookie = await t.signIn('her@example.org')
  ids = await openSystem(t.database, { name: 'administrator', act: 'test' }, t.time.now, async db => {
    const rows = await db.selectFrom('clinical_resources').select(['id', 'fhir_id']).execute()
    return new Map(rows.map(row => [row.fhir_id, row.id]))
  })
})
afterAll(() => t.close())

const read = async (path: string, who = cookie) => {
  const answer = await t.ask(path, { cookie: who })
  expect(answer.status).toBe(200)
  return answer.text()
}

test.each([
  ['/records/care-team', ['Heart team', 'Dr. Ify Okafor', 'Heart doctor', 'Sam Poe']],
  ['/records/care-plans', ['Walk more', 'Steps: 8000', 'Mon 1 June 2026', 'Get fit', 'Walk every day']],
  ['/records/family-history', ['Mother', 'Weak heart', 'in her fifties']],
  ['/records/social-history', ['Lighthouse keeper', 'Several days', 'Sleeping badly', 'No answer']],
  ['/records/other', ['Orders and referrals', 'Knee scan', 'Explanations of benefits', 'Device']],
  ['/records/other?kind=eob', ['Office visit', '$129.50', '1 in all']],
])('%s shows %j', async (path, facts) => {
  const page = await read(path)
  for (const fact of facts) expect(page).toContain(fact)
  expect(page).toContain('Last updated from')
  expect(page.match(/<h1/g)).toHaveLength(1)
})

test('plans are narrowed by what is over', async () => {
  const active = await read('/records/care-plans?status=active')
  expect(active).toContain('Walk more')
  expect(active).not.toContain('Get fit')
  const past = await read('/records/care-plans?status=past')
  expect(past).toContain('Get fit')
  expect(past).not.toContain('Walk more')
})

test.each([
  ['care-plans', 'plan', ['Get fit', 'Walk every day', 'Walk more, 1 May 2025']],
  ['care-plans', 'goal', ['Walk more', 'Slowly at first']],
  ['other', 'order', ['Knee scan', 'Dr. Ify Okafor', 'Left side', 'Order']],
  ['other', 'eob', ['$129.50', 'Office visit', 'Submitted']],
  ['other', 'phq', ['Little interest', 'Several days', 'Anything else?', 'Sleeping badly']],
  ['other', 'p', ['Ann Ray', '1 January 1970', '<dd><ul><li>A-17</li><li>…2690 (']],
  ['other', 'd', ['Device']],
])('%s/:id of %s shows %j and its raw form', async (section, id, facts) => {
  const page = await read(`/records/${section}/${ids.get(id)}`)
  for (const fact of facts) expect(page).toContain(fact)
  expect(page).toContain('Show the original')
})

test('a page of one thing asks at most eight queries', async () => {
  const path = `/records/other/${ids.get('order')}`
  await read(path)
  const before = t.database.sent()
  await read(path)
  expect(t.database.sent() - before).toBeLessThanOrEqual(8)
})

test('what is no plan has no page among the plans', async () => {
  expect((await t.ask(`/records/care-plans/${ids.get('order')}`, { cookie })).status).toBe(404)
})

test('with nothing on record every page says why and what to do', async () => {
  const none = await t.signIn('none@example.org')
  for (const section of ['care-team', 'care-plans', 'family-history', 'social-history', 'other'])
    expect(await read(`/records/${section}`, none)).toContain('class="empty"')
})

test('in Spanish', async () => {
  const page = await read(`/records/other/${ids.get('order')}`, `${cookie}; language=es`)
  expect(page).toContain('Orden')
  expect(await read('/records/family-history', `${cookie}; language=es`)).toContain('Madre')
})

const reader = { lang: 'en', zone: 'America/Chicago' } as const

test.each([null, 7, 'text', [], {}, { a: null, b: [null, [], {}], c: { d: { e: [1, true, ''] } } }])(
  '%j is read without a fault',
  odd => {
    expect(() => fieldsInWords(odd, reader)).not.toThrow()
  },
)

test('a resource of any depth and size is cut, and says so', () => {
  let deep: unknown = 'bottom'
  for (let n = 0; n < 5_000; n += 1) deep = { inner: deep }
  expect(fieldsInWords({ deep }, reader).cut).toBe(true)
  const wide = Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`field${n}`, n]))
  const read = fieldsInWords(wide, reader)
  expect(read.cut).toBe(true)
  expect(read.fields.length).toBeLessThan(1_000)
})

test('digits of an amount and the words of a note stay as the source wrote them', () => {
  const note = `so ${'and so '.repeat(100)}on`
  const read = parseResource(
    JSON.stringify({ quantity: 'Q', note: [{ text: note }] }).replace('"Q"', '{"value":5.10,"unit":"mg"}'),
  )
  expect(fieldsInWords(read, reader).fields.map(field => field.text)).toEqual(['5.10 mg', note])
})
