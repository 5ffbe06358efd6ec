import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import type { Attachment } from '../files/attachments.ts'
import { FilesOf, staffFileLink } from '../files/files-of.tsx'
import { longest_body } from '../writing/clean-text.ts'
import type { StaffThread } from './read-thread.ts'
import { type StaffRequest, threadAddress, writeSeen } from './staff-request.ts'
import type { Template } from './templates.ts'
import { words } from './words.ts'

/** What stands in the answer: the draft's id and version, its words and its files. */
export type Answering = {
  readonly key: string
  readonly version: number
  readonly body: string
  readonly files: readonly Attachment[]
}

type Props = {
  request: StaffRequest
  thread: StaffThread
  templates: readonly Template[]
  answering: Answering
  errors: readonly FieldError[]
  me: string
}

/** The answer as a form: a template put in, its words, and its files; sent, or kept to be sent later. */
export function AnswerForm(props: Props) {
  const { request, thread, answering, errors, me } = props
  const { lang, look } = request
  const text = words(lang).answer
  const isClosed = thread.state === 'closed'
  const other = thread.claimed_by !== null && thread.claimed_by !== me
  return (
    <Section id="answer" title={isClosed ? text.again : text.title}>
      {isClosed && <p>{text.againText}</p>}
      {other && <p class="hint">{text.otherHas(thread.claimed_by_name ?? words(lang).somebody)}</p>}
      <Form look={look} action={`${threadAddress({ patient: thread.patient_id, thread: thread.id })}/answer`}>
        {/* Whoever presses Enter in a field loses nothing, and sends nothing. */}
        <button type="submit" name="do" value="save" hidden>
          {text.save}
        </button>
        <input type="hidden" name="key" value={answering.key} autocomplete="off" />
        <input type="hidden" name="version" value={String(answering.version)} autocomplete="off" />
        <input type="hidden" name="seen" value={writeSeen(thread)} autocomplete="off" />
        <Templates {...props} />
        <TextArea
          lang={lang}
          name="body"
          label={text.body}
          hint={text.bodyHint}
          value={answering.body}
          error={errorOf(errors, 'body')}
          rows={8}
          maxlength={longest_body}
        />
        <FilesOf lang={lang} files={answering.files} href={staffFileLink(thread.patient_id)} />
        <ButtonRow>
          <Button text={text.send} name="do" value="send" />
          {!isClosed && <Button text={text.sendClose} kind="secondary" name="do" value="send-close" />}
          <Button text={text.save} kind="quiet" name="do" value="save" />
          <Button text={text.files} kind="quiet" name="do" value="files" />
        </ButtonRow>
      </Form>
    </Section>
  )
}

function Templates({ request, thread, templates, errors }: Props) {
  const { lang, form } = request
  const all = words(lang)
  const text = all.answer
  if (templates.length === 0) return null
  return (
    <div class="template-row">
      <Select
        lang={lang}
        name="template"
        label={text.template}
        hint={text.templateHint(all.thread.languages[thread.reads])}
        value={form.template}
        error={errorOf(errors, 'template')}
        choices={[
          { value: '', text: text.noTemplate },
          ...templates.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <Button text={text.putIn} kind="secondary" name="do" value="template" />
    </div>
  )
}
