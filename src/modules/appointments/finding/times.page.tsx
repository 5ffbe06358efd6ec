import { Temporal } from 'temporal-polyfill'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { todayIn } from '../../../ui/dates.ts'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Look } from '../../../ui/page.ts'
import { EmptyState } from '../../../ui/states.tsx'
import type { PatientDb } from '../../access/index.ts'
import { holdTime } from '../booking/hold-time.ts'
import { appointmentOf } from '../booking/read-appointments.ts'
import type { Time } from '../times/time.ts'
import { readDay } from './days.ts'
import { notePicked } from './drafts.ts'
import { askAddress, type Finding, findingOf } from './finding.ts'
import { type Kept, keptTime } from './kept-time.ts'
import { lostAtHold, lostPage } from './lost.tsx'
import { firstOffered, type Offered, offeredTimes } from './offered.ts'
import { OldTime } from './old-time.tsx'
import { dayInWords, howSaid, languageSaid, whenSaid } from './say.ts'
import { hasChoice, seenWhere, withTheOnly } from './seen-where.ts'
import { stepPage } from './step.tsx'
import { readTime, TimeChoices } from './time-choices.tsx'
import { DayTimes, WeekLinks } from './week.tsx'
import { words } from './words.ts'

type Db = PatientDb<'appointments:write'>

/** `GET /appointments/book/:id/times`: the first free times, and those of `?day=` and its week. */
export async function timesPage(request: PageRequest, db: Db): Promise<Answer> {
  const { look, params, query } = request
  const finding = await findingOf(db, params.id ?? '', look.now, look.zone)
  if (finding === null) return notThere
  const { draft, schedule, type, ticket } = finding
  if (draft.booked_id) return redirect(`/appointments/${draft.booked_id}`)
  const seen = await seenWhere(db, schedule, type, ticket?.clinician_id ?? null, look.now)
  const offered = await offeredTimes(db, schedule, finding, readDay(query.get('day')), look.now)
  const kept = await keptTime(db, draft.hold_id)
  const old = draft.moves === null ? null : await appointmentOf(db, db.patient, draft.moves)
  const shown = { ...finding, draft: withTheOnly(draft, seen) }
  return draw(request, shown, offered, { kept, old, choice: hasChoice(seen, type) })
}

/** `POST /appointments/book/:id/times`: keeps the time for ten minutes; whoever comes too late hears of the next ones. */
export async function takeHold(request: PageRequest, db: Db): Promise<Answer> {
  const { look, params, form } = request
  const finding = await findingOf(db, params.id ?? '', look.now, look.zone)
  if (finding === null) return notThere
  const { draft, type, schedule } = finding
  if (draft.booked_id) return redirect(`/appointments/${draft.booked_id}`)
  const time = readTime(form.time)
  if (time === null) return redirect(`/appointments/book/${draft.id}/times`)
  const { moves, ticket_id: ticket, reason } = draft
  const want = { ...time, type: type.id, moves, ticket, reason }
  const held = await holdTime(db, db.patient, want, { account: db.account, as: 'patient' }, look.now)
  if (!held.held) {
    const next = held.next.length > 0 ? held.next : await firstOffered(db, schedule, finding, look.now)
    return lostPage(request, finding, { why: lostAtHold(held.why, moves !== null), next })
  }
  await notePicked(db, draft.id, time, held.id)
  return redirect(`/appointments/book/${draft.id}/check`)
}

type Known = { kept: Kept | null; old: Awaited<ReturnType<typeof appointmentOf>>; choice: boolean }

function draw(request: PageRequest, finding: Finding, offered: Offered, known: Known): Answer {
  const { look, lang } = request
  const { draft } = finding
  const { kept, old, choice } = known
  const all = words(lang)
  const text = all.times
  const moves = draft.moves !== null
  const isNone = offered.first.length === 0
  return stepPage(
    look,
    {
      step: 'times',
      moves,
      title: moves ? text.moveTitle : text.title,
      back: moves
        ? { href: `/appointments/${draft.moves}`, text: all.move.keep }
        : { href: choice ? `/appointments/book/${draft.id}` : `/appointments/new?draft=${draft.id}` },
    },
    <>
      {old && <OldTime look={look} schedule={finding.schedule} old={old} />}
      <Wished look={look} finding={finding} choice={choice} />
      {kept && (
        <Notice kind="info" title={text.keptTitle}>
          <p>
            {text.kept(whenSaid(look, finding.schedule, kept))}{' '}
            <a href={`/appointments/book/${draft.id}/check`}>{text.keptLink}</a>
          </p>
        </Notice>
      )}
      {isNone ? (
        <Nothing request={request} finding={finding} others={offered.others} />
      ) : (
        <>
          <Section id="first" title={text.first}>
            <TimeChoices look={look} finding={finding} label={text.first} times={offered.first} />
          </Section>
          <Section id="days" title={text.byDay}>
            <WeekLinks look={look} draft={draft} offered={offered} />
            <DayTimes look={look} finding={finding} offered={offered} />
            {offered.isBusy && <p class="hint">{text.busy}</p>}
          </Section>
          <p>
            {text.unsuited} <a href={askAddress(finding)}>{text.ask}</a>
          </p>
        </>
      )}
    </>,
  )
}

/** What she has chosen so far, in one line, with the way to change it. */
function Wished({ look, finding, choice }: { look: Look; finding: Finding; choice: boolean }) {
  const { draft, schedule, type } = finding
  const { lang } = look
  const all = words(lang)
  const { clinician_id, place_id, language } = draft
  const clinician = schedule.clinicians.get(clinician_id ?? '')
  const place = schedule.places.get(place_id ?? '')
  const whom = clinician
    ? all.with(clinician.name)
    : language === null
      ? all.times.anybody
      : all.times.speaks(languageSaid(language, lang))
  return (
    <p>
      {[
        type.name[lang],
        howSaid(type, lang),
        whom,
        type.mode === 'in-person' && place && all.there(place.name),
      ]
        .filter(Boolean)
        .join(' · ')}{' '}
      {choice && <a href={`/appointments/book/${draft.id}`}>{all.times.change}</a>}
    </p>
  )
}

/** No time at all: why, and what she can do. */
function Nothing(props: { request: PageRequest; finding: Finding; others: readonly Time[] }) {
  const { request, finding, others } = props
  const { look, lang } = request
  const { draft, type, ticket } = finding
  const text = words(lang).times
  const opens = ticket && opensLater(ticket, type, todayIn(look.now, look.zone))
  return (
    <>
      <EmptyState title={others.length > 0 ? text.noneWish : text.none}>
        <p>
          {opens
            ? text.notYet(dayInWords(opens.from, look), dayInWords(opens.opens, look))
            : text.noneText(type.ahead_days)}
        </p>
        <ButtonRow>
          <ButtonLink text={text.ask} href={askAddress(finding)} />
          {others.length > 0 && (
            <ButtonLink text={text.another} href={`/appointments/book/${draft.id}`} kind="secondary" />
          )}
        </ButtonRow>
        {look.clinic.phone !== null && <p>{words(lang).call(look.clinic.phone)}</p>}
      </EmptyState>
      {others.length > 0 && (
        <Section id="others" title={text.others}>
          <TimeChoices look={look} finding={unwished(finding)} label={text.others} times={others} />
        </Section>
      )}
    </>
  )
}

/** As if she had not said with whom and where: so the buttons say it. */
const unwished = (finding: Finding): Finding => ({
  ...finding,
  draft: { ...finding.draft, clinician_id: null, place_id: null },
})

/** Where an order is for a time that is not booked yet: from when, and when its times can be had. */
function opensLater(
  { from_date }: NonNullable<Finding['ticket']>,
  { ahead_days }: Finding['type'],
  today: Temporal.PlainDate,
) {
  const from = Temporal.PlainDate.from(from_date)
  const opens = from.subtract({ days: ahead_days })
  return Temporal.PlainDate.compare(opens, today) > 0 ? { from, opens } : null
}
