import { Radios } from '../../../ui/choices.tsx'
import { DateField } from '../../../ui/fields.tsx'
import { errorOf, type FieldError, FieldGroup } from '../../../ui/form.tsx'
import type { Lang } from '../../../ui/page.ts'
import type { Permission } from '../../access/index.ts'
import { actIn, boxes, type PartName, partNames, parts } from '../parts.ts'
import { durations } from './how-long.ts'
import { words } from './words.ts'

type Fields = {
  lang: Lang
  /** What was typed or ticked, by name of field. */
  form: Readonly<Record<string, string>>
  errors: readonly FieldError[]
  /** What the reader may give: nobody gives what she has not. */
  may: ReadonlySet<Permission>
}

/** Which parts somebody may see, and for how long. */
export function ChoiceFields(props: Fields) {
  const { lang, form, errors, may } = props
  const text = words(lang)
  const offered = partNames.filter(name => may.has(parts[name].see))
  return (
    <>
      <FieldGroup lang={lang} id="parts" legend={text.form.what} error={errorOf(errors, 'parts')}>
        {offered.map((name, n) => (
          <Part {...props} name={name} id={n === 0 ? 'parts' : boxes.see(name)} />
        ))}
        {may.has('sensitive:read') && (
          <Box
            id={boxes.sensitive}
            name={boxes.sensitive}
            text={text.confidential}
            hint={text.confidentialHint}
            form={form}
          />
        )}
      </FieldGroup>
      <Radios
        lang={lang}
        name="how-long"
        label={text.form.howLong}
        value={form['how-long']}
        error={errorOf(errors, 'how-long')}
        choices={durations.map(value => ({
          value,
          text: text.form.durations[value],
          hint: value === 'open' ? text.form.openHint : undefined,
        }))}
      />
      <DateField
        lang={lang}
        name="date"
        label={text.form.date}
        hint={text.form.dateHint}
        value={form.date}
        error={errorOf(errors, 'date')}
        optional
      />
    </>
  )
}

function Part({ lang, form, may, name, id }: Fields & { name: PartName; id: string }) {
  const text = words(lang)
  const act = actIn(name)
  return (
    <>
      <Box id={id} name={boxes.see(name)} text={text.parts[name]} hint={text.partHints[name]} form={form} />
      {act !== null && may.has(act) && (
        <Box id={boxes.act(name)} name={boxes.act(name)} text={text.actFor(text.parts[name])} form={form} />
      )}
    </>
  )
}

function Box(props: {
  id: string
  name: string
  text: string
  hint?: string | undefined
  form: Readonly<Record<string, string>>
}) {
  const { id, name, text, hint, form } = props
  return (
    <div class="choice">
      <input
        type="checkbox"
        id={id}
        name={name}
        value="yes"
        checked={form[name] === 'yes'}
        aria-describedby={hint === undefined ? undefined : `${name}-hint`}
      />
      <label for={id}>{text}</label>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
