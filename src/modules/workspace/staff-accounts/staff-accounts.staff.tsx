import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Radios, Select } from '../../../ui/choices.tsx'
import { dateOf } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { Table } from '../../../ui/table.tsx'
import { type ClinicDb, isRole, type Role, roles } from '../../access/index.ts'
import { words } from '../words.ts'
import { type From, inviteStaff, openStaffInvitations } from './invite-staff.ts'
import {
  changeStaff,
  disableStaff,
  enableStaff,
  listStaff,
  practitioners,
  reviewStaff,
  type StaffAccount,
  type StaffChanged,
  staffAccount,
} from './staff-accounts.ts'

type Db = ClinicDb<'staff:manage'>

/** `GET /staff/accounts`: everybody of the clinic, and a form to add somebody. */
export const staffAccountsPage = (request: PageRequest, db: Db): Promise<Answer> => drawAll(request, db)

/** `POST /staff/accounts`: invites a member of staff. */
export async function takeStaffAccount(request: PageRequest, db: Db, from: From): Promise<Answer> {
  const { form, lang, look } = request
  const text = words(lang).accounts
  const [name, email, role] = [
    (form.name ?? '').trim(),
    (form.email ?? '').trim().toLowerCase(),
    form.role ?? '',
  ]
  const errors: FieldError[] = []
  if (name === '' || name.length > 200) errors.push({ field: 'name', text: text.badName })
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) errors.push({ field: 'email', text: text.badEmail })
  if (!isRole(role)) errors.push({ field: 'role', text: text.badRole })
  if (errors.length > 0 || !isRole(role)) return drawAll(request, db, errors)
  const invited = await inviteStaff(db, from, { name, email, role, language: lang }, look.now)
  if (invited === null) return drawAll(request, db, [{ field: 'email', text: text.taken }])
  return redirect(`/staff/accounts/invited/${invited}`)
}

async function drawAll(request: PageRequest, db: Db, errors: readonly FieldError[] = []): Promise<Answer> {
  const { lang, look } = request
  const text = words(lang).accounts
  const all = await listStaff(db)
  const invited = await openStaffInvitations(db, look.now)
  return staffPage(
    request,
    'accounts',
    text,
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Table
        caption={text.title}
        captionUnseen
        columns={[
          {
            head: text.name,
            names: true,
            cell: (row: StaffAccount) => <a href={`/staff/accounts/${row.account}`}>{row.name}</a>,
          },
          { head: text.email, cell: row => row.email },
          { head: text.role, cell: row => words(lang).roles[row.role] },
          { head: text.state, cell: row => stateOf(row, request) },
          {
            head: text.reviewed,
            cell: row => (row.reviewed_at ? dateOf(row.reviewed_at, lang, look.zone) : text.never),
          },
        ]}
        rows={all}
      />
      {invited.length > 0 && (
        <Section id="invited" title={text.waiting}>
          <ul class="lines">
            {invited.map(one => (
              <li>
                <a href={`/staff/accounts/invited/${one.id}`}>{one.name ?? one.email}</a>
                {one.role !== null && `, ${words(lang).roles[one.role]}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <AddForm request={request} errors={errors} />
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

const stateOf = (row: StaffAccount, { lang, look }: PageRequest): string =>
  row.disabled_at
    ? words(lang).accounts.disabled(dateOf(row.disabled_at, lang, look.zone))
    : words(lang).accounts.active

const roleChoices = (lang: PageRequest['lang']) =>
  roles.map(value => ({ value, text: words(lang).roles[value], hint: words(lang).roleHints[value] }))

function AddForm({ request, errors }: { request: PageRequest; errors: readonly FieldError[] }) {
  const { look, lang, form } = request
  const text = words(lang).accounts
  return (
    <Section id="add" title={text.add}>
      <p>{text.addText}</p>
      <Form look={look} action="/staff/accounts">
        <TextField
          lang={lang}
          name="name"
          label={text.name}
          value={form.name}
          error={errorOf(errors, 'name')}
          autocomplete="off"
        />
        <EmailField
          lang={lang}
          name="email"
          label={text.email}
          value={form.email}
          error={errorOf(errors, 'email')}
          autocomplete="off"
        />
        <Radios
          lang={lang}
          name="role"
          label={text.role}
          value={form.role}
          error={errorOf(errors, 'role')}
          choices={roleChoices(lang)}
        />
        <Button text={text.addButton} />
      </Form>
    </Section>
  )
}

/** `GET /staff/accounts/:id`: one account, and what can be done with it. */
export async function staffAccountPage(request: PageRequest, db: Db): Promise<Answer> {
  const found = await staffAccount(db, request.params.id ?? '')
  return found ? drawOne(request, db, found) : notThere
}

/** `POST /staff/accounts/:id`: one of `change`, `disable`, `enable`, `review`. */
export async function takeStaffChange(request: PageRequest, db: Db): Promise<Answer> {
  const { form, params, look } = request
  const account = params.id ?? ''
  const found = await staffAccount(db, account)
  if (!found) return notThere
  const done = await change(form, account, db, look.now)
  if (done === null || (!done.changed && done.why === 'not-there')) return notThere
  if (done.changed) return redirect(`/staff/accounts/${account}?saved`)
  const text = words(request.lang).accounts
  return drawOne(request, db, found, done.why === 'not-self' ? text.notSelf : text.lastAdministrator)
}

async function change(
  form: PageRequest['form'],
  account: string,
  db: Db,
  now: PageRequest['look']['now'],
): Promise<StaffChanged | null> {
  switch (form.do) {
    case 'change': {
      const known = new Set((await practitioners(db)).map(({ id }) => id))
      const practitioner = known.has(form.practitioner ?? '') ? (form.practitioner ?? null) : null
      return isRole(form.role ?? '')
        ? changeStaff(db, { account, role: form.role as Role, practitioner }, now)
        : { changed: false, why: 'not-there' }
    }
    case 'disable':
      return disableStaff(db, account, now)
    case 'enable':
      return enableStaff(db, account, now)
    case 'review':
      return reviewStaff(db, account, now)
    default:
      return null
  }
}

async function drawOne(
  request: PageRequest,
  db: Db,
  found: StaffAccount,
  wrong: string | null = null,
): Promise<Answer> {
  const { look, lang, query } = request
  const text = words(lang).accounts
  const action = `/staff/accounts/${found.account}`
  const clinicians = await practitioners(db)
  return staffPage(
    request,
    'accounts',
    { title: found.name, caption: words(lang).roles[found.role] },
    <>
      {wrong && <ErrorSummary lang={lang} errors={[{ field: 'role', text: wrong }]} />}
      {query.has('saved') && <Notice kind="success" title={text.saved} />}
      <Facts
        facts={[
          { term: text.email, detail: found.email },
          { term: text.state, detail: stateOf(found, request) },
          {
            term: text.reviewed,
            detail: found.reviewed_at
              ? `${dateOf(found.reviewed_at, lang, look.zone)} (${found.reviewer ?? ''})`
              : text.never,
          },
        ]}
      />
      <Form look={look} action={action}>
        <Button text={text.review} kind="secondary" name="do" value="review" />
      </Form>
      <Section id="change" title={text.change}>
        <Form look={look} action={action}>
          <Radios lang={lang} name="role" label={text.role} value={found.role} choices={roleChoices(lang)} />
          <Select
            lang={lang}
            name="practitioner"
            label={text.practitioner}
            hint={text.practitionerHint}
            value={found.practitioner_id ?? ''}
            choices={[
              { value: '', text: text.practitionerNone },
              ...clinicians.map(({ id, name }) => ({ value: id, text: name })),
            ]}
          />
          <Button text={text.save} name="do" value="change" />
        </Form>
      </Section>
      <p>
        <a href={`${action}/way-in`}>{text.wayIn}</a>
      </p>
      <Section id="door" title={found.disabled_at ? text.enable : text.disable}>
        {!found.disabled_at && <p>{text.disableText}</p>}
        <Form look={look} action={action}>
          {found.disabled_at ? (
            <Button text={text.enableButton} kind="secondary" name="do" value="enable" />
          ) : (
            <Button text={text.disableButton} kind="danger" name="do" value="disable" />
          )}
        </Form>
      </Section>
    </>,
    wrong ? { status: 422 } : {},
  )
}
