import type { PageRequest } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { dateOf } from '../../../ui/dates.ts'
import { DateField } from '../../../ui/fields.tsx'
import { errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Table } from '../../../ui/table.tsx'
import { Ticks } from '../../../ui/ticks.tsx'
import { TimeField } from '../../../ui/time-field.tsx'
import { zoneInWords } from '../../../ui/time-zones.ts'
import type { Typed } from '../../../ui/typed.ts'
import { weekdayInWords } from '../../appointments/index.ts'
import { weekdays } from './read-pool-form.ts'
import { isAway, type Pool, type PoolHours } from './read-pools.ts'
import { spanSaid } from './said.tsx'
import { words } from './words.ts'

type Part = {
  readonly request: PageRequest
  readonly action: string
  /** What was typed, where it was wrong. */
  readonly form: Typed
  readonly errors: readonly FieldError[]
}
type Named = { readonly id: string; readonly name: string }

/** People by name, each with a button that takes her away, and a list to add one from. */
export function Names(
  props: Part & {
    id: string
    title: string
    lede: string
    none: string
    label: string
    field: 'member' | 'clinician'
    there: readonly Named[]
    others: readonly Named[]
  },
) {
  const { request, action, form, errors, id, title, lede, none, label, field, there, others } = props
  const { lang, look } = request
  const { pool: text } = words(lang)
  const remove = ({ id: who, name }: Named) => (
    <form method="post" action={action}>
      <input type="hidden" name="do" value={`remove-${field}`} />
      <input type="hidden" name="who" value={who} />
      <Button text={text.remove} kind="quiet" label={text.removeOne(name)} />
    </form>
  )
  return (
    <Section id={id} title={title}>
      <p>{lede}</p>
      {there.length === 0 ? (
        <p>{none}</p>
      ) : (
        <Table
          caption={title}
          captionUnseen
          columns={[
            { head: text.name, names: true, cell: (one: Named) => one.name },
            { head: text.remove, cell: remove },
          ]}
          rows={there}
        />
      )}
      {others.length > 0 && (
        <Form look={look} action={action}>
          <Select
            lang={lang}
            name={field}
            label={label}
            value={form[field]}
            error={errorOf(errors, field)}
            choices={[
              { value: '', text: text.choose },
              ...others.map(one => ({ value: one.id, text: one.name })),
            ]}
          />
          <Button text={text.add} kind="secondary" name="do" value={`add-${field}`} />
        </Form>
      )}
    </Section>
  )
}

/** When it answers, day by day. */
export function Hours({ request, action, form, errors, pool }: Part & { pool: Pool }) {
  const { lang, look } = request
  const text = words(lang).pool
  const field = (name: string) => ({ lang, name, value: form[name], error: errorOf(errors, name) })
  // Days with the same hours stand in one row.
  const spans = [...Map.groupBy(pool.hours, ({ from, until }) => `${from} ${until}`).values()]
  const days = (row: readonly PoolHours[]) =>
    row.map(({ weekday }) => weekdayInWords(weekday, lang, 'short')).join(', ')
  const span = ([one]: readonly PoolHours[]) => (one ? spanSaid(one, lang) : '')
  const remove = (row: readonly PoolHours[]) => (
    <form method="post" action={action}>
      <input type="hidden" name="do" value="remove-hours" />
      <input type="hidden" name="which" value={`${row[0]?.from} ${row[0]?.until}`} />
      <Button text={text.remove} kind="quiet" label={text.removeOne(`${days(row)}, ${span(row)}`)} />
    </form>
  )
  return (
    <Section id="hours" title={text.hours}>
      {pool.hours.length === 0 ? (
        <p>{text.noHours}</p>
      ) : (
        <>
          <p>{text.hoursText(zoneInWords(pool.zone))}</p>
          <Table
            caption={text.hours}
            captionUnseen
            columns={[
              { head: text.weekdays, names: true, cell: days },
              { head: text.hours, cell: span },
              { head: text.remove, cell: remove },
            ]}
            rows={spans}
          />
        </>
      )}
      <Form look={look} action={action}>
        <Ticks
          lang={lang}
          id="weekdays"
          legend={text.weekdays}
          error={errorOf(errors, 'weekdays')}
          boxes={weekdays.map(one => ({ name: `weekday-${one}`, text: weekdayInWords(one, lang) }))}
          ticked={name => form[name] === 'yes'}
        />
        <TimeField {...field('from')} label={text.from} />
        <TimeField {...field('until')} label={text.until} hint={text.untilHint} />
        <Button text={text.addHours} kind="secondary" name="do" value="add-hours" />
      </Form>
    </Section>
  )
}

/** Sends new messages to the cover for a while. */
export function Away({
  request,
  action,
  form,
  errors,
  pool,
  cover,
}: Part & { pool: Pool; cover: string | null }) {
  const { lang, look } = request
  const text = words(lang).pool
  if (pool.away_until !== null && isAway(pool, look.now))
    return (
      <Section id="away" title={text.away}>
        <p>{text.awayNow(dateOf(pool.away_until, lang, pool.zone), cover ?? '?')}</p>
        <Form look={look} action={action}>
          <Button text={text.endAway} kind="secondary" name="do" value="back" />
        </Form>
      </Section>
    )
  if (cover === null)
    return (
      <Section id="away" title={text.away}>
        <p>{text.awayNoCover}</p>
      </Section>
    )
  return (
    <Section id="away" title={text.away}>
      <p>{text.awayText(cover)}</p>
      <Form look={look} action={action}>
        <DateField
          lang={lang}
          name="back-on"
          label={text.backOn}
          value={form['back-on']}
          error={errorOf(errors, 'back-on')}
        />
        <Button text={text.setAway} kind="secondary" name="do" value="away" />
      </Form>
    </Section>
  )
}
