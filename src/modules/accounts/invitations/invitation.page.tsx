import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { DateParts, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { PageHeading, stepText } from '../../../ui/headings.tsx'
import { Telephone } from '../../../ui/telephone.tsx'
import { typedDate } from '../../../ui/typed-date.ts'
import type { Caller, Front } from '../sign-in/front.ts'
import { type Linked, openInvitation } from './open-invitation.ts'
import { proofCookieLine } from './proof-cookie.ts'
import { type Held, isTyped, type Proved, proveInvitation } from './prove-invitation.ts'
import { words } from './words.ts'

const accept = '/invitation/accept'

/** `GET /invitation`: the code from a letter, and the birth date. Nothing is looked up before both are there. */
export const invitationPage = (request: PageRequest): Answer => codeForm(request, [])

/** `POST /invitation`. */
export async function takeInvitation(request: PageRequest, front: Front, caller: Caller): Promise<Answer> {
  const { code = '' } = request.form
  const w = words(request.lang)
  const birth_date = typedDate(request.form, 'born')
  const errors: FieldError[] = []
  if (!isTyped(code)) errors.push({ field: 'code', text: w.code.codeMissing })
  if (birth_date === null) errors.push({ field: 'born', text: w.link.birthMissing })
  if (errors.length > 0) return codeForm(request, errors)
  const proved = await prove(request, front, caller, { code, birth_date })
  if (proved.proved) return redirect(accept, [proofCookieLine(front.https, proved.proof)])
  return proved.why === 'wrong'
    ? codeForm(request, [{ field: 'code', text: w.code.wrong }])
    : codeForm(request, [{ field: 'code', text: w.link.tooMany }], 429)
}

/** `GET /invitation/:token`: what the link in a mail opens. */
export async function linkPage(request: PageRequest, front: Front): Promise<Answer> {
  const linked = await openInvitation(front.database, request.params.token ?? '', request.look.now)
  return linked ? linkForm(request, linked, []) : gonePage(request)
}

/** `POST /invitation/:token`. */
export async function takeLink(request: PageRequest, front: Front, caller: Caller): Promise<Answer> {
  const { token = '' } = request.params
  const { code = '' } = request.form
  const w = words(request.lang)
  const linked = await openInvitation(front.database, token, request.look.now)
  if (!linked) return gonePage(request)
  const birth_date = typedDate(request.form, 'born')
  if (linked.asks === 'code' && !isTyped(code))
    return linkForm(request, linked, [{ field: 'code', text: w.code.codeMissing }])
  if (linked.asks === 'birth-date' && birth_date === null)
    return linkForm(request, linked, [{ field: 'born', text: w.link.birthMissing }])
  const proved = await prove(request, front, caller, { token, birth_date, code })
  if (proved.proved) return redirect(accept, [proofCookieLine(front.https, proved.proof)])
  const field = linked.asks === 'code' ? 'code' : 'born'
  if (proved.why === 'too-many') return linkForm(request, linked, [{ field, text: w.link.tooMany }], 429)
  const text = linked.asks === 'code' ? w.link.wrongCode : w.link.wrong
  return linkForm(request, linked, [{ field, text }])
}

const prove = (request: PageRequest, front: Front, caller: Caller, held: Held): Promise<Proved> =>
  proveInvitation(front, held, caller.origin, request.look.now)

/** For a link or a proof that opens nothing any more, whatever it once was. */
export function gonePage({ lang, look }: PageRequest): Answer {
  const w = words(lang).gone
  const { phone } = look.clinic
  return page(
    w.title,
    <>
      <PageHeading title={w.title} lede={w.lede} />
      <p>
        {w.used} <a href="/sign-in">{w.signIn}</a>
      </p>
      <p>
        <a href="/invitation">{w.code}</a>
      </p>
      <p>
        {w.again} {phone !== null && <Telephone phone={phone} text={w.call(phone)} />}
      </p>
    </>,
    { status: 404 },
  )
}

function Birth({ request, label, errors }: { request: PageRequest; label: string; errors: FieldError[] }) {
  const { lang, form } = request
  return <DateParts lang={lang} name="born" label={label} form={form} error={errorOf(errors, 'born')} />
}

function codeForm(request: PageRequest, errors: FieldError[], status: 422 | 429 = 422): Answer {
  const { lang, look, form, query } = request
  const w = words(lang)
  return page(
    w.code.title,
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={w.code.title} caption={stepText(lang, [1, 2])} lede={w.code.lede} />
      <Form look={look} action="/invitation">
        <TextField
          lang={lang}
          name="code"
          label={w.code.code}
          hint={w.code.codeHint}
          value={form.code ?? query.get('code') ?? ''}
          autocomplete="off"
          maxlength={100}
          error={errorOf(errors, 'code')}
        />
        <Birth request={request} label={w.link.birth} errors={errors} />
        <Button text={w.link.button} />
      </Form>
      <p>{w.code.mail}</p>
      <p>
        {w.code.noCode} <a href="/sign-up">{w.code.signUp}</a>
      </p>
    </>,
    { status: errors.length > 0 ? status : 200 },
  )
}

function linkForm(
  request: PageRequest,
  linked: Linked,
  errors: FieldError[],
  status: 422 | 429 = 422,
): Answer {
  const { lang, look, form, params } = request
  const w = words(lang)
  return page(
    w.link.title,
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading
        title={w.link.title}
        caption={stepText(lang, [1, linked.kind === 'staff' ? 3 : 2])}
        lede={w.link.ledes[linked.kind]}
      />
      <Form look={look} action={`/invitation/${params.token}`}>
        {linked.asks === 'code' ? (
          <TextField
            lang={lang}
            name="code"
            label={w.code.code}
            hint={w.code.codeHint}
            value={form.code ?? ''}
            autocomplete="off"
            maxlength={100}
            error={errorOf(errors, 'code')}
          />
        ) : (
          <Birth request={request} label={w.link.births[linked.kind]} errors={errors} />
        )}
        <Button text={w.link.button} />
      </Form>
    </>,
    { status: errors.length > 0 ? status : 200 },
  )
}
