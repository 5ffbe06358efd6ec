import { FieldGroup } from './form.tsx'
import type { Lang } from './page.ts'

type Box = { readonly name: string; readonly text: string; readonly hint?: string | undefined }

/** Any of several boxes, each a field of its own, since of one name a form keeps one value. */
export function Ticks(props: {
  lang: Lang
  /** The id of the first box, to which the error summary leads. */
  id: string
  legend: string
  hint?: string | undefined
  error?: string | undefined
  boxes: readonly Box[]
  ticked: (name: string) => boolean
}) {
  const { lang, id, legend, hint, error, boxes, ticked } = props
  return (
    <FieldGroup lang={lang} id={id} legend={legend} hint={hint} error={error}>
      {boxes.map((box, index) => (
        <TickBox id={index === 0 ? id : box.name} box={box} ticked={ticked(box.name)} />
      ))}
    </FieldGroup>
  )
}

/** One box that is ticked or not. */
export function Tick(props: { box: Box; ticked: boolean }) {
  return (
    <div class="field">
      <TickBox id={props.box.name} {...props} />
    </div>
  )
}

function TickBox({ id, box, ticked }: { id: string; box: Box; ticked: boolean }) {
  const { name, text, hint } = box
  return (
    <div class="choice">
      <input
        type="checkbox"
        id={id}
        name={name}
        value="yes"
        checked={ticked}
        aria-describedby={hint === undefined ? undefined : `${name}-hint`}
      />
      <label for={id}>{text}</label>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
