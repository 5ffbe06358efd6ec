import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'
import type { Lang } from '../../../ui/page.ts'
import { sendMail } from '../../notices/index.ts'
import { type Issued, invitation_days } from './create-invitation.ts'
import { words } from './words.ts'

/** The portal as its mails name it. */
export type From = { readonly baseUrl: string; readonly clinic: { readonly name: string } }

/** Mails the clinic's invitation, in the caller's transaction. Names nobody: it may reach another person. */
export async function mailInvitation(
  tx: Tx,
  from: From,
  to: { readonly kind: 'patient' | 'staff'; readonly email: string; readonly language: Lang },
  issued: Issued,
  now: Instant,
): Promise<void> {
  const { subject, lines } = words(to.language).mails[to.kind]
  const link = `${from.baseUrl}/invitation/${issued.token}`
  await sendMail(
    tx,
    {
      to: to.email,
      lang: to.language,
      subject,
      lines: lines(from.clinic.name, link, invitation_days),
      key: `invitation ${issued.id} ${issued.expires_at.epochMilliseconds}`,
      account: null,
    },
    now,
  )
}

/**
 * Tells whoever must know that an invitation was accepted: the account's own address, and the one that the link
 * was mailed to if that is another, since it may have been somebody else who used it.
 */
export async function mailAccepted(
  tx: Tx,
  baseUrl: string,
  of: {
    readonly invitation: string
    readonly account: AccountId
    readonly email: string
    readonly invited: string | null
    readonly language: Lang
    readonly is_new: boolean
  },
  now: Instant,
): Promise<void> {
  const { welcome, added } = words(of.language).mails
  const mail = { lang: of.language, account: of.account }
  if (of.is_new)
    await sendMail(
      tx,
      {
        ...mail,
        to: of.email,
        subject: welcome.subject,
        lines: welcome.lines(of.email, baseUrl),
        key: `welcome ${of.invitation}`,
      },
      now,
    )
  if (of.invited !== null && of.invited !== of.email)
    await sendMail(
      tx,
      {
        ...mail,
        to: of.invited,
        subject: added.subject,
        lines: added.lines(),
        key: `accepted ${of.invitation}`,
      },
      now,
    )
}
