import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeading } from '../../../ui/headings.tsx'
import { CallClinic } from './recover.page.tsx'
import { words } from './words.ts'

/** The link with which somebody who has one of the person's addresses keeps the second step on. */
export function keepFactorsPage(request: PageRequest, canKeep: boolean): Answer {
  const { lang, look, params } = request
  const w = words(lang).keep
  if (request.query.has('done'))
    return page(
      w.doneTitle,
      <>
        <PageHeading title={w.doneTitle} lede={w.done} />
        <p>
          <a href="/recover">{w.newPassword}</a>
        </p>
      </>,
    )
  if (!canKeep) return gone(request)
  return page(
    w.title,
    <>
      <PageHeading title={w.title} lede={w.lede} />
      <p>{w.text}</p>
      <Form look={look} action={`/recover/keep/${params.token}`}>
        <Button text={w.button} />
      </Form>
    </>,
  )
}

export const takeKeepFactors = async (
  request: PageRequest,
  keep: (token: string) => Promise<boolean>,
): Promise<Answer> =>
  (await keep(request.params.token ?? '')) ? redirect('/recover/keep/now?done') : gone(request)

function gone(request: PageRequest): Answer {
  const w = words(request.lang)
  return page(
    w.gone.title,
    <>
      <PageHeading title={w.gone.title} lede={w.keep.gone} />
      <CallClinic request={request} />
    </>,
    { status: 404 },
  )
}
