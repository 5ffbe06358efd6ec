import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import type { PatientId } from '../../../platform/ids.ts'
import type { Lang } from '../../../ui/page.ts'
import { openSystem } from '../../access/index.ts'
import { hashOfToken } from '../security/tokens.ts'
import { isOpen, readProof, type Way } from './prove-invitation.ts'
import './tables.ts'

export type Kind = 'patient' | 'caregiver' | 'guardian' | 'staff'

/** What a link leads to, before anything was proved: only what is asked for, and in which language. */
export type Linked = { readonly asks: 'birth-date' | 'code'; readonly kind: Kind; readonly language: Lang }

/** Null for a link that was never made, is used, taken back, replaced, too old or locked: one answer for all. */
export function openInvitation(database: Database, token: string, now: Instant): Promise<Linked | null> {
  return openSystem(database, { name: 'accounts', act: 'invitation-opened' }, now, async db => {
    const row = await db
      .selectFrom('invitations')
      .select(['kind', 'language'])
      .where('token_hash', '=', hashOfToken(token))
      .where(isOpen(now))
      .executeTakeFirst()
    return row ? { ...row, asks: row.kind === 'staff' ? 'code' : 'birth-date' } : null
  })
}

/** An invitation that somebody proved to be hers. `patient_name` is whose record it is about. */
export type ProvenInvitation = {
  readonly id: string
  readonly issue: number
  readonly way: Way
  readonly kind: Kind
  readonly patient: PatientId | null
  readonly patient_name: string | null
  readonly name: string | null
  readonly email: string | null
  readonly language: Lang
}

/** What the proof in a browser's cookie opens, while the invitation itself is still open; else null. */
export async function provenInvitation(
  { database, secret }: { database: Database; secret: string },
  proof: string | null,
  now: Instant,
): Promise<ProvenInvitation | null> {
  const read = readProof(secret, proof, now)
  if (!read) return null
  return openSystem(database, { name: 'accounts', act: 'invitation-opened' }, now, async db => {
    const row = await db
      .selectFrom('invitations')
      .select(['kind', 'patient_id as patient', 'name', 'email', 'language'])
      .where('id', '=', read.id)
      .where('issue', '=', read.issue)
      .where(isOpen(now))
      .executeTakeFirst()
    if (!row) return null
    const patient = row.patient
      ? await db.selectFrom('patients').select('name').where('id', '=', row.patient).executeTakeFirst()
      : undefined
    return { ...read, ...row, patient_name: patient?.name ?? null }
  })
}
