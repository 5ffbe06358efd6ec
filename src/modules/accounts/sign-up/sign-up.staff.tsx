import { z } from 'zod'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { dateTimeOf, fhirBirthDate, todayIn } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { EmailField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { languages } from '../../../ui/page.ts'
import { staffPage } from '../../../ui/staff.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { ClinicDb } from '../../access/index.ts'
import { type From, mailInvitation } from '../invitations/mail-invitation.ts'
import type { IdentityOf, OnRecord } from '../on-record.ts'
import { approveSignUp, declineReasons, declineSignUp, type SignUp, signUpById } from './review-sign-ups.ts'
import type { Fits, Possible } from './tables.ts'
import { words } from './words.ts'

type Db = ClinicDb<'signups:review'>

/** What the portal gives these pages. */
export type Reviewing = From & { readonly secret: string; readonly identityOf: IdentityOf }

/** `GET /staff/sign-ups/:id`: what was typed, beside those who it may be. */
export async function signUpStaffPage(request: PageRequest, db: Db, reviewing: Reviewing): Promise<Answer> {
  const signUp = await signUpById(db, reviewing.secret, request.params.id ?? '')
  return signUp ? draw(request, db, reviewing, signUp, []) : notThere
}

/** `POST /staff/sign-ups/:id/approve`. */
export async function takeApprove(request: PageRequest, db: Db, reviewing: Reviewing): Promise<Answer> {
  const { form, lang, look, params } = request
  const { id = '' } = params
  const signUp = await signUpById(db, reviewing.secret, id)
  if (!signUp) return notThere
  const w = words(lang).staff.one
  const typed = (form.email ?? '').trim().toLowerCase()
  const email = typed === '' ? null : typed
  const errors: FieldError[] = []
  if (!form.patient) errors.push({ field: 'patient', text: w.chooseOne })
  if (email !== null && (email.length > 254 || !z.email().safeParse(email).success))
    errors.push({ field: 'email', text: w.emailBad })
  if (errors.length > 0) return draw(request, db, reviewing, signUp, errors)
  const given = { id, patient: form.patient ?? '', email }
  const approved = await approveSignUp(db, reviewing.secret, given, look.now)
  if (approved.approved) {
    const { issued, language } = approved
    if (email !== null)
      await mailInvitation(db, reviewing, { kind: 'patient', email, language }, issued, look.now)
    return redirect(`/staff/invitations/${issued.id}?made`)
  }
  switch (approved.why) {
    case 'gone':
      return redirect(`/staff/sign-ups/${id}?gone`)
    case 'not-possible':
      return draw(request, db, reviewing, signUp, [{ field: 'patient', text: w.chooseOne }])
    case 'has-account':
      return draw(request, db, reviewing, signUp, [{ field: 'patient', text: w.accountNow }])
    case 'too-young':
      return draw(request, db, reviewing, signUp, [{ field: 'patient', text: w.tooYoung }])
    case 'no-birth-date':
      return draw(request, db, reviewing, signUp, [{ field: 'patient', text: w.noBirthDate }])
  }
}

/** `POST /staff/sign-ups/:id/decline`. */
export async function takeDecline(request: PageRequest, db: Db, reviewing: Reviewing): Promise<Answer> {
  const { form, lang, look, params } = request
  const { id = '' } = params
  const signUp = await signUpById(db, reviewing.secret, id)
  if (!signUp) return notThere
  const reason = declineReasons.find(one => one === form.reason)
  if (!reason)
    return draw(request, db, reviewing, signUp, [
      { field: 'reason', text: words(lang).staff.one.chooseReason },
    ])
  const declined = await declineSignUp(db, id, reason, look.now)
  return redirect(`/staff/sign-ups/${id}?${declined ? 'declined' : 'gone'}`)
}

type Candidate = Possible & { readonly record: OnRecord }

async function candidatesOf(request: PageRequest, db: Db, identityOf: IdentityOf, signUp: SignUp) {
  const today = todayIn(request.look.now, request.look.zone).toString()
  const found: Candidate[] = []
  for (const one of signUp.possible) {
    const record = await identityOf(db, one.patient, today)
    if (record) found.push({ ...one, record })
  }
  return found
}

async function draw(
  request: PageRequest,
  db: Db,
  reviewing: Reviewing,
  signUp: SignUp,
  errors: FieldError[],
): Promise<Answer> {
  const { lang, query } = request
  const { one: w, ...list } = words(lang).staff
  const waits = signUp.state === 'waiting'
  const candidates = waits ? await candidatesOf(request, db, reviewing.identityOf, signUp) : []
  const open = candidates.filter(one => !one.has_account)
  return staffPage(
    request,
    'sign-ups',
    { title: signUp.typed.name, caption: w.caption },
    <>
      <BackLink lang={lang} href="/staff/sign-ups" text={list.title} />
      <ErrorSummary lang={lang} errors={errors} />
      {query.has('gone') && <Notice kind="warning" title={w.gone} />}
      {query.has('declined') && <Notice kind="success" title={w.declined} />}
      <AsTyped request={request} signUp={signUp} />
      {waits && (
        <Section id="possible" title={w.possible}>
          {candidates.length === 0 ? (
            <p>
              {w.nobody}. {w.nobodyText}
            </p>
          ) : (
            <CardList>
              {candidates.map(candidate => (
                <CandidateCard request={request} candidate={candidate} />
              ))}
            </CardList>
          )}
          <p>
            <a href="/staff/patients">{w.find}</a>
          </p>
        </Section>
      )}
      {waits && open.length > 0 && (
        <ApproveForm request={request} signUp={signUp} open={open} errors={errors} />
      )}
      {waits && <DeclineForm request={request} signUp={signUp} errors={errors} />}
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function AsTyped({ request, signUp }: { request: PageRequest; signUp: SignUp }) {
  const { lang, look } = request
  const { one: w, ...list } = words(lang).staff
  const { typed, settled_at } = signUp
  const at = (when: SignUp['asked_at']) => dateTimeOf(when, lang, look.zone)
  return (
    <Section id="typed" title={w.typed}>
      <p class="hint">{w.notChecked}</p>
      <Facts
        facts={[
          { term: w.name, detail: typed.name },
          { term: w.birth, detail: fhirBirthDate(typed.birth_date, lang) },
          { term: w.number, detail: typed.number || w.notTyped },
          { term: w.phone, detail: typed.phone || w.notTyped },
          {
            term: w.email,
            detail: typed.email === '' ? w.notTyped : <span class="as-written">{typed.email}</span>,
          },
          { term: w.language, detail: languages[signUp.language] },
          { term: list.asked, detail: at(signUp.asked_at) },
          { term: list.why, detail: signUp.why && list.whys[signUp.why] },
          {
            term: list.outcome,
            detail: settled_at && (
              <>
                {list.outcomes[signUp.state]}
                {signUp.decline_reason && `: ${w.reasons[signUp.decline_reason]}`}
                <br />
                {w.settledBy(signUp.settled_by_name ?? '', at(settled_at))}
              </>
            ),
          },
        ]}
      />
      {signUp.invitation_id !== null && (
        <ButtonLink
          text={w.invitation}
          href={`/staff/invitations/${signUp.invitation_id}`}
          kind="secondary"
        />
      )}
    </Section>
  )
}

const parts = ['name', 'birth_date', 'third'] as const satisfies readonly (keyof Fits)[]

function CandidateCard({ request, candidate }: { request: PageRequest; candidate: Candidate }) {
  const { lang } = request
  const w = words(lang).staff.one
  const { record, fits, has_account } = candidate
  const contacts = [...record.phones, ...record.emails]
  return (
    <Card
      title={record.name}
      href={`/staff/patients/${record.patient}`}
      meta={fhirBirthDate(record.birth_date, lang) ?? ''}
    >
      <Facts
        facts={[
          ...parts.map(part => ({
            term: w.fit[part],
            detail: fits[part] ? (
              <Tag text={w.fits} icon="check" tone="calm" />
            ) : (
              <Tag text={w.fitsNot} icon="cross" tone="attention" />
            ),
          })),
          {
            term: w.onRecord,
            detail: contacts.length > 0 ? <span class="as-written">{contacts.join(', ')}</span> : w.noEmail,
          },
        ]}
      />
      {has_account && <p>{w.hasAccount}</p>}
    </Card>
  )
}

type PartProps = { request: PageRequest; signUp: SignUp; errors: FieldError[] }

function ApproveForm({ request, signUp, open, errors }: PartProps & { open: readonly Candidate[] }) {
  const { lang, look, form } = request
  const w = words(lang).staff.one
  return (
    <Section id="approve" title={w.approve}>
      <p>{w.approveText}</p>
      <Form look={look} action={`/staff/sign-ups/${signUp.id}/approve`}>
        <Radios
          lang={lang}
          name="patient"
          label={w.choose}
          value={form.patient}
          error={errorOf(errors, 'patient')}
          choices={open.map(({ record }) => ({
            value: record.patient,
            text: w.is(record.name),
            hint: fhirBirthDate(record.birth_date, lang) ?? undefined,
          }))}
        />
        <EmailField
          lang={lang}
          name="email"
          label={w.mailTo}
          hint={w.mailHint}
          value={form.email ?? (open.length === 1 ? open[0]?.record.emails[0] : '')}
          autocomplete="off"
          optional
          error={errorOf(errors, 'email')}
        />
        <Button text={w.approveButton} />
      </Form>
    </Section>
  )
}

function DeclineForm({ request, signUp, errors }: PartProps) {
  const { lang, look, form } = request
  const w = words(lang).staff.one
  return (
    <Section id="decline" title={w.decline}>
      <p>{w.declineText}</p>
      <Form look={look} action={`/staff/sign-ups/${signUp.id}/decline`}>
        <Radios
          lang={lang}
          name="reason"
          label={w.reason}
          value={form.reason}
          error={errorOf(errors, 'reason')}
          choices={declineReasons.map(value => ({ value, text: w.reasons[value] }))}
        />
        <Button text={w.declineButton} kind="secondary" />
      </Form>
    </Section>
  )
}
