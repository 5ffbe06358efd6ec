import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkboxes } from '../../../ui/choices.tsx'
import { EmailField, PasswordField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { PageHeading } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Telephone } from '../../../ui/telephone.tsx'
import { safeNext } from '../safe-path.ts'
import { PasskeyButton } from '../second-factor/passkey-button.tsx'
import { type Caller, type Front, placeOf, signInOptions, visitorOf } from './front.ts'
import { signIn, signInByPasskey } from './sign-in.ts'
import { words } from './words.ts'

/** The form. Whoever is signed in already has nothing to do here. */
export async function signInPage(request: PageRequest, front: Front, caller: Caller): Promise<Answer> {
  const next = safeNext(request.query.get('next'))
  if (caller.session) return redirect(next)
  return form(request, front, { next, errors: [] })
}

/** Takes e-mail and password; leads on to the second factor where the account has one. */
export async function takeSignIn(request: PageRequest, front: Front, caller: Caller): Promise<Answer> {
  const { email = '', password = '' } = request.form
  const w = words(request.lang).signIn
  const typed = { next: safeNext(request.form.next ?? null), email, shared_device: isShared(request) }
  const errors: FieldError[] = []
  if (email.trim() === '') errors.push({ field: 'email', text: w.emailMissing })
  if (password === '') errors.push({ field: 'password', text: w.passwordMissing })
  if (errors.length > 0) return form(request, front, { ...typed, errors })
  const result = await signIn(front, { ...typed, password }, visitorOf(caller), request.look.now)
  if (result.signedIn) return redirect(typed.next, result.cookies)
  if (result.why === 'second-factor') return redirect('/sign-in/second', result.cookies)
  const text = result.why === 'wrong' ? w.wrong : w.tooMany
  const status = result.why === 'wrong' ? 422 : 429
  return form(request, front, { ...typed, errors: [{ field: 'email', text }], status })
}

/** Takes what the browser says for a passkey: it signs in alone. */
export async function takePasskeySignIn(request: PageRequest, front: Front, caller: Caller): Promise<Answer> {
  const { email = '', passkey = '' } = request.form
  const shared_device = isShared(request)
  const next = safeNext(request.form.next ?? null)
  const place = placeOf(front)
  const given = { answer: passkey, shared_device }
  const result = place && (await signInByPasskey(front, place, given, visitorOf(caller), request.look.now))
  if (result?.signedIn) return redirect(next, result.cookies)
  const errors = [{ field: 'passkey', text: words(request.lang).signIn.wrongPasskey }]
  return form(request, front, { next, email, shared_device, errors })
}

const isShared = ({ form }: PageRequest): boolean => form.shared_device === 'yes'

type FormState = {
  next: string
  email?: string
  shared_device?: boolean
  errors: FieldError[]
  status?: 422 | 429
}

async function form(request: PageRequest, front: Front, state: FormState): Promise<Answer> {
  const { lang, look, query } = request
  const { next, errors } = state
  const w = words(lang).signIn
  const options = await signInOptions(front, look.now)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {query.has('out') && <Notice kind="success" title={w.signedOut} />}
      {query.has('gone') && <Notice kind="warning" title={w.gone} />}
      <PageHeading title={w.title} lede={next === '/' ? w.lead(look.clinic.name) : w.timedOut} />
      <Form look={look} action="/sign-in">
        {next !== '/' && <input type="hidden" name="next" value={next} />}
        <EmailField
          lang={lang}
          name="email"
          label={w.email}
          value={state.email}
          autocomplete="username"
          error={errorOf(errors, 'email')}
        />
        <PasswordField lang={lang} name="password" label={w.password} error={errorOf(errors, 'password')} />
        <Checkboxes
          lang={lang}
          name="shared_device"
          label={w.device}
          choices={[{ value: 'yes', text: w.shared, hint: w.sharedHint }]}
          values={state.shared_device ? ['yes'] : []}
        />
        <Button text={w.button} />
        <PasskeyButton
          lang={lang}
          or={w.or}
          text={w.passkey}
          options={options}
          act="get"
          action="/sign-in/passkey"
          error={errorOf(errors, 'passkey')}
        />
      </Form>
      <p>
        <a href="/recover">{w.lost}</a>
      </p>
      <p>
        {w.noAccount} <a href="/sign-up">{w.signUp}</a>
      </p>
      <p>
        {w.letter} <a href="/invitation">{w.useCode}</a>
      </p>
      <p>{w.help}</p>
      {look.clinic.phone !== null && (
        <p>
          <Telephone phone={look.clinic.phone} text={w.call(look.clinic.phone)} />
        </p>
      )}
    </>
  )
  return page(w.title, body, { status: state.status ?? (errors.length > 0 ? 422 : 200) })
}
