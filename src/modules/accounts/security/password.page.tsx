import { type Answer, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { PasswordField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import type { Lang } from '../../../ui/page.ts'
import { changePassword, type PasswordChange } from './change-password.ts'
import { type Asked, type SecurityFront, whereOf } from './front.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { passwordFault } from './password-fault.ts'
import { words } from './words.ts'

/** The form for another password. */
export function passwordPage(request: Asked): Answer {
  return form(request, [])
}

/** Takes the posted form. */
export async function takePassword(request: Asked, front: SecurityFront): Promise<Answer> {
  const { current = '', password = '' } = request.form
  const w = words(request.lang).changePassword
  const errors: FieldError[] = []
  if (current === '') errors.push({ field: 'current', text: w.currentMissing })
  if (password === '') errors.push({ field: 'password', text: w.missing })
  if (errors.length > 0) return form(request, errors)
  const { account, name, email } = request.session
  const owner = { account, name, email, clinic: front.clinic.name }
  const given = { current, password }
  const { now } = request.look
  const changed = await changePassword(front.database, front.secret, owner, given, whereOf(request), now)
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

function form(request: Asked, errors: FieldError[], status: 422 | 429 = 422): Answer {
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
        <NewPasswordField lang={lang} label={c.password} errors={errors} />
        <Button text={c.button} />
      </Form>
      <p>
        {c.forgot} <a href="/recover">{c.forgotLink}</a>
      </p>
    </>,
    { status: errors.length > 0 ? status : 200 },
  )
}
