import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkboxes, Radios } from '../../../ui/choices.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { PageHeading, Section, stepText } from '../../../ui/headings.tsx'
import { languages } from '../../../ui/page.ts'
import { NewPasswordField } from '../security/new-password-field.tsx'
import { passwordFault } from '../security/password-fault.ts'
import type { Session } from '../session-of.ts'
import { type Caller, visitorOf } from '../sign-in/front.ts'
import { gonePage } from './invitation.page.tsx'
import { type ProvenInvitation, provenInvitation } from './open-invitation.ts'
import { noProofCookieLine, proofIn } from './proof-cookie.ts'
import { type Accepting, type Taken, takeWithAccount, takeWithNewAccount } from './take-invitation.ts'
import { words } from './words.ts'

type Visit = Caller & { readonly session: Session | null }

const longest_name = 200

/** `GET /invitation/accept`: after the proof, e-mail and password; or, for whoever is signed in, one button. */
export async function acceptPage(request: PageRequest, accepting: Accepting, caller: Visit): Promise<Answer> {
  const invitation = await proven(request, accepting, caller)
  return invitation ? form(request, invitation, caller.session, []) : gonePage(request)
}

/** `POST /invitation/accept`. */
export async function takeAccept(request: PageRequest, accepting: Accepting, caller: Visit): Promise<Answer> {
  const invitation = await proven(request, accepting, caller)
  if (!invitation) return gonePage(request)
  const { session } = caller
  const { look } = request
  // What was sent from the form for a new account never lands on an account that was signed in meanwhile.
  if ((request.form.account ?? 'new') !== (session?.account ?? 'new'))
    return form(request, invitation, session, [])
  const taken = session
    ? await takeWithAccount(accepting, invitation, session, caller.origin, look.now)
    : await takeNew(request, accepting, invitation, caller)
  if (Array.isArray(taken)) return form(request, invitation, session, taken)
  if (!taken.taken) return refused(request, invitation, session, taken.why)
  const to =
    taken.kind === 'staff' ? '/account/security/app' : session ? '/caregivers/people?done=added' : '/?welcome'
  return redirect(to, [...taken.cookies, noProofCookieLine(accepting.https)])
}

const proven = (request: PageRequest, accepting: Accepting, { headers }: Visit) =>
  provenInvitation(accepting, proofIn(accepting.https, headers.get('cookie')), request.look.now)

async function takeNew(
  request: PageRequest,
  accepting: Accepting,
  invitation: ProvenInvitation,
  caller: Visit,
): Promise<Taken | FieldError[]> {
  const { form: sent, lang, look } = request
  const w = words(lang).accept
  const { email = '', password = '' } = sent
  const name = nameOf(invitation, sent.name)
  const errors: FieldError[] = []
  if (name === '') errors.push({ field: 'name', text: w.nameMissing })
  if (name.length > longest_name) errors.push({ field: 'name', text: w.nameLong })
  if (email.trim() === '') errors.push({ field: 'email', text: w.emailBad })
  if (password === '') errors.push({ field: 'password', text: w.passwordMissing })
  if (errors.length > 0) return errors
  const language = sent.language === 'es' || sent.language === 'en' ? sent.language : lang
  const shared_device = sent.shared_device === 'yes'
  const typed = { name, email, password, language, shared_device }
  return takeWithNewAccount(accepting, invitation, typed, visitorOf(caller), look.now)
}

/** A patient is called what the record calls her; signs that steer terminals and mail are no part of a name. */
function nameOf({ kind, patient_name }: ProvenInvitation, typed = ''): string {
  const name = kind === 'patient' ? (patient_name ?? '') : typed
  return name.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}

function refused(
  request: PageRequest,
  invitation: ProvenInvitation,
  session: Session | null,
  why: Extract<Taken, { taken: false }>['why'],
): Answer {
  const w = words(request.lang).accept
  const again = (field: string, text: string, status?: 429) =>
    form(request, invitation, session, [{ field, text }], status)
  switch (why) {
    case 'gone':
      return gonePage(request)
    case 'email-taken':
      return again('email', w.emailTaken)
    case 'too-many':
      return again('email', w.emailTakenMany, 429)
    case 'bad-email':
      return again('email', w.emailBad)
    case 'short-password':
    case 'long-password':
    case 'common-password':
    case 'about-you-password':
      return again('password', passwordFault(request.lang, passwordWhy[why]))
    default:
      return again(session ? 'add' : 'email', w.faults[why])
  }
}

const passwordWhy = {
  'short-password': 'short',
  'long-password': 'long',
  'common-password': 'common',
  'about-you-password': 'about-you',
} as const

function form(
  request: PageRequest,
  invitation: ProvenInvitation,
  session: Session | null,
  errors: FieldError[],
  status: 422 | 429 = 422,
): Answer {
  const { lang } = request
  const w = words(lang).accept
  const { kind, patient_name } = invitation
  const caption =
    kind === 'staff' ? stepText(lang, [2, 3], w.ofStaff) : stepText(lang, 'last', w.of(patient_name ?? ''))
  const lede =
    kind === 'staff' ? w.staff : kind === 'patient' ? w.own(patient_name ?? '') : w.other(patient_name ?? '')
  const title = session ? w.add : w.title
  return page(
    title,
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={title} caption={caption} lede={lede} />
      {session ? (
        <AddToAccount request={request} session={session} errors={errors} />
      ) : (
        <NewAccount request={request} invitation={invitation} errors={errors} />
      )}
    </>,
    { status: errors.length > 0 ? status : 200 },
  )
}

function AddToAccount({
  request,
  session,
  errors,
}: {
  request: PageRequest
  session: Session
  errors: FieldError[]
}) {
  const { lang, look } = request
  const w = words(lang).accept
  const fault = errorOf(errors, 'add')
  return (
    <>
      {fault === undefined ? <p>{w.signedIn(session.email)}</p> : <p class="field-error">{fault}</p>}
      <Form look={look} action="/invitation/accept">
        <input type="hidden" name="account" value={session.account} />
        <div id="add" tabindex={-1}>
          <Button text={w.add} />
        </div>
      </Form>
      <p>{w.notMe}</p>
      <Form look={look} action="/sign-out">
        <Button text={w.signOut} kind="quiet" />
      </Form>
    </>
  )
}

function NewAccount({
  request,
  invitation,
  errors,
}: {
  request: PageRequest
  invitation: ProvenInvitation
  errors: FieldError[]
}) {
  const { lang, look, form: sent } = request
  const w = words(lang).accept
  // The address is shown to whoever came by the link that it got, not to whoever found a letter.
  const known = invitation.way === 'link' ? (invitation.email ?? '') : ''
  return (
    <>
      <Form look={look} action="/invitation/accept">
        {invitation.kind !== 'patient' && (
          <TextField
            lang={lang}
            name="name"
            label={w.name}
            value={sent.name ?? invitation.name ?? ''}
            autocomplete="name"
            maxlength={longest_name}
            error={errorOf(errors, 'name')}
          />
        )}
        <EmailField
          lang={lang}
          name="email"
          label={w.email}
          hint={w.emailHint}
          value={sent.email ?? known}
          autocomplete="username"
          error={errorOf(errors, 'email')}
        />
        <NewPasswordField lang={lang} label={w.password} errors={errors} />
        <Radios
          lang={lang}
          name="language"
          label={w.language}
          value={sent.language ?? lang}
          choices={Object.entries(languages).map(([value, text]) => ({ value, text }))}
        />
        <Checkboxes
          lang={lang}
          name="shared_device"
          label={w.device}
          choices={[{ value: 'yes', text: w.shared, hint: w.sharedHint }]}
          values={sent.shared_device === 'yes' ? ['yes'] : []}
        />
        <Button text={w.button} />
      </Form>
      <Section id="have" title={w.have}>
        <p>
          <a href="/sign-in?next=/invitation/accept">{w.signIn}</a>
        </p>
      </Section>
    </>
  )
}
