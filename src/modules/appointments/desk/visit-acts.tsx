import type { PageRequest } from '../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { Details } from '../../../ui/details.tsx'
import { TextArea, TextField } from '../../../ui/fields.tsx'
import { errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { clinicReasons } from '../booking/cancel-reasons.ts'
import type { Appointment } from '../booking/choice.ts'
import { after, mayMove } from '../booking/moves.ts'
import { words } from './words.ts'

type Props = { request: PageRequest; visit: Appointment; errors: readonly FieldError[] }

export const visitAddress = ({ patient_id, id }: Pick<Appointment, 'patient_id' | 'id'>): string =>
  `/staff/appointments/of/${patient_id}/${id}`

/** How long before a visit somebody may be here already, as `markAppointment` has it. */
const near_hours = 12

/** What can be said of how the visit goes, as far as it can be said now. */
export function MarkForms({ request, visit, errors }: Props) {
  const { lang, look } = request
  const text = words(lang).visit
  const to_come = look.now.until(visit.starts_at).total('hours')
  const buttons = (['arrived', 'fulfilled', 'noshow', 'undo'] as const).filter(
    act =>
      after(act, visit.status) !== null && (act === 'undo' || to_come <= (act === 'noshow' ? 0 : near_hours)),
  )
  const isLate = after('late', visit.status) !== null
  if (buttons.length === 0 && !isLate) return null
  const action = `${visitAddress(visit)}/mark`
  return (
    <Section id="mark" title={text.mark}>
      {to_come > near_hours && <p>{words(lang).faults.early}</p>}
      {buttons.length > 0 && (
        <Form look={look} action={action} label={text.mark}>
          <input type="hidden" name="seen" value={visit.status} />
          <ButtonRow>
            {buttons.map((act, index) => (
              <Button
                text={text[act]}
                name="act"
                value={act}
                kind={index === 0 && act !== 'undo' ? 'primary' : 'secondary'}
              />
            ))}
          </ButtonRow>
        </Form>
      )}
      {isLate && (
        <Details summary={text.lateSummary} open={errorOf(errors, 'late_minutes') !== undefined}>
          <Form look={look} action={action} label={text.lateSummary}>
            <input type="hidden" name="seen" value={visit.status} />
            <input type="hidden" name="act" value="late" />
            <TextField
              lang={lang}
              name="late_minutes"
              label={text.lateMinutes}
              hint={text.lateHint}
              value={request.form.late_minutes ?? visit.late_minutes?.toString()}
              error={errorOf(errors, 'late_minutes')}
              inputmode="numeric"
              width="short"
              maxlength={3}
              autocomplete="off"
            />
            <Button text={text.lateButton} kind="secondary" />
          </Form>
        </Details>
      )}
    </Section>
  )
}

/** Another time, or none. */
export function ChangeForms({ request, visit, errors }: Props) {
  const { lang, look, form } = request
  const text = words(lang)
  const says = text.visit
  const canMove = mayMove(visit.status)
  const canCancel = after('cancel', visit.status) !== null
  if (!canMove && !canCancel) return null
  return (
    <Section id="change" title={says.change}>
      {canMove && (
        <ButtonRow>
          <ButtonLink text={says.move} href={`${visitAddress(visit)}/move`} kind="secondary" />
        </ButtonRow>
      )}
      {canCancel && (
        <Details summary={says.cancel} open={['reason', 'note'].some(name => errorOf(errors, name))}>
          <p>{says.cancelText}</p>
          <Form look={look} action={`${visitAddress(visit)}/cancel`} label={says.cancel}>
            <input type="hidden" name="sequence" value={String(visit.sequence)} />
            <input type="hidden" name="seen" value={visit.status} />
            <Radios
              lang={lang}
              name="reason"
              label={says.why}
              value={form.reason}
              error={errorOf(errors, 'reason')}
              choices={clinicReasons.map(value => ({ value, text: text.cancelReasons[value] ?? '' }))}
            />
            <TextArea
              lang={lang}
              name="note"
              label={says.note}
              hint={says.noteHint}
              value={form.note}
              error={errorOf(errors, 'note')}
              rows={3}
              maxlength={1000}
              optional
            />
            <Button text={says.cancelButton} kind="danger" />
          </Form>
        </Details>
      )}
    </Section>
  )
}
