import type { PageRequest } from '../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { fhirBirthDate } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Pool } from '../pools/read-pools.ts'
import type { StaffThread } from './read-thread.ts'
import { threadAddress } from './staff-request.ts'
import { StateTags } from './state-tags.tsx'
import { words } from './words.ts'

type Props = {
  request: PageRequest
  thread: StaffThread
  pools: ReadonlyMap<string, Pool>
  me: string
}

/** Whose it is, what about, with which team, and how it stands. */
export function ThreadFacts({ request, thread, pools, me }: Props) {
  const { lang, look } = request
  const all = words(lang)
  const text = all.thread
  const { patient_id, follows, request_id } = thread
  const worksAtDesk = look.staff?.includes('appointments:desk') ?? false
  return (
    <Facts
      facts={[
        {
          term: text.patient,
          detail: <a href={`/staff/patients/${patient_id}`}>{thread.patient_name ?? all.noName}</a>,
        },
        { term: text.birthDate, detail: fhirBirthDate(thread.birth_date, lang) ?? all.noBirthDate },
        { term: text.reads, detail: text.languages[thread.reads] },
        { term: text.topic, detail: all.topics[thread.topic] },
        { term: text.team, detail: pools.get(thread.pool_id)?.name[lang] },
        { term: text.about, detail: <About request={request} thread={thread} /> },
        {
          term: text.follows,
          detail: follows && (
            <a href={threadAddress({ patient: patient_id, thread: follows })}>{text.earlierThread}</a>
          ),
        },
        {
          term: text.request,
          detail:
            request_id &&
            (worksAtDesk ? (
              <a href={`/staff/appointment-requests/of/${patient_id}/${request_id}`}>{text.openRequest}</a>
            ) : (
              text.madeRequest
            )),
        },
        {
          term: text.state,
          detail: (
            <span class="card-flags">
              <StateTags request={request} row={thread} me={me} />
            </span>
          ),
        },
      ].filter(({ term, detail }) => detail !== null && (term !== text.about || thread.about_id !== null))}
    />
  )
}

/** Staff see no record from here: the thing itself is on its page, once the record is open. */
function About({ request, thread }: { request: PageRequest; thread: StaffThread }) {
  const text = words(request.lang).thread
  const { about_kind, about_id, patient_id } = thread
  if (about_kind === 'record') return <a href={`/staff/patients/${patient_id}`}>{text.aboutRecord}</a>
  if (!request.look.staff?.includes('appointments:desk')) return <>{text.aboutVisit}</>
  return <a href={`/staff/appointments/of/${patient_id}/${about_id}`}>{text.aboutVisit}</a>
}

/** Taking it, over from a colleague too, and giving it back. */
export function Claim({ request, thread, me }: Omit<Props, 'pools'>) {
  const { lang, look } = request
  const all = words(lang)
  const text = all.thread
  if (thread.state === 'closed') return null
  const here = threadAddress({ patient: thread.patient_id, thread: thread.id })
  if (thread.claimed_by === me)
    return (
      <Form look={look} action={`${here}/let-go`}>
        <ButtonRow>
          <Button text={text.letGo} kind="secondary" />
          <ButtonLink text={all.answer.title} href="#answer" kind="quiet" />
        </ButtonRow>
      </Form>
    )
  const name = thread.claimed_by_name ?? all.somebody
  return (
    <Form look={look} action={`${here}/claim`}>
      <input type="hidden" name="seen" value={thread.claimed_by ?? ''} />
      <ButtonRow>
        <Button text={thread.claimed_by === null ? text.claim : text.takeOver(name)} kind="secondary" />
        <ButtonLink text={all.answer.title} href="#answer" kind="quiet" />
      </ButtonRow>
    </Form>
  )
}
