import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { dateOf } from '../../../ui/dates.ts'
import { TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { PageHeading, Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Look } from '../../../ui/page.ts'
import type { Session } from '../session-of.ts'
import { type Front, placeOf } from '../sign-in/front.ts'
import { finishPasskey } from './change-factors.ts'
import { factorsOf, type Passkey } from './factors.ts'
import { securityAside } from './frame.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { addingOptions, longest_passkey_name, most_passkeys, type PasskeyAdded } from './passkeys.ts'
import { words } from './words.ts'

type Asked = PageRequest & { readonly session: Session }

const here = '/account/security/passkeys'

/** The account's passkeys, and the way to a new one. */
export const passkeysPage = (request: Asked, front: Front): Promise<Answer> => list(request, front, [])

/** Keeps a passkey that the browser has made. */
export async function takeNewPasskey(request: Asked, front: Front): Promise<Answer> {
  const { session, look, origin, form, lang } = request
  const { database, secret } = front
  const w = words(lang).passkeys
  const name = (form.name ?? '').trim()
  const error = nameError(name, w)
  if (error) return list(request, front, [error])
  const place = placeOf(front)
  const made = { answer: form.passkey ?? '', name }
  const kept = place && (await finishPasskey({ database, secret, session, origin }, place, made, look.now))
  if (kept?.added) return redirect(kept.first ? '/account/security/backup-codes?first' : `${here}?added`)
  return list(request, front, [{ field: 'passkey', text: why(kept?.why ?? 'not-right', w) }])
}

type W = ReturnType<typeof words>['passkeys']

/** What is wrong with a name that somebody gives to a passkey. */
export function nameError(name: string, w: W): FieldError | null {
  if (name === '') return { field: 'name', text: w.nameMissing }
  return name.length > longest_passkey_name ? { field: 'name', text: w.nameLong(longest_passkey_name) } : null
}

const why = (reason: Extract<PasskeyAdded, { added: false }>['why'], w: W): string =>
  ({ 'not-right': w.notRight, known: w.known, 'too-many': w.tooMany(most_passkeys) })[reason]

async function list(request: Asked, front: Front, errors: FieldError[]): Promise<Answer> {
  const { lang, look, query, session, form } = request
  const w = words(lang).passkeys
  const { passkeys } = await factorsOf(front.database, session.account)
  const place = placeOf(front)
  const { account, id, email, name } = session
  const of = { account, session: id, email, name }
  const options = place && (await addingOptions(front.database, front.secret, place, of, look.now))
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Said query={query} w={w} />
      <PageHeading title={w.title} lede={w.lede} />
      <Section id="yours" title={w.yours}>
        {passkeys.length === 0 ? <p>{w.none}</p> : <Passkeys look={look} passkeys={passkeys} />}
      </Section>
      <Section id="add" title={w.add}>
        <Form look={look} action={here}>
          <TextField
            lang={lang}
            name="name"
            label={w.name}
            hint={w.nameHint}
            value={form.name}
            width="medium"
            maxlength={longest_passkey_name}
            autocomplete="off"
            error={errorOf(errors, 'name')}
          />
          <PasskeyButton
            lang={lang}
            text={w.addThis}
            options={options}
            act="create"
            error={errorOf(errors, 'passkey')}
          />
        </Form>
      </Section>
    </>
  )
  return page(w.title, body, { aside: securityAside(lang), status: errors.length > 0 ? 422 : 200 })
}

function Said({ query, w }: { query: URLSearchParams; w: W }) {
  const said = [
    ['added', w.addedNow],
    ['removed', w.removedNow],
    ['renamed', w.renamed],
  ].find(([key]) => query.has(key ?? ''))
  return said?.[1] === undefined ? null : <Notice kind="success" title={said[1]} />
}

function Passkeys({ look, passkeys }: { look: Look; passkeys: readonly Passkey[] }) {
  const w = words(look.lang).passkeys
  const date = (at: Passkey['created_at']) => dateOf(at, look.lang, look.zone)
  return (
    <CardList label={w.yours}>
      {passkeys.map(one => (
        <Card
          title={one.name}
          href={`${here}/${one.id}`}
          meta={`${w.added(date(one.created_at))}, ${one.last_used_at ? w.used(date(one.last_used_at)) : w.unused}`}
        />
      ))}
    </CardList>
  )
}
