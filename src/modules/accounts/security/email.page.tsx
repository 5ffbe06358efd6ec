import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { EmailField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import { askEmailChange } from './ask-email-change.ts'
import { confirmEmailChange, openEmailChange } from './confirm-email-change.ts'
import { type Asked, type SecurityFront, whereOf } from './front.ts'
import { canUndoEmailChange, undoEmailChange } from './undo-email-change.ts'
import { words } from './words.ts'

/** The form for another e-mail address, and what is said once it was sent. */
export function emailPage(request: Asked): Answer {
  const w = words(request.lang).email
  if (!request.query.has('sent')) return form(request, [])
  return page(
    w.sentTitle,
    <>
      <BackLink lang={request.lang} href="/account/security" text={words(request.lang).security.title} />
      <PageHeading title={w.sentTitle} lede={w.sent} />
      <p>{w.sentNext}</p>
    </>,
  )
}

/** Takes the posted address. */
export async function takeEmail(request: Asked, { database, baseUrl }: SecurityFront): Promise<Answer> {
  const w = words(request.lang).email
  const { session, look } = request
  const { email = '' } = request.form
  const asked = await askEmailChange(database, baseUrl, session, email, whereOf(request), look.now)
  if (asked.asked) return redirect('/account/email?sent')
  const texts = { 'bad-email': w.bad, same: w.same, 'too-many': w.tooMany }
  return form(request, [{ field: 'email', text: texts[asked.why] }], asked.why === 'too-many' ? 429 : 422)
}

function form(request: Asked, errors: FieldError[], status: 422 | 429 = 422): Answer {
  const { lang, look, session } = request
  const w = words(lang)
  return page(
    w.email.title,
    <>
      <BackLink lang={lang} href="/account/security" text={w.security.title} />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={w.email.title} lede={w.email.lede(session.email)} />
      <Form look={look} action="/account/email">
        <EmailField
          lang={lang}
          name="email"
          label={w.email.label}
          hint={w.email.hint}
          value={request.form.email}
          error={errorOf(errors, 'email')}
        />
        <Button text={w.email.button} />
      </Form>
    </>,
    { status: errors.length > 0 ? status : 200 },
  )
}

/** The link in the mail to the new address: nothing happens before the button, since some programs open links. */
export async function confirmEmailPage(request: Asked, { database }: SecurityFront): Promise<Answer> {
  const { lang, look, params, session } = request
  const w = words(lang).email
  const email = await openEmailChange(database, session.account, params.token ?? '', look.now)
  if (email === null) return confirmGone(request)
  return page(
    w.confirmTitle,
    <>
      <PageHeading title={w.confirmTitle} lede={w.confirmLede(email)} />
      <p>{w.confirmText}</p>
      <Form look={look} action={`/account/email/confirm/${params.token}`}>
        <Button text={w.confirmButton} />
      </Form>
    </>,
  )
}

export async function takeConfirmEmail(
  request: Asked,
  { database, baseUrl }: SecurityFront,
): Promise<Answer> {
  const { session, params, look } = request
  const { token = '' } = params
  const where = whereOf(request)
  const changed = await confirmEmailChange(database, baseUrl, session.account, token, where, look.now)
  return changed.changed ? redirect('/account/security?email-changed') : confirmGone(request)
}

function confirmGone({ lang }: PageRequest): Answer {
  const w = words(lang).email
  return page(
    w.goneTitle,
    <>
      <PageHeading title={w.goneTitle} lede={w.gone} />
      <p>
        <a href="/account/email">{w.goneLink}</a>
      </p>
    </>,
    { status: 404 },
  )
}

/** The link in the notice to the old address, for whoever has it, signed in or not. */
export async function undoEmailPage(request: PageRequest, { database }: SecurityFront): Promise<Answer> {
  const { lang, look, params } = request
  const w = words(lang).email
  if (request.query.has('done')) return undone(request)
  if (!(await canUndoEmailChange(database, params.token ?? '', look.now))) return undoGone(request)
  return page(
    w.undoTitle,
    <>
      <PageHeading title={w.undoTitle} lede={w.undoLede} />
      <p>{w.undoText}</p>
      <Form look={look} action={`/email/undo/${params.token}`}>
        <Button text={w.undoButton} />
      </Form>
    </>,
  )
}

export async function takeUndoEmail(
  request: PageRequest,
  { database }: SecurityFront,
  { origin, headers }: { origin: string | null; headers: Headers },
): Promise<Answer> {
  const where = { session: null, origin, device: headers.get('user-agent') }
  const result = await undoEmailChange(database, request.params.token ?? '', where, request.look.now)
  return result.undone ? redirect('/email/undo/now?done') : undoGone(request)
}

function undone({ lang }: PageRequest): Answer {
  const w = words(lang).email
  return page(
    w.undoneTitle,
    <>
      <PageHeading title={w.undoneTitle} lede={w.undone} />
      <p>
        {w.undoneNext} <a href="/recover">{w.undoneLink}</a>
      </p>
    </>,
  )
}

function undoGone({ lang }: PageRequest): Answer {
  const w = words(lang).email
  return page(w.goneTitle, <PageHeading title={w.goneTitle} lede={w.undoGone} />, { status: 404 })
}
