import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { PasswordField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import type { Lang } from '../../../ui/page.ts'
import { shortestPassword } from '../password.ts'
import type { PasswordChange } from './change-password.ts'
import { words } from './words.ts'

/** The form for another password. */
export function passwordPage(request: PageRequest): Answer {
  return form(request, [])
}

/** Takes the posted form. `change` is the verb with its handles. */
export async function takePassword(
  request: PageRequest,
  change: (given: { current: string; password: string }) => Promise<PasswordChange>,
): Promise<Answer> {
  const { current = '', password = '' } = request.form
  const w = words(request.lang).changePassword
  const errors: FieldError[] = []
  if (current === '') errors.push({ field: 'current', text: w.currentMissing })
  if (password === '') errors.push({ field: 'password', text: w.missing })
  if (errors.length > 0) return form(request, errors)
  const changed = await change({ current, password })
  if (changed.changed) return redirect('/account/security?password-changed')
  return form(request, [faultOf(request.lang, changed.why)], changed.why === 'too-many' ? 429 : 422)
}

function faultOf(lang: Lang, why: Extract<PasswordChange, { changed: false }>['why']): FieldError {
  const w = words(lang)
  if (why === 'wrong-current') return { field: 'current', text: w.changePassword.wrongCurrent }
  if (why === 'too-many') return { field: 'current', text: w.changePassword.tooMany }
  if (why === 'same') return { field: 'password', text: w.changePassword.same }
  return { field: 'password', text: passwordFault(lang, why) }
}

/** Why a password may not be chosen, in words. */
export function passwordFault(lang: Lang, why: 'short' | 'long' | 'common' | 'about-you'): string {
  const faults = words(lang).passwordFaults
  return why === 'short' ? faults.short(shortestPassword) : faults[why]
}

function form(request: PageRequest, errors: FieldError[], status: 422 | 429 = 422): Answer {
  const { lang, look } = request
  const w = words(lang)
  const c = w.changePassword
  return page(
    c.title,
    <>
      <BackLink lang={lang} href="/account/security" text={w.security.title} />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={c.title} lede={c.lede} />
      <Form look={look} action="/account/password">
        <PasswordField lang={lang} name="current" label={c.current} error={errorOf(errors, 'current')} />
        <PasswordField
          lang={lang}
          name="password"
          label={c.password}
          hint={c.hint(shortestPassword)}
          autocomplete="new-password"
          error={errorOf(errors, 'password')}
        />
        <Button text={c.button} />
      </Form>
      <p>
        {c.forgot} <a href="/recover">{c.forgotLink}</a>
      </p>
    </>,
    { status: errors.length > 0 ? status : 200 },
  )
}
