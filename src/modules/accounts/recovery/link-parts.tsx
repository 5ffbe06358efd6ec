import { type Answer, type PageRequest, page } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeading, Section } from '../../../ui/headings.tsx'
import { Telephone } from '../../../ui/telephone.tsx'
import type { NotRecovered } from './reset-password.ts'
import { words } from './words.ts'

/** An address below the link that the person opened. */
export const below = (request: PageRequest, more = ''): string => `/recover/${request.params.token}${more}`

/** How the clinic is reached by those whom the portal cannot help. */
export function CallClinic({ request: { lang, look } }: { request: PageRequest }) {
  const w = words(lang).ask
  const { phone } = look.clinic
  return (
    <>
      <p>{w.call}</p>
      {phone !== null && (
        <p>
          <Telephone phone={phone} text={w.callLink(phone)} />
        </p>
      )}
    </>
  )
}

/** A link that is no more, whatever it once was. */
export const gonePage = (request: PageRequest): Answer =>
  overPage(request, words(request.lang).gone.lede, 404)

/** The answer to the fifth wrong try. */
const lockedPage = (request: PageRequest): Answer =>
  overPage(request, words(request.lang).password.locked, 422)

function overPage(request: PageRequest, why: string, status: 404 | 422): Answer {
  const w = words(request.lang).gone
  return page(
    w.title,
    <>
      <PageHeading title={w.title} lede={why} />
      <p>
        <a href="/recover">{w.again}</a>
      </p>
      <CallClinic request={request} />
    </>,
    { status },
  )
}

/** What is shown after a wrong answer: the form again with its text, or that the link is over. */
export function afterWrong(
  request: PageRequest,
  { why }: NotRecovered,
  texts: { wrong: string; tooMany: string },
  again: (text: string, status: 422 | 429) => Answer,
): Answer {
  if (why === 'gone') return gonePage(request)
  if (why === 'locked') return lockedPage(request)
  return why === 'wrong' ? again(texts.wrong, 422) : again(texts.tooMany, 429)
}

/** For those who can give none of what a form asks for. */
export function AskStaff({ request }: { request: PageRequest }) {
  const w = words(request.lang).staff
  return (
    <Section id="staff" title={w.title}>
      <p>
        {w.lede} {w.text}
      </p>
      <Form look={request.look} action={below(request, '/staff')}>
        <Button text={w.button} kind="secondary" />
      </Form>
    </Section>
  )
}

/** For those whom only staff can help. */
export function staffOnlyPage(request: PageRequest, status: 200 | 422 | 429 = 200): Answer {
  const w = words(request.lang).staff
  return page(
    w.title,
    <>
      <PageHeading title={w.title} />
      <p>{w.text}</p>
      <Form look={request.look} action={below(request, '/staff')}>
        <Button text={w.button} />
      </Form>
      <CallClinic request={request} />
    </>,
    { status },
  )
}
