import type { PageRequest } from '../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Details } from '../../../ui/details.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { longest_answer } from './answer-request.ts'
import type { Queued } from './queue.ts'
import { words } from './words.ts'

type Shown = { request: PageRequest; row: Queued; errors: readonly FieldError[] }

/** What staff can answer besides a time: cancel the visit as asked, decline with words, or note that it is settled. */
export function OtherAnswers(props: Shown) {
  const { request, row, errors } = props
  const text = words(request.lang).staff
  return (
    <>
      {row.kind === 'cancel' && <Cancel {...props} />}
      <Section id="other" title={text.other}>
        <Details summary={text.declineTitle} open={errorOf(errors, 'decline') !== undefined}>
          <Decline {...props} />
        </Details>
        <Details summary={text.settleTitle} open={errorOf(errors, 'settle') !== undefined}>
          <Settle {...props} />
        </Details>
      </Section>
    </>
  )
}

const actionOf = ({ patient_id, id }: Queued, act: 'decline' | 'settle'): string =>
  `/staff/appointment-requests/of/${patient_id}/${id}/${act}`

function Cancel({ request, row }: Shown) {
  const { lang, look } = request
  const text = words(lang).staff
  const stands = row.visit_status === 'booked' || row.visit_status === 'arrived'
  return (
    <Section id="cancel" title={text.cancelTitle}>
      {stands ? (
        <Form look={look} action={actionOf(row, 'settle')}>
          <p>{text.cancelText}</p>
          <Button text={text.cancelButton} kind="danger" name="do" value="cancel" />
        </Form>
      ) : (
        <p>{row.visit_status === 'cancelled' ? text.isCancelled : text.isOver}</p>
      )}
    </Section>
  )
}

function Decline({ request, row, errors }: Shown) {
  const { lang, look, form } = request
  const text = words(lang).staff
  return (
    <Form look={look} action={actionOf(row, 'decline')}>
      <TextArea
        lang={lang}
        name="decline"
        label={text.declineNote}
        hint={text.declineHint}
        value={form.decline}
        error={errorOf(errors, 'decline')}
        rows={4}
        maxlength={longest_answer}
      />
      <Button text={text.declineButton} kind="secondary" />
    </Form>
  )
}

function Settle({ request, row, errors }: Shown) {
  const { lang, look, form } = request
  const text = words(lang).staff
  return (
    <>
      <p>{text.settleText}</p>
      <ButtonRow>
        <ButtonLink text={text.book} href={`/staff/appointments/book/${row.patient_id}`} kind="secondary" />
        <ButtonLink text={text.tickets} href={`/staff/appointments/tickets/${row.patient_id}`} kind="quiet" />
      </ButtonRow>
      <Form look={look} action={actionOf(row, 'settle')}>
        <TextArea
          lang={lang}
          name="settle"
          label={text.settleNote}
          hint={text.settleHint}
          value={form.settle}
          error={errorOf(errors, 'settle')}
          rows={4}
          maxlength={longest_answer}
          optional
        />
        <Button text={text.settleButton} kind="secondary" />
      </Form>
    </>
  )
}
