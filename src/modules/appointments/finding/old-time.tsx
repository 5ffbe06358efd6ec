import { Notice } from '../../../ui/notice.tsx'
import type { Look } from '../../../ui/page.ts'
import type { Appointment } from '../booking/choice.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { whenSaid } from './say.ts'
import { words } from './words.ts'

/** The time that a visit has while another is looked for. */
export function OldTime({ look, schedule, old }: { look: Look; schedule: Schedule; old: Appointment }) {
  const text = words(look.lang)
  const clinician = schedule.clinicians.get(old.clinician_id)?.name ?? ''
  const when = whenSaid(look, schedule, { place: old.place_id, starts_at: old.starts_at })
  return (
    <Notice kind="info" title={`${text.move.nowTitle}: ${when}, ${text.with(clinician)}`}>
      <p>{text.move.stays}</p>
    </Notice>
  )
}
