import { HintAndError } from '../../../ui/form.tsx'
import type { Lang } from '../../../ui/page.ts'
import { words } from './words.ts'

/**
 * The part of a form that asks the browser to make or to use a passkey and sends what it says as the form's field
 * `passkey`, to `action` where that is not the form's own. Without scripts, in an old browser, or where `options`
 * is null, it says in place of the button why there is none.
 */
export function PasskeyButton(props: {
  lang: Lang
  /** What stands between it and another way of doing the same. */
  or?: string | undefined
  text: string
  /** What the browser is asked, as JSON text of WebAuthn. */
  options: string | null
  act: 'create' | 'get'
  action?: string | undefined
  error?: string | undefined
}) {
  const { lang, options } = props
  const w = words(lang).button
  return (
    <pass-key
      class={props.error === undefined ? 'field' : 'field field-wrong'}
      id="passkey"
      tabindex={-1}
      data-act={props.act}
      data-options={options ?? undefined}
      data-waiting={w.waiting}
      data-failed={w.failed}
      data-known={w.known}
    >
      <HintAndError lang={lang} id="passkey" error={props.error} />
      <p class="hint" data-part="without">
        {options === null ? w.nowhere : w.without}
      </p>
      <div data-part="with" hidden>
        {props.or !== undefined && <p class="or">{props.or}</p>}
        <input type="hidden" name="passkey" />
        <button type="button" class={`button button-${props.act === 'create' ? 'primary' : 'secondary'}`}>
          {props.text}
        </button>
        <button type="submit" hidden formaction={props.action} tabindex={-1} />
        <p role="status" />
      </div>
    </pass-key>
  )
}
