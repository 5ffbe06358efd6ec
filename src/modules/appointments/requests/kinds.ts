import type { BookingDb, SeeingDb } from '../handles.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'

/** Kinds of visit that this handle may know of: who may not see what is confidential is not told that there is such a kind. */
const kindsSeen = (db: SeeingDb, { types }: Schedule): VisitType[] =>
  [...types.values()].filter(type => type.active && isSeen(db, type))

const isSeen = (db: SeeingDb, type: VisitType): boolean =>
  type.needs === 0 || !('patient' in db) || db.may.has('sensitive:read')

/** Kinds of visit that can be asked for; what only staff book, only staff ask for. */
export const kindsToAskFor = (db: BookingDb, schedule: Schedule): VisitType[] =>
  kindsSeen(db, schedule).filter(type => type.bookable_by !== 'staff' || !('patient' in db))
