import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { AccountId, PatientId } from '../../platform/ids.ts'
import { fhirOfMessage, type MessageAsSent, messageOfFhir } from './fhir.ts'
import { topics } from './topics.ts'

const id = fc.uuid().map(text => text.toLowerCase())
const words = (most: number) =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: most }).filter(text => text.trim() !== '')

const message: fc.Arbitrary<MessageAsSent> = fc
  .record({
    patient_id: id.map(text => text as PatientId),
    id,
    thread: fc.record({
      id,
      topic: fc.constantFrom(...topics),
      subject: words(150),
      about: fc.option(fc.record({ kind: fc.constantFrom('record', 'appointment'), id }), { nil: null }),
      pool: fc.record({ id, name: words(100) }),
    }),
    sent_at: fc
      .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) })
      .map(ms => Temporal.Instant.fromEpochMilliseconds(ms)),
    account_id: id.map(text => text as AccountId),
    who: fc.constantFrom(
      ['patient', 'self'] as const,
      ['patient', 'parent'] as const,
      ['clinic', 'nurse'] as const,
    ),
    author: words(200),
    body: words(500),
    files: fc.array(
      fc.record({
        id,
        name: words(120),
        content_type: fc.constantFrom('image/jpeg', 'application/pdf'),
        bytes: fc.nat(),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ who: [by_whom, author_as], ...more }) => ({ ...more, by_whom, author_as }))

const overTheWire = (resource: unknown): unknown => JSON.parse(JSON.stringify(resource))

test('a message comes back as it went out', () => {
  fc.assert(
    fc.property(message, sent => {
      expect(messageOfFhir(overTheWire(fhirOfMessage(sent)))).toEqual(sent)
    }),
  )
})

test('the sender is whoever wrote it, and the other side gets it', () => {
  fc.assert(
    fc.property(message, sent => {
      const { sender, recipient, payload } = fhirOfMessage(sent)
      const clinic = sent.by_whom === 'clinic'
      expect(sender?.type).toBe(
        clinic ? 'Practitioner' : sent.author_as === 'self' ? 'Patient' : 'RelatedPerson',
      )
      expect(recipient?.map(({ type }) => type)).toEqual([clinic ? 'Patient' : 'CareTeam'])
      expect(payload).toHaveLength(1 + sent.files.length)
    }),
  )
})

test('whatever is broken on the way is no message, or one that is whole, and never a fault', () => {
  fc.assert(
    fc.property(message, fc.jsonValue(), fc.nat(), (sent, odd, at) => {
      const resource = overTheWire(fhirOfMessage(sent)) as Record<string, unknown>
      const fields = Object.keys(resource)
      const field = fields[at % fields.length] ?? 'sender'
      const read = messageOfFhir({ ...resource, [field]: odd })
      if (read !== null) expect(read.body).toBe(field === 'payload' ? read.body : sent.body)
      const { [field]: _, ...without } = resource
      messageOfFhir(without)
      messageOfFhir(odd)
    }),
  )
})

test.each([null, 'x', [], {}, { resourceType: 'Communication', status: 'completed' }])(
  '%j is none of ours',
  json => {
    expect(messageOfFhir(json)).toBeNull()
  },
)
