import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, page } from '../../../ui/answer.ts'
import { ErrorSummary, type FieldError } from '../../../ui/form.tsx'
import { BackLink, PageHeading, stepText } from '../../../ui/headings.tsx'
import type { Look } from '../../../ui/page.ts'
import { words } from './words.ts'

const steps = ['what', 'where', 'times', 'check'] as const
type Step = (typeof steps)[number]

/** Whoever moves a visit has said what it is for, and begins with the times. */
const stepsOfMove: readonly Step[] = ['times', 'check']

/** One page of finding a time: the way back, how far she is, what is asked. */
export function stepPage(
  look: Look,
  frame: {
    readonly step: Step
    readonly moves: boolean
    readonly title: string
    readonly lede?: Child
    /** Null at the beginning of a task that came from elsewhere. */
    readonly back: { readonly href: string; readonly text?: string }
    readonly errors?: readonly FieldError[]
    /** What went wrong that no field is to blame for, said above all. */
    readonly notice?: JSX.Element
    readonly status?: 200 | 422
  },
  body: JSX.Element,
): Answer {
  const { lang } = look
  const { step, moves, title, lede, back, errors = [], notice, status } = frame
  const all: readonly Step[] = moves ? stepsOfMove : steps
  const place = all.indexOf(step) + 1
  const caption = place === 0 ? undefined : stepText(lang, [place, all.length])
  return page(
    title,
    <>
      <BackLink lang={lang} {...back} />
      <ErrorSummary lang={lang} errors={errors} />
      {notice}
      <PageHeading
        title={title}
        caption={moves ? [words(lang).move.caption, caption].filter(Boolean).join(' · ') : caption}
        {...(lede !== undefined && { lede })}
      />
      {body}
    </>,
    { status: status ?? (errors.length > 0 ? 422 : 200) },
  )
}
