import { FieldGroup } from '../../../ui/form.tsx'
import type { Look } from '../../../ui/page.ts'
import type { VisitType } from '../schedule/read-schedule.ts'
import { howSaid } from './say.ts'
import { words } from './words.ts'

type Choice = { readonly type: VisitType; readonly value: string; readonly more: readonly string[] }
type Group = { readonly title: string; readonly hint?: string; readonly choices: readonly Choice[] }

/** What the form says for a kind of visit that an order gives: the order, since there may be two for one kind. */
export const kindOfTicket = (ticket: string): string => `ticket-${ticket}`

/** One of all kinds of visit, in groups by how one gets them. */
export function KindChoices(props: {
  look: Look
  choices: readonly Group[]
  chosen?: string | undefined
  error?: string | undefined
}) {
  const { look, choices, chosen, error } = props
  const { lang } = look
  const first = choices[0]?.choices[0]
  return (
    <FieldGroup lang={lang} id="kind" legend={words(lang).what.kind} error={error}>
      {choices.map((group, n) => (
        <div role="group" aria-labelledby={`kinds-${n}`} class="choice-group">
          <h2 class="choice-group-title" id={`kinds-${n}`}>
            {group.title}
          </h2>
          {group.hint && <p class="hint">{group.hint}</p>}
          {group.choices.map(choice => (
            <KindChoice
              look={look}
              choice={choice}
              id={choice === first ? 'kind' : `kind-${choice.value}`}
              isChosen={choice.value === chosen}
            />
          ))}
        </div>
      ))}
    </FieldGroup>
  )
}

function KindChoice(props: { look: Look; choice: Choice; id: string; isChosen: boolean }) {
  const { look, id, isChosen } = props
  const { type, value, more } = props.choice
  const { lang } = look
  const about = [howSaid(type, lang), type.about[lang], ...more].filter(line => line !== '')
  return (
    <div class="choice">
      <input
        type="radio"
        id={id}
        name="kind"
        value={value}
        checked={isChosen}
        aria-describedby={`${id}-hint`}
      />
      <label for={id}>{type.name[lang]}</label>
      <p class="hint" id={`${id}-hint`}>
        {about.map((line, n) => (
          <>
            {n > 0 && <br />}
            {line}
          </>
        ))}
      </p>
    </div>
  )
}
