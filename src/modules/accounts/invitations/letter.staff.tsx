import { type Answer, notThere, type PageRequest, page } from '../../../ui/answer.ts'
import { PrintButton } from '../../../ui/button.tsx'
import { dateOf } from '../../../ui/dates.ts'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import type { ClinicDb } from '../../access/index.ts'
import { QrCode } from '../second-factor/qr.tsx'
import { invitationCode } from './code.ts'
import { patientInvitationById } from './list-invitations.ts'
import { words } from './words.ts'

/** `GET /staff/invitations/:id/letter`: a page to print, in the language of the person, while it is open. */
export async function letterPage(
  request: PageRequest,
  db: ClinicDb<'invitations:manage'>,
  { secret }: { secret: string },
): Promise<Answer> {
  const { look, lang, params, baseUrl } = request
  const invitation = await patientInvitationById(db, params.id ?? '', look.now)
  if (invitation?.state !== 'open') return notThere
  const { id, issue, language, patient_name, name, expires_at } = invitation
  const own = words(lang).staff.letter
  const w = words(language).staff.letter
  const code = invitationCode(secret, id, issue)
  const { clinic } = look
  return page(
    own.title,
    <>
      <BackLink lang={lang} href={`/staff/invitations/${id}`} text={own.back} />
      <PrintButton lang={lang} />
      <div class="letter" lang={language}>
        <PageHeading title={w.title} caption={clinic.name} />
        <p>{w.dear(name ?? patient_name ?? '')}</p>
        <p>{w.text(clinic.name)}</p>
        <h2>{w.how}</h2>
        <ol>
          <li>
            {w.open}
            <p class="secret">{`${baseUrl}/invitation`}</p>
            <QrCode text={`${baseUrl}/invitation?code=${code}`} label={w.qr} />
          </li>
          <li>
            {w.enter}
            <p class="code">{code}</p>
          </li>
          <li>{w.birth}</li>
        </ol>
        <p>{w.once(dateOf(expires_at, language, look.zone))}</p>
        <p>
          {w.help} {clinic.phone === null ? w.ask : w.call(clinic.phone)}
        </p>
      </div>
    </>,
  )
}
