import type { PatientId } from '../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, CardList } from '../../../ui/cards.tsx'
import { dateOf, fhirBirthDate } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import type { ClinicDb } from '../../access/index.ts'
import type { Session } from '../../accounts/index.ts'
import { ageTable } from '../ages.ts'
import { endInWords } from '../sharing/say.ts'
import { endGuardian } from './end-guardian.ts'
import { type Entered, enterGuardian } from './enter-guardian.ts'
import { type Entry, entriesOf, patientFor } from './for-staff.ts'
import { DoneNotice } from './guardians.staff.tsx'
import { readVerified } from './read-verified.ts'
import { Tick, VerifyFields } from './verify-fields.tsx'
import { words } from './words.ts'

type Asked = PageRequest & { readonly session: Session }
type Db = ClinicDb<'guardians:verify'>

/** `GET /staff/guardians/of/:patient`: who is let in to this record as a parent or guardian, by which papers. */
export const patientGuardiansPage = (request: Asked, db: Db): Promise<Answer> => draw(request, db, [])

/** `POST /staff/guardians/of/:patient`: lets somebody in. `secret` is the portal's key of links. */
export async function takeGuardian(request: Asked, db: Db, secret: string): Promise<Answer> {
  const { form, lang, look, session, origin, baseUrl } = request
  const patient = patientIn(request)
  const text = words(lang).one
  const name = (form.name ?? '').trim()
  const email = (form.email ?? '').trim()
  const { typed, errors } = readVerified(form, lang, look.now, look.zone)
  const wrong: FieldError[] = [
    ...errors.slice(0, errors[0]?.field === 'relation' ? 1 : 0),
    ...(name === '' || name.length > 200 ? [{ field: 'name', text: text.nameMissing }] : []),
    ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && email.length <= 254
      ? []
      : [{ field: 'email', text: text.emailMissing }]),
    ...errors.slice(errors[0]?.field === 'relation' ? 1 : 0),
  ]
  if (wrong.length > 0 || typed === null) return draw(request, db, wrong)
  const entered = await enterGuardian(
    db,
    { ...typed, patient, name, who: { email, isSame: form.same === 'yes' }, request_id: null },
    { clinic: look.clinic.name, baseUrl, secret, lang },
    { zone: look.zone, table: ageTable },
    { session: session.id, origin, device: null },
    look.now,
  )
  if (!entered.entered) return draw(request, db, [fault(request, entered)])
  const done = entered.by === 'account' ? 'entered' : 'invited'
  return redirect(`/staff/guardians/of/${patient}?done=${done}`)
}

/** `POST /staff/guardians/of/:patient/end`. To end asks for no second proof of who one is: it must be quick. */
export async function takeEndGuardian(request: Asked, db: Db): Promise<Answer> {
  const { form, lang, look, session, origin } = request
  const patient = patientIn(request)
  const reason = (form.reason ?? '').trim().slice(0, 500)
  if (reason === '')
    return draw(request, db, [{ field: `reason-${form.id}`, text: words(lang).one.endReasonMissing }])
  const where = { session: session.id, origin, device: null }
  const entries = await entriesOf(db, patient)
  const id = entries.find(one => one.id === form.id)?.id
  const rules = { zone: look.zone, table: ageTable }
  const ended = id !== undefined && (await endGuardian(db, { patient, id, reason }, rules, where, look.now))
  return redirect(`/staff/guardians/of/${patient}?done=${ended ? 'ended' : 'late'}`)
}

const patientIn = ({ params }: PageRequest): PatientId => (params.patient ?? '') as PatientId

/** What is wrong, at the field where staff can mend it. */
export function fault(request: PageRequest, not: Extract<Entered, { entered: false }>): FieldError {
  const text = words(request.lang).one
  if (not.why === 'other-name') return { field: 'same', text: text.otherName(not.name) }
  const field = not.why === 'no-end' || not.why === 'of-age' ? 'last-day' : 'relation'
  return { field, text: text.faults[not.why] }
}

async function draw(request: Asked, db: Db, errors: readonly FieldError[]): Promise<Answer> {
  const { lang } = request
  const text = words(lang).one
  const known = await patientFor(db, patientIn(request))
  if (!known) return notThere
  const entries = await entriesOf(db, patientIn(request))
  return staffPage(
    request,
    'guardians',
    {
      title: text.title(known.name),
      ...(known.birth_date && { caption: text.born(fhirBirthDate(known.birth_date, lang) ?? '') }),
    },
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <DoneNotice request={request} />
      <Section id="entered" title={text.entered}>
        {entries.length === 0 ? (
          <p>{text.none}</p>
        ) : (
          <CardList>
            {entries.map(one => (
              <One request={request} one={one} errors={errors} />
            ))}
          </CardList>
        )}
      </Section>
      <Section id="enter" title={text.enter}>
        {known.birth_date === null ? (
          <Notice kind="warning" title={text.noBirth} level={3} />
        ) : (
          <Enter request={request} errors={errors} />
        )}
      </Section>
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function One({ request, one, errors }: { request: Asked; one: Entry; errors: readonly FieldError[] }) {
  const { lang, look } = request
  const text = words(lang)
  const until = one.ends_at === null ? text.queue.byAge : endInWords(one.ends_at, lang, look.zone)
  return (
    <Card title={one.name} meta={[text.relations[one.relation], one.email].filter(Boolean).join(' · ')}>
      {one.account_id === null && one.ended_at === null && <p>{text.queue.waiting}</p>}
      <Facts
        facts={[
          { term: text.queue.papers, detail: `${text.documents[one.document_kind]}: ${one.document_note}` },
          {
            term: text.queue.seen,
            detail: text.one.seenBy(one.seen_by_name, dateOf(one.seen_at, lang, look.zone)),
          },
          { term: text.queue.until, detail: until },
        ]}
      />
      {one.sensitive && <p>{text.one.sensitive}</p>}
      {one.ended_at === null ? (
        <End request={request} id={one.id} errors={errors} />
      ) : (
        <p>
          <strong>{text.one.endedOn(dateOf(one.ended_at, lang, look.zone))}</strong>
          {one.end_reason !== null && `: ${one.end_reason}`}
        </p>
      )}
    </Card>
  )
}

function End({ request, id, errors }: { request: Asked; id: string; errors: readonly FieldError[] }) {
  const { lang, look, params } = request
  const text = words(lang).one
  const error = errorOf(errors, `reason-${id}`)
  return (
    <details open={error !== undefined}>
      <summary>{text.endTitle}</summary>
      <p>{text.endText}</p>
      <Form look={look} action={`/staff/guardians/of/${params.patient}/end`}>
        <input type="hidden" name="id" value={id} />
        <div class={error === undefined ? 'field' : 'field field-wrong'}>
          <label for={`reason-${id}`}>{text.endReason}</label>
          <p class="hint" id={`reason-${id}-hint`}>
            {text.endReasonHint}
          </p>
          {error !== undefined && (
            <p class="field-error" id={`reason-${id}-error`}>
              {error}
            </p>
          )}
          <input
            class="input input-full"
            id={`reason-${id}`}
            name="reason"
            maxlength={500}
            autocomplete="off"
            aria-describedby={
              error === undefined ? `reason-${id}-hint` : `reason-${id}-hint reason-${id}-error`
            }
            aria-invalid={error === undefined ? undefined : 'true'}
          />
        </div>
        <Button text={text.end} kind="danger" />
      </Form>
    </details>
  )
}

function Enter({ request, errors }: { request: Asked; errors: readonly FieldError[] }) {
  const { lang, look, form, params } = request
  const text = words(lang).one
  const isOther = errors.some(({ field }) => field === 'same')
  return (
    <Form look={look} action={`/staff/guardians/of/${params.patient}`}>
      <TextField
        lang={lang}
        name="name"
        label={text.name}
        value={form.name}
        error={errorOf(errors, 'name')}
        autocomplete="off"
        maxlength={200}
      />
      <EmailField
        lang={lang}
        name="email"
        label={text.email}
        hint={text.emailHint}
        value={form.email}
        error={errorOf(errors, 'email')}
        autocomplete="off"
      />
      {isOther && <Tick name="same" text={text.same} ticked={false} />}
      <VerifyFields lang={lang} form={form} errors={errors} />
      <Button text={text.save} />
    </Form>
  )
}
