import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { dateTimeOf, fhirBirthDate } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, Section } from '../../../ui/headings.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import type { ClinicDb } from '../../access/index.ts'
import type { Session } from '../../accounts/index.ts'
import { ageTable } from '../ages.ts'
import { type Candidate, type ChildRequest, candidates, openRequest } from './for-staff.ts'
import { fault } from './patient-guardians.staff.tsx'
import { readVerified } from './read-verified.ts'
import { approveRequest, declineRequest } from './settle-request.ts'
import { VerifyFields } from './verify-fields.tsx'
import { words } from './words.ts'

type Asked = PageRequest & { readonly session: Session }
type Db = ClinicDb<'guardians:verify'>

/** `GET /staff/guardians/requests/:id`: what a parent asked for, and which patient it may be. */
export async function childRequestPage(request: Asked, db: Db): Promise<Answer> {
  const found = await openRequest(db, request.params.id ?? '')
  return found ? draw(request, db, found, { relation: found.relation }, []) : notThere
}

/** `POST /staff/guardians/requests/:id`: approves or declines it. `secret` is the portal's key of links. */
export async function takeChildRequest(request: Asked, db: Db, secret: string): Promise<Answer> {
  const { form, params, lang } = request
  const found = await openRequest(db, params.id ?? '')
  if (!found) return redirect('/staff/guardians?done=late')
  if (form.do === 'approve') return approve(request, db, found, secret)
  const text = words(lang).request
  const answer = (form.answer ?? '').trim().slice(0, 1000)
  if (answer === '') return draw(request, db, found, form, [{ field: 'answer', text: text.answerMissing }])
  const settled = await declineRequest(db, found.id, answer, senderOf(request, secret), request.look.now)
  return redirect(`/staff/guardians?done=${'settled' in settled && settled.settled ? 'declined' : 'late'}`)
}

async function approve(request: Asked, db: Db, found: ChildRequest, secret: string): Promise<Answer> {
  const { form, lang, look, session, origin } = request
  const { typed, errors } = readVerified(form, lang, look.now, look.zone)
  const possible = await candidates(db, found.child_name, found.birth_date)
  const patient = possible.find(({ id }) => id === form.patient)?.id
  const wrong: FieldError[] = [
    ...(patient === undefined ? [{ field: 'patient', text: words(lang).request.matchMissing }] : []),
    ...errors,
  ]
  if (wrong.length > 0 || patient === undefined || typed === null)
    return draw(request, db, found, form, wrong)
  const settled = await approveRequest(
    db,
    found.id,
    { ...typed, patient },
    senderOf(request, secret),
    { zone: look.zone, table: ageTable },
    { session: session.id, origin, device: null },
    look.now,
  )
  if ('entered' in settled) return draw(request, db, found, form, [fault(request, settled)])
  return redirect(`/staff/guardians?done=${settled.settled ? 'approved' : 'late'}`)
}

const senderOf = ({ look, baseUrl, lang }: Asked, secret: string) => ({
  clinic: look.clinic.name,
  baseUrl,
  secret,
  lang,
})

async function draw(
  request: Asked,
  db: Db,
  found: ChildRequest,
  form: Readonly<Record<string, string>>,
  errors: readonly FieldError[],
): Promise<Answer> {
  const { lang, look } = request
  const text = words(lang)
  const possible = await candidates(db, found.child_name, found.birth_date)
  return staffPage(
    request,
    'guardians',
    { title: text.request.title },
    <>
      <BackLink lang={lang} href="/staff/guardians" text={text.one.back} />
      <ErrorSummary lang={lang} errors={errors} />
      <Section id="asked" title={text.request.asked}>
        <Facts
          facts={[
            { term: text.request.childName, detail: found.child_name },
            { term: text.request.birthDate, detail: fhirBirthDate(found.birth_date, lang) },
            { term: text.request.relation, detail: text.relations[found.relation] },
            { term: text.request.by, detail: `${found.name}, ${found.email}` },
            { term: text.request.on, detail: dateTimeOf(found.asked_at, lang, look.zone) },
          ]}
        />
      </Section>
      <Section id="approve" title={text.request.approve}>
        {possible.length === 0 ? (
          <p>{text.request.noMatch}</p>
        ) : (
          <Approve request={request} found={found} possible={possible} form={form} errors={errors} />
        )}
      </Section>
      <Section id="decline" title={text.request.decline}>
        <Form look={look} action={`/staff/guardians/requests/${found.id}`}>
          <TextArea
            lang={lang}
            name="answer"
            label={text.request.answer}
            hint={text.request.answerHint}
            value={form.answer}
            error={errorOf(errors, 'answer')}
            rows={4}
            maxlength={1000}
          />
          <Button text={text.request.declineButton} kind="danger" name="do" value="decline" />
        </Form>
      </Section>
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function Approve(props: {
  request: Asked
  found: ChildRequest
  possible: readonly Candidate[]
  form: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}) {
  const { request, found, possible, form, errors } = props
  const { lang, look } = request
  const text = words(lang).request
  return (
    <Form look={look} action={`/staff/guardians/requests/${found.id}`}>
      <p>{text.approveText}</p>
      <Radios
        lang={lang}
        name="patient"
        label={text.match}
        hint={text.matchHint}
        value={form.patient}
        choices={possible.map(({ id, name, birth_date }) => ({
          value: id,
          text: `${name}, ${fhirBirthDate(birth_date, lang)}`,
        }))}
        error={errorOf(errors, 'patient')}
      />
      <VerifyFields lang={lang} form={form} errors={errors} />
      <Button text={text.approveButton} name="do" value="approve" />
    </Form>
  )
}
