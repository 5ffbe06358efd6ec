import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { Form } from '../../../ui/form.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import type { ClinicDb } from '../../access/index.ts'
import {
  invitationById,
  invitationCode,
  mailInvitation,
  renewInvitation,
  revokeInvitation,
} from '../../accounts/index.ts'
import { words } from '../words.ts'
import type { From } from './invite-staff.ts'

type Db = ClinicDb<'staff:manage'>

/**
 * `GET /staff/accounts/invited/:id`: the code that goes with the mailed link. The administrator tells it by another
 * way, so that who reads the mail alone cannot become staff.
 */
export async function invitedStaffPage(
  request: PageRequest,
  db: Db,
  { secret }: Pick<From, 'secret'>,
): Promise<Answer> {
  const { look, lang, params } = request
  const text = words(lang).accounts
  const found = await invitationById(db, params.id ?? '', look.now)
  if (found?.kind !== 'staff') return notThere
  const open = found.state === 'open'
  return staffPage(
    request,
    'accounts',
    { title: found.name ?? found.email ?? '', caption: text.waiting },
    <>
      {open ? (
        <>
          <p>{text.invited(found.email ?? '', dateTimeOf(found.expires_at, lang, look.zone))}</p>
          <p class="code">{invitationCode(secret, found.id, found.issue)}</p>
          <p class="hint">{text.invitedCode}</p>
        </>
      ) : (
        <p>{text.invitedOver}</p>
      )}
      {(open || found.state === 'expired' || found.state === 'locked') && (
        <Form look={look} action={`/staff/accounts/invited/${found.id}`}>
          <ButtonRow>
            <Button text={text.renew} kind="secondary" name="do" value="renew" />
            <Button text={text.revoke} kind="quiet" name="do" value="revoke" />
          </ButtonRow>
        </Form>
      )}
    </>,
  )
}

/** `POST /staff/accounts/invited/:id`: a new link and code, or none any more. */
export async function takeInvitedStaff(request: PageRequest, db: Db, from: From): Promise<Answer> {
  const { form, look, params } = request
  const id = params.id ?? ''
  const found = await invitationById(db, id, look.now)
  if (found?.kind !== 'staff' || found.email === null) return notThere
  if (form.do === 'revoke') {
    await revokeInvitation(db, id, db.account, look.now)
    return redirect('/staff/accounts')
  }
  const issued = await renewInvitation(db, from.secret, { id }, look.now)
  if (issued === null) return redirect('/staff/accounts')
  const { email, language } = found
  await mailInvitation(db, from, { kind: 'staff', email, language }, issued, look.now)
  return redirect(`/staff/accounts/invited/${id}`)
}
