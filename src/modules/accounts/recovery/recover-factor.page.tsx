import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { PasswordField, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import { type RecoveryCaller, type RecoveryFront, recoveringOf } from './front.ts'
import { AskStaff, afterWrong, below, gonePage } from './link-parts.tsx'
import { giveUpFactor, takeOffByCode } from './lost-factor.ts'
import { type OpenRecovery, openRecovery } from './open-recovery.ts'
import { words } from './words.ts'

/** Asks somebody who lost her second factor for her password. */
export function factorForm(
  request: PageRequest,
  ways: OpenRecovery,
  errors: FieldError[],
  status: 422 | 429 = 422,
): Answer {
  const { lang, look } = request
  const w = words(lang).factor
  if (ways.factor === null)
    return page(
      w.title,
      <>
        <BackLink lang={lang} href={below(request)} />
        <PageHeading title={w.title} lede={w.staff} />
        <AskStaff request={request} />
      </>,
    )
  return page(
    w.title,
    <>
      <BackLink lang={lang} href={below(request)} />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={w.title} lede={w.lede} />
      <p>{ways.factor === 'wait' ? w.wait : w.mailCode}</p>
      <Form look={look} action={below(request, '/factor')}>
        <PasswordField lang={lang} name="password" label={w.password} error={errorOf(errors, 'password')} />
        <Button text={w.button} />
      </Form>
    </>,
    { status: errors.length > 0 ? status : 200 },
  )
}

/** Takes that password. */
export async function takeLostFactor(
  request: PageRequest,
  front: RecoveryFront,
  caller: RecoveryCaller,
): Promise<Answer> {
  const w = words(request.lang).factor
  const { look, params } = request
  const { password = '' } = request.form
  const token = params.token ?? ''
  const ways = await openRecovery(front.database, front, token, look.now)
  if (!ways?.has_factor) return gonePage(request)
  const again = (text: string, status: 422 | 429 = 422) =>
    factorForm(request, ways, [{ field: 'password', text }], status)
  if (password === '') return again(w.missing)
  const given = await giveUpFactor(recoveringOf(front, caller), token, password, look.now)
  if (!given.done) return afterWrong(request, given, w, again)
  const next = {
    'code-sent': below(request, '?lost=factor'),
    waiting: '/recover/done?waiting',
    staff: below(request, '?lost=both'),
  }
  return redirect(next[given.next])
}

/** Asks for the code that went to the address on record. */
export function mailCodeForm(request: PageRequest, errors: FieldError[], status: 422 | 429 = 422): Answer {
  const { lang, look } = request
  const w = words(lang).factor
  return page(
    w.codeTitle,
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={w.codeTitle} lede={w.codeLede} />
      <Form look={look} action={below(request, '/mail-code')}>
        <TextField
          lang={lang}
          name="code"
          label={w.code}
          hint={w.codeHint}
          value={request.form.code}
          width="medium"
          inputmode="numeric"
          autocomplete="one-time-code"
          error={errorOf(errors, 'code')}
        />
        <Button text={w.codeButton} />
      </Form>
      <p>
        {w.codeAgain} <a href={below(request, '?lost=factor&again')}>{w.codeAgainLink}</a>
      </p>
    </>,
    { status: errors.length > 0 ? status : 200 },
  )
}

/** Takes that code. */
export async function takeMailCode(
  request: PageRequest,
  front: RecoveryFront,
  caller: RecoveryCaller,
): Promise<Answer> {
  const { factor, password } = words(request.lang)
  const { look, params } = request
  const { code = '' } = request.form
  const again = (text: string, status: 422 | 429 = 422) =>
    mailCodeForm(request, [{ field: 'code', text }], status)
  if (code.trim() === '') return again(factor.codeMissing)
  const done = await takeOffByCode(recoveringOf(front, caller), params.token ?? '', code, look.now)
  if (done.done) return redirect('/recover/done?factor')
  return afterWrong(request, done, { wrong: factor.codeWrong, tooMany: password.tooMany }, again)
}
