import { z } from 'zod'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { fhirBirthDate, todayIn } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { EmailField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { languages } from '../../../ui/page.ts'
import { staffPage } from '../../../ui/staff.tsx'
import type { ClinicDb } from '../../access/index.ts'
import { type IdentityOf, isGrownUp, type OnRecord } from '../on-record.ts'
import {
  createInvitation,
  type NotInvited,
  own_account_years,
  renewInvitation,
  revokeInvitation,
} from './create-invitation.ts'
import { drawInvitation } from './invitations.staff.tsx'
import { listInvitations, patientInvitationById } from './list-invitations.ts'
import { type From, mailInvitation } from './mail-invitation.ts'
import { words } from './words.ts'

type Db = ClinicDb<'invitations:manage'>

/** What the portal gives these pages. */
export type Inviting = From & { readonly secret: string }

const todayOf = ({ look }: PageRequest): string => todayIn(look.now, look.zone).toString()

const isYoung = ({ birth_date }: OnRecord, { look }: PageRequest): boolean =>
  birth_date !== null && !isGrownUp(birth_date, todayIn(look.now, look.zone))

/** `GET /staff/invitations/new/:patient`. */
export async function invitePage(request: PageRequest, db: Db, identityOf: IdentityOf): Promise<Answer> {
  const person = await identityOf(db, request.params.patient ?? '', todayOf(request))
  return person ? draw(request, db, person, []) : notThere
}

/** `POST /staff/invitations/new/:patient`: makes it, and mails it if there is an address. */
export async function takeInvite(
  request: PageRequest,
  db: Db,
  inviting: Inviting,
  identityOf: IdentityOf,
): Promise<Answer> {
  const { form, lang, look } = request
  const person = await identityOf(db, request.params.patient ?? '', todayOf(request))
  if (!person) return notThere
  const email = addressIn(form.email)
  const w = words(lang).staff.invite
  if (email === 'bad') return draw(request, db, person, [{ field: 'email', text: w.emailBad }])
  const language = form.language === 'es' ? 'es' : 'en'
  const { patient } = person
  const given = { kind: 'patient', patient, name: null, email, language, created_by: db.account } as const
  const created = await createInvitation(db, inviting.secret, given, look.now)
  if (!created.created) return draw(request, db, person, [], created.why)
  if (email !== null)
    await mailInvitation(db, inviting, { kind: 'patient', email, language }, created, look.now)
  return redirect(`/staff/invitations/${created.id}?made`)
}

/** An address in lower case, null for none, or that it is not one. */
function addressIn(typed = ''): string | null | 'bad' {
  const email = typed.trim().toLowerCase()
  if (email === '') return null
  return email.length <= 254 && z.email().safeParse(email).success ? email : 'bad'
}

/** `POST /staff/invitations/:id/renew`. */
export async function takeRenew(request: PageRequest, db: Db, inviting: Inviting): Promise<Answer> {
  const { form, lang, look, params } = request
  const { id = '' } = params
  const invitation = await patientInvitationById(db, id, look.now)
  if (!invitation) return notThere
  const { language } = invitation
  const email = addressIn(form.email)
  if (email === 'bad') return drawInvitation(request, invitation, words(lang).staff.invite.emailBad)
  const issued = await renewInvitation(db, inviting.secret, { id, email }, look.now)
  if (!issued) return redirect(`/staff/invitations/${id}?gone`)
  if (email !== null)
    await mailInvitation(db, inviting, { kind: 'patient', email, language }, issued, look.now)
  return redirect(`/staff/invitations/${id}?renewed`)
}

/** `POST /staff/invitations/:id/revoke`. */
export async function takeRevoke({ look, params }: PageRequest, db: Db): Promise<Answer> {
  const { id = '' } = params
  if (!(await patientInvitationById(db, id, look.now))) return notThere
  const revoked = await revokeInvitation(db, id, db.account, look.now)
  return redirect(`/staff/invitations/${id}?${revoked ? 'revoked' : 'gone'}`)
}

async function draw(
  request: PageRequest,
  db: Db,
  person: OnRecord,
  errors: FieldError[],
  why?: NotInvited,
): Promise<Answer> {
  const { lang, look } = request
  const w = words(lang).staff.invite
  const barred = why ?? (person.birth_date === null ? 'no-birth-date' : null)
  const { patient } = person
  const open = await listInvitations(
    db,
    { state: 'open', kinds: ['patient'], patient, page: 1, rows: 1 },
    look.now,
  )
  const [opened] = open.rows
  return staffPage(
    request,
    'invitations',
    { title: w.title(person.name), caption: w.caption },
    <>
      <BackLink lang={lang} href={`/staff/patients/${patient}`} text={person.name} />
      <ErrorSummary lang={lang} errors={errors} />
      {person.deceased && <Notice kind="warning" title={w.deceased} />}
      {isYoung(person, request) && (
        <Notice kind="warning" title={w.young}>
          <p>{w.youngText}</p>
        </Notice>
      )}
      {barred === 'no-birth-date' && (
        <Notice kind="warning" title={w.noBirthDate}>
          <p>{w.noBirthDateText}</p>
        </Notice>
      )}
      {barred === 'too-young' && (
        <Notice kind="warning" title={w.tooYoung}>
          <p>{w.tooYoungText(own_account_years)}</p>
        </Notice>
      )}
      {barred === 'has-account' && (
        <Notice kind="warning" title={w.hasAccount}>
          <p>{w.hasAccountText}</p>
        </Notice>
      )}
      {opened && (
        <Notice kind="info" title={w.open}>
          <p>{w.openText}</p>
          <p>
            <a href={`/staff/invitations/${opened.id}`}>{w.openLink}</a>
          </p>
        </Notice>
      )}
      <Facts facts={[{ term: w.born, detail: fhirBirthDate(person.birth_date, lang) }]} />
      {barred === null && <InviteForm request={request} person={person} errors={errors} />}
    </>,
    errors.length > 0 || why !== undefined ? { status: 422 } : {},
  )
}

function InviteForm(props: { request: PageRequest; person: OnRecord; errors: FieldError[] }) {
  const { request, person, errors } = props
  const { lang, look, form } = request
  const w = words(lang).staff.invite
  const emails = isYoung(person, request) ? [] : person.emails
  const known = emails.join(', ')
  return (
    <>
      <p>{w.lede}</p>
      <Form look={look} action={`/staff/invitations/new/${person.patient}`}>
        <EmailField
          lang={lang}
          name="email"
          label={w.email}
          hint={known === '' ? w.emailHint : `${w.emailHint} ${w.emailOnRecord(known)}`}
          value={form.email ?? emails[0] ?? ''}
          autocomplete="off"
          optional
          error={errorOf(errors, 'email')}
        />
        <Radios
          lang={lang}
          name="language"
          label={w.language}
          value={form.language ?? person.language ?? 'en'}
          choices={Object.entries(languages).map(([value, text]) => ({ value, text }))}
        />
        <Button text={w.button} />
      </Form>
    </>
  )
}
