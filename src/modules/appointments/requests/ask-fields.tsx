import { Select } from '../../../ui/choices.tsx'
import { DateField, TextArea } from '../../../ui/fields.tsx'
import { errorOf, type FieldError, FieldGroup } from '../../../ui/form.tsx'
import type { Lang } from '../../../ui/page.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'
import { longest_reason } from './ask-for-visit.ts'
import { boxOf } from './read-ask.ts'
import { parts, weekdays } from './suits.ts'
import { words } from './words.ts'

type Fields = {
  lang: Lang
  schedule: Schedule
  type: VisitType
  form: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}

/** What a visit is to be for, when it suits, and with whom and where. */
export function AskFields(props: Fields) {
  const { lang, form, errors } = props
  const text = words(lang).ask
  const field = (name: string) => ({ lang, name, value: form[name], error: errorOf(errors, name) })
  return (
    <>
      <TextArea
        {...field('reason')}
        label={text.reason}
        hint={text.reasonHint}
        rows={3}
        maxlength={longest_reason}
        optional
      />
      <Boxes
        {...props}
        legend={text.days}
        isShort
        boxes={weekdays.map(day => ({
          name: boxOf.weekday(day),
          text: words(lang).weekdays[day - 1] ?? '',
        }))}
      />
      <Boxes
        {...props}
        legend={text.parts}
        boxes={parts.map(part => ({ name: boxOf.part(part), text: words(lang).parts[part] }))}
      />
      <DateField {...field('earliest')} label={text.earliest} optional />
      <DateField {...field('latest')} label={text.latest} optional />
      <WhoAndWhere {...props} />
    </>
  )
}

function Boxes(
  props: Fields & { legend: string; boxes: readonly { name: string; text: string }[]; isShort?: boolean },
) {
  const { lang, form, legend, boxes, isShort } = props
  return (
    <FieldGroup lang={lang} id={boxes[0]?.name ?? ''} legend={legend} hint={words(lang).ask.anyHint}>
      <div class={isShort ? 'choice-columns' : undefined}>
        {boxes.map(({ name, text }) => (
          <div class="choice">
            <input type="checkbox" id={name} name={name} value="yes" checked={form[name] === 'yes'} />
            <label for={name}>{text}</label>
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Asked only where there is something to choose. */
function WhoAndWhere({ lang, schedule, type, form, errors }: Fields) {
  const text = words(lang).ask
  const field = (name: string) => ({ lang, name, value: form[name], error: errorOf(errors, name) })
  const clinicians = [...schedule.clinicians.values()].filter(
    ({ id, active }) => active && type.clinicians.includes(id),
  )
  const places = type.mode === 'in-person' ? [...schedule.places.values()].filter(({ active }) => active) : []
  return (
    <>
      {clinicians.length > 1 && (
        <Select
          {...field('clinician')}
          label={text.clinician}
          choices={[
            { value: '', text: text.anyone },
            ...clinicians.map(({ id, name, work }) => ({ value: id, text: `${name}, ${work[lang]}` })),
          ]}
        />
      )}
      {places.length > 1 && (
        <Select
          {...field('place')}
          label={text.place}
          choices={[
            { value: '', text: text.anywhere },
            ...places.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
      )}
    </>
  )
}
