import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import type { Mode, Status } from '../states.ts'

/** Of a visit what may stand in a mail, in a calendar or behind a link: no kind of visit, no reason, no clinician. */
export type Visit = {
  readonly patient: PatientId
  readonly id: string
  readonly status: Status
  readonly starts_at: Instant
  readonly ends_at: Instant
  readonly mode: Mode
  readonly sequence: number
  readonly updated_at: Instant
  readonly place: {
    readonly id: string
    readonly name: string
    readonly address: string | null
    readonly phone: string | null
    readonly zone: string
  }
}

/** And what decides who hears of it, and whether it is still news. */
export type VisitNews = Visit & {
  readonly needs: number
  readonly made_by: AccountId | null
  /** Who asked for it, where it was asked for. */
  readonly asked_by: AccountId | null
  readonly cancel_reason: string | null
  readonly needs_move: string | null
  readonly held_until: Instant | null
}

/** The visit, as far as whoever asks may see it; a time that is only held is none. */
export async function visitOf(db: Tx, patient: PatientId, id: string): Promise<VisitNews | null> {
  const row = await db
    .selectFrom('appointments as a')
    .innerJoin('schedule_places as p', 'p.id', 'a.place_id')
    .leftJoin('appointment_requests as r', join =>
      join.onRef('r.patient_id', '=', 'a.patient_id').onRef('r.id', '=', 'a.request_id'),
    )
    .select([
      'a.patient_id as patient',
      'a.id',
      'a.status',
      'a.starts_at',
      'a.ends_at',
      'a.mode',
      'a.sequence',
    ])
    .select(['a.updated_at', 'a.needs', 'a.made_by', 'a.cancel_reason', 'a.needs_move', 'a.held_until'])
    .select(['r.asked_by', 'p.id as place_id', 'p.name', 'p.address', 'p.phone', 'p.zone'])
    .where('a.patient_id', '=', patient)
    .where('a.id', '=', id)
    .where('a.status', '!=', 'held')
    .executeTakeFirst()
  if (!row) return null
  const { place_id, name, address, phone, zone, ...visit } = row
  return { ...visit, place: { id: place_id, name, address, phone, zone } }
}

/** What the patient is called by those who care for her: the first of her given names. Null where none is known. */
export async function firstNameOf(db: Tx, patient: PatientId): Promise<string | null> {
  const row = await db.selectFrom('patients').select('given').where('id', '=', patient).executeTakeFirst()
  return firstOf(row?.given)
}

/** Synthetic records have figures after a name. */
export const firstOf = (name: string | null | undefined): string | null =>
  name
    ?.trim()
    .split(/\s+/)[0]
    ?.replace(/(\p{L})\d+$/u, '$1') || null
