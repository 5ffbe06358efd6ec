import type { AccountId } from '../../../platform/ids.ts'
import { type Answer, type PageRequest, page } from '../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Card, CardList } from '../../../ui/cards.tsx'
import { dateOf } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeading, Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { frameActions, ofWhom } from '../../../ui/page.ts'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { PatientDb } from '../../access/index.ts'
import { ageTable } from '../ages.ts'
import { agesSaid } from './ages-said.ts'
import { type Giver, giverOf } from './giver.ts'
import { waitingInvitations } from './invite-caregiver.ts'
import { Invited } from './invited.tsx'
import { Parts } from './parts-list.tsx'
import { endInWords, partsInWords } from './say.ts'
import { endOf, type Shared, type SharedWith, sharedWith } from './shared-with.ts'
import { words } from './words.ts'

type Seen = {
  request: PageRequest
  account: AccountId
  giver: Giver
  /** False for whoever only reads: in a view, or by a grant that does not share. */
  acts: boolean
}

/** `GET /caregivers`: who may see what of this person, since when, until when, and by whom it was given. */
export async function caregiversPage(request: PageRequest, db: PatientDb<'sharing:read'>): Promise<Answer> {
  const { look, lang } = request
  const text = words(lang)
  const giver = await giverOf(db, { zone: look.zone, table: ageTable }, look.now)
  const shared = await sharedWith(db, look.now)
  const waiting = await waitingInvitations(db)
  const acts = look.view === null && db.may.has('sharing:write')
  const seen: Seen = { request, account: db.account, giver, acts }
  const of = ofWhom(request.look)
  return page(
    text.title(of),
    <>
      <Done request={request} />
      <PageHeading title={text.title(of)} lede={acts ? text.lede : text.ledeReading} />
      <MayGive seen={seen} />
      <Section id="now" title={text.now}>
        <Current seen={seen} shared={shared} />
        <p class="hint">
          {text.careTeam} {db.may.has('audit:read') && <a href={frameActions.whoLooked}>{text.whoLooked}</a>}
        </p>
      </Section>
      {waiting.length > 0 && <Invited look={look} waiting={waiting} acts={acts} />}
      {shared.ended.length > 0 && <Ended seen={seen} ended={shared.ended} />}
      <Others request={request} />
    </>,
  )
}

const outcomes = ['sent', 'again', 'withdrawn', 'changed', 'ended', 'late', 'many'] as const

function Done({ request }: { request: PageRequest }) {
  const done = outcomes.find(outcome => outcome === request.query.get('done'))
  if (!done) return null
  const { title, text } = words(request.lang).done[done]
  return (
    <Notice kind={done === 'late' || done === 'many' ? 'warning' : 'success'} title={title}>
      <p>{text}</p>
    </Notice>
  )
}

function MayGive({ seen }: { seen: Seen }) {
  const { request, giver, acts } = seen
  const { lang, look } = request
  const text = words(lang)
  if (!acts || giver.gives === 'nobody') return null
  if (giver.gives === 'parents') {
    const { kept, adult } = agesSaid(lang)
    return (
      <Notice kind="info" title={text.minor.title}>
        <p>{text.minor.text(kept, adult)}</p>
      </Notice>
    )
  }
  const of = ofWhom(request.look)
  return (
    <>
      {giver.until !== null && <p>{text.child.text(endInWords(giver.until, lang, look.zone))}</p>}
      <ButtonRow>
        <ButtonLink text={of === null ? text.invite : text.inviteFor(of)} href="/caregivers/invite" />
      </ButtonRow>
    </>
  )
}

function Current({ seen, shared }: { seen: Seen; shared: SharedWith }) {
  const text = words(seen.request.lang)
  // What only begins later stands with what the same person has now, if she has anything.
  const alone = shared.later.filter(one => !shared.now.some(now => isSame(now, one)))
  const shown = [...shared.now, ...alone]
  if (shown.length === 0)
    return (
      <EmptyState title={text.nobody} level={3}>
        <p>{text.nobodyText(ofWhom(seen.request.look))}</p>
      </EmptyState>
    )
  return (
    <CardList>
      {shown.map(one => (
        <One
          seen={seen}
          one={one}
          later={shared.later.filter(later => later.id !== one.id && isSame(later, one))}
        />
      ))}
    </CardList>
  )
}

const isSame = (a: Shared, b: Shared): boolean =>
  a.account_id === b.account_id && a.relation === b.relation && a.relation !== 'caregiver'

function One({ seen, one, later }: { seen: Seen; one: Shared; later: readonly Shared[] }) {
  const { lang, look } = seen.request
  const text = words(lang)
  const until = one.ends_at === null ? text.openEnd : endInWords(one.ends_at, lang, look.zone)
  const last = later.at(-1)?.ends_at
  return (
    <Card title={one.name} meta={`${text.relations[one.relation]} · ${one.email}`}>
      <Facts
        facts={[
          { term: text.can, detail: <Parts lines={partsInWords(one.permissions, lang)} /> },
          { term: text.since, detail: dateOf(one.starts_at, lang, look.zone) },
          { term: text.until, detail: until },
          ...later.map(piece => ({
            term: text.later(dateOf(piece.starts_at, lang, look.zone)),
            detail: <Parts lines={partsInWords(piece.permissions, lang)} />,
          })),
          { term: text.givenBy, detail: giverName(seen, one) },
        ]}
      />
      {last && <p class="hint">{text.laterEnds(endInWords(last, lang, look.zone))}</p>}
      <Acts seen={seen} one={one} />
    </Card>
  )
}

function giverName({ request, account }: Seen, { given_by, relation }: Shared): string | null {
  const text = words(request.lang)
  if (given_by === null) return relation === 'caregiver' ? null : text.byClinic
  return given_by.account === account ? text.byYou : given_by.name
}

function Acts({ seen, one }: { seen: Seen; one: Shared }) {
  const { request, account, giver, acts } = seen
  const { lang, look } = request
  const text = words(lang)
  if (look.view !== null) return null
  const isOwn = one.account_id === account
  const mayChange = acts && giver.gives !== 'nobody' && one.relation === 'caregiver'
  // More than the clinic's table lets a parent see is the young person's own to give.
  const mayGiveMore = acts && giver.gives === 'parents' && one.relation !== 'caregiver' && !isOwn
  const href = `/caregivers/grants/${one.id}`
  return (
    <div class="button-row">
      {!isOwn && (
        <Form look={look} action={`${href}/preview`}>
          <Button text={text.preview} label={text.previewLabel(one.name)} kind="secondary" />
        </Form>
      )}
      {mayChange && (
        <a class="button button-quiet" href={href} aria-label={text.changeLabel(one.name)}>
          {text.change}
        </a>
      )}
      {mayGiveMore && (
        <a class="button button-quiet" href={href} aria-label={text.moreLabel(one.name)}>
          {text.more}
        </a>
      )}
    </div>
  )
}

function Ended({ seen, ended }: { seen: Seen; ended: readonly Shared[] }) {
  const { lang, look } = seen.request
  const text = words(lang)
  return (
    <Section id="ended" title={text.ended}>
      <Table
        caption={text.ended}
        captionUnseen
        rows={ended}
        columns={[
          { head: text.endedWho, cell: one => one.name, names: true },
          { head: text.endedWhat, cell: one => <Parts lines={partsInWords(one.permissions, lang)} /> },
          { head: text.endedFrom, cell: one => dateOf(one.starts_at, lang, look.zone) },
          {
            head: text.endedTo,
            cell: one => endInWords(endOf(one, look.now) ?? look.now, lang, look.zone),
          },
          { head: text.endedBy, cell: one => text.how[howEnded(seen, one)] },
        ]}
      />
    </Section>
  )
}

function howEnded({ account, request }: Seen, one: Shared): keyof ReturnType<typeof words>['how'] {
  if (one.revoked_at === null || endOf(one, request.look.now) !== one.revoked_at) return 'ran'
  if (one.revoked_by === account) return 'you'
  if (one.revoked_by === one.account_id) return 'they'
  return one.relation === 'caregiver' ? 'other' : 'clinic'
}

function Others({ request }: { request: PageRequest }) {
  const text = words(request.lang)
  if (request.look.view !== null) return null
  return (
    <Section id="others" title={text.others}>
      <ul>
        <li>
          <a href="/caregivers/people">{text.othersText}</a>
        </li>
        <li>
          <a href="/caregivers/child">{text.childText}</a>
        </li>
      </ul>
    </Section>
  )
}
