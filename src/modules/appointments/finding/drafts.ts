import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { openSystem, type PatientDb } from '../../access/index.ts'
import type { VisitType } from '../schedule/read-schedule.ts'
import { appointmentsPart } from '../states.ts'
import type { AppointmentDrafts } from './tables.ts'

type Db = PatientDb<'appointments:write'>
export type Draft = Readonly<AppointmentDrafts>

/** What a visit is for: the kind, the reason in her words, and the ticket that lets her book it, if it needs one. */
export type For = { readonly type: VisitType; readonly reason: string | null; readonly ticket: string | null }

/** With whom and where; what is null is all the same to her. `language` is a BCP 47 code that the clinician speaks. */
export type Wish = {
  readonly clinician: string | null
  readonly place: string | null
  readonly language: string | null
}

export type Picked = {
  readonly clinician: string
  readonly place: string
  readonly starts_at: Instant
}

const forColumns = ({ type, reason, ticket }: For) => ({
  visit_type_id: type.id,
  reason,
  ticket_id: ticket,
  needs: appointmentsPart | type.needs,
})

const wishColumns = ({ clinician, place, language }: Wish) => ({
  clinician_id: clinician,
  place_id: place,
  language,
})

/** Begins to find a time, or with `moves` another time for that booking. Answers the draft's id. */
export async function beginDraft(
  db: Db,
  about: For & Partial<Wish> & { readonly moves?: string | undefined },
  now: Instant,
): Promise<string> {
  const id = newId()
  await forgetOldest(db)
  const { clinician = null, place = null, language = null, moves = null } = about
  await db
    .insertInto('appointment_drafts')
    .values({
      patient_id: db.patient,
      id,
      account_id: db.account,
      ...forColumns(about),
      ...wishColumns({ clinician, place, language }),
      moves,
      hold_id: null,
      picked_clinician_id: null,
      picked_place_id: null,
      picked_at: null,
      booked_id: null,
      made_at: now,
    })
    .execute()
  return id
}

/** More windows than anybody has open. */
const most_drafts = 30

/** Whoever begins without end keeps the last ones only. */
const forgetOldest = (db: Db): Promise<unknown> =>
  db
    .deleteFrom('appointment_drafts')
    .where('patient_id', '=', db.patient)
    .where('account_id', '=', db.account)
    .where('id', 'in', query =>
      query
        .selectFrom('appointment_drafts')
        .select('id')
        .where('patient_id', '=', db.patient)
        .where('account_id', '=', db.account)
        .orderBy('made_at', 'desc')
        .orderBy('id')
        .offset(most_drafts - 1),
    )
    .execute()

/** A draft of whoever is booking for this patient; null for anybody else's. */
export const draftOf = async (db: Db, id: string): Promise<Draft | null> =>
  (await db
    .selectFrom('appointment_drafts')
    .selectAll()
    .where('patient_id', '=', db.patient)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null

type Change = Partial<
  Pick<
    AppointmentDrafts,
    | 'visit_type_id'
    | 'reason'
    | 'ticket_id'
    | 'needs'
    | 'clinician_id'
    | 'place_id'
    | 'language'
    | 'hold_id'
    | 'picked_clinician_id'
    | 'picked_place_id'
    | 'picked_at'
    | 'booked_id'
  >
>

const change = (db: Db, id: string, columns: Change): Promise<unknown> =>
  db
    .updateTable('appointment_drafts')
    .set(columns)
    .where('patient_id', '=', db.patient)
    .where('id', '=', id)
    .where('booked_id', 'is', null)
    .execute()

const nothingPicked = { hold_id: null, picked_clinician_id: null, picked_place_id: null, picked_at: null }

/**
 * She goes back and says something else. Another kind of visit has other times and other people, and a time that is kept
 * for her holds the reason that she takes back: both begin anew. Answers the row that kept a time, to be let go.
 */
export async function changeWhatFor(db: Db, draft: Draft, about: For): Promise<string | null> {
  const isOther = about.type.id !== draft.visit_type_id || about.ticket !== draft.ticket_id
  const beginsAnew = isOther || about.reason === null
  await change(db, draft.id, {
    ...forColumns(about),
    ...(beginsAnew && nothingPicked),
    ...(isOther && wishColumns({ clinician: null, place: null, language: null })),
  })
  return beginsAnew ? draft.hold_id : null
}

export const changeWish = (db: Db, id: string, wish: Wish): Promise<unknown> =>
  change(db, id, wishColumns(wish))

/** `hold` is the row of appointments that keeps the time for her. */
export const notePicked = (db: Db, id: string, picked: Picked, hold: string): Promise<unknown> =>
  change(db, id, {
    hold_id: hold,
    picked_clinician_id: picked.clinician,
    picked_place_id: picked.place,
    picked_at: picked.starts_at,
  })

/** From now on the draft leads to what was booked. */
export const noteBooked = (db: Db, id: string, booked: string): Promise<unknown> =>
  change(db, id, { booked_id: booked })

/** A draft is of use while somebody is booking, and it may hold words about her health. */
const draft_hours = 48

/** Removes drafts that nobody comes back to. */
export const clearOldDrafts = (database: Database, now: Instant): Promise<unknown> =>
  openSystem(database, { name: 'jobs', act: 'clear-old-drafts' }, now, db =>
    db
      .deleteFrom('appointment_drafts')
      .where('made_at', '<', now.subtract({ hours: draft_hours }))
      .execute(),
  )
