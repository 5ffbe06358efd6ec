import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea, TextField } from '../../../ui/fields.tsx'
import { errorOf, type FieldError, FieldGroup, Form } from '../../../ui/form.tsx'
import type { Look } from '../../../ui/page.ts'
import type { Attachment } from '../files/attachments.ts'
import { FilesOf, fileLink } from '../files/files-of.tsx'
import type { AboutNamed } from './about-named.ts'
import { longest_body, longest_subject } from './clean-text.ts'
import { chosenOf, type Writing } from './open-draft.ts'
import { awaySaid } from './say.ts'
import type { Whom } from './whom.ts'
import { words } from './words.ts'

type Props = {
  look: Look
  writing: Writing
  /** What it is about; `named` is null where the reader no longer sees it. */
  about: { readonly named: AboutNamed | null } | null
  files: readonly Attachment[]
  form: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}

/** The draft as a form. Where scripts run, it is saved while she types. */
export function WriteForm(props: Props) {
  const { look, writing, files, form, errors } = props
  const { lang } = look
  const { draft, thread } = writing
  const text = words(lang).write
  const field = (name: string) => ({ lang, name, value: form[name], error: errorOf(errors, name) })
  return (
    <draft-autosave
      data-save={`/messages/drafts/${draft.id}/save`}
      data-saving={text.auto.saving}
      data-saved={text.auto.saved}
      data-failed={text.auto.failed}
      data-over={text.auto.over}
      data-changed={text.auto.changed}
    >
      <Form look={look} action={`/messages/drafts/${draft.id}`}>
        {/* Whoever presses Enter in the subject goes on, whatever button comes first below. */}
        <button type="submit" name="do" value="check" hidden>
          {text.goOn}
        </button>
        <input type="hidden" name="version" value={String(draft.version)} autocomplete="off" />
        <ToAndAbout {...props} />
        {thread === null && (
          <TextField
            {...field('subject')}
            label={text.subject}
            hint={text.subjectHint}
            maxlength={longest_subject}
            autocomplete="off"
          />
        )}
        <TextArea
          {...field('body')}
          label={text.body}
          hint={thread === null ? text.bodyHint : undefined}
          rows={10}
          maxlength={longest_body}
        />
        <p class="hint saved-by-itself" role="status" data-part="said" />
        <FieldGroup lang={lang} id="files" legend={text.files} hint={text.filesHint}>
          <FilesOf lang={lang} files={files} href={fileLink} />
          <button type="submit" id="files" class="button button-secondary" name="do" value="files">
            {files.length === 0 ? text.addFiles : text.changeFiles}
          </button>
        </FieldGroup>
        <p class="hint">{text.goOnHint}</p>
        <ButtonRow>
          <Button text={text.goOn} name="do" value="check" />
          <Button text={text.save} kind="secondary" name="do" value="save" />
        </ButtonRow>
      </Form>
    </draft-autosave>
  )
}

function ToAndAbout({ look, writing, about, form, errors }: Props) {
  const { lang } = look
  const all = words(lang)
  const text = all.write
  const { thread, whom } = writing
  const choose = thread === null && (whom.length > 1 || errorOf(errors, 'pool') !== undefined)
  const to = chosenOf(writing)
  return (
    <>
      <Facts
        facts={[
          { term: text.to, detail: (!choose && to && <To look={look} whom={to} />) || null },
          { term: all.about, detail: about && <AboutThing about={about} unseen={all.aboutGone} /> },
        ]}
      />
      {choose ? (
        <Radios
          lang={lang}
          name="pool"
          label={text.to}
          hint={text.toHint}
          value={form.pool}
          error={errorOf(errors, 'pool')}
          choices={whom.map(one => ({
            value: one.pool.id,
            text: one.pool.name[lang],
            hint: [one.pool.about[lang], awayText(look, one)].filter(Boolean).join(' ') || undefined,
          }))}
        />
      ) : (
        to && thread === null && <input type="hidden" name="pool" value={to.pool.id} />
      )}
    </>
  )
}

function awayText(look: Look, whom: Whom): string | null {
  const away = awaySaid(whom, look)
  return away && words(look.lang).write.away(away.until, away.cover)
}

function To({ look, whom }: { look: Look; whom: Whom }) {
  const { lang } = look
  const away = awayText(look, whom)
  return (
    <>
      {whom.pool.name[lang]}
      <br />
      <span class="hint"> {away ?? (whom.pool.about[lang] || words(lang).write.toHint)}</span>
    </>
  )
}

/** The thing by its name, as a link to its page. */
export function AboutThing({ about, unseen }: { about: { named: AboutNamed | null }; unseen: string }) {
  const { named } = about
  if (named === null) return <>{unseen}</>
  return (
    <>
      <a href={named.href}>{named.title}</a>
      {named.when !== null && (
        <>
          {' '}
          <span class="hint unbroken">{named.when}</span>
        </>
      )}
    </>
  )
}
