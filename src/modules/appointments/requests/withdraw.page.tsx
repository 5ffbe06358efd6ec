import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import type { PatientDb } from '../../access/index.ts'
import { withdrawRequest } from './withdraw-request.ts'

/** `POST /appointments/requests/:id/withdraw`: she no longer wants what she asked for. Twice is once. */
export async function takeWithdraw(
  { params, look }: PageRequest,
  db: PatientDb<'appointments:write'>,
): Promise<Answer> {
  const by = { account: db.account, as: 'patient' } as const
  const done = await withdrawRequest(db, db.patient, params.id ?? '', by, look.now)
  if (done.withdrawn) return redirect('/appointments?done=withdrawn')
  return done.why === 'gone' ? notThere : redirect('/appointments?done=late')
}
