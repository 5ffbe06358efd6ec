import type { Child } from 'hono/jsx'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { Details } from '../../../ui/details.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import type { Pool } from '../pools/read-pools.ts'
import type { StaffThread } from './read-thread.ts'
import { type StaffRequest, threadAddress } from './staff-request.ts'
import { words } from './words.ts'
import { longest_note } from './work-on-thread.ts'

type Props = {
  request: StaffRequest
  thread: StaffThread
  pools: ReadonlyMap<string, Pool>
  clinicians: readonly { readonly account: string; readonly name: string }[]
  errors: readonly FieldError[]
  /** One of the page, so that each form of it counts once. */
  formKey: string
}

/** What can be done with a thread besides answering it. */
export function MoreActs(props: Props) {
  const { request, thread } = props
  const text = words(request.lang).acts
  const isOpen = thread.state === 'open'
  return (
    <Section id="more" title={text.title}>
      <Note {...props} />
      {isOpen && props.clinicians.length > 0 && <Ask {...props} />}
      {isOpen && <Hand {...props} />}
      {isOpen && <Close {...props} />}
      {request.look.staff?.includes('appointments:desk') && thread.request_id === null && (
        <p>
          <a href={`${addressOf(thread)}/appointment`}>{text.request}</a>
        </p>
      )}
    </Section>
  )
}

const addressOf = ({ patient_id, id }: StaffThread): string =>
  threadAddress({ patient: patient_id, thread: id })

type OneProps = Props & { act: string; summary: string; fields: readonly string[]; children?: Child }

/** One act as a form that opens; open from the start where something in it is wrong. */
function One({ request, thread, errors, formKey, act, summary, fields, children }: OneProps) {
  return (
    <Details summary={summary} open={fields.some(field => errorOf(errors, field) !== undefined)}>
      <Form look={request.look} action={`${addressOf(thread)}/${act}`}>
        <input type="hidden" name="key" value={formKey} autocomplete="off" />
        {children}
      </Form>
    </Details>
  )
}

const field = ({ request, errors }: Props, name: string) => ({
  lang: request.lang,
  name,
  value: request.form[name],
  error: errorOf(errors, name),
})

function Note(props: Props) {
  const text = words(props.request.lang).acts
  return (
    <One {...props} act="note" summary={text.note} fields={['note']}>
      <TextArea
        {...field(props, 'note')}
        label={text.noteLabel}
        hint={text.noteHint}
        rows={3}
        maxlength={longest_note}
      />
      <Button text={text.noteButton} kind="secondary" />
    </One>
  )
}

function Ask(props: Props) {
  const text = words(props.request.lang).acts
  return (
    <One {...props} act="ask" summary={text.ask} fields={['clinician', 'question']}>
      <Select
        {...field(props, 'clinician')}
        label={text.askWhom}
        choices={[
          { value: '', text: text.choose },
          ...props.clinicians.map(({ account, name }) => ({ value: account, text: name })),
        ]}
      />
      <TextArea
        {...field(props, 'question')}
        label={text.askLabel}
        hint={text.askHint}
        rows={3}
        maxlength={longest_note}
      />
      <Button text={text.askButton} kind="secondary" />
    </One>
  )
}

function Hand(props: Props) {
  const { request, thread, pools } = props
  const text = words(request.lang).acts
  const others = [...pools.values()].filter(({ id, active }) => active && id !== thread.pool_id)
  if (others.length === 0) return null
  return (
    <One {...props} act="hand-over" summary={text.hand} fields={['pool', 'handed']}>
      <input type="hidden" name="seen" value={thread.claimed_by ?? ''} />
      <Select
        {...field(props, 'pool')}
        label={text.handTo}
        choices={[
          { value: '', text: text.choose },
          ...others.map(({ id, name }) => ({ value: id, text: name[request.lang] })),
        ]}
      />
      <TextArea
        {...field(props, 'handed')}
        label={text.handLabel}
        hint={text.handHint}
        rows={3}
        maxlength={longest_note}
        optional
      />
      <Button text={text.handButton} kind="secondary" />
    </One>
  )
}

function Close(props: Props) {
  const text = words(props.request.lang).acts
  return (
    <One {...props} act="close" summary={text.close} fields={[]}>
      <p>{text.closeText}</p>
      <input type="hidden" name="seen" value={String(props.thread.messages)} />
      <Button text={text.closeButton} kind="secondary" />
    </One>
  )
}
