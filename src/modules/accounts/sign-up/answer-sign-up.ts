import { z } from 'zod'
import type { Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import type { PatientId } from '../../../platform/ids.ts'
import { addWork } from '../../../platform/outbox.ts'
import { openSystem, type SystemDb } from '../../access/index.ts'
import { sendMail } from '../../notices/index.ts'
import { type FindIdentities, isGrownUp, type OnRecord } from '../on-record.ts'
import { hashOfCode, newMailCode } from '../security/tokens.ts'
import { fitsOf, fitsWholly } from './fits.ts'
import type { Possible, Why } from './tables.ts'
import { keptIn, sealKept, type Typed } from './typed.ts'
import { words } from './words.ts'

/** How long a mailed code works. */
const code_minutes = 60
/** However often somebody asks: so many codes a day go to one patient. */
const most_codes_a_day = 3
const most_possible = 8

/** The kind of work that closing a sign-up whose code was not used is to the jobs. */
export const closeSignUpWork = 'close-sign-up'

export const codePurpose = 'sign-up codes'

export type Answering = {
  readonly database: Database
  readonly secret: string
  readonly clinic: { readonly name: string; readonly zone: string }
  readonly findIdentities: FindIdentities
}

/**
 * Looks whether a sign-up fits a patient. If all that was typed fits exactly one, who has no account, is grown up
 * and has an e-mail address on record, a code goes to that address: never to one that was typed and is not on
 * record. Everything else waits for staff. Doing it again changes nothing.
 */
export async function answerSignUp(answering: Answering, id: string, now: Instant): Promise<void> {
  const { database, secret, clinic, findIdentities } = answering
  await openSystem(database, { name: 'accounts', act: 'sign-up-answered' }, now, async db => {
    const row = await db
      .selectFrom('sign_ups')
      .select(['sealed', 'identity_key', 'language'])
      .where('id', '=', id)
      .where('state', '=', 'asked')
      .forUpdate()
      .executeTakeFirst()
    if (!row) return
    const { typed } = keptIn(secret, id, row.sealed)
    const today = now.toZonedDateTimeISO(clinic.zone).toPlainDate()
    const found = await findIdentities(db, typed, today.toString())
    const possible = await possibleOf(db, typed, found)
    const grown_up = isGrownUp(typed.birth_date, today)
    const match = await matchOf(db, typed, found, possible, grown_up, now)
    if ('why' in match) return wait(db, id, row.identity_key, match.why, possible)
    const code = newMailCode()
    const expires = now.add({ minutes: code_minutes })
    await db
      .updateTable('sign_ups')
      .set({
        state: 'code-sent',
        patient_id: match.patient,
        sealed: sealKept(secret, id, { typed, sent_to: match.email }),
        code_hash: hashOfCode(secret, codePurpose, code),
        code_expires_at: expires,
        possible: JSON.stringify(possible),
      })
      .where('id', '=', id)
      .execute()
    const { subject, lines } = words(row.language).mails.code
    const mail = { to: match.email, lang: row.language, key: `sign-up ${id}`, account: null }
    await sendMail(db, { ...mail, subject, lines: lines(clinic.name, code, code_minutes) }, now)
    await addWork(db, { kind: closeSignUpWork, key: id, payload: { sign_up: id }, due_at: expires }, now)
  })
}

async function possibleOf(db: SystemDb, typed: Typed, found: readonly OnRecord[]): Promise<Possible[]> {
  const ids = found.map(({ patient }) => patient)
  const taken = ids.length === 0 ? [] : await patientsWithAccount(db, ids)
  const count = ({ fits }: Possible) => Object.values(fits).filter(Boolean).length
  return found
    .map(record => ({
      patient: record.patient,
      fits: fitsOf(typed, record),
      has_account: taken.includes(record.patient),
    }))
    .filter(one => count(one) > 0)
    .toSorted((a, b) => count(b) - count(a))
    .slice(0, most_possible)
}

async function patientsWithAccount(db: SystemDb, ids: readonly PatientId[]): Promise<PatientId[]> {
  const rows = await db
    .selectFrom('access_grants')
    .select('patient_id')
    .where('patient_id', 'in', [...ids])
    .where('relation', '=', 'self')
    .where('ends_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
  return rows.map(row => row.patient_id)
}

type Match = { readonly patient: PatientId; readonly email: string } | { readonly why: Why }

async function matchOf(
  db: SystemDb,
  typed: Typed,
  found: readonly OnRecord[],
  possible: readonly Possible[],
  grown_up: boolean,
  now: Instant,
): Promise<Match> {
  const exact = found.filter(record => fitsWholly(fitsOf(typed, record)) && !record.deceased)
  const [only] = exact
  if (!only) return { why: 'no-match' }
  if (exact.length > 1) return { why: 'several' }
  if (possible.some(one => one.patient === only.patient && one.has_account)) return { why: 'has-account' }
  if (!grown_up) return { why: 'too-young' }
  const known = only.emails.filter(email => email.length <= 254 && z.email().safeParse(email).success)
  const wanted = typed.email.trim().toLowerCase()
  const email = known.includes(wanted) ? wanted : known[0]
  if (email === undefined) return { why: 'no-email' }
  // One at a time for each patient, so that two at once cannot both find room for one more code.
  await db.selectFrom('patients').select('id').where('id', '=', only.patient).forUpdate().execute()
  const { sent } = await db
    .selectFrom('sign_ups')
    .select(count => count.fn.countAll<number>().as('sent'))
    .where('patient_id', '=', only.patient)
    .where('code_hash', 'is not', null)
    .where('asked_at', '>', now.subtract({ hours: 24 }))
    .executeTakeFirstOrThrow()
  return sent >= most_codes_a_day ? { why: 'many-codes' } : { patient: only.patient, email }
}

/** One row waits for each person, however often she asks: the newest. */
async function wait(
  db: SystemDb,
  id: string,
  identity_key: Buffer,
  why: Why,
  possible?: readonly Possible[],
): Promise<void> {
  await db
    .deleteFrom('sign_ups')
    .where('identity_key', '=', identity_key)
    .where('state', '=', 'waiting')
    .execute()
  await db
    .updateTable('sign_ups')
    .set({ state: 'waiting', why, ...(possible && { possible: JSON.stringify(possible) }) })
    .where('id', '=', id)
    .execute()
}

/** A code that nobody entered in time: staff look, since the address on record may be an old one. */
export async function closeSignUp(database: Database, id: string, now: Instant): Promise<void> {
  await openSystem(database, { name: 'accounts', act: 'sign-up-closed' }, now, async db => {
    const row = await db
      .selectFrom('sign_ups')
      .select('identity_key')
      .where('id', '=', id)
      .where('state', '=', 'code-sent')
      .where('code_expires_at', '<=', now)
      .forUpdate()
      .executeTakeFirst()
    if (row) await wait(db, id, row.identity_key, 'code-unused')
  })
}

/** How long settled sign-ups are kept, and what nobody settled. */
const kept_days = 30
const longest_waiting_days = 180

/** Removes sign-ups that were settled long ago. */
export async function clearOldSignUps(database: Database, now: Instant): Promise<void> {
  await openSystem(database, { name: 'accounts', act: 'sign-ups-cleared' }, now, async db => {
    await db
      .deleteFrom('sign_ups')
      .where(({ eb, or }) =>
        or([
          eb('settled_at', '<', now.subtract({ hours: 24 * kept_days })),
          eb('asked_at', '<', now.subtract({ hours: 24 * longest_waiting_days })),
        ]),
      )
      .execute()
  })
}
