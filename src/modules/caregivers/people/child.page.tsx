import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { dateOf, fhirBirthDate } from '../../../ui/dates.ts'
import { DateParts, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading, Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { noteAccount, type SystemDb } from '../../access/index.ts'
import type { Session } from '../../accounts/index.ts'
import { askForChild, type ChildAsked, type OwnRequest, ownRequests } from '../guardians/ask-for-child.ts'
import { readBirthDate } from '../guardians/read-birth-date.ts'
import { words } from '../guardians/words.ts'
import { agesSaid } from '../sharing/ages-said.ts'

type Asked = PageRequest & { readonly session: Session }

/** `GET /caregivers/child`: what a parent may ask for, and what became of it. */
export const childPage = async (request: Asked, db: SystemDb): Promise<Answer> =>
  draw(request, await ownRequests(db, request.session.account), [])

/** `POST /caregivers/child`. The answer is the same whether or not there is such a child. */
export async function takeChild(request: Asked, db: SystemDb): Promise<Answer> {
  const requests = await ownRequests(db, request.session.account)
  const { form, lang, look } = request
  const text = words(lang).child
  const child_name = (form.name ?? '').trim()
  const birth_date = readBirthDate(form, 'birth', look.now, look.zone)
  const relation = form.relation === 'parent' || form.relation === 'guardian' ? form.relation : null
  const errors: FieldError[] = [
    ...(child_name === '' || child_name.length > 200 ? [{ field: 'name', text: text.nameMissing }] : []),
    ...(birth_date === null ? [{ field: 'birth', text: text.birthMissing }] : []),
    ...(relation === null ? [{ field: 'relation', text: text.relationMissing }] : []),
  ]
  if (errors.length > 0 || birth_date === null || relation === null) return draw(request, requests, errors)
  const asked: ChildAsked = { child_name, birth_date, relation }
  const { id: session, account } = request.session
  const answer = await askForChild(db, account, asked, look.now)
  if (!answer.asked) return draw(request, requests, [{ field: 'name', text: text.tooMany }])
  const of = { account, session, act: 'child-asked-for', origin: request.origin, granted: true }
  await noteAccount(db, of, look.now)
  return redirect('/caregivers/child?done=asked')
}

function draw(request: Asked, requests: readonly OwnRequest[], errors: readonly FieldError[]): Answer {
  const { lang, look, form, query } = request
  const text = words(lang).child
  const { young, adult, kept } = agesSaid(lang)
  return page(
    text.title,
    <>
      <BackLink lang={lang} href="/caregivers/people" text={text.back} />
      <ErrorSummary lang={lang} errors={errors} />
      {query.get('done') === 'asked' && (
        <Notice kind="success" title={text.sentTitle}>
          <p>{text.sent}</p>
        </Notice>
      )}
      <PageHeading title={text.title} lede={text.lede} />
      <ul>
        {text.ages(young, adult, kept).map(line => (
          <li>{line}</li>
        ))}
      </ul>
      <Form look={look} action="/caregivers/child">
        <TextField
          lang={lang}
          name="name"
          label={text.name}
          value={form.name}
          error={errorOf(errors, 'name')}
          autocomplete="off"
          maxlength={200}
        />
        <DateParts lang={lang} name="birth" label={text.birth} form={form} error={errorOf(errors, 'birth')} />
        <Radios
          lang={lang}
          name="relation"
          label={text.relation}
          value={form.relation}
          choices={[
            { value: 'parent', text: text.parent },
            { value: 'guardian', text: text.guardian },
          ]}
          error={errorOf(errors, 'relation')}
        />
        <Button text={text.send} />
      </Form>
      {requests.length > 0 && (
        <Section id="yours" title={text.yours}>
          <CardList>
            {requests.map(one => (
              <OneRequest request={request} one={one} />
            ))}
          </CardList>
        </Section>
      )}
    </>,
    { status: errors.length > 0 ? 422 : undefined },
  )
}

function OneRequest({ request, one }: { request: Asked; one: OwnRequest }) {
  const { lang, look } = request
  const text = words(lang).child
  const born = text.born(fhirBirthDate(one.birth_date, lang) ?? one.birth_date)
  return (
    <Card title={one.child_name} meta={`${born} · ${text.asked(dateOf(one.asked_at, lang, look.zone))}`}>
      <p>
        <strong>{text.states[one.outcome ?? 'open']}</strong>
      </p>
      {one.answer !== null && <p>{one.answer}</p>}
      {one.settled_at !== null && (
        <p class="hint">{text.answered(dateOf(one.settled_at, lang, look.zone))}</p>
      )}
    </Card>
  )
}
