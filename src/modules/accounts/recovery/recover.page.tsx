import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { EmailField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import { askRecovery } from './ask-recovery.ts'
import type { RecoveryCaller, RecoveryFront } from './front.ts'
import { CallClinic } from './link-parts.tsx'
import { words } from './words.ts'

/** Where people who cannot get in begin; and what is said to all who asked, whoever they are. */
export function recoverPage(request: PageRequest): Answer {
  return request.query.has('sent') ? sent(request) : form(request, [])
}

/** Takes the posted address. */
export async function takeRecover(
  request: PageRequest,
  { database, secret }: RecoveryFront,
  { origin }: RecoveryCaller,
): Promise<Answer> {
  const w = words(request.lang).ask
  const given = { email: request.form.email ?? '', language: request.lang, origin }
  const asked = await askRecovery(database, secret, given, request.look.now)
  if (asked.asked) return redirect('/recover?sent')
  if (asked.why === 'bad-email') return form(request, [{ field: 'email', text: w.bad }])
  return form(request, [{ field: 'email', text: w.tooMany }], 429)
}

function form(request: PageRequest, errors: FieldError[], status: 422 | 429 = 422): Answer {
  const { lang, look } = request
  const w = words(lang).ask
  return page(
    w.title,
    <>
      <BackLink lang={lang} href="/sign-in" text={w.back} />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={w.title} lede={w.lede} />
      <Form look={look} action="/recover">
        <EmailField
          lang={lang}
          name="email"
          label={w.email}
          value={request.form.email}
          autocomplete="username"
          error={errorOf(errors, 'email')}
        />
        <Button text={w.button} />
      </Form>
      <p>
        {w.codeText} <a href="/recover/code">{w.codeLink}</a>
      </p>
      <p>{w.noMail}</p>
      <CallClinic request={request} />
    </>,
    { status: errors.length > 0 ? status : 200 },
  )
}

function sent(request: PageRequest): Answer {
  const w = words(request.lang).sent
  return page(
    w.title,
    <>
      <PageHeading title={w.title} lede={w.lede} />
      <p>{w.text}</p>
      <p>
        <a href="/recover">{w.again}</a>
      </p>
      <CallClinic request={request} />
    </>,
  )
}

/** What was done at the end of a way back in, and what comes next. Nobody is signed in by it. */
export function recoverDonePage({ lang, query }: PageRequest): Answer {
  const w = words(lang).done
  const all = [
    ['factor', w.factorTitle, w.factor],
    ['waiting', w.waitingTitle, w.waiting],
    ['staff', w.staffTitle, w.staff],
  ] as const
  const [, title, text] =
    all.find(([name]) => query.has(name)) ?? (['password', w.passwordTitle, w.password] as const)
  return page(
    title,
    <>
      <PageHeading title={title} lede={text} />
      <p>
        <a href="/sign-in">{w.signIn}</a>
      </p>
    </>,
  )
}
