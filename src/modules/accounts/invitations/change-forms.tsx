import type { PageRequest } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { EmailField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Invitation } from './list-invitations.ts'
import { words } from './words.ts'

/** Gives the invitation out anew, to the address in the field. */
export function RenewForm(props: {
  request: PageRequest
  invitation: Invitation
  error?: string | undefined
}) {
  const { request, invitation, error } = props
  const { invite, one } = words(request.lang).staff
  return (
    <Form look={request.look} action={`/staff/invitations/${invitation.id}/renew`}>
      <EmailField
        lang={request.lang}
        name="email"
        label={invite.email}
        hint={invite.emailHint}
        value={request.form.email ?? invitation.email ?? ''}
        autocomplete="off"
        optional
        error={error}
      />
      <Button text={one.againButton} kind="secondary" />
    </Form>
  )
}

export function RevokeForm({ request, invitation }: { request: PageRequest; invitation: Invitation }) {
  return (
    <Form look={request.look} action={`/staff/invitations/${invitation.id}/revoke`}>
      <Button text={words(request.lang).staff.one.takeButton} kind="danger" />
    </Form>
  )
}
