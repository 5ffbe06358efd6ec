import type { Instant } from '../../../platform/clock.ts'
import type { PageRequest } from '../../../ui/answer.ts'
import { PrintButton } from '../../../ui/button.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { Section } from '../../../ui/headings.tsx'
import { proofs } from './cases.ts'
import { words } from './words.ts'

/** What staff looked at before they give out a code. */
export function ProofChoice({ request, error }: { request: PageRequest; error: string | undefined }) {
  const { lang, form } = request
  const w = words(lang).workspace
  return (
    <Radios
      lang={lang}
      name="proof"
      label={w.proof}
      value={form.proof}
      choices={proofs.map(value => ({ value, text: w.proofs[value] }))}
      error={error}
    />
  )
}

/** The code, to be printed and handed over. */
export function PaperCode(props: { request: PageRequest; code: string; until: Instant | null }) {
  const { lang, look, baseUrl } = props.request
  const w = words(lang).workspace
  return (
    <Section id="code" title={w.codeTitle}>
      <p class="secret">
        <code>{props.code}</code>
      </p>
      {props.until && <p>{w.codeText(dateTimeOf(props.until, lang, look.zone, true))}</p>}
      <p>{w.codeUse(`${baseUrl}/recover/code`)}</p>
      <PrintButton lang={lang} />
    </Section>
  )
}
