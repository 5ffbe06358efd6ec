import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { areas } from '../../../ui/page.ts'
import type { Confirmed } from '../booking/confirm-hold.ts'
import type { Held } from '../booking/hold-time.ts'
import type { Time } from '../times/time.ts'
import { askAddress, type Finding } from './finding.ts'
import { stepPage } from './step.tsx'
import { TimeChoices } from './time-choices.tsx'
import { words } from './words.ts'

/** Why she did not get a time, as the page says it. */
type Kind = 'taken' | 'closed' | 'soon' | 'late' | 'not-allowed' | 'gone' | 'visit' | 'ended' | 'cutoff'

/** `moves`: whether it was a booking that should get this time. */
export function lostAtHold(why: Extract<Held, { held: false }>['why'], moves: boolean): Kind {
  switch (why) {
    case 'taken':
    case 'closed':
      return why
    case 'too-soon':
      return 'soon'
    case 'too-late':
      return 'late'
    case 'not-allowed':
      return moves ? 'cutoff' : why
    case 'gone':
      return moves ? 'ended' : 'not-allowed'
  }
}

/** `canMove` is false where the booking that should get this time is there no more. */
export function lostAtConfirm(why: Extract<Confirmed, { booked: false }>['why'], canMove: boolean): Kind {
  switch (why) {
    case 'taken':
    case 'not-allowed':
      return why
    case 'other-visit':
      return 'visit'
    case 'ended':
      return 'gone'
    case 'gone':
      return canMove ? 'closed' : 'ended'
    case 'cut-off':
      return 'cutoff'
  }
}

/** With these no other time would help. */
const forClinic: readonly Kind[] = ['not-allowed', 'ended', 'cutoff']

/**
 * She did not get the time: what happened, that nothing was done, and the next times, one press away. All that she said
 * before is in the draft.
 */
export function lostPage(
  { look }: PageRequest,
  finding: Finding,
  lost: { readonly why: Kind; readonly next: readonly Time[]; readonly status?: 200 },
): Answer {
  const { draft } = finding
  const { why, next, status = 422 } = lost
  const all = words(look.lang)
  const text = all.lost
  const { title, text: said } = text[why]
  const { picked_at, picked_clinician_id, picked_place_id } = draft
  const picked =
    picked_at && picked_clinician_id && picked_place_id
      ? { clinician: picked_clinician_id, place: picked_place_id, starts_at: picked_at }
      : null
  const times = { look, finding }
  return stepPage(
    look,
    {
      step: 'times',
      moves: draft.moves !== null,
      title: draft.moves === null ? all.times.title : all.times.moveTitle,
      back: { href: `/appointments/book/${draft.id}/times`, text: text.all },
      status,
      notice: (
        <Notice kind="warning" title={title}>
          <p>
            {said} {draft.moves === null ? text.nothing : text.oldStands}
          </p>
        </Notice>
      ),
    },
    forClinic.includes(why) ? (
      <ButtonRow>
        {why !== 'ended' && <ButtonLink text={all.times.ask} href={askAddress(finding)} />}
        <ButtonLink text={text.appointments} href={areas.appointments} kind="quiet" />
      </ButtonRow>
    ) : (
      <>
        {why === 'gone' && picked && (
          <Section id="again" title={text.again}>
            <TimeChoices {...times} label={text.again} times={[picked]} />
          </Section>
        )}
        {next.length > 0 && (
          <Section id="next" title={text.next}>
            <TimeChoices {...times} label={text.next} times={next} />
          </Section>
        )}
        <ButtonRow>
          <ButtonLink text={text.all} href={`/appointments/book/${draft.id}/times`} kind="quiet" />
        </ButtonRow>
      </>
    ),
  )
}
