import type { Child } from 'hono/jsx'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import type { Look } from '../../../ui/page.ts'
import { type Factors, hasSecondFactor } from './factors.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { words } from './words.ts'

/**
 * The forms in which somebody shows the second factors that she has: a code, a passkey, or a choice of both, and
 * the way for who has lost them. `options` is what the browser is asked for a passkey; `children` go into each form.
 */
export function FactorForms(props: {
  look: Look
  action: string
  factors: Factors
  options: string | null
  errors: readonly FieldError[]
  children?: Child
}) {
  const { look, action, factors, errors } = props
  if (!hasSecondFactor(factors)) return null
  const { lang } = look
  const w = words(lang).factorForms
  const hasCodes = factors.app !== null || (factors.codes?.left ?? 0) > 0
  return (
    <>
      {hasCodes && (
        <Form look={look} action={action}>
          {props.children}
          <TextField
            lang={lang}
            name="code"
            label={w.code}
            hint={factors.app === null ? w.codeHintBackup : w.codeHint}
            autocomplete="one-time-code"
            width="medium"
            maxlength={40}
            error={errorOf(errors, 'code')}
          />
          <Button text={w.button} />
        </Form>
      )}
      {factors.passkeys.length > 0 && (
        <Form look={look} action={action}>
          {props.children}
          <PasskeyButton
            lang={lang}
            or={hasCodes ? w.or : undefined}
            text={w.passkey}
            options={props.options}
            act="get"
            error={errorOf(errors, 'passkey')}
          />
        </Form>
      )}
      <p>
        <a href="/recover">{w.lost}</a>
      </p>
    </>
  )
}
