import type { Look } from '../../../ui/page.ts'
import type { PatientDb } from '../../access/index.ts'
import { visitNamed } from '../../appointments/index.ts'
import { thingNamed } from '../../records/index.ts'
import type { Topic } from '../topics.ts'
import type { About } from './about.ts'

/** A thing that a message is about, as its own page names it, and what one usually asks about such a thing. */
export type AboutNamed = {
  readonly title: string
  readonly when: string | null
  readonly href: string
  readonly topic: Topic
}

const topicOfKind: Readonly<Record<string, Topic>> = {
  appointment: 'appointment',
  coverage: 'billing',
  claim: 'billing',
  'claim-response': 'billing',
  eob: 'billing',
}

const topicOfPlace: Readonly<Record<string, Topic>> = {
  labs: 'result',
  imaging: 'result',
  medications: 'medicine',
  documents: 'form',
  other: 'other',
}

/**
 * Null where whoever reads may not see the thing, or it is gone: then only what was written tells of it. The rows'
 * own policies decide by all that she may do (`may`), not by what opened this page.
 */
export async function aboutNamed(
  db: PatientDb<'messages:read'> | PatientDb<'messages:write'>,
  about: About,
  look: Look,
): Promise<AboutNamed | null> {
  if (about.kind === 'appointment') {
    if (!db.may.has('appointments:read')) return null
    const visit = await visitNamed(db as unknown as PatientDb<'appointments:read'>, about.id, look)
    return visit && { ...visit, topic: 'appointment' }
  }
  if (!db.may.has('messages:read')) return null
  const thing = await thingNamed(db as unknown as PatientDb<'messages:read'>, about.id, look)
  if (thing === null) return null
  const { kind, title, when, href } = thing
  const topic = topicOfKind[kind] ?? topicOfPlace[href.split('/')[2] ?? ''] ?? 'medical'
  return { title, when, href, topic }
}
