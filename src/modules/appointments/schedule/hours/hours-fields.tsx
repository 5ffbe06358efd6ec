import { Select } from '../../../../ui/choices.tsx'
import { errorOf, type FieldError } from '../../../../ui/form.tsx'
import type { Lang } from '../../../../ui/page.ts'
import { Tick, Ticks } from '../../../../ui/ticks.tsx'
import { TimeField } from '../../../../ui/time-field.tsx'
import type { Typed } from '../../../../ui/typed.ts'
import { typesOf } from '../clinicians/read-clinician.ts'
import type { Clinician, Schedule } from '../read-schedule.ts'
import { words } from '../words.ts'

/** Where, from when until when, and for which kinds of visit. */
export function HoursFields(props: {
  lang: Lang
  form: Typed
  errors: readonly FieldError[]
  schedule: Schedule
  clinician: Clinician
}) {
  const { lang, form, errors, schedule, clinician } = props
  const text = words(lang).hours
  const ticked = (name: string) => form[name] === 'yes'
  const places = [...schedule.places.values()].filter(one => one.active)
  const seen = typesOf(clinician, schedule.types)
  const types = [...schedule.types.values()].filter(one => seen.includes(one.id) || ticked(`type-${one.id}`))
  const field = (name: string) => ({ lang, name, value: form[name], error: errorOf(errors, name) })
  const only = places.length === 1 ? places[0]?.id : undefined
  return (
    <>
      <Select
        {...field('place')}
        value={form.place ?? only}
        label={text.place}
        choices={[
          ...(only === undefined ? [{ value: '', text: text.choosePlace }] : []),
          ...places.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <TimeField {...field('from')} label={text.from} hint={text.clockHint} />
      <TimeField {...field('until')} label={text.until} />
      <Tick box={{ name: 'overnight', text: text.overnight }} ticked={ticked('overnight')} />
      {types.length > 0 && (
        <Ticks
          lang={lang}
          id="types"
          legend={text.types}
          hint={text.typesHint}
          boxes={types.map(({ id, name }) => ({ name: `type-${id}`, text: name[lang] }))}
          ticked={ticked}
        />
      )}
    </>
  )
}
