import { Radios } from '../../../../ui/choices.tsx'
import { TextArea, TextField } from '../../../../ui/fields.tsx'
import { errorOf, type FieldError } from '../../../../ui/form.tsx'
import { Section } from '../../../../ui/headings.tsx'
import type { Lang } from '../../../../ui/page.ts'
import { Tick, Ticks } from '../../../../ui/ticks.tsx'
import { numberIn, type Typed } from '../../../../ui/typed.ts'
import { groupNames } from '../../../terminology/index.ts'
import type { Schedule } from '../read-schedule.ts'
import { words } from '../words.ts'
import { bookable, modes } from './read-type.ts'

type Fields = { lang: Lang; form: Typed; errors: readonly FieldError[] }

const fieldOf =
  ({ lang, form, errors }: Fields) =>
  (name: string) => ({ lang, name, value: form[name], error: errorOf(errors, name) })

const tickedIn = (form: Typed) => (name: string) => form[name] === 'yes'

/** Name, words for patients: in both languages. */
export function WordFields(fields: Fields) {
  const field = fieldOf(fields)
  const text = words(fields.lang).type
  return (
    <>
      <TextField {...field('name-en')} label={text.nameEn} maxlength={100} autocomplete="off" />
      <TextField {...field('name-es')} label={text.nameEs} maxlength={100} autocomplete="off" />
      <TextArea {...field('about-en')} label={text.aboutEn} hint={text.aboutHint} rows={3} optional />
      <TextArea {...field('about-es')} label={text.aboutEs} rows={3} optional />
      <TextArea
        {...field('preparation-en')}
        label={text.preparationEn}
        hint={text.preparationHint}
        rows={4}
        optional
      />
      <TextArea {...field('preparation-es')} label={text.preparationEs} rows={4} optional />
    </>
  )
}

/** How long, and at which times. */
export function LengthFields({ standing, ...fields }: Fields & { standing: number | null }) {
  const field = fieldOf(fields)
  const text = words(fields.lang).type
  const short = { width: 'short', inputmode: 'numeric', maxlength: 5 } as const
  return (
    <Section id="lengths" title={text.lengths}>
      {standing !== null && <p>{text.standing(standing)}</p>}
      <TextField {...field('minutes')} {...short} label={text.minutes} />
      <TextField {...field('before')} {...short} label={text.before} />
      <TextField {...field('after')} {...short} label={text.after} />
      <TextField {...field('step')} {...short} label={text.step} hint={text.stepHint} />
      {(asksForGaps(fields) || fields.form.gaps === 'yes') && (
        <Tick box={{ name: 'gaps', text: text.gaps }} ticked={fields.form.gaps === 'yes'} />
      )}
    </Section>
  )
}

/** True where the lengths leave gaps, which are asked about before they are saved. */
const asksForGaps = ({ form, errors }: Fields): boolean =>
  errorOf(errors, 'step') !== undefined && numberIn(form.step ?? '', 5, 240) !== null

/** Who books it, how, and when. */
export function RuleFields(fields: Fields) {
  const field = fieldOf(fields)
  const { lang } = fields
  const text = words(lang)
  const short = { width: 'short', inputmode: 'numeric', maxlength: 5 } as const
  return (
    <Section id="rules" title={text.type.rules}>
      <Radios
        {...field('mode')}
        label={text.type.mode}
        choices={modes.map(value => ({ value, text: text.modes[value] }))}
      />
      <Radios
        {...field('bookable')}
        label={text.type.bookable}
        choices={bookable.map(value => ({ value, text: text.bookableBy[value] }))}
      />
      <TextField {...field('notice')} {...short} label={text.type.notice} />
      <TextField {...field('ahead')} {...short} label={text.type.ahead} />
      <TextField {...field('cutoff')} {...short} label={text.type.cutoff} />
      <TextArea {...field('codes')} label={text.type.codes} hint={text.type.codesHint} rows={3} optional />
      <TextField {...field('position')} {...short} label={text.type.position} hint={text.type.positionHint} />
    </Section>
  )
}

/** Who sees it, and whether it is about something confidential. */
export function PeopleFields({ schedule, ...fields }: Fields & { schedule: Schedule }) {
  const { lang, form } = fields
  const text = words(lang).type
  const ticked = tickedIn(form)
  const clinicians = [...schedule.clinicians.values()].filter(
    ({ id, active }) => active || ticked(`clinician-${id}`),
  )
  return (
    <>
      {clinicians.length > 0 && (
        <Ticks
          lang={lang}
          id="clinicians"
          legend={text.clinicians}
          boxes={clinicians.map(({ id, name }) => ({ name: `clinician-${id}`, text: name }))}
          ticked={ticked}
        />
      )}
      <Ticks
        lang={lang}
        id="confidential"
        legend={text.confidential}
        hint={text.confidentialHint}
        boxes={groupNames.map(group => ({ name: `group-${group}`, text: text.groups[group] }))}
        ticked={ticked}
      />
    </>
  )
}
