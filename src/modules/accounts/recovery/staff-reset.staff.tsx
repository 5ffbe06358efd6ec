import type { AccountId } from '../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import type { ClinicDb } from '../../access/index.ts'
import { nowhere } from '../security/note-security-event.ts'
import { codeForIssuer, issueStaffCode, proofs, staffToReset } from './cases.ts'
import { PaperCode, ProofChoice } from './paper-code.tsx'
import { words } from './words.ts'

type Db = ClinicDb<'staff:manage'>
type Front = { readonly secret: string }

/** `GET /staff/accounts/:id/way-in`: an administrator gives a member of staff a code for getting back in. */
export const staffResetPage = (request: PageRequest, db: Db, front: Front): Promise<Answer> =>
  draw(request, db, front, [])

/** `POST /staff/accounts/:id/way-in` */
export async function takeStaffReset(request: PageRequest, db: Db, front: Front): Promise<Answer> {
  const { form, lang, look, params } = request
  const id = (params.id ?? '') as AccountId
  const proof = proofs.find(known => known === form.proof)
  if (proof === undefined)
    return draw(request, db, front, [{ field: 'proof', text: words(lang).workspace.proofMissing }])
  const issued = await issueStaffCode(db, front.secret, id, proof, nowhere, look.now)
  return issued ? redirect(`/staff/accounts/${id}/way-in`) : notThere
}

async function draw(request: PageRequest, db: Db, { secret }: Front, errors: FieldError[]): Promise<Answer> {
  const { lang, look, params } = request
  const id = (params.id ?? '') as AccountId
  const w = words(lang).workspace
  const found = await staffToReset(db, id)
  if (!found) return notThere
  const code = found.latest && codeForIssuer(secret, found.latest, db.account, look.now)
  return staffPage(
    request,
    'accounts',
    { title: w.staffTitle(found.name), lede: w.staffLede },
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {code && found.latest && (
        <PaperCode request={request} code={code} until={found.latest.code_expires_at} />
      )}
      <p>{w.staffText}</p>
      <Form look={look} action={`/staff/accounts/${id}/way-in`}>
        <ProofChoice request={request} error={errorOf(errors, 'proof')} />
        <Button text={code ? w.anotherCode : w.issue} kind={code ? 'secondary' : 'primary'} />
      </Form>
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}
