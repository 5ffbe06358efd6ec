import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { PasswordField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { PageHeading } from '../../../ui/headings.tsx'
import { isSteppedUp } from '../act-for.ts'
import { safeNext } from '../safe-path.ts'
import type { Session } from '../session-of.ts'
import { type Front, ownPasskeyOptions, placeOf } from '../sign-in/front.ts'
import { FactorForms } from './factor-forms.tsx'
import { factorsOf, hasSecondFactor } from './factors.ts'
import { type Proof, stepUp } from './step-up.ts'
import { words } from './words.ts'

type Asked = PageRequest & { readonly session: Session }

/** Asks once more who is sitting there; whoever just proved it goes on at once. */
export async function stepUpPage(request: Asked, front: Front): Promise<Answer> {
  const next = nextOf(request.query.get('next'))
  return isSteppedUp(request.session, request.look.now) ? redirect(next) : form(request, front, next, [])
}

/** Takes a password, a code or a passkey, and leads on to where the person wanted to go. */
export async function takeStepUp(request: Asked, front: Front): Promise<Answer> {
  const next = nextOf(request.form.next ?? null)
  const w = words(request.lang).stepUp
  const { proof, missing, wrong } = given(request, front)
  if (proof === null) return form(request, front, next, [missing])
  const done = await stepUp(front, request.session, proof, request.origin, request.look.now)
  if (done === 'done') return redirect(next)
  if (done === 'wrong') return form(request, front, next, [wrong])
  return form(request, front, next, [{ field: wrong.field, text: w.tooMany }], 429)
}

/** Never back to this page. */
function nextOf(path: string | null): string {
  const next = safeNext(path)
  return /^\/step-up(?:[?#]|$)/.test(next) ? '/' : next
}

function given(
  { form: typed, lang }: Asked,
  front: Front,
): { proof: Proof | null; missing: FieldError; wrong: FieldError } {
  const w = words(lang).stepUp
  const { password, code, passkey } = typed
  if (passkey !== undefined && passkey !== '') {
    const place = placeOf(front)
    const error = { field: 'passkey', text: w.passkeyWrong }
    return { proof: place && { by: 'passkey', answer: passkey, place }, missing: error, wrong: error }
  }
  if (code !== undefined)
    return {
      proof: code.trim() === '' ? null : { by: 'code', code },
      missing: { field: 'code', text: w.codeMissing },
      wrong: { field: 'code', text: w.codeWrong },
    }
  return {
    proof: password ? { by: 'password', password } : null,
    missing: { field: 'password', text: w.passwordMissing },
    wrong: { field: 'password', text: w.passwordWrong },
  }
}

async function form(
  request: Asked,
  front: Front,
  next: string,
  errors: FieldError[],
  status?: 429,
): Promise<Answer> {
  const { lang, look, session } = request
  const w = words(lang).stepUp
  const factors = await factorsOf(front.database, session.account)
  const of = { purpose: 'step-up', bound: session.id } as const
  const options = await ownPasskeyOptions(front, of, session.account, look.now)
  const to = <input type="hidden" name="next" value={next} />
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={w.title} lede={w.lede} />
      {!hasSecondFactor(factors) && (
        <Form look={look} action="/step-up">
          {to}
          <PasswordField lang={lang} name="password" label={w.password} error={errorOf(errors, 'password')} />
          <Button text={w.button} />
        </Form>
      )}
      <FactorForms look={look} action="/step-up" factors={factors} options={options} errors={errors}>
        {to}
      </FactorForms>
      <p>
        <a href="/">{w.leave}</a>
      </p>
    </>
  )
  return page(w.title, body, { status: status ?? (errors.length > 0 ? 422 : 200) })
}
