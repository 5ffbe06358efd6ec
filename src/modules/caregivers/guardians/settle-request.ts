import type { Instant } from '../../../platform/clock.ts'
import type { AccountId } from '../../../platform/ids.ts'
import type { ClinicDb } from '../../access/index.ts'
import type { Where } from '../../accounts/index.ts'
import { sendMail } from '../../notices/index.ts'
import type { ClinicRules } from '../sharing/giver.ts'
import { type Entered, enterGuardian, type NewGuardian, type Sender } from './enter-guardian.ts'
import { words } from './words.ts'

type Db = ClinicDb<'guardians:verify'>
type Approval = Omit<NewGuardian, 'who' | 'request_id' | 'name'>

export type Settled =
  | { settled: true }
  | { settled: false; why: 'late' }
  | Exclude<Entered, { entered: true }>

/** Lets the parent who asked in to the record of this patient. Of two who settle it at once one finds it settled. */
export async function approveRequest(
  db: Db,
  id: string,
  given: Approval,
  sender: Sender,
  rules: ClinicRules,
  where: Where,
  now: Instant,
): Promise<Settled> {
  const request = await held(db, id)
  if (!request) return { settled: false, why: 'late' }
  const entered = await enterGuardian(
    db,
    { ...given, name: request.name, who: { account: request.account_id }, request_id: id },
    sender,
    rules,
    where,
    now,
  )
  if (!entered.entered) return entered
  await settle(db, id, { outcome: 'approved', answer: null }, now)
  await tell(db, id, request, sender, now)
  return { settled: true }
}

/** Says no, with words that the person will read. */
export async function declineRequest(
  db: Db,
  id: string,
  answer: string,
  sender: Sender,
  now: Instant,
): Promise<Settled> {
  const request = await held(db, id)
  if (!request) return { settled: false, why: 'late' }
  await settle(db, id, { outcome: 'declined', answer }, now)
  await tell(db, id, request, sender, now)
  return { settled: true }
}

type Requester = { account_id: AccountId; name: string; email: string; language: 'en' | 'es' | null }

/** The open request, held until the transaction ends. */
const held = (db: Db, id: string): Promise<Requester | undefined> =>
  db
    .selectFrom('child_requests as r')
    .innerJoin('accounts as a', 'a.id', 'r.account_id')
    .select(['r.account_id', 'a.name', 'a.email', 'a.language'])
    .where('r.id', '=', id)
    .where('r.settled_at', 'is', null)
    .forUpdate('r')
    .executeTakeFirst()

const settle = (
  db: Db,
  id: string,
  answered: { outcome: 'approved' | 'declined'; answer: string | null },
  now: Instant,
) =>
  db
    .updateTable('child_requests')
    .set({ ...answered, settled_at: now, settled_by: db.account })
    .where('id', '=', id)
    .execute()

async function tell(
  db: Db,
  id: string,
  { account_id, email, language }: Requester,
  sender: Sender,
  now: Instant,
) {
  const lang = language ?? sender.lang
  const text = words(lang).mails.answered
  await sendMail(
    db,
    {
      to: email,
      lang,
      subject: text.subject(sender.clinic),
      lines: text.lines(`${sender.baseUrl}/caregivers/child`),
      key: `child request ${id}`,
      account: account_id,
    },
    now,
  )
}
