import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import { NewPasswordField } from '../security/new-password-field.tsx'
import { passwordFault } from '../security/password-fault.ts'
import { type RecoveryCaller, type RecoveryFront, recoveringOf } from './front.ts'
import { usePaperCode } from './use-paper-code.ts'
import { words } from './words.ts'

/** The form for a code that staff gave out on paper. */
export const paperCodePage = (request: PageRequest): Answer => form(request, [])

export async function takePaperCode(
  request: PageRequest,
  front: RecoveryFront,
  caller: RecoveryCaller,
): Promise<Answer> {
  const { email = '', code = '', password = '' } = request.form
  const w = words(request.lang)
  const errors: FieldError[] = []
  if (email.trim() === '') errors.push({ field: 'email', text: w.paper.emailMissing })
  if (code.trim() === '') errors.push({ field: 'code', text: w.paper.codeMissing })
  if (password === '') errors.push({ field: 'password', text: w.password.missing })
  if (errors.length > 0) return form(request, errors)
  const given = { email, code, password }
  const { look } = request
  const done = await usePaperCode(recoveringOf(front, caller), given, look.now)
  if (done.done) return redirect('/recover/done?password')
  if (done.why === 'too-many') return form(request, [{ field: 'code', text: w.paper.tooMany }], 429)
  if (done.why === 'wrong' || done.why === 'gone' || done.why === 'locked')
    return form(request, [{ field: 'code', text: w.paper.wrong }])
  return form(request, [{ field: 'password', text: passwordFault(request.lang, done.why) }])
}

function form(request: PageRequest, errors: FieldError[], status: 422 | 429 = 422): Answer {
  const { lang, look } = request
  const { paper: w, ask } = words(lang)
  return page(
    w.title,
    <>
      <BackLink lang={lang} href="/recover" text={ask.title} />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={w.title} lede={w.lede} />
      <Form look={look} action="/recover/code">
        <TextField
          lang={lang}
          name="code"
          label={w.code}
          hint={w.codeHint}
          value={request.form.code}
          autocomplete="off"
          error={errorOf(errors, 'code')}
        />
        <EmailField
          lang={lang}
          name="email"
          label={w.email}
          value={request.form.email}
          autocomplete="username"
          error={errorOf(errors, 'email')}
        />
        <NewPasswordField lang={lang} label={w.password} errors={errors} />
        <Button text={w.button} />
      </Form>
      <p>{w.after}</p>
    </>,
    { status: errors.length > 0 ? status : 200 },
  )
}
