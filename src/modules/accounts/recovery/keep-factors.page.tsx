import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeading } from '../../../ui/headings.tsx'
import { canKeepFactors, keepFactors } from './factor-removal.ts'
import { type RecoveryCaller, type RecoveryFront, whereOf } from './front.ts'
import { CallClinic } from './link-parts.tsx'
import { words } from './words.ts'

/** The link with which somebody who has one of the person's addresses keeps the second step on. */
export async function keepFactorsPage(request: PageRequest, { database }: RecoveryFront): Promise<Answer> {
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
  if (!(await canKeepFactors(database, params.token ?? ''))) return gone(request)
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

export async function takeKeepFactors(
  request: PageRequest,
  { database }: RecoveryFront,
  caller: RecoveryCaller,
): Promise<Answer> {
  const { params, look } = request
  const kept = await keepFactors(database, { token: params.token ?? '' }, whereOf(caller), look.now)
  return kept ? redirect('/recover/keep/now?done') : gone(request)
}

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
