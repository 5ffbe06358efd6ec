import { type Answer, notThere, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading, Section } from '../../../ui/headings.tsx'
import type { Session } from '../session-of.ts'
import type { Front } from '../sign-in/front.ts'
import { takeOff } from './change-factors.ts'
import { factorsOf, type Passkey } from './factors.ts'
import { nameError } from './passkeys.page.tsx'
import { longest_passkey_name, renamePasskey } from './passkeys.ts'
import { words } from './words.ts'

type Asked = PageRequest & { readonly session: Session }

const list = '/account/security/passkeys'

/** One passkey: its name, and taking it off. */
export async function passkeyPage(request: Asked, front: Front): Promise<Answer> {
  const passkey = await asked(request, front)
  return passkey ? form(request, passkey, []) : notThere
}

/** Changes the name or takes the passkey off, as `do` says. */
export async function takePasskeyChange(request: Asked, front: Front): Promise<Answer> {
  const { session, look, origin, lang } = request
  const { database, secret } = front
  const passkey = await asked(request, front)
  if (!passkey) return notThere
  if (request.form.do === 'remove') {
    const removed = await takeOff({ database, secret, session, origin }, { passkey: passkey.id }, look.now)
    if (removed === 'last-of-staff')
      return form(request, passkey, [{ field: 'remove', text: words(lang).app.lastOfStaff }])
    return redirect(`${list}?removed`)
  }
  const name = (request.form.name ?? '').trim()
  const error = nameError(name, words(lang).passkeys)
  if (error) return form(request, passkey, [error])
  await renamePasskey(database, session.account, passkey.id, name)
  return redirect(`${list}?renamed`)
}

async function asked({ session, params }: Asked, front: Front): Promise<Passkey | undefined> {
  const { passkeys } = await factorsOf(front.database, session.account)
  return passkeys.find(one => one.id === params.id)
}

function form({ lang, look, form: typed }: Asked, passkey: Passkey, errors: FieldError[]): Answer {
  const { passkey: w, passkeys, app } = words(lang)
  const here = `${list}/${passkey.id}`
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={passkey.name} />
      <Section id="rename" title={w.rename}>
        <Form look={look} action={here}>
          <TextField
            lang={lang}
            name="name"
            label={passkeys.name}
            value={typed.name ?? passkey.name}
            width="medium"
            maxlength={longest_passkey_name}
            autocomplete="off"
            error={errorOf(errors, 'name')}
          />
          <Button text={w.save} name="do" value="rename" />
        </Form>
      </Section>
      <Section id="remove" title={w.remove}>
        <p>{errorOf(errors, 'remove') === undefined ? w.removeText : app.lastOfStaff}</p>
        <Form look={look} action={here}>
          <Button text={w.removeButton} kind="danger" name="do" value="remove" />
        </Form>
      </Section>
    </>
  )
  const aside = <BackLink lang={lang} href={list} text={passkeys.title} />
  return page(passkey.name, body, { aside, status: errors.length > 0 ? 422 : 200 })
}
