import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { dateTimeOf, fhirBirthDate } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import {
  type ClinicDb,
  caresFor,
  closeRecord,
  emergency_hours,
  isOpeningReason,
  opened_hours,
  openInEmergency,
  openingReasons,
  openRecord,
  type RecordOpened,
  type Role,
  staffRoles,
} from '../../access/index.ts'
import { type Session, startView } from '../../accounts/index.ts'
import { sendMail } from '../../notices/index.ts'
import { words } from '../words.ts'
import {
  type FindingDb,
  type KnownPatient,
  type Opening,
  type OwnAccount,
  openingOf,
  ownAccountOf,
  patientById,
} from './find-patients.ts'

type StaffRequest = PageRequest & { readonly session: Session }

/** `GET /staff/patients/:patient`: who this is, and the ways to open the record. */
export async function patientPage(request: StaffRequest, db: ClinicDb<'patients:find'>): Promise<Answer> {
  const patient = await patientById(db, request.params.patient ?? '')
  return patient === null ? notThere : drawPatient(request, db, patient)
}

/** `POST …/open`: opens the record for a reason and goes there. */
export async function takeOpen(request: StaffRequest, db: ClinicDb<'patients:open'>): Promise<Answer> {
  const { form, look, session } = request
  const patient = await patientById(db, request.params.patient ?? '')
  if (patient === null || session.staff === null) return notThere
  const text = words(request.lang).patient
  const reason = form.reason ?? ''
  if (!isOpeningReason(reason))
    return drawPatient(request, db, patient, [{ field: 'reason', text: text.noReason }])
  const opened = await openRecord(
    db,
    { patient: patient.id, role: session.staff, reason, words: (form.words ?? '').slice(0, 2000) },
    look.now,
  )
  if (!opened.opened) return drawPatient(request, db, patient, [whyNot(opened, request)])
  await startView(db, session, patient.id, { kind: 'staff' })
  return redirect(seesRecord(session.staff) ? '/records' : `/staff/patients/${patient.id}`)
}

const seesRecord = (role: Role): boolean =>
  (staffRoles[role].withPatient as readonly string[]).includes('records:read')

/** `POST …/emergency`: opens everything for an hour; the patient is told at once. */
export async function takeEmergency(
  request: StaffRequest,
  db: ClinicDb<'patients:emergency'>,
): Promise<Answer> {
  const { form, look, session } = request
  const patient = await patientById(db, request.params.patient ?? '')
  if (patient === null || session.staff === null) return notThere
  const opened = await openInEmergency(
    db,
    { patient: patient.id, role: session.staff, words: (form.emergency ?? '').slice(0, 2000) },
    look.now,
  )
  if (!opened.opened)
    return drawPatient(request, db, patient, [{ field: 'emergency', text: whyNot(opened, request).text }])
  const own = await ownAccountOf(db, patient.id)
  if (!opened.again && own !== null) await tellEmergency(request, db, opened.grant, own)
  await startView(db, session, patient.id, { kind: 'staff' })
  return redirect('/records')
}

/** The patient learns at once that it happened; by whom and why, only once she has signed in. */
async function tellEmergency(
  { look, baseUrl }: PageRequest,
  db: FindingDb,
  grant: string,
  own: OwnAccount,
): Promise<void> {
  const lang = own.language ?? 'en'
  const text = words(lang).mails
  await sendMail(
    db,
    {
      to: own.email,
      lang,
      subject: text.emergencySubject,
      lines: text.emergencyLines(dateTimeOf(look.now, lang, look.zone), baseUrl),
      key: `emergency ${grant}`,
      account: own.account_id,
    },
    look.now,
  )
}

/** `POST …/look` and `POST …/see-as`: to the pages of a record that is open already. */
export async function takeLook(
  request: StaffRequest,
  db: ClinicDb<'patients:find' | 'patients:see-as'>,
  view: 'staff' | 'see-as',
): Promise<Answer> {
  const patient = await patientById(db, request.params.patient ?? '')
  if (patient === null || (await openingOf(db, patient.id, request.look.now)) === null) return notThere
  await startView(db, request.session, patient.id, { kind: view })
  return redirect(view === 'see-as' ? '/' : '/records')
}

/** `POST …/close`: done with this record. A tab that still shows it finds nothing, rather than somebody else's record. */
export async function takeClose(request: StaffRequest, db: ClinicDb<'patients:open'>): Promise<Answer> {
  const patient = await patientById(db, request.params.patient ?? '')
  if (patient === null) return notThere
  await closeRecord(db, patient.id, request.look.now)
  return redirect(`/staff/patients/${patient.id}?closed`)
}

function whyNot(opened: Extract<RecordOpened, { opened: false }>, { lang }: PageRequest): FieldError {
  const text = words(lang).patient
  switch (opened.why) {
    case 'no-reason':
      return { field: 'words', text: text.noReason }
    case 'not-of-the-care-team':
      return { field: 'reason', text: text.notCareTeam }
    case 'nothing-to-open':
      return { field: 'reason', text: text.nothing }
  }
}

async function drawPatient(
  request: StaffRequest,
  db: FindingDb,
  patient: KnownPatient,
  errors: readonly FieldError[] = [],
): Promise<Answer> {
  const { look, lang, query } = request
  const text = words(lang).patient
  const own = await ownAccountOf(db, patient.id)
  const opening = await openingOf(db, patient.id, look.now)
  const cares = opening === null && (await caresFor(db, patient.id))
  return staffPage(
    request,
    'patients',
    { title: patient.name, caption: text.caption },
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {query.has('closed') && <Notice kind="success" title={text.closed} />}
      <Facts
        facts={[
          { term: words(lang).patients.born, detail: fhirBirthDate(patient.birth_date, lang) },
          { term: words(lang).patients.number, detail: `${patient.fhir_id} (${patient.source})` },
          { term: text.account, detail: own ? text.hasAccount(own.email) : text.noAccount },
        ]}
      />
      <ButtonRow>
        {look.staff?.includes('appointments:desk') && (
          <ButtonLink text={text.book} href={`/staff/appointments/book/${patient.id}`} kind="secondary" />
        )}
        {look.staff?.includes('messages:answer') && (
          <ButtonLink text={text.write} href={`/staff/messages/new/${patient.id}`} kind="secondary" />
        )}
        {own === null && look.staff?.includes('invitations:manage') && (
          <ButtonLink text={text.invite} href={`/staff/invitations/new/${patient.id}`} kind="secondary" />
        )}
        {look.staff?.includes('guardians:verify') && (
          <ButtonLink text={text.guardians} href={`/staff/guardians/of/${patient.id}`} kind="quiet" />
        )}
      </ButtonRow>
      {opening ? (
        <OpenedRecord request={request} patient={patient} opening={opening} own={own} />
      ) : (
        <OpenForm request={request} patient={patient} cares={cares} errors={errors} />
      )}
      {opening?.relation !== 'emergency' && (
        <EmergencyForm request={request} patient={patient} errors={errors} />
      )}
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

type PartProps = { request: StaffRequest; patient: KnownPatient }

function OpenedRecord({
  request,
  patient,
  opening,
  own,
}: PartProps & { opening: Opening; own: OwnAccount | null }): JSX.Element {
  const { look, lang } = request
  const text = words(lang).patient
  const address = `/staff/patients/${patient.id}`
  const until = dateTimeOf(opening.ends_at, lang, look.zone)
  const seeAs = look.staff?.includes('patients:see-as') ?? false
  return (
    <Section id="record" title={text.record}>
      <p>{opening.relation === 'emergency' ? text.isOpenEmergency(until) : text.isOpen(until)}</p>
      {request.session.staff !== null && seesRecord(request.session.staff) && (
        <Form look={look} action={`${address}/look`}>
          <Button text={text.look} />
        </Form>
      )}
      {seeAs && own !== null && (
        <Form look={look} action={`${address}/see-as`}>
          <Button text={text.seeAs} kind="secondary" />
        </Form>
      )}
      {seeAs && own === null && <p class="hint">{text.seeAsNone}</p>}
      {look.staff?.includes('confidentiality:override') && (
        <p>
          <a href={`${address}/confidentiality`}>{text.confidentiality}</a>
        </p>
      )}
      <Form look={look} action={`${address}/close`}>
        <Button text={text.close} kind="quiet" />
      </Form>
    </Section>
  )
}

function OpenForm({
  request,
  patient,
  cares,
  errors,
}: PartProps & { cares: boolean; errors: readonly FieldError[] }): JSX.Element {
  const { look, lang, form } = request
  const text = words(lang).patient
  const reasons = openingReasons.filter(reason => cares || reason !== 'care-team')
  return (
    <Section id="open" title={text.open}>
      <p>{text.openText(opened_hours)}</p>
      <Form look={look} action={`/staff/patients/${patient.id}/open`}>
        <Radios
          lang={lang}
          name="reason"
          label={text.why}
          value={form.reason ?? (cares ? 'care-team' : undefined)}
          error={errorOf(errors, 'reason')}
          choices={reasons.map(value => ({ value, text: text.reasons[value] }))}
        />
        <TextArea
          lang={lang}
          name="words"
          label={text.words}
          hint={text.wordsHint}
          value={form.words}
          error={errorOf(errors, 'words')}
          optional
        />
        <Button text={text.openButton} />
      </Form>
    </Section>
  )
}

function EmergencyForm({ request, patient, errors }: PartProps & { errors: readonly FieldError[] }) {
  const { look, lang, form } = request
  if (!look.staff?.includes('patients:emergency')) return null
  const text = words(lang).patient
  return (
    <Section id="in-emergency" title={text.emergency}>
      <p>{text.emergencyText(emergency_hours)}</p>
      <Form look={look} action={`/staff/patients/${patient.id}/emergency`}>
        <TextArea
          lang={lang}
          name="emergency"
          label={text.emergencyWhy}
          hint={text.emergencyHint}
          value={form.emergency}
          error={errorOf(errors, 'emergency')}
        />
        <ButtonRow>
          <Button text={text.emergencyButton} kind="danger" />
        </ButtonRow>
      </Form>
    </Section>
  )
}
