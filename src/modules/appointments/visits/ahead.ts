import { dateTimeOf } from '../../../ui/dates.ts'
import type { Look } from '../../../ui/page.ts'
import type { PatientDb } from '../../access/index.ts'
import type { Appointment } from '../booking/choice.ts'
import { importedAppointments } from '../record/imported-appointments.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { byTime, importedListed, isToCome, type Listed, ownListed } from './listed.ts'
import { words } from './words.ts'

/** A time that the clinic offers and that waits for a yes or no; `by` says until when, in words. */
export type OfferAhead = Pick<Listed, 'href' | 'when' | 'what' | 'who' | 'where'> & { readonly by: string }

/** What is next, for a page of another area: the next visit, how many there are, and offers to answer. */
export type Ahead = {
  readonly next: Listed | null
  readonly count: number
  readonly offers: readonly OfferAhead[]
}

/** Of the clinic's records so many are looked through, the latest first: those to come are among them. */
const most_imported = 20

/** What is to come for the patient, as her list of appointments has it. */
export async function visitsAhead(db: PatientDb<'appointments:read'>, look: Look): Promise<Ahead> {
  const own = await toCome(db, look)
  const imported = (await importedAppointments(db, most_imported)).filter(one => isToCome(one, look.now))
  if (own.length + imported.length === 0) return { next: null, count: 0, offers: [] }
  const schedule = await readSchedule(db)
  const offers = own.filter(({ status }) => status === 'pending')
  const visits = [
    ...own.filter(({ status }) => status !== 'pending').map(visit => ownListed(look, schedule, visit)),
    ...imported.map(visit => importedListed(look, visit)),
  ].toSorted(byTime)
  return {
    next: visits[0] ?? null,
    count: visits.length,
    offers: offers.map(offer => ({
      ...ownListed(look, schedule, offer),
      href: `/appointments/offers/${offer.id}`,
      by: words(look.lang).offers.by(dateTimeOf(offer.held_until ?? look.now, look.lang, look.zone)),
    })),
  }
}

const toCome = (db: PatientDb<'appointments:read'>, { now }: Look): Promise<Appointment[]> =>
  db
    .selectFrom('appointments')
    .selectAll()
    .where('patient_id', '=', db.patient)
    .where(row =>
      row.or([
        row.and([row('status', '=', 'pending'), row('held_until', '>', now)]),
        row.and([row('status', 'in', ['booked', 'arrived']), row('ends_at', '>', now)]),
      ]),
    )
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
