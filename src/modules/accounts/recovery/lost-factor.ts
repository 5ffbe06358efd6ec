import { timingSafeEqual } from 'node:crypto'
import type { Instant } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { openSystem, type SystemDb } from '../../access/index.ts'
import { sendMail } from '../../notices/index.ts'
import { forget, takeTry } from '../count-failures.ts'
import { verifyPassword } from '../password.ts'
import { holdAccount } from '../security/hold-account.ts'
import { passwordOf } from '../security/set-password.ts'
import { hashOfCode, newMailCode } from '../security/tokens.ts'
import { askFactorRemoval } from './factor-removal.ts'
import { answerLimits, mailCodeLimits } from './limits.ts'
import { ownerOfLink, type TakenLink, takeLinkTry, useLink, waysOf } from './open-recovery.ts'
import { personOf } from './person.ts'
import { type NotRecovered, type Recovering, wrongAnswer } from './reset-password.ts'
import { takeFactorsOff } from './take-factors-off.ts'
import { words } from './words.ts'

export type PasswordGiven =
  | { readonly done: true; readonly next: 'code-sent' | 'waiting' | 'staff' }
  | NotRecovered

/**
 * Somebody who opened the link in her mail has lost her second factor and knows her password. If the clinic's
 * record has another address of hers, a code goes there, and `takeOffByCode` does the rest. If the account's
 * address is all there is, the factor comes off after a day, in which whoever has one of her addresses can say
 * no. Wrong passwords count as at sign-in.
 */
export async function giveUpFactor(
  using: Recovering,
  token: string,
  password: string,
  now: Instant,
): Promise<PasswordGiven> {
  const { database, where } = using
  const owner = await ownerOfLink(database, token, now)
  if (!owner) return { done: false, why: 'gone' }
  const tried = await takeTry(database, using.secret, owner.email, where.origin, now)
  if (tried === 'too-many') return { done: false, why: 'too-many' }
  const hash = await passwordOf(database, owner.account)
  const isRight = hash !== null && (await verifyPassword(hash, password))
  if (isRight) {
    await forget(database, tried)
    const sent = await takeTry(database, using.secret, owner.account, where.origin, now, mailCodeLimits)
    if (sent === 'too-many') return { done: false, why: 'too-many' }
  }
  const job = { name: 'accounts', act: 'recovery-lost-factor' } as const
  return openSystem(database, job, now, async (db): Promise<PasswordGiven> => {
    await holdAccount(db, owner.account)
    const link = await takeLinkTry(db, token, now)
    if (!link) return { done: false, why: 'gone' }
    if (!isRight) return wrongAnswer(db, link, where, now)
    return { done: true, next: await proceed(db, using, link, now) }
  })
}

async function proceed(
  db: SystemDb,
  using: Recovering,
  link: TakenLink,
  now: Instant,
): Promise<'code-sent' | 'waiting' | 'staff'> {
  const person = await personOf(db, link.account, using, now)
  const { factor } = await waysOf(db, person)
  const other = person.record_emails.find(email => email !== person.email)
  if (person.is_staff || factor === null) {
    await giveBackTry(db, link, {})
    return 'staff'
  }
  if (factor === 'wait' || other === undefined) {
    await useLink(db, link, now)
    await askFactorRemoval(db, using.baseUrl, person, using.where, now)
    return 'waiting'
  }
  const code = newMailCode()
  await giveBackTry(db, link, { code_hash: hashOfCode(using.secret, `recovery ${link.id}`, code) })
  const { subject, lines } = words(person.language).mails.code
  const key = `recovery code ${link.id} ${newId()}`
  const mail = { to: other, lang: person.language, subject, lines: lines(code), key, account: person.account }
  await sendMail(db, mail, now)
  return 'code-sent'
}

async function giveBackTry(db: Tx, link: TakenLink, also: { code_hash?: Buffer }): Promise<void> {
  await db
    .updateTable('recoveries')
    .set(({ eb }) => ({ wrong_tries: eb('wrong_tries', '-', 1), ...also }))
    .where('id', '=', link.id)
    .execute()
}

/** The code that went to the other address: right, and the second factors are off and everybody is signed out. */
export async function takeOffByCode(
  using: Recovering,
  token: string,
  code: string,
  now: Instant,
): Promise<{ readonly done: true } | NotRecovered> {
  const { database, where } = using
  const owner = await ownerOfLink(database, token, now)
  if (!owner) return { done: false, why: 'gone' }
  const tried = await takeTry(database, using.secret, owner.account, where.origin, now, answerLimits)
  if (tried === 'too-many') return { done: false, why: 'too-many' }
  const job = { name: 'accounts', act: 'recovery-factors-off' } as const
  const answer = await openSystem(database, job, now, async (db): Promise<{ done: true } | NotRecovered> => {
    await holdAccount(db, owner.account)
    const link = await takeLinkTry(db, token, now)
    if (!link?.code_hash) return { done: false, why: 'gone' }
    const given = hashOfCode(using.secret, `recovery ${link.id}`, code)
    if (!timingSafeEqual(given, link.code_hash)) return wrongAnswer(db, link, where, now)
    const person = await personOf(db, link.account, using, now)
    if (person.is_staff) return { done: false, why: 'gone' }
    await useLink(db, link, now)
    await takeFactorsOff(db, person, where, now)
    return { done: true }
  })
  if (answer.done) await forget(database, tried)
  return answer
}
