import { type Answer, notThere, type PageRequest } from '../../../ui/answer.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { dateOf, dateTimeOf, fhirBirthDate } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { BackLink, Section } from '../../../ui/headings.tsx'
import type { IconName } from '../../../ui/icons.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Lang, Look } from '../../../ui/page.ts'
import { Paging, pageNumber } from '../../../ui/paging.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { ClinicDb } from '../../access/index.ts'
import { RenewForm, RevokeForm } from './change-forms.tsx'
import {
  type Invitation,
  type InvitationState,
  invitationStates,
  listInvitations,
  patientInvitationById,
} from './list-invitations.ts'
import { words } from './words.ts'

type Db = ClinicDb<'invitations:manage'>

const rows_per_page = 25

/** `GET /staff/invitations`: of patients to their own records, the newest first. */
export async function invitationsPage(request: PageRequest, db: Db): Promise<Answer> {
  const { lang, look, query } = request
  const w = words(lang).staff.list
  const state = invitationStates.find(one => one === query.get('state'))
  const asked = pageNumber(query)
  const choice = { state, kinds: ['patient'] as const, page: asked, rows: rows_per_page }
  const { rows, total } = await listInvitations(db, choice, look.now)
  const href = (page: number, of = state) =>
    `/staff/invitations?${new URLSearchParams({ ...(of && { state: of }), ...(page > 1 && { page: String(page) }) })}`
  return staffPage(
    request,
    'invitations',
    { title: w.title, lede: w.lede },
    <>
      <ButtonLink text={w.find} href="/staff/patients" kind="secondary" />
      <Filters
        lang={lang}
        shown={rows.length}
        total={total}
        label={w.narrow}
        choices={[
          { text: w.all, href: '/staff/invitations', current: state === undefined },
          ...invitationStates.map(one => ({
            text: w.states[one],
            href: href(1, one),
            current: one === state,
          })),
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={w.none}>
          <p>{state === undefined ? w.noneText : w.noneOfState}</p>
        </EmptyState>
      ) : (
        <InvitationTable rows={rows} look={look} />
      )}
      <Paging lang={lang} page={asked} pages={Math.ceil(total / rows_per_page)} href={page => href(page)} />
    </>,
  )
}

const looks: Record<InvitationState, { tone: 'accent' | 'attention' | 'plain' | 'calm'; icon: IconName }> = {
  open: { tone: 'accent', icon: 'clock' },
  locked: { tone: 'attention', icon: 'warning' },
  expired: { tone: 'plain', icon: 'dash' },
  used: { tone: 'calm', icon: 'check' },
  revoked: { tone: 'plain', icon: 'cross' },
}

const StateTag = ({ lang, state }: { lang: Lang; state: InvitationState }) => (
  <Tag text={words(lang).staff.list.states[state]} {...looks[state]} />
)

/** Addresses are long words, which may break anywhere. */
const SentTo = ({ lang, email }: { lang: Lang; email: string | null }) => (
  <span class="as-written">{email ?? words(lang).staff.list.notSent}</span>
)

function InvitationTable({ rows, look }: { rows: readonly Invitation[]; look: Look }) {
  const { lang, zone } = look
  const w = words(lang).staff.list
  return (
    <Table
      caption={w.caption}
      captionUnseen
      columns={[
        {
          head: w.who,
          names: true,
          cell: (row: Invitation) => <a href={`/staff/invitations/${row.id}`}>{row.patient_name}</a>,
        },
        { head: w.state, cell: row => <StateTag lang={lang} state={row.state} /> },
        { head: w.sent, cell: row => <SentTo lang={lang} email={row.email} /> },
        { head: w.made, cell: row => dateOf(row.issued_at, lang, zone) },
        { head: w.by, cell: row => row.created_by_name ?? w.bySignUp },
      ]}
      rows={rows}
    />
  )
}

/** `GET /staff/invitations/:id`: how it is, and what can be done with it. */
export async function invitationStaffPage(request: PageRequest, db: Db): Promise<Answer> {
  const invitation = await patientInvitationById(db, request.params.id ?? '', request.look.now)
  return invitation ? drawInvitation(request, invitation) : notThere
}

/** The page of one invitation; with `error`, after an address that is none. */
export function drawInvitation(request: PageRequest, invitation: Invitation, error?: string): Answer {
  const { lang, look } = request
  const { one: w, list, letter } = words(lang).staff
  const { state } = invitation
  const done = state === 'used' || state === 'revoked'
  const at = (when: Invitation['expires_at']) => dateTimeOf(when, lang, look.zone)
  return staffPage(
    request,
    'invitations',
    { title: invitation.patient_name ?? '', caption: w.caption },
    <>
      <BackLink lang={lang} href="/staff/invitations" text={list.title} />
      <Said request={request} invitation={invitation} />
      <Facts
        facts={[
          { term: list.state, detail: <StateTag lang={lang} state={state} /> },
          { term: w.birth, detail: fhirBirthDate(invitation.birth_date, lang) },
          { term: list.sent, detail: <SentTo lang={lang} email={invitation.email} /> },
          { term: list.made, detail: at(invitation.issued_at) },
          { term: list.by, detail: invitation.created_by_name ?? list.bySignUp },
          {
            term: state === 'expired' ? w.expired : w.expires,
            detail: done ? null : at(invitation.expires_at),
          },
          {
            term: w.used,
            detail: invitation.used_at && w.usedBy(at(invitation.used_at), invitation.used_by_email ?? ''),
          },
          { term: w.revoked, detail: invitation.revoked_at && at(invitation.revoked_at) },
          { term: w.tries, detail: done || invitation.wrong_tries === 0 ? null : invitation.wrong_tries },
        ]}
      />
      {state === 'locked' && <p>{w.lockedText}</p>}
      {state === 'open' && (
        <>
          <ButtonLink text={w.letter} href={`/staff/invitations/${invitation.id}/letter`} />
          <p class="hint">{letter.print}</p>
        </>
      )}
      {!done && (
        <>
          <Section id="again" title={w.again}>
            <p>{w.againText}</p>
            <RenewForm request={request} invitation={invitation} error={error} />
          </Section>
          <Section id="take" title={w.take}>
            <p>{w.takeText}</p>
            <RevokeForm request={request} invitation={invitation} />
          </Section>
        </>
      )}
    </>,
    error === undefined ? {} : { status: 422 },
  )
}

/** What was just done. */
function Said({ request, invitation }: { request: PageRequest; invitation: Invitation }) {
  const { lang, query } = request
  const w = words(lang).staff.one
  const { email } = invitation
  if (query.has('gone')) return <Notice kind="warning" title={w.gone} />
  if (query.has('revoked')) return <Notice kind="success" title={w.revokedNow} />
  if (query.has('made'))
    return <Notice kind="success" title={email === null ? w.made : w.madeMailed(email)} />
  if (query.has('renewed'))
    return <Notice kind="success" title={email === null ? w.renewed : w.renewedMailed(email)} />
  return null
}
