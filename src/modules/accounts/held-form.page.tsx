import { type Answer, notThere, type PageRequest, page } from '../../ui/answer.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { PageHeading } from '../../ui/headings.tsx'
import type { HeldForm } from './hold-form.ts'
import { words } from './words.ts'

/** What was typed before the session ended, ready to be sent once more. */
export function heldFormPage({ look, lang }: PageRequest, held: HeldForm | null): Answer {
  if (!held) return notThere
  const w = words(lang).held
  return page(
    w.title,
    <>
      <PageHeading title={w.title} lede={w.lead} />
      <Form look={look} action={held.path}>
        {Object.entries(held.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button text={w.send} />
      </Form>
      <p>
        <a href="/">{w.leave}</a>
      </p>
    </>,
  )
}
