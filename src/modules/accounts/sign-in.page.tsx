import { type Answer, type PageRequest, page, redirect } from '../../ui/answer.ts'
import { Button } from '../../ui/button.tsx'
import { EmailField, PasswordField } from '../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../ui/form.tsx'
import { PageHeading } from '../../ui/headings.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { SignedIn } from './sign-in.ts'
import { words } from './words.ts'

/** The form. Whoever is signed in already has nothing to do here. */
export function signInPage(request: PageRequest, signedIn: boolean): Answer {
  const next = safeNext(request.query.get('next'))
  if (signedIn) return redirect(next)
  return form(request, { next, errors: [], out: request.query.has('out') })
}

/** Takes the posted form. `trySignIn` is the verb with its handles. */
export async function takeSignIn(
  request: PageRequest,
  trySignIn: (email: string, password: string) => Promise<SignedIn>,
): Promise<Answer> {
  const { email = '', password = '' } = request.form
  const w = words(request.lang).signIn
  const next = safeNext(request.form.next ?? null)
  const errors: FieldError[] = []
  if (email.trim() === '') errors.push({ field: 'email', text: w.emailMissing })
  if (password === '') errors.push({ field: 'password', text: w.passwordMissing })
  if (errors.length > 0) return form(request, { next, email, errors })
  const result = await trySignIn(email, password)
  if (result.signedIn) return redirect(next, result.cookies)
  if (result.why === 'wrong')
    return form(request, { next, email, errors: [{ field: 'email', text: w.wrong }] })
  return form(request, { next, email, errors: [{ field: 'email', text: w.tooMany }], status: 429 })
}

/**
 * A path of this portal, or its start. `//elsewhere` and `/\\elsewhere` would be other hosts to a browser, and so
 * is whatever a URL parser reads as one.
 */
export function safePath(path: string | null): string {
  if (path === null || !/^\/(?![/\\])[\x21-\x7e]*$/.test(path)) return '/'
  const here = 'http://portal.invalid'
  return URL.canParse(path, here) && new URL(path, here).origin === here ? path : '/'
}

/** Where to go after signing in: any page of this portal but those for signing in and out. */
export function safeNext(next: string | null): string {
  const path = safePath(next)
  return path.startsWith('/sign-') ? '/' : path
}

type FormState = { next: string; email?: string; errors: FieldError[]; out?: boolean; status?: 429 }

function form(request: PageRequest, { next, email, errors, out, status }: FormState): Answer {
  const { lang, look } = request
  const w = words(lang).signIn
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {out && <Notice kind="success" title={w.signedOut} />}
      <PageHeading title={w.title} lede={next === '/' ? w.lead(look.clinic.name) : w.timedOut} />
      <Form look={look} action="/sign-in">
        {next !== '/' && <input type="hidden" name="next" value={next} />}
        <EmailField
          lang={lang}
          name="email"
          label={w.email}
          value={email}
          autocomplete="username"
          error={errorOf(errors, 'email')}
        />
        <PasswordField lang={lang} name="password" label={w.password} error={errorOf(errors, 'password')} />
        <Button text={w.button} />
      </Form>
      <p>{w.help}</p>
      {look.clinic.phone !== null && (
        <p>
          <a href={`tel:${look.clinic.phone.replace(/[^+\d]/g, '')}`}>{w.call(look.clinic.phone)}</a>
        </p>
      )}
    </>
  )
  return page(w.title, body, { status: status ?? (errors.length > 0 ? 422 : 200) })
}
