import { Select } from '../../../ui/choices.tsx'
import { DateField, TextField } from '../../../ui/fields.tsx'
import { errorOf, type FieldError } from '../../../ui/form.tsx'
import type { Lang } from '../../../ui/page.ts'
import { words as ui } from '../../../ui/words.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { longest_ticket_reason } from './give-ticket.ts'
import { words } from './words.ts'

/** What a ticket is for, with whom, and from when until when it can be used. */
export function TicketFields(props: {
  lang: Lang
  schedule: Schedule
  form: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}) {
  const { lang, schedule, form, errors } = props
  const text = words(lang).tickets
  const field = (name: string) => ({ lang, name, value: form[name], error: errorOf(errors, name) })
  return (
    <>
      <Select
        {...field('kind')}
        label={text.kind}
        choices={[
          { value: '', text: ui(lang).form.choose },
          ...[...schedule.types.values()]
            .filter(({ active }) => active)
            .map(type => ({ value: type.id, text: type.name[lang] })),
        ]}
      />
      <Select
        {...field('clinician')}
        label={text.with}
        choices={[
          { value: '', text: text.anyone },
          ...[...schedule.clinicians.values()]
            .filter(({ active }) => active)
            .map(one => ({ value: one.id, text: one.name })),
        ]}
      />
      <TextField
        {...field('reason')}
        label={text.reasonField}
        hint={text.reasonHint}
        maxlength={longest_ticket_reason}
        autocomplete="off"
        optional
      />
      <DateField {...field('from')} label={text.fromDate} />
      <DateField {...field('until')} label={text.untilDate} optional />
    </>
  )
}
