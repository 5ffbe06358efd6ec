import { type Answer, notThere, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import { ofWhom } from '../../../ui/page.ts'
import type { PatientDb } from '../../access/index.ts'
import type { Session } from '../../accounts/index.ts'
import { ageTable } from '../ages.ts'
import { boxesOf, presetNames, presets } from '../parts.ts'
import { ChoiceFields } from './choice-fields.tsx'
import { giverOf } from './giver.ts'
import { type Invited, inviteCaregiver, sendAgain, wasInvited, withdraw } from './invite-caregiver.ts'
import { readChoice } from './read-choice.ts'
import { endInWords } from './say.ts'
import { words } from './words.ts'

type Asked = PageRequest & { readonly session: Session }
type Db = PatientDb<'sharing:write'>

/**
 * `GET /caregivers/invite`; with `?start=1` the boxes of a preset are ticked. Who may let in only her parents
 * finds them on the page before this.
 */
export async function inviteCaregiverPage(request: PageRequest, db: Db): Promise<Answer> {
  const { look } = request
  const giver = await giverOf(db, { zone: look.zone, table: ageTable }, look.now)
  if (giver.gives !== 'anybody') return redirect('/caregivers')
  const preset = presetNames[Number(request.query.get('start')) - 1]
  const form = preset ? boxesOf(presets[preset].filter(one => db.may.has(one))) : {}
  return draw(request, db, form, [])
}

/** `POST /caregivers/invite`. `secret` is the portal's key of links. */
export async function takeInviteCaregiver(request: Asked, db: Db, secret: string): Promise<Answer> {
  const { look, lang, form } = request
  const text = words(lang)
  const { choice, errors } = readChoice(form, lang, look.now, look.zone)
  const name = (form.name ?? '').trim()
  const email = (form.email ?? '').trim()
  const wrong: FieldError[] = [
    ...(name === '' ? [{ field: 'name', text: text.errors.name }] : []),
    ...(name.length > 200 ? [{ field: 'name', text: text.errors.longName }] : []),
    ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && email.length <= 254
      ? []
      : [{ field: 'email', text: text.errors.email }]),
    ...errors,
  ]
  if (wrong.length > 0) return draw(request, db, form, wrong)
  const rules = { zone: look.zone, table: ageTable }
  const invited = await inviteCaregiver(
    db,
    inviterOf(request, secret),
    { ...choice, name, email },
    rules,
    look.now,
  )
  if (!invited.invited) return draw(request, db, form, [problem(request, invited.why)])
  return redirect('/caregivers?done=sent')
}

/** `POST /caregivers/invitations/:id`: send it again, or withdraw it. */
export async function takeCaregiverInvitation(request: Asked, db: Db, secret: string): Promise<Answer> {
  const { params, form, look } = request
  const id = params.id ?? ''
  if (!(await wasInvited(db, id))) return notThere
  if (form.do === 'withdraw') {
    const { ended } = await withdraw(db, id, look.now)
    return redirect(`/caregivers?done=${ended ? 'withdrawn' : 'late'}`)
  }
  const again = await sendAgain(db, inviterOf(request, secret), id, look.now)
  if (again.sent) return redirect('/caregivers?done=again')
  return redirect(`/caregivers?done=${again.why === 'too-many' ? 'many' : 'late'}`)
}

const inviterOf = ({ session, look, lang, baseUrl }: Asked, secret: string) => ({
  name: session.name,
  email: session.email,
  clinic: look.clinic.name,
  baseUrl,
  secret,
  lang,
})

function problem(request: PageRequest, why: Extract<Invited, { invited: false }>['why']): FieldError {
  const text = words(request.lang).errors[why]
  return { field: why === 'yourself' || why === 'already-invited' ? 'email' : 'parts', text }
}

async function draw(
  request: PageRequest,
  db: Db,
  form: Readonly<Record<string, string>>,
  errors: readonly FieldError[],
): Promise<Answer> {
  const { look, lang } = request
  const text = words(lang)
  const of = ofWhom(request.look)
  const giver = await giverOf(db, { zone: look.zone, table: ageTable }, look.now)
  return page(
    text.form.title(of),
    <>
      <BackLink lang={lang} href="/caregivers" text={text.grant.back} />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={text.form.title(of)} lede={text.form.lede} />
      <h2>{text.form.start}</h2>
      <p>{text.form.startText}</p>
      <ul>
        {presetNames.map((preset, n) => (
          <li>
            <a href={`/caregivers/invite?start=${n + 1}`}>{text.form.presets[preset]}</a>
          </li>
        ))}
      </ul>
      <Form look={look} action="/caregivers/invite">
        <TextField
          lang={lang}
          name="name"
          label={text.form.name}
          value={form.name}
          error={errorOf(errors, 'name')}
          autocomplete="off"
          maxlength={200}
        />
        <EmailField
          lang={lang}
          name="email"
          label={text.form.email}
          hint={text.form.emailHint}
          value={form.email}
          error={errorOf(errors, 'email')}
          autocomplete="off"
        />
        <ChoiceFields lang={lang} form={form} errors={errors} may={db.may} />
        {giver.until !== null && <p>{text.child.text(endInWords(giver.until, lang, look.zone))}</p>}
        <p>{of === null ? text.form.birthNoteYours : text.form.birthNote}</p>
        <Button text={text.form.send} />
      </Form>
    </>,
    { status: errors.length > 0 ? 422 : undefined },
  )
}
