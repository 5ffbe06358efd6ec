import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Look } from '../../../ui/page.ts'
import type { Appointment } from '../booking/choice.ts'
import { isCutOff } from '../booking/cut-off.ts'
import type { Request } from '../requests/read-requests.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { words } from './words.ts'

type Shown = {
  look: Look
  schedule: Schedule
  visit: Appointment
  /** False for whoever only reads. */
  acts: boolean
  /** What is asked about it and not answered yet. */
  asked: Request | null
}

/** Moving and cancelling: at once, or by asking the clinic where the visit is near. */
export function ChangeVisit(props: Shown) {
  const { look, schedule, visit, acts, asked } = props
  const text = words(look.lang).visit
  const type = schedule.types.get(visit.visit_type_id)
  if (visit.starts_at.epochMilliseconds <= look.now.epochMilliseconds || !type) return null
  if (asked !== null) return <Asked {...props} asked={asked} />
  if (!acts) return null
  if (isCutOff(visit, type, look.now))
    return (
      <Section id="change" title={text.change}>
        <p>{text.cutOff}</p>
        <ButtonRow>
          <ButtonLink text={text.moveAsk} href={`/appointments/ask?visit=${visit.id}`} kind="secondary" />
          <ButtonLink text={text.cancelAsk} href={`/appointments/${visit.id}/cancel`} kind="quiet" />
        </ButtonRow>
      </Section>
    )
  const until = visit.starts_at.subtract({ hours: type.cutoff_hours })
  return (
    <Section id="change" title={text.change}>
      <p>{text.changeUntil(dateTimeOf(until, look.lang, look.zone))}</p>
      <div class="button-row">
        <Form look={look} action={`/appointments/${visit.id}/move`}>
          <Button text={text.move} kind={visit.needs_move === null ? 'secondary' : 'primary'} />
        </Form>
        <ButtonLink text={text.cancel} href={`/appointments/${visit.id}/cancel`} kind="quiet" />
      </div>
    </Section>
  )
}

/** What was asked about it, by when it is answered, and taking it back. */
function Asked({ look, acts, asked }: Shown & { asked: Request }) {
  const { lang, zone } = look
  const text = words(lang)
  const due = dateTimeOf(asked.due_at, lang, zone)
  const isLate = asked.due_at.epochMilliseconds < look.now.epochMilliseconds
  const title = text.visit.asked[asked.kind === 'move' ? 'move' : 'cancel']
  return (
    <Notice kind="info" title={title}>
      {asked.reason !== null && <p class="as-written">{asked.reason}</p>}
      <p>{isLate ? text.requests.late(due) : text.requests.answerBy(due)}</p>
      {acts && (
        <Form look={look} action={`/appointments/requests/${asked.id}/withdraw`}>
          <Button text={text.requests.withdraw} label={text.requests.withdrawLabel(title)} kind="quiet" />
        </Form>
      )}
    </Notice>
  )
}
