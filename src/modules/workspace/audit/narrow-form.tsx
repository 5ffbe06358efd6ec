import type { JSX } from 'hono/jsx/jsx-runtime'
import type { PageRequest } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { DateField, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { actWords, sayWhat } from '../../caregivers/index.ts'
import { addressOf, type Narrowed } from './narrow.ts'
import type { Found } from './report.ts'
import { words } from './words.ts'

type Props = {
  request: PageRequest
  narrowed: Narrowed
  errors?: readonly FieldError[]
  typed?: Readonly<Record<string, string>>
  choices?: { field: 'patient' | 'user'; found: readonly Found[] }
}

/** What the report can be narrowed by; a name that fits several is asked about. */
export function NarrowForm({ request, narrowed, errors = [], typed = {}, choices }: Props): JSX.Element {
  const { look, lang } = request
  const text = words(lang)
  const field = (name: 'from' | 'to' | 'patient' | 'user') => ({
    lang,
    name,
    label: text[name],
    error: errorOf(errors, name),
    optional: true,
    value: typed[name] ?? (name === 'from' || name === 'to' ? narrowed[name] : undefined),
  })
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {choices && <Which narrowed={narrowed} choices={choices} title={text.which(text[choices.field])} />}
      <details class="details" open={errors.length > 0}>
        <summary>{text.form}</summary>
        <div class="details-body">
          <Form look={look} action="/staff/audit" label={text.form}>
            <DateField {...field('from')} />
            <DateField {...field('to')} hint={text.toHint} />
            <TextField {...field('patient')} hint={text.patientHint} autocomplete="off" />
            <TextField {...field('user')} hint={text.userHint} autocomplete="off" />
            <Select
              lang={lang}
              name="act"
              label={text.act}
              value={narrowed.act}
              optional
              choices={[{ value: '', text: text.anyAct }, ...actChoices(lang)]}
            />
            <Select
              lang={lang}
              name="outcome"
              label={text.outcome}
              value={narrowed.outcome}
              optional
              choices={[
                { value: '', text: text.any },
                { value: 'granted', text: text.granted },
                { value: 'refused', text: text.refused },
              ]}
            />
            <Button text={text.show} />
          </Form>
        </div>
      </details>
    </>
  )
}

const actChoices = (lang: PageRequest['lang']) =>
  Object.keys(actWords(lang))
    .map(act => ({ value: act, text: sayWhat({ act, granted: true }, lang, '') }))
    .sort((a, b) => a.text.localeCompare(b.text, lang))

function Which(props: {
  narrowed: Narrowed
  choices: { field: 'patient' | 'user'; found: readonly Found[] }
  title: string
}): JSX.Element {
  const { narrowed, choices, title } = props
  return (
    <Notice kind="info" title={title}>
      <ul>
        {choices.found.map(one => (
          <li>
            <a href={addressOf({ ...narrowed, [choices.field]: one.id })}>{one.name}</a>
            {one.more !== null && `, ${one.more}`}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** What the entries below are narrowed to, and the way back to all of them. */
export function NarrowedTo(props: {
  request: PageRequest
  narrowed: Narrowed
  names: { patient: string | null; account: string | null }
}): JSX.Element | null {
  const { request, narrowed, names } = props
  const { lang } = request
  const text = words(lang)
  const conditions = [
    narrowed.from && `${text.from}: ${narrowed.from}`,
    narrowed.to && `${text.to}: ${narrowed.to}`,
    narrowed.patient && `${text.patient}: ${names.patient ?? narrowed.patient}`,
    narrowed.user && `${text.user}: ${names.account ?? narrowed.user}`,
    narrowed.act && sayWhat({ act: narrowed.act, granted: true }, lang, ''),
    narrowed.outcome && text[narrowed.outcome],
  ].filter(Boolean)
  if (conditions.length === 0) return null
  return (
    <p>
      {text.narrowedTo}: {conditions.join(' · ')} <a href="/staff/audit">{text.clear}</a>
    </p>
  )
}
