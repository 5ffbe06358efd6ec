import { Temporal } from 'temporal-polyfill'
import {
  type DemoFile,
  type DemoThread,
  demoDraft,
  demoFile,
  demoPools,
  demoSignIns,
  demoStaff,
  demoTemplates,
  demoThreads,
} from '../../demo/index.ts'
import { open, openClinic, openSystem, type Role } from '../modules/access/index.ts'
import {
  addAttachment,
  type FileCheck,
  hasTemplates,
  type Sent,
  sendMessage,
  setUpPools,
  setUpTemplates,
  startDraft,
  takeOverReading,
  takeOverState,
  type WritingDb,
} from '../modules/messages/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Database } from '../platform/db.ts'
import type { FileStore } from '../platform/file-store.ts'
import { type AccountId, newId, type PatientId, type SessionId, uuidFrom } from '../platform/ids.ts'
import type { Accounts } from './seed-sharing.ts'

const source = 'demo'
const job = { name: 'demo', act: 'seed' } as const
const idOf = (kind: string, key: string): string => uuidFrom(source, kind, key)
const poolId = (key: string): string => idOf('message-pool', key)
const patientOf = (id: string): PatientId => uuidFrom(source, 'Patient', id) as PatientId

/** Where and when the demo is filled. */
type Filling = {
  readonly database: Database
  readonly accounts: Accounts
  readonly zone: string
  readonly files: FileStore
  readonly now: Instant
}

/**
 * Gives the demo clinic its pools, conversations and, last, templates: where there are some, all is there. Everybody
 * writes by her own right, as she would in the portal, only on earlier days. What was cut off is taken up again.
 */
export async function seedMessages(filling: Filling): Promise<boolean> {
  const { database, now } = filling
  const isNew = await openSystem(database, job, now, async db => !(await hasTemplates(db)))
  if (!isNew) return false
  await openSystem(database, job, now, db => setUpPools(db, wholePools(filling)))
  const threads = new Map<string, string>()
  for (const thread of demoThreads) threads.set(thread.id, await converse(filling, thread, threads))
  await begin(filling)
  await openSystem(database, job, now, db => setUpTemplates(db, templates(filling)))
  return true
}

const accountOf = ({ accounts }: Filling, email: string): AccountId => {
  const found = accounts.get(email)
  if (!found) throw new Error(`the demo clinic has no account ${email}`)
  return found
}

/** On this day from today, negative before it, by the clinic's clock. */
const onDay = ({ now, zone }: Filling, days: number, plainTime: string): Instant =>
  now
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days })
    .toZonedDateTime({ timeZone: zone, plainTime })
    .toInstant()

/** So many days ago; nothing that is still to come. */
function at(filling: Filling, { days_ago, time }: { days_ago: number; time: string }): Instant {
  const { now } = filling
  const then = onDay(filling, -days_ago, time)
  return Temporal.Instant.compare(then, now) > 0 ? now.subtract({ minutes: 40 }) : then
}

function wholePools(filling: Filling) {
  const { now, zone } = filling
  return {
    // Whoever covers comes first.
    message_pools: demoPools
      .map((pool, position) => ({
        id: poolId(pool.key),
        name_en: pool.name.en,
        name_es: pool.name.es,
        about_en: pool.about.en,
        about_es: pool.about.es,
        topics: [...pool.topics],
        open_to: pool.clinicians.length > 0 ? ('care' as const) : ('all' as const),
        answer_hours: pool.answer_hours,
        zone,
        cover_id: pool.cover && poolId(pool.cover),
        away_until: pool.away_days === null ? null : onDay(filling, pool.away_days, '00:00'),
        position,
      }))
      .toSorted((a, b) => Number(a.cover_id !== null) - Number(b.cover_id !== null)),
    message_pool_clinicians: demoPools.flatMap(({ key, clinicians }) =>
      clinicians.map(clinician => ({
        pool_id: poolId(key),
        practitioner_id: uuidFrom(source, 'Practitioner', clinician),
      })),
    ),
    message_pool_members: demoPools.flatMap(({ key, members }) =>
      members.map(email => ({
        pool_id: poolId(key),
        account_id: accountOf(filling, email),
        added_at: now,
        added_by: null,
      })),
    ),
    message_pool_hours: demoPools.flatMap(({ key, hours }) =>
      [1, 2, 3, 4, 5].flatMap(weekday =>
        hours.map(([from_time, until_time]) => ({ pool_id: poolId(key), weekday, from_time, until_time })),
      ),
    ),
  }
}

const templates = ({ now }: Filling) =>
  demoTemplates.map(({ key, pool, name, body }) => ({
    id: idOf('message-template', key),
    pool_id: pool && poolId(pool),
    name,
    body_en: body.en,
    body_es: body.es,
    changed_by: null,
    changed_at: now,
  }))

/** Writes a whole conversation and leaves it as it stands today; answers the thread's id. */
async function converse(
  filling: Filling,
  one: DemoThread,
  threads: ReadonlyMap<string, string>,
): Promise<string> {
  const patient = patientOf(one.of)
  let thread = one.follows === undefined ? null : (threads.get(one.follows) ?? null)
  for (const [index, { by, body, file, ...then }] of one.messages.entries())
    thread = await write(
      filling,
      one,
      { id: idOf('message', `${one.id} ${index}`), thread, by, body, file },
      at(filling, then),
    )
  if (thread === null) throw new Error(`the demo clinic wrote nothing about ${one.id}`)
  await settle(filling, one, patient, thread)
  return thread
}

async function write(
  filling: Filling,
  one: DemoThread,
  message: { id: string; thread: string | null; by: string; body: string; file: DemoFile | undefined },
  sent_at: Instant,
): Promise<string> {
  const { id, thread, by, body, file } = message
  const patient = patientOf(one.of)
  const member = demoStaff.find(({ email }) => email === by)
  const account = accountOf(filling, by)
  const side = member ? 'clinic' : 'patient'
  const own = demoSignIns.find(({ email }) => email === by)
  const author = member
    ? { name: member.name, as: member.role }
    : { name: own?.name ?? by, as: own?.patient === one.of ? 'self' : 'parent' }
  const bytes = file && (await demoFile(file, sent_at.toString().slice(0, 10)))
  const send = async (db: WritingDb): Promise<Sent> => {
    const { topic, subject } = one
    const want = { id, side, thread, topic, pool: poolId(one.pool), subject, body } as const
    const begun = await startDraft(db, patient, want, sent_at)
    if (!begun.started) throw new Error(`the demo clinic cannot write about ${one.id}: ${begun.why}`)
    if (file && bytes) {
      const added = await addAttachment(
        db,
        filling.files,
        ownFiles(file),
        { patient, id },
        { name: file.name, unnamed: file.name, bytes },
        account,
        sent_at,
      )
      // Sent before, and taken up again: it has its file.
      if (!added.added && added.why !== 'gone') throw new Error(`the demo clinic cannot attach: ${added.why}`)
    }
    return sendMessage(db, patient, begun.draft, author, { account, as: side }, sent_at)
  }
  const sent = member
    ? await asClinic(filling, { account, role: member.role, patient }, send)
    : await asPatient(filling, { account, patient }, send)
  if (!sent.sent) throw new Error(`the demo clinic cannot send about ${one.id}: ${sent.why}`)
  return sent.thread
}

async function settle(filling: Filling, one: DemoThread, patient: PatientId, thread: string): Promise<void> {
  const { acts = [], claimed, asked, closed_days_ago, unread = false } = one
  const { now } = filling
  const taken = acts.find(({ act }) => act === 'claimed')
  const state = {
    claimed:
      claimed === undefined || taken === undefined
        ? null
        : { by: accountOf(filling, claimed), at: at(filling, taken) },
    asked: asked === undefined ? [] : [accountOf(filling, asked)],
    closed_at:
      closed_days_ago === undefined ? null : at(filling, { days_ago: closed_days_ago, time: '03:00' }),
    notes: acts.map(({ by, act, body, ...then }, index) => ({
      id: idOf('message-note', `${one.id} ${index}`),
      at: at(filling, then),
      account_id: accountOf(filling, by),
      author: demoStaff.find(({ email }) => email === by)?.name ?? by,
      act,
      body,
      to_pool: null,
      to_account: act === 'asked' && asked !== undefined ? accountOf(filling, asked) : null,
    })),
    unread,
  }
  await openSystem(filling.database, job, now, db => takeOverState(db, patient, thread, state, now))
  const last = one.messages.at(-1)
  const reader =
    one.messages.find(({ by }) => demoSignIns.some(({ email }) => email === by))?.by ??
    demoSignIns.find(({ patient }) => patient === one.of)?.email
  if (unread || last === undefined || reader === undefined) return
  const read_at = at(filling, last).add({ minutes: 25 })
  await asPatient(filling, { account: accountOf(filling, reader), patient }, db =>
    takeOverReading(db, thread, {
      read_at: Temporal.Instant.compare(read_at, now) > 0 ? now : read_at,
      archived_at: one.archived ? read_at : null,
    }),
  )
}

/** A draft that waits to be finished. */
function begin(filling: Filling): Promise<unknown> {
  const { id, of, by, pool, topic, subject, body } = demoDraft
  const patient = patientOf(of)
  const want = { id: idOf('message', id), side: 'patient', topic, pool: poolId(pool), subject, body } as const
  return asPatient(filling, { account: accountOf(filling, by), patient }, db =>
    startDraft(db, patient, want, filling.now.subtract({ hours: 20 })),
  )
}

/** What the demo draws itself is what it is. */
const ownFiles = ({ kind }: DemoFile): FileCheck => ({
  scans: false,
  check: async bytes => ({
    fit: true,
    bytes: new Uint8Array(bytes),
    contentType: kind === 'box' ? 'image/jpeg' : 'application/pdf',
    scanned: 'not-scanned',
  }),
})

type Who = { readonly account: AccountId; readonly patient: PatientId }
const actor = { session: newId() as SessionId, target: null, origin: null }

async function asPatient<T>(
  { database, now }: Filling,
  { account, patient }: Who,
  work: Parameters<typeof open<'messages:write', T>>[5],
): Promise<T> {
  const by = { ...actor, account, act: 'POST /messages/drafts/:id/send' }
  const opened = await open(database, by, patient, 'messages:write', now, work)
  if (!opened.opened) throw new Error('the demo clinic may not write for one of its patients')
  return opened.value
}

async function asClinic<T>(
  { database, now }: Filling,
  { account, role, patient }: Who & { role: Role },
  work: Parameters<typeof openClinic<'messages:answer', T>>[4],
): Promise<T> {
  const by = { ...actor, account, role, patient, act: 'POST /staff/messages/of/:patient/:id/send' }
  const opened = await openClinic(database, by, 'messages:answer', now, work)
  if (!opened.opened) throw new Error('the demo clinic may not answer one of its patients')
  return opened.value
}
