import type { Instant } from '../../../platform/clock.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { Lang } from '../../../ui/page.ts'
import type { ClinicDb } from '../../access/index.ts'
import { createInvitation, type Issued, type NotInvited } from '../invitations/create-invitation.ts'
import type { Possible, Why } from './tables.ts'
import { keptIn, type Typed } from './typed.ts'

type Db = ClinicDb<'signups:review'>

export const declineReasons = ['not-our-patient', 'not-proved', 'has-account', 'repeated'] as const
export type DeclineReason = (typeof declineReasons)[number]

/** A sign-up that waits for staff, or that they settled. */
export type SignUp = {
  readonly id: string
  readonly state: 'waiting' | 'approved' | 'declined'
  readonly why: Why | null
  readonly typed: Typed
  readonly language: Lang
  readonly asked_at: Instant
  /** The patients that it may be, the likeliest first, as it was when it came in. */
  readonly possible: readonly Possible[]
  readonly settled_at: Instant | null
  readonly settled_by_name: string | null
  readonly decline_reason: DeclineReason | null
  readonly invitation_id: string | null
}

/** How many wait. */
export async function signUpsWaiting(db: Db): Promise<number> {
  const { waiting } = await db
    .selectFrom('sign_ups')
    .select(count => count.fn.countAll<number>().as('waiting'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return waiting
}

/** Those that wait, the oldest first; or with `settled` those that are done, the newest first. */
export async function listSignUps(
  db: Db,
  secret: string,
  { settled, page, rows }: { settled: boolean; page: number; rows: number },
): Promise<{ rows: SignUp[]; total: number }> {
  const states = settled ? (['approved', 'declined'] as const) : (['waiting'] as const)
  const found = await read(db)
    .where('s.state', 'in', states)
    .orderBy(settled ? 's.settled_at' : 's.asked_at', settled ? 'desc' : 'asc')
    .orderBy('s.id')
    .limit(rows)
    .offset((page - 1) * rows)
    .execute()
  const { total } = await db
    .selectFrom('sign_ups')
    .select(count => count.fn.countAll<number>().as('total'))
    .where('state', 'in', states)
    .executeTakeFirstOrThrow()
  return { rows: found.map(row => signUpFrom(secret, row)), total }
}

/** One sign-up that waits or is settled; null if it is not there. */
export async function signUpById(db: Db, secret: string, id: string): Promise<SignUp | null> {
  const row = await read(db).where('s.id', '=', id).executeTakeFirst()
  return row ? signUpFrom(secret, row) : null
}

const read = (db: Db) =>
  db
    .selectFrom('sign_ups as s')
    .leftJoin('accounts as a', 'a.id', 's.settled_by')
    .select([
      's.id',
      's.state',
      's.why',
      's.sealed',
      's.language',
      's.asked_at',
      's.possible',
      's.settled_at',
      'a.name as settled_by_name',
      's.decline_reason',
      's.invitation_id',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof read>['execute']>>[number]

function signUpFrom(secret: string, { sealed, state, ...row }: Row): SignUp {
  return { ...row, state: state as SignUp['state'], typed: keptIn(secret, row.id, sealed).typed }
}

export type Approved =
  | { readonly approved: true; readonly issued: Issued; readonly language: Lang }
  | { readonly approved: false; readonly why: 'gone' | 'not-possible' | NotInvited }

/**
 * Staff say who it is: one of the possible patients. That makes an invitation to `email`, or on paper. Of two
 * members of staff at once the second finds it gone.
 */
export async function approveSignUp(
  db: Db,
  secret: string,
  { id, patient, email }: { id: string; patient: string; email: string | null },
  now: Instant,
): Promise<Approved> {
  const row = await db
    .selectFrom('sign_ups')
    .select(['possible', 'language'])
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst()
  if (!row) return { approved: false, why: 'gone' }
  if (!row.possible.some(one => one.patient === patient)) return { approved: false, why: 'not-possible' }
  const { language } = row
  const whose = { kind: 'patient', patient: patient as PatientId, name: null } as const
  const given = { ...whose, email, language, created_by: db.account }
  const created = await createInvitation(db, secret, given, now)
  if (!created.created) return { approved: false, why: created.why }
  await db
    .updateTable('sign_ups')
    .set({
      state: 'approved',
      patient_id: patient as PatientId,
      settled_at: now,
      settled_by: db.account,
      invitation_id: created.id,
    })
    .where('id', '=', id)
    .execute()
  return { approved: true, issued: created, language }
}

/** Staff say no, and why. False if somebody else settled it first. */
export async function declineSignUp(
  db: Db,
  id: string,
  reason: DeclineReason,
  now: Instant,
): Promise<boolean> {
  const declined = await db
    .updateTable('sign_ups')
    .set({ state: 'declined', decline_reason: reason, settled_at: now, settled_by: db.account })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst()
  return declined !== undefined
}
