import { Button } from './button.tsx'
import { Form } from './form.tsx'
import { Section } from './headings.tsx'
import type { Look } from './page.ts'
import { words } from './words.ts'

/**
 * Begins a message to the care team about the thing whose page this is: `record:` or `appointment:` and its id. Nothing
 * where the viewer may not write for this patient, or only looks by somebody else's authority.
 */
export function AskAbout(props: { look: Look; may: ReadonlySet<string>; about: string }) {
  const { look, may, about } = props
  if (look.view !== null || !may.has('messages:write')) return null
  const text = words(look.lang).askAbout
  return (
    <Section id="ask" title={text.title}>
      <p>{text.text}</p>
      <Form look={look} action="/messages/new">
        <input type="hidden" name="about" value={about} />
        <Button text={text.button} kind="secondary" />
      </Form>
    </Section>
  )
}
