import { type Answer, notThere, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading, Section } from '../../../ui/headings.tsx'
import type { PatientDb, Permission } from '../../access/index.ts'
import type { Session } from '../../accounts/index.ts'
import { ageTable } from '../ages.ts'
import { boxesOf } from '../parts.ts'
import { ChoiceFields } from './choice-fields.tsx'
import { changeGrant, endGrant, giveMore, leave } from './give.ts'
import { type Giver, giverOf } from './giver.ts'
import { lastDayOf } from './how-long.ts'
import { readChoice } from './read-choice.ts'
import { endOf, type Shared, sharedById } from './shared-with.ts'
import { words } from './words.ts'

type Asked = PageRequest & { readonly session: Session }
type Db = PatientDb<'sharing:write'>
type Fields = Readonly<Record<string, string>>

/** `GET /caregivers/grants/:id`: change or end what a caregiver sees; let a parent see more. */
export async function grantPage(request: PageRequest, db: Db): Promise<Answer> {
  const found = await changeable(request, db)
  if (!found) return notThere
  return draw(request, db, found, found.relation === 'caregiver' ? formOf(found, request) : {}, [])
}

/** `POST /caregivers/grants/:id`. */
export async function takeGrant(request: Asked, db: Db): Promise<Answer> {
  const { look, lang, form, params } = request
  const found = await sharedById(db, params.id ?? '')
  if (!found) return notThere
  const { choice, errors } = readChoice(form, lang, look.now, look.zone)
  if (errors.length > 0) return draw(request, db, found, form, errors)
  const verb = found.relation === 'caregiver' ? changeGrant : giveMore
  const rules = { zone: look.zone, table: ageTable }
  const given = await verb(db, found.id, choice, rules, whereOf(request), look.now)
  if (given.given) return redirect('/caregivers?done=changed')
  if (given.why === 'ended') return redirect('/caregivers?done=late')
  return draw(request, db, found, form, [{ field: 'parts', text: words(lang).errors[given.why] }])
}

/** `POST /caregivers/grants/:id/end`. To take back asks for no second proof of who one is: it must be quick. */
export async function takeEnd(request: Asked, db: Db): Promise<Answer> {
  const found = await sharedById(db, request.params.id ?? '')
  if (!found) return notThere
  const { ended } = await endGrant(db, found.id, whereOf(request), request.look.now)
  return redirect(`/caregivers?done=${ended ? 'ended' : 'late'}`)
}

/** `POST /caregivers/leave`: gives back what was opened to oneself. */
export async function takeLeave(request: Asked, db: PatientDb<Permission>): Promise<Answer> {
  await leave(db, whereOf(request), request.look.now)
  return redirect('/caregivers/people?done=left')
}

/** The grant of somebody else, if a preview of it can be opened. */
export async function previewable(
  request: PageRequest,
  db: PatientDb<'sharing:read'>,
): Promise<string | null> {
  const found = await sharedById(db, request.params.id ?? '')
  if (!found || found.account_id === db.account || endOf(found, request.look.now) !== null) return null
  return found.id
}

const whereOf = ({ session, origin }: Asked) => ({ session: session.id, origin, device: null })

/** What the reader may change, if it still holds; a parent's grant is there for a young person to add to. */
async function changeable(request: PageRequest, db: Db): Promise<(Shared & { giver: Giver }) | null> {
  const { look, params } = request
  const found = await sharedById(db, params.id ?? '')
  if (!found || endOf(found, look.now) !== null) return null
  const giver = await giverOf(db, { zone: look.zone, table: ageTable }, look.now)
  if (giver.gives === 'nobody') return null
  if (found.relation !== 'caregiver' && (giver.gives !== 'parents' || found.account_id === db.account))
    return null
  return { ...found, giver }
}

/** As it stands, to be changed: an end at a midnight is a last day. */
const formOf = (found: Shared, { look }: PageRequest): Fields => ({
  ...boxesOf(found.permissions),
  ...(found.ends_at === null
    ? { 'how-long': 'open' }
    : { 'how-long': 'date', date: lastDayOf(found.ends_at, look.zone) }),
})

function draw(
  request: PageRequest,
  db: Db,
  found: Shared,
  form: Fields,
  errors: readonly FieldError[],
): Answer {
  const { look, lang } = request
  const text = words(lang)
  const isCaregiver = found.relation === 'caregiver'
  const title = isCaregiver ? text.grant.title(found.name) : text.grant.moreTitle(found.name)
  const action = `/caregivers/grants/${found.id}`
  const fields = (
    <Form look={look} action={action}>
      <ChoiceFields lang={lang} form={form} errors={errors} may={db.may} />
      <Button text={isCaregiver ? text.form.save : text.form.give} />
    </Form>
  )
  return page(
    title,
    <>
      <BackLink lang={lang} href="/caregivers" text={text.grant.back} />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading
        title={title}
        caption={found.email}
        lede={isCaregiver ? text.grant.lede : text.grant.moreLede(found.name)}
      />
      {isCaregiver ? (
        <>
          <Section id="change" title={text.grant.changeTitle}>
            {fields}
          </Section>
          <Section id="end" title={text.grant.endTitle}>
            <p>{text.grant.endText(found.name)}</p>
            <Form look={look} action={`${action}/end`}>
              <Button text={text.grant.end} kind="danger" />
            </Form>
          </Section>
        </>
      ) : (
        fields
      )}
    </>,
    { status: errors.length > 0 ? 422 : undefined },
  )
}
