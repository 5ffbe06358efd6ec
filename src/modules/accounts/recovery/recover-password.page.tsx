import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { DateParts, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import { typedDate } from '../../../ui/typed-date.ts'
import { NewPasswordField } from '../security/new-password-field.tsx'
import { passwordFault } from '../security/password-fault.ts'
import { isByPasskey, type RecoveryCaller, type RecoveryFront, recoveringOf } from './front.ts'
import { AskStaff, afterWrong, below, gonePage, staffOnlyPage } from './link-parts.tsx'
import { type OpenRecovery, openRecovery } from './open-recovery.ts'
import { resetPassword } from './reset-password.ts'
import { words } from './words.ts'

/** A new password, with what stands for the old one: the birth date, or a code of the second factor. */
export function passwordForm(
  request: PageRequest,
  ways: OpenRecovery,
  byPasskey: boolean,
  errors: FieldError[],
  status: 422 | 429 = 422,
): Answer {
  const { lang, look } = request
  const w = words(lang).password
  if (ways.password === null) return staffOnlyPage(request, errors.length > 0 ? status : 200)
  return page(
    w.title,
    <>
      {ways.has_factor && <BackLink lang={lang} href={below(request)} />}
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={w.title} lede={ways.password === 'birth-date' ? w.birthLede : w.codeLede} />
      {ways.has_passkey && (
        <p>
          {byPasskey ? w.passkeyNow : w.passkey} {!byPasskey && <a href="/sign-in">{w.passkeyLink}</a>}
        </p>
      )}
      <Form look={look} action={below(request, '/password')}>
        {ways.password === 'birth-date' ? (
          <BirthDate request={request} error={errorOf(errors, 'born')} />
        ) : (
          <TextField
            lang={lang}
            name="code"
            label={w.code}
            value={request.form.code}
            width="medium"
            autocomplete="one-time-code"
            optional={byPasskey}
            error={errorOf(errors, 'code')}
          />
        )}
        <NewPasswordField lang={lang} label={w.password} errors={errors} />
        <Button text={w.button} />
      </Form>
      {!ways.has_factor && <AskStaff request={request} />}
    </>,
    { status: errors.length > 0 ? status : 200 },
  )
}

function BirthDate({ request, error }: { request: PageRequest; error: string | undefined }) {
  const { lang, form } = request
  const w = words(lang).password
  return (
    <DateParts
      lang={lang}
      name="born"
      label={w.birth}
      hint={w.birthHint}
      birthday
      form={form}
      error={error}
    />
  )
}

/** Takes it. */
export async function takeRecoverPassword(
  request: PageRequest,
  front: RecoveryFront,
  caller: RecoveryCaller,
): Promise<Answer> {
  const { form, params, look } = request
  const w = words(request.lang).password
  const token = params.token ?? ''
  const ways = await openRecovery(front.database, front, token, look.now)
  if (!ways) return gonePage(request)
  const byPasskey = isByPasskey(caller, ways, look.now)
  const again = (errors: FieldError[], status?: 422 | 429) =>
    passwordForm(request, ways, byPasskey, errors, status)
  const { password = '', code = '' } = form
  const asked = ways.password === 'birth-date' ? 'born' : 'code'
  const birth_date = typedDate(form, 'born')
  const errors: FieldError[] = []
  if (asked === 'born' && birth_date === null) errors.push({ field: asked, text: w.birthMissing })
  if (asked === 'code' && !byPasskey && code.trim() === '') errors.push({ field: asked, text: w.codeMissing })
  if (password === '') errors.push({ field: 'password', text: w.missing })
  if (errors.length > 0) return again(errors)
  const proof = { birth_date, code, passkey_of: byPasskey ? ways.account : null }
  const done = await resetPassword(recoveringOf(front, caller), token, { password, proof }, look.now)
  if (done.done) return redirect('/recover/done?password')
  switch (done.why) {
    case 'short':
    case 'long':
    case 'common':
    case 'about-you':
      return again([{ field: 'password', text: passwordFault(request.lang, done.why) }])
    default: {
      const texts = { wrong: asked === 'born' ? w.wrongBirth : w.wrongCode, tooMany: w.tooMany }
      return afterWrong(request, { done: false, why: done.why }, texts, (text, status) =>
        again([{ field: asked, text }], status),
      )
    }
  }
}
