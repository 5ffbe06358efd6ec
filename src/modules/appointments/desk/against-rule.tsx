import type { PageRequest } from '../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Rule } from '../booking/choice.ts'
import type { Schedule, VisitType } from '../schedule/read-schedule.ts'
import { dayThere } from '../when.ts'
import { clocksAt, spanThere } from './clocks.ts'
import type { StaffChoice } from './read-choice.ts'
import { words } from './words.ts'

/** What a form of `ChooseTime` carries, to be sent again with a reason. */
const carried = [
  'kind',
  'key',
  'sequence',
  'way',
  'time',
  'reason',
  'own-reason',
  'own-date',
  'own-time',
  'own-clinician',
  'own-place',
  'own-minutes',
]

/** What was chosen, to be read once more. */
export function ChosenFacts(props: {
  request: PageRequest
  schedule: Schedule
  type: VisitType
  choice: StaffChoice
}) {
  const { request, schedule, type, choice } = props
  const { lang, look } = request
  const text = words(lang)
  const clocks = clocksAt(schedule, choice.place, look)
  const minutes = choice.minutes ?? type.minutes
  const span = spanThere({ from: choice.starts_at, until: choice.starts_at.add({ minutes }) }, lang, clocks)
  return (
    <Facts
      facts={[
        { term: text.visit.when, detail: `${dayThere(choice.starts_at, lang, clocks)}, ${span}` },
        { term: text.visit.clinician, detail: schedule.clinicians.get(choice.clinician)?.name },
        { term: text.visit.place, detail: schedule.places.get(choice.place)?.name },
      ]}
    />
  )
}

/** Says which rules a time is against, and asks why it is taken all the same. Nothing is written yet. */
export function AgainstRule(props: {
  request: PageRequest
  rules: readonly Rule[]
  /** Where it is sent to, and where one goes to choose another time. */
  action: string
  says: { button: string; others: string }
}) {
  const { request, rules, action, says } = props
  const { lang, look, form } = request
  const text = words(lang)
  // Without a reason the first time it is a question, the second time a mistake.
  const errors: FieldError[] =
    form.over_rule === undefined ? [] : [{ field: 'over_rule', text: text.faults.ruleReason }]
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Notice kind="warning" title={text.book.against}>
        <ul>
          {rules.map(rule => (
            <li>{text.faults.rules[rule]}</li>
          ))}
        </ul>
      </Notice>
      <Form look={look} action={action}>
        {carried.map(name =>
          form[name] === undefined ? null : <input type="hidden" name={name} value={form[name]} />,
        )}
        <TextArea
          lang={lang}
          name="over_rule"
          label={text.book.overRule}
          hint={text.book.overRuleHint}
          value={form.over_rule}
          error={errorOf(errors, 'over_rule')}
          rows={3}
          maxlength={500}
        />
        <ButtonRow>
          <Button text={says.button} />
          <ButtonLink text={says.others} href={action} kind="quiet" />
        </ButtonRow>
      </Form>
    </>
  )
}
