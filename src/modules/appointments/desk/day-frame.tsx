import type { Child } from 'hono/jsx'
import type { Temporal } from 'temporal-polyfill'
import type { PageRequest } from '../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { DateField } from '../../../ui/fields.tsx'
import { Tabs } from '../../../ui/filters.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Look } from '../../../ui/page.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import { type Asked, askedQuery, deskAddress, todayAt } from './asked.ts'
import { words } from './words.ts'

type Props = { request: PageRequest; schedule: Schedule; asked: Asked }

function movesFrom(asked: Asked, schedule: Schedule, look: Look) {
  const zone = (asked.place !== null && schedule.places.get(asked.place)?.zone) || look.zone
  const step = asked.view === 'week' ? { weeks: 1 } : { days: 1 }
  const to = (date: Temporal.PlainDate) => deskAddress({ ...asked, date })
  return {
    previous: to(asked.date.subtract(step)),
    today: to(todayAt(look.now, zone)),
    next: to(asked.date.add(step)),
  }
}

const blockAddress = ({ date, place, clinician }: Asked): string =>
  `/staff/appointments/block?${askedQuery({ view: 'day', date, place, clinician })}`

/** Day or week, and the days before and after. */
export function DayNav({ request, schedule, asked }: Props) {
  const text = words(request.lang).day
  const moves = movesFrom(asked, schedule, request.look)
  return (
    <>
      <div class="day-bar">
        <Tabs
          label={text.views}
          tabs={(['day', 'week'] as const).map(view => ({
            text: text.view[view],
            href: deskAddress({ ...asked, view }),
            current: asked.view === view,
          }))}
        />
        <nav class="day-moves" aria-label={text.moves}>
          <a class="button button-quiet" rel="prev" href={moves.previous}>
            {text.previous[asked.view]}
          </a>
          <a class="button button-quiet" href={moves.today}>
            {text.today}
          </a>
          <a class="button button-quiet" rel="next" href={moves.next}>
            {text.next[asked.view]}
          </a>
        </nav>
      </div>
      <PlaceLinks request={request} schedule={schedule} asked={asked} />
      <Narrow request={request} schedule={schedule} asked={asked} />
    </>
  )
}

/** So many fit beside each other; more are chosen in the form. */
const most_places = 6

function PlaceLinks({ request, schedule, asked }: Props) {
  const text = words(request.lang).day
  const places = [...schedule.places.values()].filter(({ active }) => active)
  if (places.length < 2 || places.length > most_places) return null
  const links = [{ id: null, name: text.allPlaces }, ...places]
  return (
    <div class="filters">
      <nav aria-label={text.places}>
        <ul>
          {links.map(({ id, name }) => (
            <li>
              <a
                href={deskAddress({ ...asked, place: id })}
                aria-current={asked.place === id ? 'true' : undefined}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

function Narrow({ request, schedule, asked }: Props) {
  const { lang, look } = request
  const text = words(lang).day
  const list = (
    all: string,
    of: Iterable<{ id: string; name: string; active: boolean }>,
    chosen: string | null,
  ) => [
    { value: '', text: all },
    ...[...of]
      .filter(one => one.active || one.id === chosen)
      .map(({ id, name }) => ({ value: id, text: name })),
  ]
  return (
    <search class="day-narrow">
      <Form look={look} action="/staff/appointments" method="get" label={text.narrow}>
        {asked.view === 'week' && <input type="hidden" name="view" value="week" />}
        <DateField lang={lang} name="date" label={text.date} value={asked.date.toString()} />
        <Select
          lang={lang}
          name="place"
          label={text.place}
          value={asked.place ?? ''}
          choices={list(text.allPlaces, schedule.places.values(), asked.place)}
        />
        <Select
          lang={lang}
          name="clinician"
          label={text.clinician}
          value={asked.clinician ?? ''}
          choices={list(text.allClinicians, schedule.clinicians.values(), asked.clinician)}
        />
        <Button text={text.show} kind="secondary" />
      </Form>
    </search>
  )
}

/** What the desk does that is not about one visit. */
export function DayActs({ request, asked }: Omit<Props, 'schedule'>) {
  const text = words(request.lang).day
  return (
    <ButtonRow>
      <ButtonLink text={text.book} href="/staff/patients" />
      <ButtonLink text={text.block} href={blockAddress(asked)} kind="secondary" />
      {asked.view === 'day' && (
        <ButtonLink text={text.print} href={`/staff/appointments/print?${askedQuery(asked)}`} kind="quiet" />
      )}
    </ButtonRow>
  )
}

/** What was just done, as the address says it. */
export function DoneNotice({ request }: { request: PageRequest }) {
  const { done } = words(request.lang)
  const said = request.query.get('done')
  if (said === null || !Object.hasOwn(done, said)) return null
  const late = said.endsWith('-before')
  return <Notice kind={late ? 'info' : 'success'} title={done[said as keyof typeof done]} />
}

/** The keys that work where scripts run, each a link that does the same; and a way to turn them off (WCAG 2.1.4). */
export function DayKeys({ request, schedule, asked }: Props) {
  const text = words(request.lang).day
  const moves = movesFrom(asked, schedule, request.look)
  const links: [key: string, href: string, does: string][] = [
    ['n', moves.next, text.next[asked.view]],
    ['p', moves.previous, text.previous[asked.view]],
    ['t', moves.today, text.today],
    ['d', deskAddress({ ...asked, view: 'day' }), text.view.day],
    ['w', deskAddress({ ...asked, view: 'week' }), text.view.week],
    ['f', '/staff/patients', text.book],
    ['b', blockAddress(asked), text.block],
  ]
  return (
    <desk-keys hidden data-off={text.keysOff} data-on={text.keysOn}>
      <details class="details">
        <summary>{text.keys}</summary>
        <div class="details-body">
          <p>{text.keysText}</p>
          <dl class="keys">
            <Key name="j">{text.keyNext}</Key>
            <Key name="k">{text.keyBefore}</Key>
            {links.map(([key, href, does]) => (
              <Key name={key}>
                <a href={href} data-key={key}>
                  {does}
                </a>
              </Key>
            ))}
          </dl>
          <button type="button" class="button button-quiet">
            {text.keysOff}
          </button>
        </div>
      </details>
    </desk-keys>
  )
}

function Key({ name, children }: { name: string; children?: Child }) {
  return (
    <div>
      <dt>
        <kbd>{name}</kbd>
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
