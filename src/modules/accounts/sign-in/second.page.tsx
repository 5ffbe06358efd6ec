import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { ErrorSummary, type FieldError } from '../../../ui/form.tsx'
import { PageHeading } from '../../../ui/headings.tsx'
import { FactorForms } from '../second-factor/factor-forms.tsx'
import { factorsOf } from '../second-factor/factors.ts'
import { pendingToken } from './cookies.ts'
import { type Caller, type Front, ownPasskeyOptions, placeOf, visitorOf } from './front.ts'
import { type PendingSignIn, pendingOf } from './pending-sign-in.ts'
import { boundTo, type SecondStep, signInByCode, signInByPendingPasskey } from './sign-in.ts'
import { words } from './words.ts'

const again = '/sign-in?gone'

/** Asks for the second factor of a sign-in whose password was right; without such a sign-in, for the password. */
export async function secondStepPage(request: PageRequest, front: Front, caller: Caller): Promise<Answer> {
  const pending = await pendingFor(request, front, caller)
  return pending === null ? redirect('/sign-in') : form(request, front, pending, [])
}

/** Takes a code or a passkey. */
export async function takeSecondStep(request: PageRequest, front: Front, caller: Caller): Promise<Answer> {
  const pending = await pendingFor(request, front, caller)
  if (pending === null) return redirect(again)
  const { code = '', passkey = '' } = request.form
  const w = words(request.lang).second
  const now = request.look.now
  if (passkey !== '') {
    const place = placeOf(front)
    const step =
      place && (await signInByPendingPasskey(front, place, pending, passkey, visitorOf(caller), now))
    return answerTo(request, front, pending, step, { field: 'passkey', text: w.wrongPasskey })
  }
  if (code.trim() === '') return form(request, front, pending, [{ field: 'code', text: w.missing }])
  const step = await signInByCode(front, pending, code, visitorOf(caller), now)
  return answerTo(request, front, pending, step, { field: 'code', text: w.wrong })
}

const pendingFor = (request: PageRequest, front: Front, { headers }: Caller): Promise<PendingSignIn | null> =>
  pendingOf(front.database, pendingToken(front.https, headers.get('cookie')), request.look.now)

function answerTo(
  request: PageRequest,
  front: Front,
  pending: PendingSignIn,
  step: SecondStep | null,
  wrong: FieldError,
): Answer | Promise<Answer> {
  if (step === null) return form(request, front, pending, [wrong])
  if (step.signedIn) return redirect(step.next, step.cookies)
  if (step.why === 'gone') return redirect(again)
  if (step.why === 'wrong') return form(request, front, pending, [wrong])
  const tooMany = { field: wrong.field, text: words(request.lang).second.tooMany }
  return form(request, front, pending, [tooMany], 429)
}

async function form(
  request: PageRequest,
  front: Front,
  pending: PendingSignIn,
  errors: FieldError[],
  status?: 429,
): Promise<Answer> {
  const { lang, look } = request
  const w = words(lang).second
  const factors = await factorsOf(front.database, pending.account)
  const of = { purpose: 'second-factor', bound: boundTo(pending) } as const
  const options = await ownPasskeyOptions(front, of, pending.account, look.now)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={w.title} lede={w.lede} />
      <FactorForms look={look} action="/sign-in/second" factors={factors} options={options} errors={errors} />
      <p>
        <a href="/sign-in">{w.again}</a>
      </p>
    </>
  )
  return page(w.title, body, { status: status ?? (errors.length > 0 ? 422 : 200) })
}
