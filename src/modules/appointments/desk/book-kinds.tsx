import type { PageRequest } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import type { Appointment } from '../booking/choice.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { StateTags } from './state-tag.tsx'
import { visitAddress } from './visit-acts.tsx'
import { whenOf } from './visit-facts.tsx'
import { words } from './words.ts'

type Props = { request: PageRequest; schedule: Schedule }

/** What the patient has already: whoever calls may mean one of these. */
export function Upcoming({ request, schedule, visits }: Props & { visits: readonly Appointment[] }) {
  const { lang, look } = request
  const text = words(lang).book
  return (
    <Section id="upcoming" title={text.upcoming}>
      {visits.length === 0 ? (
        <p>{text.noUpcoming}</p>
      ) : (
        <ul class="lines">
          {visits.map(visit => (
            <li>
              <a href={visitAddress(visit)}>{whenOf({ request, schedule, visit })}</a>{' '}
              {schedule.clinicians.get(visit.clinician_id)?.name}{' '}
              <StateTags visit={visit} lang={lang} now={look.now} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Every kind of visit, those too that patients cannot book alone. */
export function KindForm(props: Props & { action: string; errors: readonly FieldError[] }) {
  const { request, schedule, action, errors } = props
  const { lang, look } = request
  const text = words(lang)
  const types = [...schedule.types.values()].filter(({ active }) => active)
  if (types.length === 0) return <p>{text.book.noKinds}</p>
  return (
    <Form look={look} action={action} method="get">
      <Radios
        lang={lang}
        name="kind"
        label={text.book.kind}
        hint={text.book.kindHint}
        error={errorOf(errors, 'kind')}
        choices={types.map(({ id, name, minutes, mode, bookable_by }) => ({
          value: id,
          text: name[lang],
          hint: [text.minutes(minutes), text.modes[mode], text.book.kinds[bookable_by]]
            .filter(Boolean)
            .join(', '),
        }))}
      />
      <Button text={text.book.goOn} />
    </Form>
  )
}
