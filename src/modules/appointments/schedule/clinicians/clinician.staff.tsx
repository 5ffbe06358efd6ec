import type { Child } from 'hono/jsx'
import { type Answer, notThere, type PageRequest } from '../../../../ui/answer.ts'
import { ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { todayIn } from '../../../../ui/dates.ts'
import { Facts } from '../../../../ui/facts.tsx'
import { Section } from '../../../../ui/headings.tsx'
import type { Lang } from '../../../../ui/page.ts'
import { staffPage } from '../../../../ui/staff.tsx'
import { EmptyState } from '../../../../ui/states.tsx'
import type { DeskDb } from '../../handles.ts'
import { Back } from '../back.tsx'
import { closuresComing } from '../closures/closure-rows.ts'
import { closureInWords } from '../closures/say-closure.ts'
import { type HoursRow, hoursFrom, isSingleDay } from '../hours/hours-rows.ts'
import { type Clinician, readSchedule, type Schedule } from '../read-schedule.ts'
import { SavedNotice } from '../saved-notice.tsx'
import { dayInWords, hoursInWords, languageInWords } from '../say.ts'
import { words } from '../words.ts'
import { typesOf } from './read-clinician.ts'

const most_absences = 20

/** `GET /staff/schedule/clinicians/:id`: when and where somebody sees patients, and for what. */
export async function clinicianPage(request: PageRequest, db: DeskDb): Promise<Answer> {
  const { lang, look, params } = request
  const schedule = await readSchedule(db)
  const clinician = schedule.clinicians.get(params.id ?? '')
  if (!clinician) return notThere
  const today = todayIn(look.now, look.zone).toString()
  const hours = await hoursFrom(db, clinician.id, today)
  const absences = await closuresComing(
    db,
    { clinician: clinician.id, page: 1, rows: most_absences },
    look.now,
  )
  const mayEdit = db.may.has('schedules:manage')
  const address = `/staff/schedule/clinicians/${clinician.id}`
  const text = words(lang)
  return staffPage(
    request,
    'schedule',
    { title: clinician.name, caption: text.caption, lede: clinician.work[lang] },
    <>
      <Back lang={lang} href="/staff/schedule" text={text.back} />
      <SavedNotice request={request} />
      <Known clinician={clinician} schedule={schedule} lang={lang} today={today} />
      {mayEdit && (
        <ButtonRow>
          <ButtonLink text={text.clinician.edit} href={`${address}/edit`} kind="secondary" />
        </ButtonRow>
      )}
      <Hours hours={hours} schedule={schedule} lang={lang} mayEdit={mayEdit} today={today}>
        {mayEdit && (
          <ButtonRow>
            <ButtonLink text={text.clinician.addHours} href={`${address}/hours/new`} kind="secondary" />
            <ButtonLink text={text.clinician.addDay} href={`${address}/days/new`} kind="quiet" />
          </ButtonRow>
        )}
      </Hours>
      <Section id="absences" title={text.clinician.absences}>
        {absences.rows.length === 0 && <p>{text.clinician.noAbsences}</p>}
        <ul class="lines">
          {absences.rows.map(row => (
            <li>{closureInWords(row, schedule, { lang, zone: look.zone })}</li>
          ))}
        </ul>
        {mayEdit && (
          <p>
            <a href={`/staff/schedule/closures/new?clinician=${clinician.id}`}>{text.clinician.addAbsence}</a>
          </p>
        )}
      </Section>
    </>,
  )
}

function Known(props: { clinician: Clinician; schedule: Schedule; lang: Lang; today: string }) {
  const { clinician, schedule, lang, today } = props
  const text = words(lang).clinician
  const types = typesOf(clinician, schedule.types).flatMap(id => schedule.types.get(id)?.name[lang] ?? [])
  return (
    <Facts
      facts={[
        { term: words(lang).overview.state, detail: stateInWords(clinician, lang, today) },
        { term: text.sees, detail: types.join(', ') || null },
        {
          term: text.speaks,
          detail: clinician.languages.map(tag => languageInWords(tag, lang)).join(', ') || null,
        },
      ]}
    />
  )
}

/** Whether somebody sees patients, and until when. */
export function stateInWords(clinician: Clinician, lang: Lang, today: string): string {
  const text = words(lang).clinician
  if (!clinician.active) return text.inactive
  if (clinician.leaves_on === null) return text.active
  const day = dayInWords(clinician.leaves_on, lang)
  return clinician.leaves_on < today ? text.left(day) : text.leaves(day)
}

function Hours(props: {
  hours: readonly HoursRow[]
  schedule: Schedule
  lang: Lang
  mayEdit: boolean
  today: string
  children?: Child
}) {
  const { hours, schedule, lang, mayEdit, today, children } = props
  const text = words(lang).clinician
  const line = (row: HoursRow) => {
    const said = hoursInWords(row, schedule.places.get(row.place_id)?.name ?? '', lang)
    return (
      <li>
        {[said, ...moreOf(row, schedule, lang, today)].join(', ')}{' '}
        {mayEdit && (
          <a href={`/staff/schedule/hours/${row.id}`} aria-label={text.changeOf(said)}>
            {text.change}
          </a>
        )}
      </li>
    )
  }
  const days = hours.filter(isSingleDay)
  const weekly = hours.filter(row => !isSingleDay(row))
  return (
    <>
      <Section id="hours" title={text.hours}>
        {weekly.length === 0 ? (
          <EmptyState title={text.noHours} level={3}>
            <p>{text.noHoursText}</p>
          </EmptyState>
        ) : (
          <ul class="lines">{weekly.map(line)}</ul>
        )}
        {children}
      </Section>
      {days.length > 0 && (
        <Section id="days" title={text.days}>
          <ul class="lines">{days.map(line)}</ul>
        </Section>
      )}
    </>
  )
}

/** From and until which day hours hold, where that is not simply now, and for which kinds of visit only. */
function moreOf(row: HoursRow, { types }: Schedule, lang: Lang, today: string): string[] {
  const text = words(lang).hours
  const only = (row.visit_types ?? []).flatMap(id => types.get(id)?.name[lang] ?? [])
  const [from, until] = [row.valid_from > today, row.valid_until !== null]
  const first = dayInWords(row.valid_from, lang)
  const last = row.valid_until === null ? '' : dayInWords(row.valid_until, lang)
  const span = isSingleDay(row)
    ? first
    : from && until
      ? text.span(first, last)
      : from
        ? text.since(first)
        : until
          ? text.until_(last)
          : null
  return [...(span === null ? [] : [span]), ...(only.length > 0 ? [text.only(only.join(', '))] : [])]
}
