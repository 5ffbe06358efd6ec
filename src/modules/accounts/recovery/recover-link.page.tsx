import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, CardList } from '../../../ui/cards.tsx'
import { DateParts, PasswordField, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading, Section } from '../../../ui/headings.tsx'
import { shortestPassword } from '../password.ts'
import { passwordFault } from '../security/password.page.tsx'
import { birthDateIn } from './birth-date.ts'
import type { PasswordGiven } from './lost-factor.ts'
import type { OpenRecovery } from './open-recovery.ts'
import { CallClinic } from './recover.page.tsx'
import type { NotRecovered, PasswordReset } from './reset-password.ts'
import { words } from './words.ts'

/**
 * What the link in the mail opens. `ways` are what may be proved here, null for a link that is no more.
 * `byPasskey`: a passkey of this very account was just used in this browser.
 */
export type Opened = { readonly ways: OpenRecovery | null; readonly byPasskey: boolean }

const at = (request: PageRequest, more = ''): string => `/recover/${request.params.token}${more}`

/** The first page behind the link, or the one for what was lost, as the address says. */
export function recoverLinkPage(request: PageRequest, { ways, byPasskey }: Opened): Answer {
  const lost = request.query.get('lost')
  if (!ways) return gonePage(request)
  if (!ways.has_factor) return passwordForm(request, { ways, byPasskey }, [])
  if (lost === 'password') return passwordForm(request, { ways, byPasskey }, [])
  if (lost === 'factor')
    return ways.code_sent && !request.query.has('again')
      ? codeForm(request, [])
      : factorForm(request, ways, [])
  if (lost === 'both') return staffOnly(request)
  return choosePage(request)
}

/** A link that is no more, whatever it once was. */
export function gonePage(request: PageRequest): Answer {
  const w = words(request.lang).gone
  return page(
    w.title,
    <>
      <PageHeading title={w.title} lede={w.lede} />
      <p>
        <a href="/recover">{w.again}</a>
      </p>
      <CallClinic request={request} />
    </>,
    { status: 404 },
  )
}

function choosePage(request: PageRequest): Answer {
  const w = words(request.lang).choose
  const choices = [
    ['password', w.password, w.passwordHint],
    ['factor', w.factor, w.factorHint],
    ['both', w.both, w.bothHint],
  ] as const
  return page(
    w.title,
    <>
      <PageHeading title={w.title} lede={w.lede} />
      <CardList>
        {choices.map(([lost, title, hint]) => (
          <Card title={title} href={at(request, `?lost=${lost}`)} meta={hint} level={2} />
        ))}
      </CardList>
    </>,
  )
}

function AskStaff({ request }: { request: PageRequest }) {
  const w = words(request.lang).staff
  return (
    <Section id="staff" title={w.title}>
      <p>
        {w.lede} {w.text}
      </p>
      <Form look={request.look} action={at(request, '/staff')}>
        <Button text={w.button} kind="secondary" />
      </Form>
    </Section>
  )
}

function staffOnly(request: PageRequest): Answer {
  const w = words(request.lang).staff
  return page(
    w.title,
    <>
      <PageHeading title={w.title} />
      <p>{w.text}</p>
      <Form look={request.look} action={at(request, '/staff')}>
        <Button text={w.button} />
      </Form>
      <CallClinic request={request} />
    </>,
  )
}

function passwordForm(
  request: PageRequest,
  opened: Opened,
  errors: FieldError[],
  status?: 422 | 429,
): Answer {
  const { ways, byPasskey } = opened
  const { lang, look, form } = request
  const w = words(lang).password
  if (!ways) return gonePage(request)
  if (ways.password === null) return staffOnly(request)
  const asksBirth = ways.password === 'birth-date'
  return page(
    w.title,
    <>
      {ways.has_factor && <BackLink lang={lang} href={at(request)} />}
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={w.title} lede={asksBirth ? w.birthLede : w.codeLede} />
      {ways.has_passkey && (
        <p>
          {byPasskey ? w.passkeyNow : w.passkey} {!byPasskey && <a href="/sign-in">{w.passkeyLink}</a>}
        </p>
      )}
      <Form look={look} action={at(request, '/password')}>
        {asksBirth ? (
          <DateParts
            lang={lang}
            name="born"
            label={w.birth}
            hint={w.birthHint}
            birthday
            parts={{
              day: form['born-day'] ?? '',
              month: form['born-month'] ?? '',
              year: form['born-year'] ?? '',
            }}
            error={errorOf(errors, 'born')}
          />
        ) : (
          <TextField
            lang={lang}
            name="code"
            label={w.code}
            value={form.code}
            width="medium"
            autocomplete="one-time-code"
            optional={byPasskey}
            error={errorOf(errors, 'code')}
          />
        )}
        <PasswordField
          lang={lang}
          name="password"
          label={w.password}
          hint={w.hint(shortestPassword)}
          autocomplete="new-password"
          error={errorOf(errors, 'password')}
        />
        <Button text={w.button} />
      </Form>
      {!ways.has_factor && <AskStaff request={request} />}
    </>,
    { status: errors.length > 0 ? (status ?? 422) : 200 },
  )
}

/** Takes a new password with what stands for the old one. */
export async function takeRecoverPassword(
  request: PageRequest,
  opened: Opened,
  reset: (password: string, proof: { birth_date: string | null; code: string }) => Promise<PasswordReset>,
): Promise<Answer> {
  const { lang, form } = request
  const w = words(lang).password
  const { ways, byPasskey } = opened
  if (!ways) return gonePage(request)
  const asksBirth = ways.password === 'birth-date'
  const proof = { birth_date: birthDateIn(form, 'born'), code: form.code ?? '' }
  const errors: FieldError[] = []
  if (asksBirth && proof.birth_date === null) errors.push({ field: 'born', text: w.birthMissing })
  if (!asksBirth && !byPasskey && proof.code.trim() === '')
    errors.push({ field: 'code', text: w.codeMissing })
  if (!form.password) errors.push({ field: 'password', text: w.missing })
  if (errors.length > 0) return passwordForm(request, opened, errors)
  const done = await reset(form.password ?? '', proof)
  if (done.done) return redirect('/recover/done?password')
  const field = asksBirth ? 'born' : 'code'
  switch (done.why) {
    case 'gone':
      return gonePage(request)
    case 'locked':
      return lockedPage(request)
    case 'too-many':
      return passwordForm(request, opened, [{ field, text: w.tooMany }], 429)
    case 'wrong':
      return passwordForm(request, opened, [{ field, text: asksBirth ? w.wrongBirth : w.wrongCode }])
    default:
      return passwordForm(request, opened, [{ field: 'password', text: passwordFault(lang, done.why) }])
  }
}

function lockedPage(request: PageRequest): Answer {
  const { gone, password } = words(request.lang)
  return page(
    gone.title,
    <>
      <PageHeading title={gone.title} lede={password.locked} />
      <p>
        <a href="/recover">{gone.again}</a>
      </p>
      <CallClinic request={request} />
    </>,
    { status: 422 },
  )
}

function factorForm(
  request: PageRequest,
  ways: OpenRecovery,
  errors: FieldError[],
  status?: 422 | 429,
): Answer {
  const { lang, look } = request
  const w = words(lang).factor
  if (ways.factor === null)
    return page(
      w.title,
      <>
        <BackLink lang={lang} href={at(request)} />
        <PageHeading title={w.title} lede={w.staff} />
        <AskStaff request={request} />
      </>,
    )
  return page(
    w.title,
    <>
      <BackLink lang={lang} href={at(request)} />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={w.title} lede={w.lede} />
      <p>{ways.factor === 'wait' ? w.wait : w.mailCode}</p>
      <Form look={look} action={at(request, '/factor')}>
        <PasswordField lang={lang} name="password" label={w.password} error={errorOf(errors, 'password')} />
        <Button text={w.button} />
      </Form>
    </>,
    { status: errors.length > 0 ? (status ?? 422) : 200 },
  )
}

/** Takes the password of somebody who lost her second factor. */
export async function takeLostFactor(
  request: PageRequest,
  { ways }: Opened,
  giveUp: (password: string) => Promise<PasswordGiven>,
): Promise<Answer> {
  const w = words(request.lang).factor
  const { password = '' } = request.form
  if (!ways?.has_factor) return gonePage(request)
  if (password === '') return factorForm(request, ways, [{ field: 'password', text: w.missing }])
  const given = await giveUp(password)
  if (given.done && given.next === 'code-sent') return redirect(at(request, '?lost=factor'))
  if (given.done)
    return redirect(given.next === 'waiting' ? '/recover/done?waiting' : at(request, '?lost=both'))
  return faulty(request, given, w.wrong, w.tooMany, (text, status) =>
    factorForm(request, ways, [{ field: 'password', text }], status),
  )
}

function faulty(
  request: PageRequest,
  { why }: NotRecovered,
  wrong: string,
  tooMany: string,
  again: (text: string, status: 422 | 429) => Answer,
): Answer {
  if (why === 'gone') return gonePage(request)
  if (why === 'locked') return lockedPage(request)
  return why === 'wrong' ? again(wrong, 422) : again(tooMany, 429)
}

function codeForm(request: PageRequest, errors: FieldError[], status?: 422 | 429): Answer {
  const { lang, look } = request
  const w = words(lang).factor
  return page(
    w.codeTitle,
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={w.codeTitle} lede={w.codeLede} />
      <Form look={look} action={at(request, '/mail-code')}>
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
        {w.codeAgain} <a href={at(request, '?lost=factor&again')}>{w.codeAgainLink}</a>
      </p>
    </>,
    { status: errors.length > 0 ? (status ?? 422) : 200 },
  )
}

/** Takes the code that went to the address on record. */
export async function takeMailCode(
  request: PageRequest,
  takeOff: (code: string) => Promise<{ done: true } | NotRecovered>,
): Promise<Answer> {
  const w = words(request.lang)
  const { code = '' } = request.form
  if (code.trim() === '') return codeForm(request, [{ field: 'code', text: w.factor.codeMissing }])
  const done = await takeOff(code)
  if (done.done) return redirect('/recover/done?factor')
  return faulty(request, done, w.factor.codeWrong, w.password.tooMany, (text, status) =>
    codeForm(request, [{ field: 'code', text }], status),
  )
}

/** Asks staff for help. */
export async function takeAskStaff(request: PageRequest, ask: () => Promise<boolean>): Promise<Answer> {
  return (await ask()) ? redirect('/recover/done?staff') : gonePage(request)
}
