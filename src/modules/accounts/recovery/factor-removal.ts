import type { Instant } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/db.ts'
import { type AccountId, newId } from '../../../platform/ids.ts'
import { openSystem, type SystemDb } from '../../access/index.ts'
import { sendMail } from '../../notices/index.ts'
import type { ClinicRecord } from '../on-record.ts'
import { endOpenLinks } from '../security/end-open-links.ts'
import { holdAccount } from '../security/hold-account.ts'
import { noteSecurityEvent, nowhere, type Where } from '../security/note-security-event.ts'
import { hashOfToken, newToken } from '../security/tokens.ts'
import { type Person, personOf } from './person.ts'
import { takeFactorsOff } from './take-factors-off.ts'
import { words } from './words.ts'

/** How long everybody who has one of the person's addresses can say no. */
const removal_hours = 24

const open = (db: Pick<Tx, 'selectFrom'>) =>
  db.selectFrom('factor_removals').where('cancelled_at', 'is', null).where('done_at', 'is', null)

/**
 * The second factors come off in a day, unless somebody objects. Asked twice, the first time counts, so that
 * asking again neither shortens nor prolongs the wait.
 */
export async function askFactorRemoval(
  tx: Tx,
  baseUrl: string,
  person: Person,
  where: Where,
  now: Instant,
): Promise<void> {
  const { token, hash } = newToken()
  const id = newId()
  const asked = await tx
    .insertInto('factor_removals')
    .values({
      id,
      account_id: person.account,
      asked_at: now,
      due_at: now.add({ hours: removal_hours }),
      cancel_hash: hash,
      cancelled_at: null,
      done_at: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!asked) return
  const { subject, lines } = words(person.language).mails.removal
  for (const to of new Set([person.email, ...person.record_emails])) {
    const mail = { to, lang: person.language, subject, lines: lines(`${baseUrl}/recover/keep/${token}`) }
    await sendMail(tx, { ...mail, key: `factor removal ${id} ${to}`, account: person.account }, now)
  }
  await noteSecurityEvent(tx, person.account, 'factor-removal-asked', { ...where, session: null }, now)
}

/** True if the link in the mail can still keep the second factor on. */
export async function canKeepFactors(database: Database, token: string): Promise<boolean> {
  const row = await open(database.kysely)
    .select('id')
    .where('cancel_hash', '=', hashOfToken(token))
    .executeTakeFirst()
  return row !== undefined
}

/** Somebody with one of the person's addresses, or she herself when signed in, says no. */
export function keepFactors(
  database: Database,
  by: { token: string } | { account: AccountId },
  where: Where,
  now: Instant,
): Promise<boolean> {
  return database.kysely.transaction().execute(async tx => {
    const asked = await open(tx)
      .select(['id', 'account_id'])
      .where(({ eb }) =>
        'token' in by ? eb('cancel_hash', '=', hashOfToken(by.token)) : eb('account_id', '=', by.account),
      )
      .executeTakeFirst()
    if (!asked) return false
    await holdAccount(tx, asked.account_id)
    if (!(await end(tx, asked.id, { cancelled_at: now }))) return false
    await endOpenLinks(tx, asked.account_id, now)
    await noteSecurityEvent(tx, asked.account_id, 'factor-removal-cancelled', where, now)
    return true
  })
}

/** When this account's second factors will come off; null if nobody asked for it. */
export async function removalDue(database: Database, account: AccountId): Promise<Instant | null> {
  const row = await open(database.kysely)
    .select('due_at')
    .where('account_id', '=', account)
    .executeTakeFirst()
  return row?.due_at ?? null
}

/** Takes off what has waited its day. For a job, every few minutes; answers how many it took. */
export async function finishFactorRemovals(
  database: Database,
  record: ClinicRecord,
  now: Instant,
): Promise<number> {
  const job = { name: 'accounts', act: 'recovery-factors-off' } as const
  for (let finished = 0; ; ) {
    const next = await openSystem(database, job, now, db => finishNext(db, record, now))
    if (next === 'none') return finished
    if (next === 'finished') finished += 1
  }
}

async function finishNext(
  db: SystemDb,
  record: ClinicRecord,
  now: Instant,
): Promise<'finished' | 'late' | 'none'> {
  const due = await open(db)
    .select(['id', 'account_id'])
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  if (!due) return 'none'
  await holdAccount(db, due.account_id)
  const person = await personOf(db, due.account_id, record, now)
  // Whoever became a member of staff meanwhile is an administrator's matter.
  const ending = person.is_staff ? { cancelled_at: now } : { done_at: now }
  if (!(await end(db, due.id, ending))) return 'late'
  if (!person.is_staff) await takeFactorsOff(db, person, nowhere, now)
  return 'finished'
}

/** False if somebody else ended it while this one waited for the account. */
async function end(
  tx: Tx,
  id: string,
  ending: { cancelled_at: Instant } | { done_at: Instant },
): Promise<boolean> {
  const ended = await tx
    .updateTable('factor_removals')
    .set(ending)
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .where('done_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}
