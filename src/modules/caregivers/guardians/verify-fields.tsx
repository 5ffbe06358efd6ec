import { Radios, Select } from '../../../ui/choices.tsx'
import { DateField, TextField } from '../../../ui/fields.tsx'
import { errorOf, type FieldError } from '../../../ui/form.tsx'
import type { Lang } from '../../../ui/page.ts'
import { documentKinds } from '../tables.ts'
import { words } from './words.ts'

type Fields = {
  lang: Lang
  form: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}

/** What staff saw, how long it holds, and whether it opens what is confidential. */
export function VerifyFields({ lang, form, errors }: Fields) {
  const text = words(lang)
  return (
    <>
      <Radios
        lang={lang}
        name="relation"
        label={text.one.relation}
        value={form.relation}
        choices={(['parent', 'guardian'] as const).map(value => ({ value, text: text.relations[value] }))}
        error={errorOf(errors, 'relation')}
      />
      <Select
        lang={lang}
        name="document"
        label={text.one.document}
        value={form.document}
        choices={[
          { value: '', text: text.one.documentMissing },
          ...documentKinds.map(value => ({ value, text: text.documents[value] })),
        ]}
        error={errorOf(errors, 'document')}
      />
      <TextField
        lang={lang}
        name="note"
        label={text.one.note}
        hint={text.one.noteHint}
        value={form.note}
        error={errorOf(errors, 'note')}
        autocomplete="off"
        maxlength={500}
      />
      <DateField
        lang={lang}
        name="last-day"
        label={text.one.lastDay}
        hint={text.one.lastDayHint}
        value={form['last-day']}
        error={errorOf(errors, 'last-day')}
        optional
      />
      <Tick
        name="confidential"
        text={text.one.sensitiveBox}
        hint={text.one.sensitiveHint}
        ticked={form.confidential === 'yes'}
      />
    </>
  )
}

/** One box that is ticked or not. */
export function Tick(props: { name: string; text: string; hint?: string | undefined; ticked: boolean }) {
  const { name, text, hint, ticked } = props
  return (
    <div class="field">
      <div class="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value="yes"
          checked={ticked}
          aria-describedby={hint === undefined ? undefined : `${name}-hint`}
        />
        <label for={name}>{text}</label>
        {hint !== undefined && (
          <p class="hint" id={`${name}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
