import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { DeskDb } from '../handles.ts'
import { flagMoves } from '../schedule/affected.ts'
import { changeSchedule } from '../schedule/lock-schedule.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { type Tried, tryChange } from '../schedule/try-change.ts'
import { openHours } from '../times/hours-of.ts'
import { dayThereSpan } from './asked.ts'

/** A time to be blocked. `id` comes from the form, so that the same form sent twice blocks once. `place` null: everywhere. */
export type NewBlock = {
  readonly id: string
  readonly clinician: string
  readonly place: string | null
  readonly from: Instant
  readonly until: Instant
  readonly note: string | null
}

/**
 * Blocks a time if nobody has a visit then, or exactly those who stood on the page that was agreed to (`agreed`, as
 * `Tried` answers it); they are listed for moving, and nobody is told before somebody moves or cancels them.
 */
export const blockTime = (db: DeskDb, block: NewBlock, agreed: string | null, now: Instant): Promise<Tried> =>
  tryChange(
    db,
    async () => {
      const isNew = (await addBlock(db, block, now)) || (await addAgain(db, block, now))
      return isNew ? { clinicians: [block.clinician] } : null
    },
    { list: agreed, tell: false },
    now,
  )

/** False where it is there already: the form came twice. */
async function addBlock(db: DeskDb, block: NewBlock, now: Instant): Promise<boolean> {
  const added = await db
    .insertInto('schedule_closures')
    .values({
      id: block.id,
      clinician_id: block.clinician,
      place_id: block.place,
      starts_at: block.from,
      ends_at: block.until,
      kind: 'blocked',
      note: block.note,
      resource_id: null,
      made_by: db.account,
      made_at: now,
      ended_by: null,
      ended_at: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Whoever comes back to a form whose time was opened again since means it once more. */
async function addAgain(db: DeskDb, block: NewBlock, now: Instant): Promise<boolean> {
  const before = await db
    .selectFrom('schedule_closures')
    .select('ended_at')
    .where('id', '=', block.id)
    .executeTakeFirst()
  return before?.ended_at != null && addBlock(db, { ...block, id: newId() }, now)
}

/** Opens a blocked time again; what was listed for moving because of it no longer is. */
export async function unblockTime(
  db: DeskDb,
  id: string,
  now: Instant,
): Promise<'unblocked' | 'before' | 'not-there'> {
  await changeSchedule(db)
  const ended = await db
    .updateTable('schedule_closures')
    .set({ ended_by: db.account, ended_at: now })
    .where('id', '=', id)
    .where('kind', '=', 'blocked')
    .where('ended_at', 'is', null)
    .returning('clinician_id')
    .executeTakeFirst()
  if (ended) {
    const part = ended.clinician_id === null ? undefined : { clinicians: [ended.clinician_id] }
    await flagMoves(db, { tell: false, part }, now)
    return 'unblocked'
  }
  const known = await db
    .selectFrom('schedule_closures')
    .select('id')
    .where('id', '=', id)
    .where('kind', '=', 'blocked')
    .executeTakeFirst()
  return known ? 'before' : 'not-there'
}

/** By which clock somebody is told to be away everywhere: that of the place where she works on that day. */
export async function zoneOfDay(
  db: DeskDb,
  schedule: Schedule,
  of: { clinician: string; place: string | null; date: Temporal.PlainDate },
  clinic: string,
): Promise<string> {
  const known = of.place === null ? undefined : schedule.places.get(of.place)?.zone
  if (known !== undefined) return known
  const zones = new Set([...schedule.places.values()].flatMap(({ zone, active }) => (active ? zone : [])))
  const [only] = zones
  if (only !== undefined && zones.size === 1) return only
  const hours = await openHours(db, schedule, {
    clinicians: [of.clinician],
    ...dayThereSpan(of.date, clinic),
  })
  const first = hours[0] && schedule.places.get(hours[0].place)?.zone
  return first ?? clinic
}

/** What the clock of a zone shows on that day, as an instant; null where it never does. Of two, the earlier. */
export function clockAt(date: Temporal.PlainDate, time: string, zone: string): Instant | null {
  const clock = Temporal.PlainTime.from(time)
  const there = date.toZonedDateTime({ timeZone: zone, plainTime: clock })
  return there.toPlainTime().equals(clock) ? there.toInstant() : null
}

/** A time as a time field writes it, `09:30`; null for anything else. */
export const clockIn = (text: string | undefined): string | null =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test((text ?? '').trim()) ? (text ?? '').trim() : null
