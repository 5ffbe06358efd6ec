import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import { type AccountId, isUuid, newId, type PatientId } from '../../../platform/ids.ts'
import { openSystem, type SystemDb } from '../../access/index.ts'
import { tellPerson } from '../../notices/index.ts'
import { type Stage, stageEnds, stages } from './due-stage.ts'
import { newToken } from './links/token.ts'
import { firstNameOf, type VisitNews, visitOf } from './read-visit.ts'
import type { Holds } from './still-holds.ts'
import { type News, news } from './tell.ts'
import { type Listener, whomToTell } from './whom-to-tell.ts'
import { words } from './words.ts'
import { type Clinic, mailOfAnswer, mailOfVisit } from './write-mail.ts'

/** What is told, as the outbox has it. `event` is what made it news; of a reminder, the visit's `sequence`. */
export type Telling = {
  readonly what: News | Stage
  readonly patient: string
  readonly about: string
  readonly event: string
}

export const whatIsTold = [...news, ...stages] as const

export type Teller = { readonly secret: string; readonly clinic: Clinic }

/**
 * Tells everybody whom a piece of news about a visit concerns, once. What has been overtaken meanwhile (moved again,
 * cancelled, begun) is told to nobody: what overtook it has its own news.
 */
export const tellOfAppointment = (
  database: Database,
  teller: Teller,
  telling: Telling,
  now: Instant,
): Promise<void> =>
  openSystem(database, { name: 'jobs', act: 'tell-of-appointment' }, now, async db => {
    if (telling.what === 'declined') return tellOfAnswer(db, teller, telling, now)
    const patient = telling.patient as PatientId
    const visit = await visitOf(db, patient, telling.about)
    const event = await eventOf(db, patient, telling.event)
    if (visit === null || !isNews(telling, visit, event, now)) return
    const did = [visit.made_by, visit.asked_by, event?.account_id ?? null]
    const name = await firstNameOf(db, patient)
    for (const one of await whomToTell(db, visit, did, now))
      await tellOne(db, teller, { what: telling.what, event: telling.event, visit, name }, one, now)
  })

type Event = { account_id: AccountId | null; starts_at: Instant; place_id: string }

async function eventOf(db: SystemDb, patient: PatientId, id: string): Promise<Event | null> {
  if (!isUuid(id)) return null
  const row = await db
    .selectFrom('appointment_events')
    .select(['account_id', 'starts_at', 'place_id'])
    .where('patient_id', '=', patient)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Whether it is still as the news says, and the visit still to come. */
function isNews({ what, event }: Telling, visit: VisitNews, of: Event | null, now: Instant): boolean {
  if (visit.starts_at.epochMilliseconds <= now.epochMilliseconds) return false
  const asThen = of === null || (of.starts_at.equals(visit.starts_at) && of.place_id === visit.place.id)
  switch (what) {
    case 'booked':
    case 'moved':
      return visit.status === 'booked' && asThen
    case 'cancelled':
      return visit.status === 'cancelled'
    case 'lapsed':
      return visit.status === 'cancelled' && visit.cancel_reason !== 'declined'
    case 'offered':
      return visit.status === 'pending' && (visit.held_until?.epochMilliseconds ?? 0) > now.epochMilliseconds
    case 'must-move':
      return visit.status === 'booked' && visit.needs_move !== null
    default:
      return visit.status === 'booked' && visit.needs_move === null && event === String(visit.sequence)
  }
}

type Piece = {
  readonly what: Exclude<News, 'declined'> | Stage
  readonly event: string
  readonly visit: VisitNews
  /** What the patient is called. */
  readonly name: string | null
}

/** She can answer by a link, without signing in, if she may act. */
const answerable: ReadonlySet<string> = new Set(['booked', 'moved', 'week-before', 'day-before'])

async function tellOne(
  db: SystemDb,
  { secret, clinic }: Teller,
  { what, event, visit, name }: Piece,
  { account, reason, may }: Listener,
  now: Instant,
): Promise<void> {
  const link = answerable.has(what) && may.includes('appointments:write') ? newToken(secret) : null
  const own = reason === 'own'
  const told = await tellPerson(
    db,
    {
      topic: 'appointments',
      account,
      reason,
      key: `visit ${what} ${visit.id} ${event} ${account}`,
      not_after: worthUntil(what, visit),
      holds: holdsOf(what, visit),
      write: lang =>
        mailOfVisit(
          what,
          visit,
          {
            lang,
            of: own ? null : (name ?? words(lang).somebody),
            link: link && `${clinic.baseUrl}/visit-link/${link.token}`,
          },
          clinic,
          now,
        ),
    },
    now,
  )
  if (link === null || told === null) return
  await db
    .insertInto('visit_links')
    .values({
      patient_id: visit.patient,
      id: newId(),
      token_hash: link.hash,
      appointment_id: visit.id,
      account_id: account,
      email: told.email,
      sequence: visit.sequence,
      made_at: now,
      expires_at: visit.starts_at,
      used_at: null,
      used_for: null,
    })
    .execute()
}

/** No mail about a visit arrives after it has begun; an offer is none once it has lapsed. */
function worthUntil(what: Piece['what'], { starts_at, held_until, place }: VisitNews): Instant {
  if (what === 'offered') return held_until ?? starts_at
  return what === 'week-before' ? stageEnds(what, starts_at, place.zone) : starts_at
}

const holdsOf = (what: Piece['what'], { patient, id, status, sequence }: VisitNews): Holds => ({
  patient,
  appointment: id,
  status,
  // What was called off has no other time.
  sequence: status === 'cancelled' ? null : sequence,
  needs_move: what === 'must-move' ? 'yes' : what === 'week-before' || what === 'day-before' ? 'no' : null,
})

/** The clinic has declined a request. It tells of no time, so that nothing overtakes it. */
async function tellOfAnswer(db: SystemDb, { clinic }: Teller, telling: Telling, now: Instant): Promise<void> {
  const patient = telling.patient as PatientId
  const request = await db
    .selectFrom('appointment_requests')
    .select(['needs', 'asked_by', 'status'])
    .where('patient_id', '=', patient)
    .where('id', '=', telling.about)
    .executeTakeFirst()
  if (request?.status !== 'declined') return
  const name = await firstNameOf(db, patient)
  for (const { account, reason } of await whomToTell(db, { ...request, patient }, [request.asked_by], now))
    await tellPerson(
      db,
      {
        topic: 'appointments',
        account,
        reason,
        key: `visit declined ${telling.about} ${telling.event} ${account}`,
        holds: { patient, request: telling.about },
        write: lang =>
          mailOfAnswer({ lang, of: reason === 'own' ? null : (name ?? words(lang).somebody) }, clinic),
      },
      now,
    )
}
