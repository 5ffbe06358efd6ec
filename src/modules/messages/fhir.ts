import type { Communication, CommunicationPayload, Reference } from '@medplum/fhirtypes'
import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../platform/clock.ts'
import { type AccountId, isUuid, type PatientId } from '../../platform/ids.ts'
import { codingsOf, listIn, objectIn, objectsIn, textIn } from '../clinical/index.ts'
import { isTopic, type Side, type Topic } from './topics.ts'

/**
 * Messages as FHIR R4 Communication (hl7.org/fhir/R4/communication.html) and back. A message is one Communication, part
 * of its thread, which goes by its id; the subject is `topic.text`. Files go by what they are, without their bytes.
 * Notes of the clinic have no translation: nothing outside it sees them.
 */

const uris = 'urn:ietf:rfc:3986'
const ownNumbers = 'urn:porchlight:message'
const threadNumbers = 'urn:porchlight:thread'
const topicCodes = 'urn:porchlight:message-topic'
/** What the author is to the patient ('self', 'parent', …), or her role in the clinic. */
const authorAs = 'urn:porchlight:author-as'
/** Who answers in this thread, whichever side wrote. */
const answeringPool = 'urn:porchlight:pool'

export type MessageAsSent = {
  readonly patient_id: PatientId
  readonly id: string
  readonly thread: {
    readonly id: string
    readonly topic: Topic
    readonly subject: string
    readonly about: { readonly kind: 'record' | 'appointment'; readonly id: string } | null
    readonly pool: { readonly id: string; readonly name: string }
  }
  readonly sent_at: Instant
  readonly account_id: AccountId
  readonly by_whom: Side
  readonly author: string
  readonly author_as: string
  readonly body: string
  readonly files: readonly MessageFile[]
}

export type MessageFile = {
  readonly id: string
  readonly name: string
  readonly content_type: string
  readonly bytes: number
}

export function fhirOfMessage(message: MessageAsSent): Communication {
  const { patient_id, id, thread, sent_at, by_whom, body, files } = message
  const subject = { ...named(patient_id, 'Patient'), reference: `Patient/${patient_id}` }
  const pool = named(thread.pool.id, 'CareTeam', thread.pool.name)
  return {
    resourceType: 'Communication',
    id,
    extension: [{ url: answeringPool, valueReference: pool }],
    identifier: [{ use: 'official', system: ownNumbers, value: id }],
    partOf: [{ identifier: { system: threadNumbers, value: thread.id } }],
    status: 'completed',
    category: [{ coding: [{ system: topicCodes, code: thread.topic }] }],
    topic: { text: thread.subject },
    subject,
    ...(thread.about === null ? {} : { about: [aboutOf(thread.about)] }),
    sent: sent_at.toString(),
    recipient: [by_whom === 'patient' ? pool : subject],
    sender: senderOf(message),
    payload: [{ contentString: body }, ...files.map(payloadOf)],
  }
}

type ReferenceTo = NonNullable<Communication['sender']>

function senderOf({ by_whom, author, author_as, account_id }: MessageAsSent): ReferenceTo {
  const type = by_whom === 'clinic' ? 'Practitioner' : author_as === 'self' ? 'Patient' : 'RelatedPerson'
  return { ...named(account_id, type, author), extension: [{ url: authorAs, valueString: author_as }] }
}

const named = <T extends 'Patient' | 'RelatedPerson' | 'Practitioner' | 'CareTeam'>(
  id: string,
  type: T,
  display?: string,
) => ({
  type,
  identifier: { system: uris, value: `urn:uuid:${id}` },
  ...(display === undefined ? {} : { display }),
})

/** A thing of the record is of a type that only its row knows. */
const aboutOf = ({ kind, id }: NonNullable<MessageAsSent['thread']['about']>): Reference => ({
  ...(kind === 'appointment' ? { type: 'Appointment' } : {}),
  identifier: { system: uris, value: `urn:uuid:${id}` },
})

const payloadOf = ({ id, name, content_type, bytes }: MessageFile): CommunicationPayload => ({
  id,
  contentAttachment: { title: name, contentType: content_type, size: bytes },
})

/** The message that a Communication of the portal's own says; null for any other, and where something is missing. */
export function messageOfFhir(json: unknown): MessageAsSent | null {
  const told = objectIn(json)
  if (told?.resourceType !== 'Communication' || told.status !== 'completed') return null
  const id = valueIn(told.identifier, ownNumbers)
  const patient = idOf(told.subject)
  const thread = threadIn(told)
  const sent_at = instantIn(told.sent)
  const written = writtenIn(told)
  if (!id || !patient || !thread || !sent_at || !written) return null
  return { patient_id: patient as PatientId, id, thread, sent_at, ...written, files: filesIn(told.payload) }
}

function threadIn(told: Record<string, unknown>): MessageAsSent['thread'] | null {
  const id = objectsIn(told.partOf)
    .map(({ identifier }) => valueIn(identifier, threadNumbers))
    .find(found => found !== null)
  const topic = listIn(told.category)
    .flatMap(codingsOf)
    .find(({ system }) => system === topicCodes)?.code
  const subject = textIn(objectIn(told.topic)?.text)
  const pool = poolIn(told)
  if (!id || topic === undefined || !isTopic(topic) || subject === null || pool === null) return null
  const about = objectsIn(told.about)[0]
  const about_id = idOf(about)
  const kind = about?.type === 'Appointment' ? 'appointment' : 'record'
  return { id, topic, subject, about: about_id === null ? null : { kind, id: about_id }, pool }
}

function poolIn(told: Record<string, unknown>): MessageAsSent['thread']['pool'] | null {
  const team = objectsIn(told.extension).find(({ url }) => url === answeringPool)?.valueReference
  const [id, name] = [idOf(team), textIn(objectIn(team)?.display)]
  return id === null || name === null ? null : { id, name }
}

type Written = Pick<MessageAsSent, 'account_id' | 'by_whom' | 'author' | 'author_as' | 'body'>

function writtenIn(told: Record<string, unknown>): Written | null {
  const sender = objectIn(told.sender)
  const account = idOf(sender)
  const author = textIn(sender?.display)
  const as = objectsIn(sender?.extension).find(({ url }) => url === authorAs)
  const author_as = textIn(as?.valueString)
  const body = objectsIn(told.payload)
    .map(({ contentString }) => textIn(contentString))
    .find(text => text !== null)
  if (!account || !author || !author_as || !body) return null
  const by_whom = sender?.type === 'Practitioner' ? 'clinic' : 'patient'
  return { account_id: account as AccountId, by_whom, author, author_as, body }
}

const filesIn = (payload: unknown): MessageFile[] =>
  objectsIn(payload).flatMap(({ id, contentAttachment }) => {
    const file = objectIn(contentAttachment)
    const [name, content_type, bytes] = [textIn(file?.title), textIn(file?.contentType), file?.size]
    const whole = isId(id) && name !== null && content_type !== null && Number.isSafeInteger(bytes)
    return whole ? [{ id, name, content_type, bytes: bytes as number }] : []
  })

const isId = (value: unknown): value is string => typeof value === 'string' && isUuid(value)

/** The id among these identifiers that is of this system. */
const valueIn = (identifiers: unknown, system: string): string | null =>
  objectsIn(identifiers)
    .filter(one => one.system === system)
    .map(({ value }) => value)
    .find(isId) ?? null

/** The id that a reference names by `urn:uuid:`. */
function idOf(reference: unknown): string | null {
  const value = objectIn(objectIn(reference)?.identifier)?.value
  const id = typeof value === 'string' && value.startsWith('urn:uuid:') ? value.slice(9) : null
  return isId(id) ? id : null
}

function instantIn(value: unknown): Instant | null {
  try {
    return typeof value === 'string' ? Temporal.Instant.from(value) : null
  } catch {
    return null
  }
}
