import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import { addWork } from '../../../platform/outbox.ts'
import type { SystemDb } from '../../access/index.ts'
import { dueStage } from './due-stage.ts'
import { tellWork } from './tell.ts'

/** The longest that a reminder comes before its visit, with a day that is an hour longer. */
const ahead_hours = 7 * 24 + 2

type Coming = {
  readonly patient: string
  readonly id: string
  readonly sequence: number
  readonly starts_at: Instant
  readonly zone: string
  readonly since: Instant
}

/**
 * Adds the work of reminding people of the visits of the next days, for whatever is due now: looked up anew each time,
 * so that nothing that was booked, moved or cancelled in any way is missed. Work that was added before is not added
 * again: its key names the visit, its time (`sequence`) and which reminder it is.
 */
export async function addReminders(db: SystemDb, now: Instant): Promise<void> {
  // Place by place, along the index: other bookings are not read.
  const { rows } = await sql<Coming>`
    select a.patient_id as patient, a.id, a.sequence, a.starts_at, p.zone,
      greatest(a.made_at, (select max(e.at) from appointment_events e
        where e.patient_id = a.patient_id and e.appointment_id = a.id and e.act in ('booked', 'moved', 'accepted'))) as since
    from schedule_places p join appointments a on a.place_id = p.id
    where a.starts_at > ${now} and a.starts_at <= ${now.add({ hours: ahead_hours })}
      and a.status = 'booked' and a.needs_move is null`.execute(db)
  const due = rows.flatMap(visit => {
    const stage = dueStage(visit, now)
    return stage === null ? [] : [{ stage, visit, key: `${stage} ${visit.id} ${visit.sequence}` }]
  })
  const known = new Set(
    (
      await sql<{ key: string }>`select key from outbox where kind = ${tellWork}
        and key = any(${due.map(({ key }) => key)}::text[])`.execute(db)
    ).rows.map(({ key }) => key),
  )
  for (const { key, stage, visit } of due.filter(one => !known.has(one.key)))
    await addWork(
      db,
      {
        kind: tellWork,
        key,
        payload: { what: stage, patient: visit.patient, about: visit.id, event: String(visit.sequence) },
      },
      now,
    )
}
