import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { dateOf } from '../../../ui/dates.ts'
import { TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { PageHeading, Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { isSteppedUp } from '../act-for.ts'
import type { Session } from '../session-of.ts'
import type { Front } from '../sign-in/front.ts'
import { dropUnconfirmed, startApp, startedApp } from './app.ts'
import { finishApp, takeOff } from './change-factors.ts'
import { factorsOf } from './factors.ts'
import { securityAside } from './frame.tsx'
import { QrCode } from './qr.tsx'
import { otpauthUri, typedSecret } from './totp.ts'
import { words } from './words.ts'

type Asked = PageRequest & { readonly session: Session }

const here = '/account/security/app'

/** Whether an app is set up; while one is being set up, its secret. */
export async function appPage(request: Asked, front: Front): Promise<Answer> {
  const { session, look } = request
  const shared = await startedApp(front.database, front.secret, session.account, look.now)
  if (shared === null) return overview(request, front)
  if (!isSteppedUp(session, look.now)) return redirect(`/step-up?next=${encodeURIComponent(here)}`)
  return setup(request, shared, [])
}

/** Starts, confirms, leaves or takes off, as `do` says. */
export async function takeApp(request: Asked, front: Front): Promise<Answer> {
  const { session, look, form, origin } = request
  const { database, secret } = front
  const now = look.now
  switch (form.do) {
    case 'start':
      await database.kysely.transaction().execute(tx => startApp(tx, secret, session.account, now))
      return redirect(here)
    case 'cancel':
      await database.kysely.transaction().execute(tx => dropUnconfirmed(tx, session.account))
      return redirect('/account/security')
    case 'remove': {
      const removed = await takeOff({ database, secret, session, origin }, 'app', now)
      return removed === 'last-of-staff' ? overview(request, front, true) : redirect(`${here}?removed`)
    }
    default:
      return confirm(request, front)
  }
}

async function confirm(request: Asked, front: Front): Promise<Answer> {
  const { session, look, form, origin, lang } = request
  const { database, secret } = front
  const w = words(lang).app
  const shared = await startedApp(database, secret, session.account, look.now)
  if (shared === null) return redirect(`${here}?gone`)
  const { code = '' } = form
  if (code.trim() === '') return setup(request, shared, [{ field: 'code', text: w.codeMissing }])
  const done = await finishApp({ database, secret, session, origin }, code, look.now)
  if (!done.added) return setup(request, shared, [{ field: 'code', text: w.codeWrong }])
  return redirect(done.first ? '/account/security/backup-codes?first' : `${here}?changed`)
}

async function overview(request: Asked, front: Front, lastOfStaff = false): Promise<Answer> {
  const { lang, look, query, session } = request
  const w = words(lang).app
  const { app } = await factorsOf(front.database, session.account)
  const body = (
    <>
      {query.has('removed') && <Notice kind="success" title={w.removed} />}
      {session.staff !== null && session.second_factor === null && app === null && (
        <Notice kind="info" title={w.forWork}>
          <p>{w.forWorkText}</p>
        </Notice>
      )}
      {query.has('changed') && <Notice kind="success" title={w.changed} />}
      {query.has('gone') && <Notice kind="warning" title={w.codeGone} />}
      {lastOfStaff && <Notice kind="urgent" title={w.lastOfStaff} />}
      <PageHeading title={w.title} lede={w.lede} />
      <p>{app === null ? w.what : w.since(dateOf(app, lang, look.zone))}</p>
      {app !== null && <p>{w.againText}</p>}
      <Form look={look} action={here}>
        <Button
          text={app === null ? w.start : w.again}
          kind={app === null ? 'primary' : 'secondary'}
          name="do"
          value="start"
        />
      </Form>
      {app !== null && (
        <Section id="remove" title={w.removeAsk}>
          <p>{w.removeText}</p>
          <Form look={look} action={here}>
            <Button text={w.removeConfirm} kind="danger" name="do" value="remove" />
          </Form>
        </Section>
      )}
    </>
  )
  return page(w.title, body, { aside: securityAside(lang), status: lastOfStaff ? 422 : 200 })
}

function setup(request: Asked, shared: string, errors: FieldError[]): Answer {
  const { lang, look, session } = request
  const w = words(lang).app
  const uri = otpauthUri(shared, look.clinic.name, session.email)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={w.setup} />
      <Section id="scan" title={w.scanTitle}>
        <p>{w.scan}</p>
        <QrCode text={uri} label={w.qr} />
        <p>{w.typed}</p>
        <p>
          <code class="secret">{typedSecret(shared)}</code>
        </p>
        <p>
          <a href={uri}>{w.open}</a>
        </p>
      </Section>
      <Section id="enter" title={w.codeTitle}>
        <Form look={look} action={here}>
          <TextField
            lang={lang}
            name="code"
            label={w.code}
            hint={w.codeHint}
            width="short"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength={12}
            error={errorOf(errors, 'code')}
          />
          <ButtonRow>
            <Button text={w.confirm} name="do" value="confirm" />
            <Button text={w.cancel} kind="quiet" name="do" value="cancel" />
          </ButtonRow>
        </Form>
      </Section>
    </>
  )
  return page(w.setup, body, { aside: securityAside(lang), status: errors.length > 0 ? 422 : 200 })
}
