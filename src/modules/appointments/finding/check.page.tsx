import { Temporal } from 'temporal-polyfill'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { type Fact, Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ofWhom } from '../../../ui/page.ts'
import type { PatientDb } from '../../access/index.ts'
import type { Appointment } from '../booking/choice.ts'
import { confirmHold } from '../booking/confirm-hold.ts'
import { isCutOff } from '../booking/cut-off.ts'
import { mayMove } from '../booking/moves.ts'
import { appointmentOf } from '../booking/read-appointments.ts'
import { noteBooked } from './drafts.ts'
import { type Finding, findingOf } from './finding.ts'
import { type Kept, keptTime } from './kept-time.ts'
import { lostAtConfirm, lostPage } from './lost.tsx'
import { firstOffered } from './offered.ts'
import { clockSaid, fromToSaid, whenSaid } from './say.ts'
import { stepPage } from './step.tsx'
import { words } from './words.ts'

type Db = PatientDb<'appointments:write'>

/** `GET /appointments/book/:id/check`: all of it once more, and until when the time is kept. */
export async function checkPage(request: PageRequest, db: Db): Promise<Answer> {
  const { look, params } = request
  const finding = await findingOf(db, params.id ?? '', look.now, look.zone)
  if (finding === null) return notThere
  const { draft, schedule } = finding
  if (draft.booked_id) return redirect(`/appointments/${draft.booked_id}`)
  if (draft.hold_id === null) return redirect(`/appointments/book/${draft.id}/times`)
  const kept = await keptTime(db, draft.hold_id)
  if (kept === null) {
    const next = await firstOffered(db, schedule, finding, look.now)
    return lostPage(request, finding, { why: 'gone', next, status: 200 })
  }
  const old = draft.moves === null ? null : await appointmentOf(db, db.patient, draft.moves)
  return draw(request, finding, kept, old)
}

/** `POST /appointments/book/:id/check`: books it, or moves the old booking. Sent twice, it is booked once. */
export async function takeConfirm(request: PageRequest, db: Db): Promise<Answer> {
  const { look, params } = request
  const finding = await findingOf(db, params.id ?? '', look.now, look.zone)
  if (finding === null) return notThere
  const { draft, schedule } = finding
  const done = `?done=${draft.moves === null ? 'booked' : 'moved'}`
  if (draft.booked_id) return redirect(`/appointments/${draft.booked_id}${done}`)
  if (draft.hold_id === null) return redirect(`/appointments/book/${draft.id}/times`)
  const by = { account: db.account, as: 'patient' } as const
  const confirmed = await confirmHold(db, db.patient, draft.hold_id, { reason: draft.reason }, by, look.now)
  if (confirmed.booked) {
    await noteBooked(db, draft.id, confirmed.id)
    return redirect(`/appointments/${confirmed.id}${done}`)
  }
  const old = draft.moves === null ? null : await appointmentOf(db, db.patient, draft.moves)
  const why = lostAtConfirm(confirmed.why, draft.moves === null || (old !== null && mayMove(old.status)))
  const next =
    confirmed.next.length > 0 ? confirmed.next : await firstOffered(db, schedule, finding, look.now)
  return lostPage(request, finding, { why, next })
}

function draw(request: PageRequest, finding: Finding, kept: Kept, old: Appointment | null): Answer {
  const { look, lang } = request
  const { draft, type, schedule } = finding
  const text = words(lang).check
  const moves = draft.moves !== null
  const isOver = Temporal.Instant.compare(kept.held_until, look.now) <= 0
  const until = clockSaid(look, schedule, { place: kept.place, starts_at: kept.held_until })
  const preparation = type.preparation[lang]
  return stepPage(
    look,
    {
      step: 'check',
      moves,
      title: moves ? text.moveTitle : text.title,
      back: { href: `/appointments/book/${draft.id}/times`, text: text.changeTime },
    },
    <>
      <Notice kind={isOver ? 'warning' : 'info'} title={isOver ? text.over : text.kept(until)}>
        <p>{isOver ? text.overText : moves ? text.keptMoveText : text.keptText}</p>
      </Notice>
      <Facts facts={factsOf(request, finding, kept, old)} />
      {!moves && (
        <p>
          <a href={`/appointments/new?draft=${draft.id}`}>{text.changeReason}</a>
        </p>
      )}
      {preparation !== '' && (
        <Section id="preparation" title={text.preparation}>
          <p class="as-written">{preparation}</p>
        </Section>
      )}
      <p class="hint">{isCutOff(kept, type, look.now) ? text.cutoffNow : text.cutoff(type.cutoff_hours)}</p>
      <Form look={look} action={`/appointments/book/${draft.id}/check`}>
        <ButtonRow>
          <Button text={moves ? text.confirmMove : text.confirm} />
        </ButtonRow>
      </Form>
    </>,
  )
}

function factsOf(request: PageRequest, finding: Finding, kept: Kept, old: Appointment | null): Fact[] {
  const { look, lang } = request
  const { draft, type, schedule } = finding
  const text = words(lang).check
  const clinician = schedule.clinicians.get(kept.clinician)
  const place = schedule.places.get(kept.place)
  const isThere = type.mode === 'in-person'
  const reason = draft.moves === null ? draft.reason : old?.reason
  return [
    { term: text.for, detail: ofWhom(look) },
    { term: text.kind, detail: type.name[lang] },
    {
      term: text.oldTime,
      detail: old && whenSaid(look, schedule, { place: old.place_id, starts_at: old.starts_at }),
    },
    {
      term: old ? text.newTime : text.when,
      detail: <strong>{fromToSaid(look, schedule, kept)}</strong>,
    },
    {
      term: text.whom,
      detail: clinician && (
        <>
          {clinician.name}
          <br />
          {clinician.work[lang]}
        </>
      ),
    },
    {
      term: text.where,
      detail: isThere && place && (
        <>
          {place.name}
          {place.address && <br />}
          {place.address}
        </>
      ),
    },
    { term: text.how, detail: text.howTexts[type.mode] },
    {
      term: text.reason,
      detail: reason ? <span class="as-written">{reason}</span> : text.noReason,
    },
  ].filter(({ detail }) => detail !== false && detail !== '')
}
