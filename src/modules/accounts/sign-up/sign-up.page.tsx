import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { DateParts, EmailField, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { PageHeading, Section, stepText } from '../../../ui/headings.tsx'
import { typedDate } from '../../../ui/typed-date.ts'
import { proofCookieLine } from '../invitations/proof-cookie.ts'
import { CallClinic } from '../recovery/link-parts.tsx'
import type { Caller, Front } from '../sign-in/front.ts'
import { askSignUp } from './ask-sign-up.ts'
import { takeSignUpCode } from './take-sign-up-code.ts'
import { words } from './words.ts'

/** By when staff have looked at a sign-up and answered, as the page promises. */
const answer_days = 3
const longest = 200

/** `GET /sign-up`. */
export const signUpPage = (request: PageRequest): Answer => askForm(request, [])

/** `POST /sign-up`: everybody who filled it in gets the same answer. */
export async function takeSignUp(request: PageRequest, front: Front, caller: Caller): Promise<Answer> {
  const { form, lang, look } = request
  const w = words(lang).ask
  const [name = '', number = '', phone = '', email = ''] = ['name', 'number', 'phone', 'email'].map(field =>
    (form[field] ?? '').replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim(),
  )
  const birth_date = typedDate(form, 'born')
  const errors: FieldError[] = []
  if (name === '') errors.push({ field: 'name', text: w.nameMissing })
  if (name.length > longest) errors.push({ field: 'name', text: w.nameLong })
  if (birth_date === null) errors.push({ field: 'born', text: w.birthMissing })
  if (number + phone + email === '') errors.push({ field: 'number', text: w.thirdMissing })
  for (const [field, typed] of Object.entries({ number, phone, email }))
    if (typed.length > longest) errors.push({ field, text: w.thirdLong })
  if (errors.length > 0 || birth_date === null) return askForm(request, errors)
  const typed = { name, birth_date, number, phone, email }
  const asked = await askSignUp(front, typed, { language: lang, origin: caller.origin }, look.now)
  if (asked.asked) return redirect(`/sign-up/${asked.token}`)
  return askForm(request, [{ field: 'name', text: w.tooMany }], 429)
}

/** `GET /sign-up/:token`: the same page for every token; nothing is looked up. */
export const signUpCodePage = (request: PageRequest): Answer => codeForm(request, [])

/** `POST /sign-up/:token`. */
export async function takeCode(request: PageRequest, front: Front, caller: Caller): Promise<Answer> {
  const w = words(request.lang).code
  const { code = '' } = request.form
  if (code.trim() === '') return codeForm(request, [{ field: 'code', text: w.missing }])
  const given = { token: request.params.token ?? '', code }
  const taken = await takeSignUpCode(front, given, caller.origin, request.look.now)
  if (taken.right) return redirect('/invitation/accept', [proofCookieLine(front.https, taken.proof)])
  return taken.why === 'wrong'
    ? codeForm(request, [{ field: 'code', text: w.wrong }])
    : codeForm(request, [{ field: 'code', text: w.tooMany }], 429)
}

function askForm(request: PageRequest, errors: FieldError[], status: 422 | 429 = 422): Answer {
  const { lang, look, form } = request
  const w = words(lang).ask
  const field = (name: string) => ({ lang, name, value: form[name], error: errorOf(errors, name) })
  return page(
    w.title,
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={w.title} caption={stepText(lang, [1, 3])} lede={w.lede(look.clinic.name)} />
      <p>
        {w.letter} <a href="/invitation">{w.letterLink}</a>
      </p>
      <Form look={look} action="/sign-up">
        <TextField
          {...field('name')}
          label={w.name}
          hint={w.nameHint}
          autocomplete="name"
          maxlength={longest}
        />
        <DateParts
          lang={lang}
          name="born"
          label={w.birth}
          form={form}
          birthday
          error={errorOf(errors, 'born')}
        />
        <Section id="third" title={w.third}>
          <p>{w.thirdText}</p>
          <TextField
            {...field('number')}
            label={w.number}
            hint={w.numberHint}
            width="medium"
            autocomplete="off"
            maxlength={longest}
            optional
          />
          <TextField
            {...field('phone')}
            label={w.phone}
            type="tel"
            width="medium"
            autocomplete="tel"
            maxlength={longest}
            optional
          />
          <EmailField {...field('email')} label={w.email} optional />
        </Section>
        <Button text={w.button} />
      </Form>
      <p>
        {w.account} <a href="/sign-in">{w.accountLink}</a>
      </p>
    </>,
    { status: errors.length > 0 ? status : 200 },
  )
}

function codeForm(request: PageRequest, errors: FieldError[], status: 422 | 429 = 422): Answer {
  const { lang, look, params, form } = request
  const w = words(lang).code
  return page(
    w.title,
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={w.title} caption={stepText(lang, [2, 3])} lede={w.lede} />
      <p>{w.otherwise(answer_days)}</p>
      <Form look={look} action={`/sign-up/${encodeURIComponent(params.token ?? '')}`}>
        <TextField
          lang={lang}
          name="code"
          label={w.code}
          hint={w.hint}
          value={form.code}
          width="medium"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={20}
          error={errorOf(errors, 'code')}
        />
        <Button text={w.button} />
      </Form>
      <CallClinic request={request} />
    </>,
    { status: errors.length > 0 ? status : 200 },
  )
}
